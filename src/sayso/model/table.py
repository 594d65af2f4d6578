"""One table of a case: typed columns and rows, for spreadsheets, files and data frames alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, Literal, overload

from sayso.extras import load

if TYPE_CHECKING:
    import pandas
    import polars

ColumnType = Literal["text", "integer", "number", "truth", "list"]
Value = str | int | float | bool | tuple[str, ...] | None
SHOWN = 20
PANDAS = {"text": "string", "integer": "Int64", "number": "Float64", "truth": "boolean", "list": "object"}


@dataclass(frozen=True, slots=True)
class Column:
    """`list` holds texts in an order that means something; `about` says what stands here."""

    name: str
    type: ColumnType
    about: str


@dataclass(frozen=True, slots=True, repr=False)
class Table:
    """Rows in the order of the case; None where a value is unknown."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Value]]:
        """The rows, each as a dict by column name."""
        names = [c.name for c in self.columns]
        return (dict(zip(names, row, strict=True)) for row in self.rows)

    @overload
    def to_frame(self, library: Literal["pandas"] = "pandas") -> "pandas.DataFrame": ...

    @overload
    def to_frame(self, library: Literal["polars"]) -> "polars.DataFrame": ...

    def to_frame(self, library: Literal["pandas", "polars"] = "pandas") -> Any:
        """A data frame with typed columns, also where it has no rows; MissingExtra where the library is not there."""
        columns = {c.name: [row[n] for row in self.rows] for n, c in enumerate(self.columns)}
        if library == "polars":
            return _polars(self, columns)
        if library == "pandas":
            return _pandas(self, columns)
        raise ValueError(f"no frames of {library!r}: pandas or polars")

    def _repr_html_(self) -> str:
        head = "".join(f'<th title="{escape(c.about)}">{escape(c.name)}</th>' for c in self.columns)
        rows = "".join(f"<tr>{''.join(f'<td>{escape(shown(v))}</td>' for v in row)}</tr>" for row in self.rows[:SHOWN])
        more = f"<p>and {len(self) - SHOWN:,} more rows</p>" if len(self) > SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{more}"

    def __repr__(self) -> str:
        return f"<Table {self.name}: {len(self)} rows of {', '.join(c.name for c in self.columns)}>"


def shown(value: Value) -> str:
    """A value as one text: lists parted by `; `, nothing for None."""
    if value is None:
        return ""
    return "; ".join(value) if isinstance(value, tuple) else str(value)


def _pandas(table: Table, columns: dict[str, list[Value]]) -> Any:
    pandas = load("pandas", "frames")
    return pandas.DataFrame({c.name: pandas.Series(columns[c.name], dtype=PANDAS[c.type]) for c in table.columns})


def _polars(table: Table, columns: dict[str, list[Value]]) -> Any:
    polars = load("polars", "frames")
    types = {"text": polars.String, "integer": polars.Int64, "number": polars.Float64, "truth": polars.Boolean,
             "list": polars.List(polars.String)}
    listed = {c.name: [list(v) if isinstance(v, tuple) else v for v in columns[c.name]] for c in table.columns}
    return polars.DataFrame(listed, schema={c.name: types[c.type] for c in table.columns})
