"""What stands between the network and the pages: which hosts may be asked for, who may ask, how much may be sent.

A page of somebody else's in the same browser must neither read a case nor change one:

- the Host header must name this server, so that a foreign name that resolves to 127.0.0.1 (DNS rebinding) gets nothing;
- what changes something must come from this server's own pages: by Origin, by Sec-Fetch-Site, by a token in the form;
- beyond this machine, every request needs the token that `sayso serve` prints;
- pages may run this server's own files and nothing else (Content Security Policy), and may not be framed.
"""

import hmac
import ipaddress
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import URL, FormData, Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 64 * 1024 * 1024
MOST_FILES, MOST_FIELDS, MOST_PART = 500, 2000, 4 * 1024 * 1024
"""Of one form: files, fields, and bytes of a field's text (a file may be longer)."""
SAFE = ("GET", "HEAD")
COOKIE, HTTP_PORT = "sayso-token", "80"
PLOT_STYLE = "sha256-QeWq1E8DEGduFLk+wwAeB7xmQqV2wY9Q780aGhIfpVk="
"""Observable Plot puts one style element into each drawing: its words are fixed, and allowed by their hash."""
POLICY = (f"default-src 'none'; script-src 'self'; style-src 'self' '{PLOT_STYLE}'; img-src 'self'; "
          "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
HEADERS = {
    "content-security-policy": POLICY, "x-content-type-options": "nosniff", "referrer-policy": "same-origin",
    "x-frame-options": "DENY", "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin", "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class Access:
    """Who may ask. `token` is empty on loopback, where whoever uses the machine may; `form` goes into every form."""

    host: str = "127.0.0.1"
    port: int = 0
    token: str = ""
    form: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    most_bytes: int = MOST_BYTES

    def knows(self, host: str) -> bool:
        """Whether a Host header names this server; beyond loopback any address in digits does, and the name given."""
        name, port = _split(host)
        if self.port and (port or HTTP_PORT) != str(self.port):
            return False
        return name in (*LOOPBACK, _bracketed(self.host)) or (bool(self.token) and _is_address(name))


@asynccontextmanager
async def form_of(request: Request, access: Access) -> AsyncIterator[FormData]:
    """The form that was sent, the one way in which changes are read; refused without the token of our own pages."""
    try:
        form = await request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=MOST_PART)
    except MultiPartException as error:
        raise HTTPException(400, error.message) from None
    try:
        token = form.get("token")
        if not isinstance(token, str) or not _same(token, access.form):
            raise HTTPException(403, "This page is of an earlier start of the server: load it anew, then try again.")
        yield form
    finally:
        await form.close()


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches a server on this host."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class Guard:
    """The outermost layer of the application."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self.app, self.access = app, access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or hand on with the headers that every answer carries."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refusal = self._refusal(scope, Headers(scope=scope))
        await (refusal or self.app)(scope, _limited(receive, self.access.most_bytes), _with_headers(send))

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        """The first reason not to answer, None where there is none."""
        if not self.access.knows(headers.get("host", "")):
            return PlainTextResponse("This server does not answer to that name.\n", 421)
        if self.access.token and (asked := self._stranger(scope, headers)):
            return asked
        if scope["method"] not in SAFE and not _from_own_page(headers):
            return PlainTextResponse("Changes are made from Sayso's own pages only.\n", 403)
        length = headers.get("content-length", "")
        if length.isdecimal() and int(length[:20]) > self.access.most_bytes:
            return PlainTextResponse(f"At most {self.access.most_bytes // 2**20} MB can be sent at once.\n", 413)
        return None

    def _stranger(self, scope: Scope, headers: Headers) -> Response | None:
        """Who has no token is turned away; who brings it in the address gets it as a cookie, and a clean address."""
        if _same(_cookie(headers), self.access.token):
            return None
        url = URL(scope=scope)
        brought = dict(part.partition("=")[::2] for part in url.query.split("&")).get("token", "")
        if scope["method"] in SAFE and _same(brought, self.access.token):
            answer = RedirectResponse(url.path, 303)
            answer.set_cookie(COOKIE, self.access.token, httponly=True, samesite="strict")
            return answer
        return PlainTextResponse("Open the address that `sayso serve` printed: it holds the token.\n", 401)


def _from_own_page(headers: Headers) -> bool:
    """Browsers say where a change comes from; who says nothing is no page, and needs the form's token anyway."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return False
    return origin is None or origin.partition("://")[2] == headers.get("host")


def _limited(receive: Receive, most: int) -> Receive:
    """Counts what really comes, whatever the header said."""
    taken = 0

    async def counting() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise HTTPException(413, f"At most {most // 2**20} MB can be sent at once.")
        return message

    return counting


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("cache-control", "no-store")
        await send(message)

    return sending


def _cookie(headers: Headers) -> str:
    try:
        held = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return held.value if held else ""


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


def _split(host: str) -> tuple[str, str]:
    """Name and port; an IPv6 address keeps its brackets."""
    name, colon, port = host.lower().rpartition(":")
    return (name, port) if colon and not host.endswith("]") else (host.lower(), "")


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host.lower()


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True
