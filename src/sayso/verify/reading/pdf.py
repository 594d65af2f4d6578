"""A PDF report as blocks: those of the Markdown that is attached to it, once the pages are seen to say the same."""

import io

from sayso.errors import SaysoError
from sayso.extras import load
from sayso.render.pdf import ATTACHED
from sayso.verify.reading import markdown
from sayso.verify.reading.block import Block

AROUND = 40
LAST_LETTER, FIRST_MARK, LAST_MARK = "\u0530", "\u2010", "\u20bf"


class NotOurs(SaysoError):
    """The PDF has no report attached, or its pages say something else than the attached report."""


def blocks(report: bytes) -> list[Block]:
    """The blocks of the attached report; NotOurs where there is none or the pages differ, ValueError where it is no
    PDF, MissingExtra without pypdf."""
    pypdf = load("pypdf", "office")
    try:
        reader = pypdf.PdfReader(io.BytesIO(report))
        attached = reader.attachments.get(ATTACHED)
        shown = "".join(page.extract_text() for page in reader.pages)
    except pypdf.errors.PyPdfError as error:
        raise ValueError(str(error)) from None
    if not attached:
        raise NotOurs("no report is attached to this PDF, as Sayso does it: verify it as .docx, .html or .md")
    found = markdown.blocks(attached[0])
    _compare(_bare(shown), _bare("".join(b.text for b in found)))
    return found


def _bare(text: str) -> str:
    """The letters and marks alone, of the scripts that the PDF's own fonts have: Latin, Greek and Cyrillic. How another
    script comes out depends on the fonts of the machine that wrote the PDF; lines and bullets are layout."""
    import unicodedata

    shown = (c for c in unicodedata.normalize("NFKC", text) if c.isprintable() and c not in " •")
    return "".join(c for c in shown if c < LAST_LETTER or FIRST_MARK <= c <= LAST_MARK)


def _compare(pages: str, attached: str) -> None:
    if pages == attached:
        return
    at = next((n for n, (a, b) in enumerate(zip(pages, attached, strict=False)) if a != b),
              min(len(pages), len(attached)))
    start = max(0, at - AROUND)
    raise NotOurs("the pages of this PDF do not say what the attached report says: "
                  f"“…{pages[start:at + AROUND]}” against “…{attached[start:at + AROUND]}”")
