"""The report as a tagged PDF, set by Typst from `assets/report.typ`; the Markdown report is attached to it.

All text reaches Typst as data, never as markup. `sayso verify` reads the attachment and compares the pages with it.
"""

import json
from dataclasses import asdict
from importlib.resources import files

from sayso.extras import load
from sayso.model import Case
from sayso.render import markdown, wording
from sayso.render.cited import Heading, blocks

ATTACHED = "report.md"


def render(case: Case) -> bytes:
    """The PDF, the same bytes on every run; MissingExtra without typst."""
    typst = load("typst", "office")
    made = blocks(case)
    data = [{"kind": "heading" if isinstance(b, Heading) else "line", **_clean(asdict(b))} for b in made]
    template = (files("sayso") / "render" / "assets" / "report.typ").read_bytes()
    pages: bytes = typst.compile(template, sys_inputs={"blocks": json.dumps(data), "report": markdown.render(case)},
                                 timestamp=0, ignore_system_fonts=False)
    return pages


def _clean(fields: dict[str, str | int]) -> dict[str, str | int]:
    return {name: wording.clean(value) if isinstance(value, str) else value for name, value in fields.items()}
