"""The tables of a case as CSV (RFC 4180): UTF-8, a header line, lists parted by `; `.

Articles are hostile input, and a spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a line end for
a formula. Such texts get an apostrophe in front, as OWASP advises; `unguarded` takes it off again.
"""

import csv
import io
import re

from sayso.model import Case, Table
from sayso.model.table import Value, shown
from sayso.model.tables import KINDS

FORMULA = re.compile(r"'*[=+\-@\t\r\n]")


def render(case: Case) -> dict[str, str]:
    """One file a table."""
    return {f"{name}.csv": write(case.table(name)) for name in KINDS}


def write(table: Table) -> str:
    """The table with its header line."""
    out = io.StringIO(newline="")
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow([c.name for c in table.columns])
    rows.writerows([_cell(value) for value in row] for row in table.rows)
    return out.getvalue()


def _cell(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return shown(value) if isinstance(value, int | float) else guarded(shown(value))


def guarded(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text that `guarded` made this of."""
    return text[1:] if text.startswith("'") and FORMULA.match(text[1:]) else text
