"""Web pages: main text, stated metadata, and pages without an article."""

from sayso.ingest import gather

PARAGRAPHS = (
    "The reservoir above Tarnby lost a metre of water within a night, the water board said on Friday.",
    "Engineers found no crack in the wall, spokesman Jens Aaby told reporters, but the search goes on for the cause.",
    "Some four hundred people in the lower town were asked to sleep elsewhere until the level is steady again.",
)
PAGE = """<!doctype html><html lang="en"><head><meta charset="{charset}"><title>Reservoir falls - Tarnby Post</title>
<meta property="og:title" content="Reservoir falls"><meta property="og:site_name" content="Tarnby Post">
<meta property="article:published_time" content="2031-02-14T08:30:00+01:00">
<link rel="canonical" href="https://tarnbypost.example/2031/02/14/reservoir">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [{{"@type": "WebSite"}},
 {{"@type": "NewsArticle", "headline": "Reservoir falls", "dateModified": "2031-02-14T11:00:00+01:00",
 "author": [{{"@type": "Person", "name": "Rie Holm"}}], "publisher": {{"name": "Tarnby Post"}}}}]}}</script></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Reservoir falls</h1>{body}</article>
<footer>Cookies Terms Subscribe</footer></body></html>"""


def page(charset="utf-8", paragraphs=PARAGRAPHS):
    return PAGE.format(charset=charset, body="".join(f"<p>{p}</p>" for p in paragraphs))


def test_main_text_and_metadata(tmp_path):
    (tmp_path / "a.html").write_text(page(), encoding="utf-8")
    (a,), failures = gather([tmp_path])
    assert not failures
    assert (a.title, a.outlet, a.byline) == ("Reservoir falls", "Tarnby Post", "Rie Holm")
    assert (a.published, a.modified) == ("2031-02-14T08:30", "2031-02-14T11:00")
    assert a.url == "https://tarnbypost.example/2031/02/14/reservoir"
    assert a.text.startswith("Reservoir falls\n\n")
    assert all(p in a.text for p in PARAGRAPHS)
    assert "Cookies" not in a.text
    assert ("og:site_name", "Tarnby Post") in a.metadata
    assert ("jsonld:author.name", "Rie Holm") in a.metadata


def test_a_page_that_states_little(tmp_path):
    body = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    (tmp_path / "a.htm").write_text(
        f"<title>Reservoir falls | The Tarnby Post</title><h1>Reservoir falls</h1><p>14 February 2031</p>{body}",
        encoding="utf-8",
    )
    (a,), failures = gather([tmp_path])
    assert not failures
    assert (a.title, a.outlet, a.published) == ("Reservoir falls", "The Tarnby Post", "2031-02-14")


def test_the_declared_encoding_is_used(tmp_path):
    text = (*PARAGRAPHS, "The mayor, Søren Ås, called it “a riddle” on Friday and asked for patience from all.")
    (tmp_path / "a.html").write_bytes(page("windows-1252", text).encode("cp1252"))
    (a,), _ = gather([tmp_path])
    assert "Søren Ås, called it “a riddle”" in a.text


def test_pages_without_an_article_are_named(tmp_path):
    for name, content in (
        ("empty.html", "<html><body></body></html>"),
        ("broken.html", "<<<>>>"),
        ("script.html", "<html><script>var a = 1;</script></html>"),
    ):
        (tmp_path / name).write_text(content, encoding="utf-8")
    articles, failures = gather([tmp_path])
    assert not articles
    assert {f.path.rsplit("/", 1)[1] for f in failures} == {"empty.html", "broken.html", "script.html"}
    assert all(f.remedy for f in failures)


def test_hostile_nesting_ends_in_a_value(tmp_path):
    (tmp_path / "deep.html").write_text("<div>" * 50_000 + PARAGRAPHS[0], encoding="utf-8")
    (tmp_path / "ok.html").write_text(page(), encoding="utf-8")
    articles, _ = gather([tmp_path])
    assert "ok" in [a.id for a in articles]
