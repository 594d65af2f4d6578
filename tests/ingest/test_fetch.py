"""Fetching: only when asked, politely, never into a private network, and never for long. The servers are local."""

import gzip
import http.server
import socket
import threading
import time

import pytest
from ingest.made_inputs import page

from sayso.ingest import Options, gather
from sayso.ingest.address import canonical, is_public
from sayso.ingest.fetch import Fetcher, Manners
from sayso.model import Failure

SLOW = 3.0


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers from the server's table of paths: status, heads, body."""

    def do_GET(self):
        self.server.asked.append((self.path, self.headers["Host"], self.headers["User-Agent"]))
        status, heads, body = self.server.answers.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in heads.items():
            self.send_header(name, value)
        self.end_headers()
        for piece in [body] if isinstance(body, bytes) else body:
            try:
                self.wfile.write(piece)
                self.wfile.flush()
            except OSError:
                return

    def log_message(self, *_):
        pass


@pytest.fixture
def site():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.answers, server.asked = {}, []
    server.home = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def fetcher(**manners):
    return Fetcher(Manners(**{"pause": 0.0, "seconds": 5.0, "allowed": lambda ip: ip == "127.0.0.1"} | manners))


def read(path, one):
    return gather([path], options=Options(fetcher=one))


HTML = {"Content-Type": "text/html; charset=utf-8"}


def test_nothing_is_fetched_unless_asked_for(site):
    site.answers["/car"] = (200, HTML, page(1))
    articles, (failure,) = gather([f"{site.home}/car"])
    assert not articles
    assert "--fetch" in failure.remedy
    assert not site.asked


def test_a_page_and_its_redirect(site):
    site.answers |= {"/old": (301, {"Location": "/car?x=1"}, b""), "/car?x=1": (200, HTML, page(1))}
    (a,), failures = read(f"{site.home}/old", fetcher())
    assert not failures
    assert (a.outlet, a.url) == ("Ostrel Bugle", f"{site.home}/car?x=1")
    assert {agent.split()[0] for _, _, agent in site.asked} == {"Sayso"}
    assert [path for path, _, _ in site.asked] == ["/robots.txt", "/old", "/car?x=1"]


def test_robots_are_respected(site):
    site.answers |= {"/robots.txt": (200, {}, b"User-agent: *\nDisallow: /private/*.html$\n"),
                     "/private/a.html": (200, HTML, page(1)), "/open": (200, HTML, page(2))}
    one = fetcher()
    articles, (failure,) = read(f"{site.home}/private/a.html", one)
    assert not articles
    assert "robots.txt" in failure.reason
    assert len(read(f"{site.home}/open", one)[0]) == 1
    assert [path for path, _, _ in site.asked] == ["/robots.txt", "/open"]


def test_a_robots_file_that_fails_forbids(site):
    site.answers |= {"/robots.txt": (503, {}, b""), "/car": (200, HTML, page(1))}
    _, (failure,) = read(f"{site.home}/car", fetcher())
    assert "status 503" in failure.reason


PRIVATE = ("127.0.0.2", "10.0.0.1", "192.168.1.1", "169.254.169.254", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0",
           "localhost", "2130706433", "0x7f.1")


@pytest.mark.parametrize("host", PRIVATE)
def test_redirects_into_private_networks_are_refused(site, host):
    port = site.server_port
    site.answers["/out"] = (302, {"Location": f"http://{host}:{port}/car"}, b"")
    one = fetcher(allowed=lambda ip: is_public(ip) or site.asked == [] or len(site.asked) < 2)
    got = one.get(f"{site.home}/out")
    assert isinstance(got, Failure)
    assert "private network" in got.reason
    assert "/car" not in [path for path, _, _ in site.asked]


@pytest.mark.parametrize("host", PRIVATE)
def test_by_default_no_private_address_is_asked(site, host):
    got = Fetcher(Manners(pause=0.0)).get(f"http://{host}:{site.server_port}/car")
    assert isinstance(got, Failure)
    assert not site.asked


