"""RSS, Atom and sitemaps: entries as articles, and what is no feed at all."""

import pytest
from ingest.made_inputs import BODY, PARAGRAPHS, page

from sayso.ingest import gather

WHOLE = "".join(f"&lt;p&gt;{p}&lt;/p&gt;" for p in PARAGRAPHS * 2)
RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Ostrel Bugle</title><language>en-gb</language>
<item><title>Cable car stands still</title><link>https://bugle.example/car?utm_medium=rss</link>
<pubDate>Sun, 04 May 2031 09:00:00 +0200</pubDate><description>{WHOLE}</description><guid>car-1</guid></item>
<item><title>Second cable car</title><description>{PARAGRAPHS[0]}</description></item>
<item><title></title><description></description></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Ostrel Bugle</title>
<entry><title>Cable car stands still</title><link href="https://bugle.example/car"/>
<author><name>Rie Holm</name></author>
<published>2031-05-04T09:00:00Z</published><updated>2031-05-05T08:00:00Z</updated>
<content type="html">{WHOLE}</content></entry></feed>"""


def read(tmp_path, name, content):
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return gather([tmp_path / name])


@pytest.mark.parametrize("name", ["news.rss", "news.xml"])
def test_rss(tmp_path, name):
    articles, failures = read(tmp_path, name, RSS)
    assert [a.id for a in articles] == ["news-1", "news-2"]
    a = articles[0]
    assert (a.title, a.outlet, a.language) == ("Cable car stands still", "Ostrel Bugle", "en")
    assert (a.published, a.url) == ("2031-05-04T09:00", "https://bugle.example/car")
    assert "\n\n".join(PARAGRAPHS) in a.text
    assert [(f.place, f.severity) for f in failures] == [("entry 2", "partly"), ("entry 3", "left out")]


def test_atom_keeps_both_dates(tmp_path):
    (a,), failures = read(tmp_path, "news.atom", ATOM)
    assert (a.published, a.modified, a.byline, failures) == ("2031-05-04T09:00", "2031-05-05T08:00", "Rie Holm", [])
    assert any("the entry's date of change" in g.says for g in a.grounds)


def test_a_feed_with_a_fault_is_read_and_marked(tmp_path):
    articles, failures = read(tmp_path, "news.rss", RSS.replace("</channel></rss>", "<oops>"))
    assert len(articles) == 2
    assert any("faults" in f.reason for f in failures)


def test_feeds_that_are_none(tmp_path):
    (a,), (failure,) = read(tmp_path, "news.rss", page(1))
    assert (a.outlet, "is a web page" in failure.reason) == ("Ostrel Bugle", True)
    for content in ("just words about a cable car", "<rss version='2.0'><channel/></rss>", "<xml/>", "", "https://a.example"):
        articles, (failure,) = read(tmp_path, "news.rss", content)
        assert not articles
        assert failure.remedy


def test_dates_that_no_calendar_has(tmp_path):
    for date in ("Sun, 00 Jan 0000 00:00:00 GMT", "9999-12-31T23:59:59Z", "0000-00-00", "yesterday"):
        articles, failures = read(tmp_path, "news.rss", RSS.replace("Sun, 04 May 2031 09:00:00 +0200", date))
        assert articles[0].published is None
        assert any("cannot be read" in f.reason for f in failures)


def test_a_sitemap_holds_addresses_only(tmp_path):
    sitemap = "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://a.example/1</loc></url></urlset>"
    articles, (failure,) = read(tmp_path, "map.xml", sitemap)
    assert not articles
    assert "1 addresses" in failure.reason
    assert "--fetch" in failure.remedy


def test_a_piece_of_html_keeps_its_paragraphs(tmp_path):
    from sayso.ingest.markup import paragraphs

    assert paragraphs("<p>One <b>bold</b>\n\nline</p><script>no</script><ul><li>a<li>b</ul>tail") == (
        "One bold line\n\na\n\nb\n\ntail")
    assert paragraphs(BODY) == BODY
    assert len(paragraphs("<div>" * 100_000 + "x")) <= 1
