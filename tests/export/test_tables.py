"""CSV, XLSX, Parquet and data frames: one set of tables, read back by other programs."""

import csv as reader
import io
import pickle

import openpyxl
import pandas
import polars
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_case import LEAK, case

from sayso.export import csv, parquet, xlsx
from sayso.model import Case, Findings
from sayso.model.table import shown
from sayso.model.tables import KINDS


def read_csv(text):
    return list(reader.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("name", KINDS)
def test_csv_comes_back(any_case, name):
    head, *rows = read_csv(csv.render(any_case)[f"{name}.csv"])
    table = any_case.table(name)
    assert head == [c.name for c in table.columns]
    for row, values in zip(rows, table.rows, strict=True):
        for cell, value in zip(row, values, strict=True):
            text = str(value).lower() if isinstance(value, bool) else shown(value)
            assert csv.unguarded(cell) == text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "'=1", "''@x"])
def test_no_text_is_a_formula(text):
    assert csv.guarded(text) == f"'{text}"


@given(st.text())
def test_the_guard_comes_off(text):
    assert csv.unguarded(csv.guarded(text)) == text
    assert not csv.guarded(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_words_stay_as_they_are():
    assert csv.guarded("'Tis said") == "'Tis said"
    assert csv.guarded("1-2") == "1-2"


def test_xlsx_is_read_by_another_program(any_case):
    book = openpyxl.load_workbook(io.BytesIO(xlsx.render(any_case)))
    assert book.sheetnames == list(KINDS)
    for name in KINDS:
        table = any_case.table(name)
        head, *rows = book[name].iter_rows(values_only=True)
        assert list(head) == [c.name for c in table.columns]
        assert len(rows) == len(table)
        assert not [c for row in book[name].iter_rows() for c in row if c.data_type == "f" or c.hyperlink]


def test_xlsx_has_the_words_and_the_numbers():
    row = list(openpyxl.load_workbook(io.BytesIO(xlsx.render(case())))["mentions"].iter_rows(values_only=True))[1]
    mention = LEAK.mentions[0]
    assert row[:6] == (LEAK.id, "mention", "wire", mention.anchor.start, mention.anchor.end, mention.anchor.text)


@pytest.mark.parametrize("name", KINDS)
def test_parquet_comes_back_with_types_and_meanings(any_case, name):
    read = pyarrow.parquet.read_table(io.BytesIO(parquet.render(any_case)[f"{name}.parquet"]))
    table = any_case.table(name)
    rows = [tuple(tuple(v) if isinstance(v, list) else v for v in row.values()) for row in read.to_pylist()]
    assert rows == list(table.rows)
    assert [f.metadata[b"about"].decode() for f in read.schema] == [c.about for c in table.columns]


@pytest.mark.parametrize("name", KINDS)
def test_parquet_is_read_by_another_program(any_case, name):
    read = polars.read_parquet(parquet.render(any_case)[f"{name}.parquet"])
    assert read.equals(any_case.table(name).to_frame("polars"), null_equal=True)


@pytest.mark.parametrize("name", KINDS)
def test_csv_is_read_by_another_program(any_case, name):
    read = pandas.read_csv(io.StringIO(csv.render(any_case)[f"{name}.csv"]), dtype=str, keep_default_na=False)
    table = any_case.table(name)
    assert list(read.columns) == [c.name for c in table.columns]
    assert len(read) == len(table)


@pytest.mark.parametrize("name", KINDS)
def test_both_libraries_give_one_frame(any_case, name):
    table = any_case.table(name)
    in_pandas, in_polars = table.to_frame(), table.to_frame("polars")
    assert isinstance(in_pandas, pandas.DataFrame)
    assert isinstance(in_polars, polars.DataFrame)
    assert list(in_pandas.columns) == in_polars.columns == [c.name for c in table.columns]
    assert len(in_pandas) == in_polars.height == len(table)


def test_types_hold_in_an_empty_frame_too():
    assert str(Case().claims.to_frame()["rank"].dtype) == "Int64"
    assert Case().discrepancies.to_frame("polars").schema["drift"] == polars.Boolean


def test_claims_are_a_tuple_and_a_frame():
    claims = case().claims
    assert isinstance(claims, tuple)
    assert claims == (claims[0], claims[1])
    frame = claims.to_frame()
    assert list(frame["statement"]) == [c.statement for c in claims]
    assert frame.loc[0, "origin_names"] == ("Water Authority",)
    assert frame.loc[1, "origin_names"] == ("wire in its own words", "daily in its own words")
    assert frame.loc[0, "article_count"] == 3
    sides = case().discrepancies.to_frame("polars").filter(polars.col("drift"))
    assert sides["value"].to_list() == ["4", "9"]


def test_findings_survive_a_pickle_and_a_slice():
    claims = case().claims
    back = pickle.loads(pickle.dumps(claims))
    assert back == claims
    assert isinstance(back, Findings)
    assert back.table.rows == claims.table.rows
    assert claims[:1] == (claims[0],)


def test_what_is_no_table_or_no_library_is_told(monkeypatch):
    with pytest.raises(KeyError):
        case().table("weather")
    with pytest.raises(ValueError, match="pandas or polars"):
        case().claims.to_frame("excel")


def test_a_missing_library_says_what_to_install(monkeypatch):
    from sayso import extras
    from sayso.errors import MissingExtra

    def gone(name):
        raise ImportError(name)

    monkeypatch.setattr(extras, "import_module", gone)
    with pytest.raises(MissingExtra, match=r"pip install 'sayso\[frames\]'"):
        case().claims.to_frame()


def test_a_table_shows_itself_in_a_notebook(hostile):
    shown_as = hostile.claims._repr_html_()
    assert "<script" not in shown_as
    assert "&lt;script" in shown_as
    assert "<Table claims: 1 rows" in repr(hostile.claims.table)
