"""The report as a Word document (Office Open XML): headings, paragraphs and lists in Word's own styles.

A sentence keeps its citation in brackets behind it, in grey, so that it can be checked after others have edited it.
"""

import io
from datetime import datetime
from typing import Any

from sayso.extras import load
from sayso.model import Case
from sayso.render import wording
from sayso.render.cited import Heading, Line, blocks

DEEPEST_LIST = 3
GREY = 0x6B, 0x6B, 0x6B
SMALL = 7.5


def render(case: Case) -> bytes:
    """The document, the same bytes on every run; MissingExtra without python-docx."""
    document = load("docx", "office").Document()
    made = blocks(case)
    _about(document.core_properties, made[0])
    for block in made:
        if isinstance(block, Heading):
            document.add_heading(_fit(block.text), block.level)
        else:
            _add(document, block)
    out = io.BytesIO()
    document.save(out)
    return _undated(out.getvalue())


def _add(document: Any, line: Line) -> None:
    depth = min(line.depth, DEEPEST_LIST)
    style = None if not depth else "List Bullet" if depth == 1 else f"List Bullet {depth}"
    paragraph = document.add_paragraph(style=style)
    if line.lead:
        paragraph.add_run(f"{_fit(line.lead)} ").bold = True
    paragraph.add_run(_fit(line.text))
    if line.citation:
        _grey(paragraph.add_run(f" {_fit(line.citation)}"))


def _grey(run: Any) -> None:
    shared = load("docx.shared", "office")
    run.font.size, run.font.color.rgb = shared.Pt(SMALL), shared.RGBColor(*GREY)


def _fit(text: str) -> str:
    """Without what XML 1.0 may not hold or what would turn the direction of the text."""
    return wording.clean(text).translate({0xFFFE: None, 0xFFFF: None})


def _about(properties: Any, title: object) -> None:
    properties.title = _fit(title.text) if isinstance(title, Heading) else ""
    properties.author, properties.comments = "Sayso", "Check with: sayso verify FILE"
    properties.created = properties.modified = datetime(2000, 1, 1)


def _undated(document: bytes) -> bytes:
    """The archive with fixed dates of its entries."""
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return out.getvalue()
