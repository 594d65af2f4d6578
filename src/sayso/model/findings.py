"""Findings of one kind, in order: a tuple in every respect, that can also be had as a table or a data frame."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar, overload

from sayso.model.table import Table
from sayso.model.tables import tabulate

if TYPE_CHECKING:
    import pandas
    import polars

T = TypeVar("T")


class Findings(tuple[T, ...], Generic[T]):
    """What `Case.claims` and its like are. `kind` names the table that they make; names of sources are held for it."""

    kind: str
    _names: Mapping[str, str]

    def __new__(
        cls, findings: Iterable[T] = (), kind: str = "", names: Mapping[str, str] | None = None
    ) -> "Findings[T]":
        """A case fills in kind and names when it is made."""
        made = super().__new__(cls, findings)
        made.kind, made._names = kind, names or {}
        return made

    @property
    def table(self) -> Table:
        """One row a finding; columns are described in the table."""
        return tabulate(self.kind, self, self._names)

    @overload
    def to_frame(self, library: Literal["pandas"] = "pandas") -> "pandas.DataFrame": ...

    @overload
    def to_frame(self, library: Literal["polars"]) -> "polars.DataFrame": ...

    def to_frame(self, library: Literal["pandas", "polars"] = "pandas") -> Any:
        """The same as a data frame with typed columns; MissingExtra where the library is not installed."""
        return self.table.to_frame(library)

    def _repr_html_(self) -> str:
        return self.table._repr_html_()

    def __reduce__(self) -> tuple[Any, ...]:
        return Findings, (tuple(self), self.kind, self._names)


NONE: Findings[Any] = Findings()
"""No findings: what a case has of a kind that was not looked for."""
