"""A report in any format as blocks of text, in reading order: one module a format, none knows what is checked."""

from collections.abc import Callable
from pathlib import PurePath

from sayso.errors import SaysoError
from sayso.verify.reading import docx, html, markdown, pdf
from sayso.verify.reading.block import Block

__all__ = ["Block", "CannotVerify", "blocks", "format_of"]

READERS: dict[str, Callable[[bytes], list[Block]]] = {
    "md": markdown.blocks, "html": html.blocks, "docx": docx.blocks, "pdf": pdf.blocks,
}
BY_SUFFIX = {".md": "md", ".markdown": "md", ".txt": "md", ".html": "html", ".htm": "html", ".docx": "docx",
             ".pdf": "pdf"}


class CannotVerify(SaysoError):
    """The report is of a format that is not read, or is broken."""


def format_of(path: PurePath) -> str:
    """The format that the file's name stands for; CannotVerify where none of the four is meant."""
    form = BY_SUFFIX.get(path.suffix.lower())
    if not form:
        raise CannotVerify(f"{path}: reports are verified as {', '.join(BY_SUFFIX)}")
    return form


def blocks(report: bytes, form: str) -> list[Block]:
    """The blocks of a report; CannotVerify where it is broken, MissingExtra where a library is needed."""
    try:
        return READERS[form](report)
    except SaysoError:
        raise
    except (ValueError, KeyError, LookupError, SyntaxError, OSError) as error:
        raise CannotVerify(f"this is no {form} that can be read: {error}") from None
