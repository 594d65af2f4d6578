"""The tables of a case as an Excel workbook, one sheet a table; no cell is ever a formula or a link."""

import io

from sayso.extras import load
from sayso.model import Case, Table
from sayso.model.table import shown
from sayso.model.tables import KINDS

LONGEST = 32_767
WIDTHS = {"text": 24, "integer": 10, "number": 10, "truth": 8, "list": 28}
SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


def render(case: Case) -> bytes:
    """The workbook; a cell holds at most 32,767 characters, which is Excel's limit. MissingExtra without XlsxWriter."""
    out = io.BytesIO()
    book = load("xlsxwriter", "office").Workbook(out, SAFE)
    book.set_properties({"title": "Sayso case", "created": _no_date()})
    for name in KINDS:
        _sheet(book, case.table(name))
    book.close()
    return out.getvalue()


def _no_date() -> object:
    """A fixed date of creation, so that one case always makes the same file."""
    from datetime import datetime

    return datetime(2000, 1, 1)


def _sheet(book: object, table: Table) -> None:
    sheet = book.add_worksheet(table.name)  # type: ignore[attr-defined]
    head = book.add_format({"bold": True})  # type: ignore[attr-defined]
    for n, column in enumerate(table.columns):
        sheet.set_column(n, n, WIDTHS[column.type])
        sheet.write_string(0, n, column.name, head)
        sheet.write_comment(0, n, column.about, {"author": "Sayso"})
    for at, row in enumerate(table.rows, 1):
        for n, value in enumerate(row):
            if isinstance(value, bool):
                sheet.write_boolean(at, n, value)
            elif isinstance(value, int | float):
                sheet.write_number(at, n, value)
            elif value:
                sheet.write_string(at, n, shown(value)[:LONGEST])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(table)), len(table.columns) - 1)
