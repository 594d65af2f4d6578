"""What agencies and sites hand out: ninjs, NewsML-G2, schema.org articles and live blogs."""

import json

import pytest
from ingest.made_inputs import BODY, PARAGRAPHS

from sayso.ingest import gather


def read(tmp_path, name, content):
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return gather([tmp_path / name])


XHTML = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
NINJS = {"uri": "urn:kna:31:77", "headline": "Cable car stands still", "versioncreated": "2031-05-04T14:00:00Z",
         "firstcreated": "2031-05-04T09:00:00Z", "language": "en", "byline": "Vera Lund", "creditline": "KNA",
         "version": "3", "body_xhtml": f"<div>{XHTML}</div>"}


@pytest.mark.parametrize(
    "item",
    [NINJS, {**NINJS, "body_xhtml": None, "body_text": "\n\n".join(PARAGRAPHS)},
     {**NINJS, "body_xhtml": None, "bodies": [{"role": "main", "contenttype": "text/html", "value": XHTML}]}],
)
def test_ninjs(tmp_path, item):
    (a,), failures = read(tmp_path, "item.json", item)
    assert not failures
    assert (a.title, a.agency, a.byline, a.language) == ("Cable car stands still", "KNA", "Vera Lund", "en")
    assert (a.published, a.modified) == ("2031-05-04T09:00", "2031-05-04T14:00")
    assert all(p in a.text for p in PARAGRAPHS)
    assert ("ninjs:version", "3") in a.metadata


def test_ninjs_that_was_withdrawn_or_is_a_picture(tmp_path):
    (_,), (failure,) = read(tmp_path, "item.json", {**NINJS, "pubstatus": "canceled"})
    assert "withdrawn" in failure.reason
    assert failure.severity == "partly"
    _, (failure,) = read(tmp_path, "item.json", {**NINJS, "type": "picture", "body_xhtml": ""})
    assert "picture" in failure.reason


NEWSML = f"""<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:newsml:kna:77" version="2" xml:lang="en"><itemMeta><provider literal="KNA"/>
<versionCreated>2031-05-04T14:00:00Z</versionCreated><pubStatus qcode="stat:{{status}}"/></itemMeta>
<contentMeta><contentCreated>2031-05-04T09:00:00Z</contentCreated><creditline>KNA</creditline><by>Vera Lund</by>
<headline>Cable car stands still</headline></contentMeta>
<contentSet><inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>
<body.head><hedline><hl1>Cable car stands still</hl1></hedline></body.head>
<body.content>{XHTML}</body.content></body></nitf></inlineXML></contentSet></newsItem>
<newsItem guid="urn:newsml:kna:78"><contentSet><remoteContent href="http://kna.example/p.jpg"/></contentSet></newsItem>
</itemSet></newsMessage>"""


def test_newsml(tmp_path):
    (a,), (failure,) = read(tmp_path, "item.xml", NEWSML.format(status="usable").encode())
    assert (a.title, a.agency, a.byline) == ("Cable car stands still", "KNA", "Vera Lund")
    assert (a.published, a.modified) == ("2031-05-04T09:00", "2031-05-04T14:00")
    assert a.text == "\n\n".join(("Cable car stands still", *PARAGRAPHS))
    assert ("newsml:version", "2") in a.metadata
    assert (failure.place, "picture" in failure.reason) == ("item 2", True)


def test_newsml_that_was_cancelled_is_read_and_marked(tmp_path):
    (_,), failures = read(tmp_path, "item.xml", NEWSML.format(status="canceled").encode())
    assert any("cancelled by its agency" in f.reason for f in failures)


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "xml",
    [f'<!DOCTYPE x [<!ENTITY l0 "lol">{LAUGHS}]><newsItem><headline>&l9;</headline></newsItem>',
     '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><newsItem>&f;</newsItem>',
     '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&f;</title></item></channel></rss>',
     f'<!DOCTYPE x [<!ENTITY l0 "lol">{LAUGHS}]><urlset>&l9;</urlset>'],
)
def test_entities_are_refused(tmp_path, xml):
    articles, (failure,) = read(tmp_path, "item.xml", xml.encode())
    assert not articles
    assert "entities" in failure.reason


@pytest.mark.parametrize("xml", ["<newsItem>", "<newsItem/>", "<newsItem>" * 100_000, "<a><b/></a>", "<?xml"])
def test_broken_xml(tmp_path, xml):
    articles, failures = read(tmp_path, "item.xml", xml.encode())
    assert not articles
    assert failures[0].remedy


ARTICLE = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Cable car stands still",
           "articleBody": "\n\n".join(PARAGRAPHS), "datePublished": "2031-05-04T09:00:00Z",
           "dateModified": "2031-05-05T08:00:00Z", "author": {"name": "Rie Holm"},
           "publisher": {"@type": "Organization", "name": "Ostrel Bugle"}, "url": "https://bugle.example/car"}
BLOG = {"@context": "https://schema.org", "@type": "LiveBlogPosting", "headline": "Cable car: live",
        "url": "https://bugle.example/live", "publisher": {"name": "Ostrel Bugle"},
        "liveBlogUpdate": [{"@type": "BlogPosting", "headline": f"Post {n}", "articleBody": f"{p} ({n})",
                            "datePublished": f"2031-05-04T1{n}:00:00Z"} for n, p in enumerate(PARAGRAPHS)]}


def test_a_schema_org_article(tmp_path):
    for value in (ARTICLE, [ARTICLE], {"@graph": [{"@type": "WebSite"}, ARTICLE]}):
        (a,), failures = read(tmp_path, "item.json", value)
        assert not failures
        assert (a.title, a.outlet, a.byline) == ("Cable car stands still", "Ostrel Bugle", "Rie Holm")
        assert (a.published, a.modified, a.url) == ("2031-05-04T09:00", "2031-05-05T08:00", "https://bugle.example/car")
        assert a.text == "\n\n".join(("Cable car stands still", *PARAGRAPHS))


@pytest.mark.parametrize("as_page", [False, True])
def test_each_post_of_a_live_blog_is_an_article_of_one_thread(tmp_path, as_page):
    page = f'<html><head><script type="application/ld+json">{json.dumps(BLOG)}</script></head><p>{BODY}</p></html>'
    articles, failures = read(tmp_path, *(("live.html", page.encode()) if as_page else ("live.json", BLOG)))
    assert not failures
    assert [a.id for a in articles] == ["live-1", "live-2", "live-3"]
    assert [a.published for a in articles] == ["2031-05-04T10:00", "2031-05-04T11:00", "2031-05-04T12:00"]
    assert {a.outlet for a in articles} == {"Ostrel Bugle"}
    assert all(("thread", "https://bugle.example/live") in a.metadata for a in articles)


def test_a_live_blog_without_posts_and_an_article_without_a_body(tmp_path):
    without = {**ARTICLE, "articleBody": None}
    for value in (without, {**BLOG, "liveBlogUpdate": []}, {**BLOG, "liveBlogUpdate": [7, None]}):
        articles, (failure,) = read(tmp_path, "item.json", value)
        assert not articles
        assert "articleBody" in failure.reason
