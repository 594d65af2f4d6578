"""XLSX workbooks: each sheet a table as in `table`, its cells read as a stream."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sayso.ingest import table
from sayso.ingest.compressed import DAMAGED
from sayso.ingest.source import Found, Options, Source, Unreadable, held
from sayso.model import Failure

MOST_BYTES = 500_000_000
DAMAGED_BOOK = ("is a damaged workbook", "save it again as .xlsx or .csv")


def read(source: Source, options: Options) -> Iterator[Found]:
    """The rows of all sheets that have any; a sheet without a column of texts is named."""
    raw = source.content(options.limits.file_bytes)
    _refuse_bombs(held(raw)())
    book = _opened(held(raw)())
    try:
        sheets = [s for s in book.worksheets if s.sheet_state == "visible"]
        for sheet in sheets:
            yield from _sheet(source, options, sheet, len(sheets) > 1)
    finally:
        book.close()


def _refuse_bombs(stream: Any) -> None:
    """Unreadable where the parts state, or hold, more than any honest workbook does."""
    try:
        with zipfile.ZipFile(stream) as archive:
            stated = sum(info.file_size for info in archive.infolist())
    except (zipfile.BadZipFile, NotImplementedError, *DAMAGED):
        raise Unreadable(*DAMAGED_BOOK) from None
    if stated > MOST_BYTES:
        raise Unreadable(f"expands to {stated / 1e6:,.0f} MB; at most {MOST_BYTES / 1e6:,.0f} MB are read",
                         "save the sheet as .csv and split it")


def _opened(stream: Any) -> Any:
    import warnings

    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load_workbook(stream, read_only=True, data_only=True, keep_links=False)
    except Exception:  # openpyxl lets through whatever the XML, the zip file or a missing part raises
        raise Unreadable(*DAMAGED_BOOK) from None


def _sheet(source: Source, options: Options, sheet: Any, several: bool) -> Iterator[Found]:
    cells = ([_written(cell) for cell in row] for row in sheet.iter_rows(values_only=True))
    part = replace(source, stem=f"{source.stem}-{sheet.title}") if several else source
    try:
        for found in table.rows(part, options, cells):
            yield _placed(found, sheet.title) if several else found
    except Unreadable as error:
        if not several:
            raise
        yield Failure(source.path, error.reason, error.remedy, f"sheet {sheet.title!r}")


def _placed(found: Any, title: str) -> Any:
    return replace(found, place=f"sheet {title!r}, {found.place}")


def _written(cell: Any) -> str:
    """A cell as text; dates in ISO 8601."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.isoformat(timespec="minutes") if (cell.hour or cell.minute) else cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)
