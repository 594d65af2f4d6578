"""Templates: all text is escaped, and shown without characters that steer a terminal or turn the direction around."""

import hashlib
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from sayso.model.decision import CREDIBILITY, FIELDS, RELIABILITY
from sayso.render import wording
from sayso.render.context import one_line
from sayso.render.listing import decision
from sayso.web.desk import Keeping

TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
STATIC = ("workbench.css", "workbench.js", "reading.js", "lineage.js", "figures.js", "icon.svg", "vendor/htmx.min.js",
          "vendor/d3.min.js", "vendor/plot.umd.min.js")
"""All that is served beside pages, by name: no path from outside ever reaches the file system."""


class Pages:
    """The templates, with what all of them need."""

    def __init__(self) -> None:
        env = Environment(loader=PackageLoader("sayso.web"), autoescape=True, undefined=StrictUndefined,
                          trim_blocks=True, lstrip_blocks=True, finalize=_seen)
        env.globals.update(link=link, static=static_link, count=wording.count, listed=wording.listed, day=wording.day,
                           wording=wording, wording_of=decision, reliability=RELIABILITY, credibility=CREDIBILITY,
                           fields=FIELDS, edge_kinds=wording.EDGE)
        env.filters.update(clean=wording.clean, short=wording.short, quoted=wording.quoted,
                           one_line=one_line, exact=_exact)
        self._env = env

    def answer(self, request: Request, template: str, held: dict[str, Any]) -> Response:
        """A whole page of this template."""
        page = self._env.get_template(template)
        bench = request.app.state.bench
        asked = f"?{request.url.query}" if request.url.query else ""
        behind = bench.boards.behind(held["board"]) if "board" in held else None
        return HTMLResponse(page.render(form_token=bench.access.form, path=f"{request.url.path}{asked}", behind=behind,
                                        keeps=isinstance(bench.boards.desk, Keeping), **held))


def _seen(value: Any) -> Any:
    """What stands on a page, never anything that steers: articles' own texts name such characters instead."""
    return value if isinstance(value, Markup) or not isinstance(value, str) else wording.printable(value)


def _exact(value: str) -> Markup:
    """An id that is sent back as it is."""
    return escape(value)


def link(case: str, page: str = "", **asked: str) -> str:
    """The address of a page of a case."""
    query = urlencode({name: held for name, held in asked.items() if held})
    return f"/cases/{quote(case, safe='')}{'/' if page else ''}{quote(page)}{'?' if query else ''}{query}"


def static_link(name: str) -> str:
    """The address of a file that comes along; it changes with the file, so that browsers may keep it for ever."""
    return f"/static/{name}?{_digest(name)}"


def static(request: Request) -> Response:
    """One of the files that come along."""
    name = request.path_params["name"]
    if name not in STATIC:
        return Response(status_code=404)
    return Response(_content(name), media_type=TYPES[name.rpartition(".")[2]],
                    headers={"cache-control": "max-age=31536000, immutable"})


@cache
def _content(name: str) -> bytes:
    return (files("sayso.web") / "static" / name).read_bytes()


@cache
def _digest(name: str) -> str:
    return hashlib.blake2b(_content(name), digest_size=6).hexdigest()
