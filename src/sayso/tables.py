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


def user_tables() -> tuple[Path, ...]:
    """The tables in the user's folder, whether or not Sayso has one of that name."""
    return tuple(sorted(user_folder().glob("*.tsv")))


def exists(name: str) -> bool:
    """Whether the project has a table of this name."""
    return (files("sayso") / "data" / f"{name}.tsv").is_file()


@cache
def rows(name: str) -> tuple[Row, ...]:
    """All rows of the table `name`, the user's after the project's; BadTable where a user's file is no such table."""
    own = list(_parse((files("sayso") / "data" / f"{name}.tsv").read_text(encoding="utf-8"), f"sayso/data/{name}.tsv"))
    theirs = user_folder() / f"{name}.tsv"
    added = _added(theirs, tuple(own[0])) if theirs.is_file() else []
    key = next(iter(own[0]))
    return tuple({row[key]: row for row in (*own, *added)}.values())


def _added(path: Path, columns: tuple[str, ...]) -> list[Row]:
    """The user's rows with all columns of the table; those that their header leaves out are empty."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadTable(f"{path} is not in UTF-8 (byte {error.start}): save it as UTF-8") from None
    return [dict.fromkeys(columns, "") | row for row in _parse(text, str(path), columns)]


def _parse(text: str, place: str, columns: tuple[str, ...] = ()) -> Iterator[Row]:
    """The rows under the header; where `columns` are given, the header may name only these, and must name the first."""
    header: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not header:
            header = cells
            _check_header(header, columns, f"{place}, line {number}")
        elif len(cells) > len(header):
            raise BadTable(f"{place}, line {number}: {len(cells)} columns where the header has {len(header)}; "
                           f"columns are parted by one tab: {', '.join(header)}")
        else:
            yield dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))


def _check_header(header: list[str], columns: tuple[str, ...], place: str) -> None:
    if columns and (columns[0] not in header or set(header) - set(columns)):
        wrong = next((cell for cell in header if cell not in columns), columns[0])
        raise BadTable(f"{place}: the first line names the columns, parted by one tab each, but {wrong!r} is "
                       f"{'missing' if wrong == columns[0] else 'no column'}; "
                       f"{columns[0]} must be there, these may be: {', '.join(columns[1:])}")
