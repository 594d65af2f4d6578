"""Data files that a reader can edit: tab-separated rows under a header line, `#` starts a comment.

The project's own files lie in `sayso/data`. A file of the same name in the user's folder (`SAYSO_DATA`, or
`tables` in the user's configuration folder) adds rows; a row whose first column is already there replaces it.
"""

import os
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from sayso.errors import BadTable

Row = dict[str, str]


def user_folder() -> Path:
    """Where the user's own tables are looked for; it need not exist."""
    if named := os.environ.get("SAYSO_DATA"):
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path("sayso") / "tables"


@cache
def rows(name: str) -> tuple[Row, ...]:
    """All rows of the table `name`, the user's after the project's; BadTable where a line has too many columns."""
    own = files("sayso") / "data" / f"{name}.tsv"
    merged = {row[next(iter(row))]: row for row in _parse(own.read_text(encoding="utf-8"), f"sayso/data/{name}.tsv")}
    theirs = user_folder() / f"{name}.tsv"
    if theirs.is_file():
        merged |= {row[next(iter(row))]: row for row in _parse(theirs.read_text(encoding="utf-8"), str(theirs))}
    return tuple(merged.values())


def _parse(text: str, place: str) -> Iterator[Row]:
    header: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not header:
            header = cells
        elif len(cells) > len(header):
            raise BadTable(f"{place}, line {number}: {len(cells)} columns where the header has {len(header)}; "
                           f"columns are parted by one tab: {', '.join(header)}")
        else:
            yield dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))
