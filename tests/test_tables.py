"""Tables are files that a reader may extend; a broken line is named, never skipped."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso import tables
from sayso.errors import BadTable


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SAYSO_DATA", str(tmp_path))
    tables.rows.cache_clear()
    yield
    tables.rows.cache_clear()


def first(name: str) -> str:
    return next(iter(tables.rows(name)[0].values()))


def test_a_users_row_is_added(tmp_path: Path) -> None:
    before = len(tables.rows("demonyms"))
    tables.rows.cache_clear()
    header = "\t".join(tables.rows("demonyms")[0])
    tables.rows.cache_clear()
    (tmp_path / "demonyms.tsv").write_text(f"{header}\nVelmara\tVelmaran\n", encoding="utf-8")
    assert len(tables.rows("demonyms")) == before + 1
    assert "Velmara" in next(iter(tables.rows("demonyms")[-1].values()))


def test_a_users_row_replaces_the_projects(tmp_path: Path) -> None:
    known, header = first("demonyms"), "\t".join(tables.rows("demonyms")[0])
    tables.rows.cache_clear()
    (tmp_path / "demonyms.tsv").write_text(f"# mine\n{header}\n{known}\tchanged\n", encoding="utf-8")
    assert "changed" in tables.rows("demonyms")[0].values()


def test_a_line_with_too_many_columns_is_named(tmp_path: Path) -> None:
    (tmp_path / "demonyms.tsv").write_text("country\ndemo\tone too many\n", encoding="utf-8")
    with pytest.raises(BadTable, match=r"demonyms\.tsv, line 2: 2 columns"):
        tables.rows("demonyms")


def test_every_table_of_the_project_is_well_formed() -> None:
    folder = Path(tables.__file__).parent / "data"
    for table in folder.glob("*.tsv"):
        assert tables.rows(table.stem), table.name


def test_columns_that_are_left_out_are_empty(tmp_path: Path) -> None:
    (tmp_path / "outlets.tsv").write_text("\ufeffkind\tname\nagency\tKestrel Wire\n", encoding="utf-8")
    row = tables.rows("outlets")[-1]
    assert (row["name"], row["kind"], row["domains"]) == ("Kestrel Wire", "agency", "")


@pytest.mark.parametrize(("text", "told"), [
    ("name aliases kind\nKestrel Wire  agency\n", "line 1: .*parted by one tab.*'name aliases kind' is no column"),
    ("name\ttype\nKestrel Wire\tagency\n", "'type' is no column; name must be there, these may be: aliases, short"),
    ("Kestrel Wire\t\t\tagency\n", "'Kestrel Wire' is no column"),
    ("kind\nagency\n", "'name' is missing"),
])  # fmt: skip
def test_a_header_that_is_none_is_told(tmp_path: Path, text: str, told: str) -> None:
    """Else the rows would be read as something else, or not at all."""
    (tmp_path / "outlets.tsv").write_text(text, encoding="utf-8")
    with pytest.raises(BadTable, match=rf"outlets\.tsv, {told}" if told[0] == "l" else told):
        tables.rows("outlets")


def test_a_table_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "outlets.tsv").write_bytes("name\nKüstenblatt\n".encode("latin-1"))
    with pytest.raises(BadTable, match=r"not in UTF-8.*save it as UTF-8"):
        tables.rows("outlets")
