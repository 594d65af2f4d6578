"""The tables of a case as Apache Parquet, typed; what each column means is in the metadata of its field."""

import io
from typing import Any

from sayso.extras import load
from sayso.model import Case, Table
from sayso.model.tables import KINDS


def render(case: Case) -> dict[str, bytes]:
    """One file a table; MissingExtra without pyarrow."""
    return {f"{name}.parquet": write(case.table(name)) for name in KINDS}


def write(table: Table) -> bytes:
    """The table as one Parquet file."""
    arrow: Any = load("pyarrow", "frames")
    types = {"text": arrow.string(), "integer": arrow.int64(), "number": arrow.float64(), "truth": arrow.bool_(),
             "list": arrow.list_(arrow.string())}
    schema = arrow.schema([arrow.field(c.name, types[c.type], metadata={"about": c.about}) for c in table.columns])
    columns = [[row[n] for row in table.rows] for n in range(len(table.columns))]
    arrays = [arrow.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
    out = io.BytesIO()
    load("pyarrow.parquet", "frames").write_table(arrow.Table.from_arrays(arrays, schema=schema), out)
    return out.getvalue()
