"""Tables: CSV and TSV, a row an article. Which column holds what is told by its name, or by the reader."""

import csv
import io
from collections.abc import Iterable, Iterator

from sayso.ingest.decode import text_of
from sayso.ingest.draft import FIELDS, Draft, titled
from sayso.ingest.source import Found, Options, Source, Unreadable
from sayso.model import Failure

TEXT = ("text", "body", "content", "article", "article_text", "fulltext", "full_text", "maintext", "story")
DELIMITERS = ",;\t|"
ASK = "name the column with --column text=NAME"


def column(named: str) -> tuple[str, str]:
    """The field and the column's name in `FIELD=NAME`; ValueError where it is something else."""
    field, parted, name = named.partition("=")
    field = field.strip().lower()
    if not parted or not name.strip() or field not in (*TEXT, *FIELDS):
        known = ", ".join(dict.fromkeys(("text", *FIELDS.values())))
        raise ValueError(f"{named!r} does not say FIELD=NAME, with one of {known} as FIELD")
    return field, name.strip()


def read(source: Source, options: Options) -> Iterator[Found]:
    """The rows of a CSV file, its delimiter told by its first line."""
    text, notes = text_of(source, options.limits.file_bytes)
    yield from notes
    first = text.lstrip("\n").partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    csv.field_size_limit(max(csv.field_size_limit(), options.limits.article_characters * 2))
    numbered = csv.reader(io.StringIO(text), delimiter=delimiter)
    try:
        yield from rows(source, options, numbered)
    except csv.Error as error:
        yield Failure(source.path, f"is no valid table from here on: {error}", "mend it at that place, or save it "
                      "again as CSV", f"line {numbered.line_num}")


def rows(source: Source, options: Options, table: Iterable[list[str]]) -> Iterator[Found]:
    """An article a row, below a row of names; blank rows are skipped."""
    header: dict[int, str] = {}
    names: list[str] = []
    for number, cells in enumerate(table, 1):
        if not any(cell.strip() for cell in cells):
            continue
        if not names:
            names = [cell.strip() for cell in cells]
            header = _meaning(names, options.columns)
        else:
            yield _row(source, number, dict(zip(names, cells, strict=False)),
                       {names[at]: what for at, what in header.items()})
    if not names:
        raise Unreadable("is an empty table", "remove it, or save it again")


def _meaning(names: list[str], columns: tuple[tuple[str, str], ...]) -> dict[int, str]:
    """The article's field that each column fills; Unreadable where none holds the text."""
    folded = [name.casefold() for name in names]
    meant: dict[int, str] = {}
    for field, column in columns:
        if column.casefold() not in folded:
            raise Unreadable(f"has no column {column!r}; its columns are {', '.join(names)[:300]}", ASK)
        meant[folded.index(column.casefold())] = "text" if field in TEXT else FIELDS.get(field, field)
    given = set(meant.values())
    for at, name in enumerate(folded):
        known = FIELDS.get(name) or FIELDS.get(name.replace(" ", "").replace("_", ""))
        if known and known not in given:
            meant.setdefault(at, known)
    if "text" not in given:
        texts = [folded.index(t) for t in TEXT if t in folded and folded.index(t) not in meant]
        if not texts:
            raise Unreadable(f"has no column that holds the text; its columns are {', '.join(names)[:300]}", ASK)
        meant[texts[0]] = "text"
    return meant


def _row(source: Source, number: int, cells: dict[str, str], meaning: dict[str, str]) -> Found:
    place = f"row {number}"
    filled: dict[str, str] = {}
    where: dict[str, str] = {}
    for name, field in meaning.items():
        value = cells.get(name, "").strip()
        if value and field not in filled:
            filled[field], where[field] = value, f"the column {name!r}"
    body = filled.pop("text", "").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    if not body:
        return Failure(source.path, "has an empty text", "remove the row, or fetch the article again", place)
    named = next((v for k, v in cells.items() if k.casefold() == "id" and v.strip()), "").strip()
    rest = tuple((name, cell.strip()) for name, cell in cells.items() if name not in meaning and name and cell.strip())
    fields = {name: " ".join(value.split()) for name, value in filled.items()}
    return titled(Draft(source.path, named or f"{source.stem}-{number}", body, place=place, given="the table",
                        fields=fields, metadata=rest, where=where))