def test_a_name_is_looked_up_once_and_the_connection_goes_there(site, monkeypatch):
    """A name that answers with another address the second time (DNS rebinding) is never asked a second time."""
    site.answers["/car"] = (200, HTML, page(1))
    asked = []

    def lookup(host, port, *args, **kwargs):
        if host == "127.0.0.1":
            return real(host, port, *args, **kwargs)
        asked.append(host)
        address = "127.0.0.1" if len(asked) <= 2 else "10.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    real = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    got = fetcher().get(f"http://bugle.example:{site.server_port}/car")
    assert not isinstance(got, Failure)
    assert asked == ["bugle.example"] * 2  # robots.txt, the page
    assert {host for _, host, _ in site.asked} == {f"bugle.example:{site.server_port}"}
    got = fetcher().get(f"http://bugle.example:{site.server_port}/car")
    assert "private network" in got.reason


def test_one_private_address_among_public_ones_is_enough(monkeypatch):
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("93.184.215.14", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    assert "private network" in Fetcher().get("http://two.example/").reason


@pytest.mark.parametrize(
    ("answer", "says"),
    [((404, {}, b""), "not there"), ((403, {}, b""), "not given out"), ((200, HTML, b"x" * 3_000_000), "MB large"),
     ((302, {"Location": "/it"}, b""), "redirects more"),
     ((302, {"Location": "file:///etc/passwd"}, b""), "no http"),
     ((200, HTML | {"Content-Encoding": "gzip"}, gzip.compress(bytes(50_000_000))), "MB large"),
     ((200, HTML | {"Content-Encoding": "gzip"}, b"no gzip"), "cannot be reached")],
)
def test_what_cannot_be_had_is_told(site, answer, says):
    site.answers["/it"] = answer
    got = fetcher(most_bytes=1_000_000).get(f"{site.home}/it")
    assert isinstance(got, Failure)
    assert says in got.reason
    assert got.remedy


def test_a_server_that_drips_is_left(site):
    def drip():
        for _ in range(60):
            time.sleep(0.1)
            yield b"<p>"

    site.answers["/drip"] = (200, HTML, drip())
    start = time.monotonic()
    got = fetcher(seconds=0.5).get(f"{site.home}/drip")
    assert isinstance(got, Failure)
    assert time.monotonic() - start < SLOW


@pytest.mark.parametrize("url", ["http://", "http://[::1", "http://nowhere.invalid/x", "https://127.0.0.1:1/x",
                                 "http://a\x00b.example/", "http://" + "a" * 300 + ".example/"])
def test_addresses_that_are_none(url):
    got = fetcher().get(url)
    assert isinstance(got, Failure)
    assert got.remedy


def test_the_pages_behind_a_feed_and_a_sitemap(site):
    home = site.home
    feed = (f"<rss version='2.0'><channel><title>Ostrel Bugle</title><item><title>Cable car</title>"
            f"<link>{home}/1</link><description>A teaser.</description></item></channel></rss>")
    index = f"<sitemapindex><sitemap><loc>{home}/map.xml</loc></sitemap></sitemapindex>"
    urls = "".join(("<urlset>", *(f"<url><loc>{home}/{page}</loc></url>" for page in ("1", "2", "no")), "</urlset>"))
    xml = {"Content-Type": "application/xml"}
    site.answers |= {"/feed": (200, xml, feed.encode()), "/index.xml": (200, xml, index.encode()),
                     "/map.xml": (200, xml, urls.encode()), "/1": (200, HTML, page(1)), "/2": (200, HTML, page(2))}
    (a,), failures = read(f"{home}/feed", fetcher())
    assert (a.url, failures) == (f"{home}/1", [])
    articles, (failure,) = read(f"{home}/index.xml", fetcher())
    assert sorted(a.url for a in articles) == [f"{home}/1", f"{home}/2"]
    assert "not there" in failure.reason


def test_requests_to_one_host_keep_their_distance(site):
    site.answers["/car"] = (200, HTML, page(1))
    start = time.monotonic()
    fetcher(pause=0.3).get(f"{site.home}/car")
    assert time.monotonic() - start >= 0.3


@pytest.mark.parametrize(
    ("stated", "own", "known_by"),
    [("https://A.example/x?utm_source=f&id=2#top", None, "https://a.example/x?id=2"),
     ("/x", "https://a.example/y", "https://a.example/x"),
     ("https://a.example/", "https://a.example/y", "https://a.example/y"),
     (None, "https://a.example/", "https://a.example/"), ("javascript:alert(1)", None, None), (None, None, None),
     ("http://[broken", "https://a.example/y", "https://a.example/y")],
)
def test_the_address_an_article_is_known_by(stated, own, known_by):
    assert canonical(stated, own) == known_by
