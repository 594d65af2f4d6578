"""Pages from the web, only where that was asked for: robots.txt respected, private networks out of reach, all bounded.

The name of a host is looked up once, the address is judged, and the connection goes to that very address: a name that
answers with a public address first and a private one later ("DNS rebinding") gains nothing. Each redirect is judged
like a first request.
"""

import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from sayso.ingest.address import is_public, is_web
from sayso.ingest.source import Source, Unreadable, held, stem_of, too_large
from sayso.model import Failure

if TYPE_CHECKING:
    from protego import Protego

AGENT = "Sayso (reads single pages at a person's request)"
REDIRECTS = (301, 302, 303, 307, 308)
GONE = {401: "asks for a login", 402: "asks for payment", 403: "is not given out", 404: "is not there",
        410: "is gone", 429: "is refused: too many requests", 451: "is withheld for legal reasons"}
BLOCK = 65_536
ROBOTS_BYTES = 500_000


@dataclass(frozen=True, slots=True)
class Manners:
    """How pages are fetched. `seconds` is for one page with all its redirects, `pause` between two requests to one
    host, `most_bytes` the size of a page after decompression. `allowed` judges an IP address."""

    seconds: float = 20.0
    pause: float = 1.0
    most_bytes: int = 10_000_000
    redirects: int = 5
    allowed: Callable[[str], bool] = is_public


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered; `location` is the absolute address of a redirect."""

    url: str
    status: int
    body: bytes
    kind: str
    charset: str | None
    location: str | None


@dataclass(slots=True)
class Fetcher:
    """Fetches single pages and remembers each host's robots.txt and when it was last asked. `tell` hears of every
    page before it is fetched."""

    manners: Manners = field(default_factory=Manners)
    tell: Callable[[str], object] | None = None
    _robots: dict[str, "Protego | None"] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    def get(self, url: str) -> Source | Failure:
        """The page as an input, under the address where it was found in the end."""
        if self.tell:
            self.tell(url)
        try:
            answer = self._followed(url, time.monotonic() + self.manners.seconds)
        except Unreadable as error:
            return Failure(url, error.reason, error.remedy)
        name = urlsplit(answer.url).path.rstrip("/").rpartition("/")[2]
        stem = stem_of(name) or urlsplit(answer.url).hostname or "page"
        return Source(url, stem, held(answer.body), name, size=len(answer.body), url=answer.url,
                      encoding=answer.charset, kind=answer.kind)

    def _followed(self, url: str, deadline: float) -> Answer:
        for _ in range(self.manners.redirects + 1):
            self._ask_robots(url, deadline)
            answer = self._request(url, deadline, self.manners.most_bytes)
            if not answer.location:
                if answer.status != 200:
                    raise Unreadable(f"{GONE.get(answer.status, 'cannot be had')} (status {answer.status})",
                                     "open it in a browser and save the page")
                return answer
            url = answer.location
        raise Unreadable(f"redirects more than {self.manners.redirects} times", "give the final address")

    def _ask_robots(self, url: str, deadline: float) -> None:
        """Unreadable where the host's robots.txt does not allow this page (RFC 9309)."""
        _parts(url)
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self._robots:
            self._robots[host] = self._robots_of(host, deadline)
        rules = self._robots[host]
        if rules is not None and not rules.can_fetch(url, "Sayso"):
            raise Unreadable("is not to be fetched by programs: robots.txt says so", "open it in a browser and save "
                             "the page")

    def _robots_of(self, host: str, deadline: float) -> "Protego | None":
        """The rules; None where there are none. A server that fails to answer forbids all, as the RFC has it."""
        from protego import Protego

        url = f"{host}/robots.txt"
        for _ in range(self.manners.redirects + 1):
            answer = self._request(url, deadline, ROBOTS_BYTES)
            if answer.location:
                url = answer.location
            elif answer.status >= 500:
                raise Unreadable(f"stands behind a robots.txt that fails (status {answer.status})", "try again later")
            else:
                return Protego.parse(answer.body.decode("utf-8", "replace")) if answer.status == 200 else None
        return None

    def _request(self, url: str, deadline: float, most: int) -> Answer:
        """One request to the address that was judged; redirects are handed back."""
        import urllib3

        host, port, target = _parts(url)
        address = self._address(host, port)
        self._wait(host, deadline)
        pool = _pool(url, address, host, port)
        left = max(0.1, deadline - time.monotonic())
        try:
            response = pool.urlopen(
                "GET", target, redirect=False, retries=False, preload_content=False, assert_same_host=False,
                timeout=urllib3.Timeout(total=left),
                headers={"Host": urlsplit(url).netloc.rpartition("@")[2], "User-Agent": AGENT,
                         "Accept-Encoding": "gzip, deflate"})
            try:
                return _answer(url, response, _body(response, deadline, most))
            finally:
                response.close()
        except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            if isinstance(error, Unreadable):
                raise
            raise Unreadable(f"cannot be reached ({_said(error)})", "check the address and your connection") from None
        finally:
            pool.close()

    def _address(self, host: str, port: int) -> str:
        """The first IP address of the host; Unreadable where any of them is one that may not be reached."""
        try:
            found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        except (OSError, UnicodeError):
            raise Unreadable(f"has a host that is not known: {host}", "check the spelling") from None
        if not found or not all(map(self.manners.allowed, found)):
            raise Unreadable(f"leads into a private network ({host}), which is never fetched from",
                             "save the page and read the file")
        return found[0]

    def _wait(self, host: str, deadline: float) -> None:
        """One request to a host in `pause` seconds; a page that is due later than its deadline is not waited for."""
        due = self._asked.get(host, float("-inf")) + self.manners.pause
        now = time.monotonic()
        if due > now:
            time.sleep(max(0.0, min(due, deadline) - now))
        self._asked[host] = time.monotonic()


def _parts(url: str) -> tuple[str, int, str]:
    """Host, port and what is asked for; Unreadable where this is no http address."""
    from urllib3.util import parse_url

    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port or (443 if parts.scheme == "https" else 80)
        target = parse_url(url).request_uri
    except ValueError:
        host, port, target = None, 0, ""
    if not host or not is_web(url):
        raise Unreadable("is no http or https address", "check the spelling")
    return host, port, target


def _pool(url: str, address: str, host: str, port: int) -> Any:
    """Connections to this very IP address; for https the certificate must be that of the host all the same."""
    import urllib3

    if url.lower().startswith("https:"):
        return urllib3.HTTPSConnectionPool(address, port, server_hostname=host, assert_hostname=host)
    return urllib3.HTTPConnectionPool(address, port)


def _body(response: Any, deadline: float, most: int) -> bytes:
    """The body without its compression. Sizes and time are checked as it comes in, whatever its headers state."""
    kept = bytearray()
    while block := response.read1(BLOCK, decode_content=True):
        kept += block
        if len(kept) > most:
            raise too_large(len(kept), most)
        if time.monotonic() > deadline:
            raise Unreadable("takes too long to arrive", "try again later, or save the page")
    return bytes(kept)


def _answer(url: str, response: Any, body: bytes) -> Answer:
    kind, _, rest = response.headers.get("Content-Type", "").partition(";")
    charset = rest.lower().partition("charset=")[2].strip(" \"';") or None
    location = response.headers.get("Location") if response.status in REDIRECTS else None
    leads_to = urljoin(url, location) if location else None
    return Answer(url, response.status, body, kind.strip().lower(), charset, leads_to)


def _said(error: Exception) -> str:
    return " ".join(str(error).split())[:160] or type(error).__name__
