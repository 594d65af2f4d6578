"""CSV and XLSX: columns told by their names or by the reader."""

import datetime
import io

import pytest
from ingest.made_inputs import BODY, zipped

from sayso.ingest import Limits, Options, gather


def read(tmp_path, name, content, columns=(), limits=None):
    (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return gather([tmp_path / name], options=Options(limits or Limits(), columns=tuple(columns)))


def book(*sheets):
    from openpyxl import Workbook

    made = Workbook()
    made.remove(made.active)
    for title, rows in sheets:
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_columns_known_by_name(tmp_path, mark):
    rows = [["id", "Headline", "Publication", "Date", "Body", "section"],
            ["k7", "Cable car", "Ostrel Bugle", "2031-05-04", f'"{BODY.replace(chr(34), "")}"', "local"]]
    (a,), failures = read(tmp_path, "a.csv", "\n".join(mark.join(r) for r in rows))
    assert not failures
    assert (a.id, a.title, a.outlet, a.published) == ("k7", "Cable car", "Ostrel Bugle", "2031-05-04")
    assert a.text == f"Cable car\n\n{BODY}"
    assert ("section", "local") in a.metadata
    assert any("the column 'Date'" in g.says for g in a.grounds)


def test_columns_named_by_the_reader(tmp_path):
    table = f'Titel;Text DE;Erschienen\nSeilbahn;"{BODY}";2031-05-04\n'
    _, (failure,) = read(tmp_path, "a.csv", table)
    assert "Titel, Text DE, Erschienen" in failure.reason
    assert "--column" in failure.remedy
    columns = (("text", "text de"), ("title", "Titel"), ("date", "Erschienen"))
    (a,), failures = read(tmp_path, "a.csv", table, columns)
    assert (a.title, a.published, failures) == ("Seilbahn", "2031-05-04", [])
    _, (failure,) = read(tmp_path, "a.csv", table, (("text", "Inhalt"),))
    assert "no column 'Inhalt'" in failure.reason


def test_rows_fail_one_by_one(tmp_path):
    table = f'text,date\n"{BODY}",2031-05-04\n,2031-05-04\n"{BODY} Again.",0000-00-00\n"{BODY} Late.",9999-12-31\n'
    articles, failures = read(tmp_path, "a.csv", table)
    assert [a.id for a in articles] == ["a-2", "a-4", "a-5"]
    told = [("row 3", "left out"), ("row 4", "partly"), ("row 5", "partly")]
    assert [(f.place, f.severity) for f in failures] == told
    assert [a.published for a in articles] == ["2031-05-04", None, None]


@pytest.mark.parametrize("table", ["", "text\n", '"text\nnever closed', "text\0,x\na\0b c d,e\n", "\n\n\n"])
def test_odd_tables_end_in_a_value(tmp_path, table):
    articles, failures = read(tmp_path, "a.csv", table)
    assert articles or failures or table == "text\n"


def test_a_workbook_with_sheets_and_dates(tmp_path):
    head = ("title", "date", "text")
    content = book(("May", [head, ("Cable car", datetime.datetime(2031, 5, 4, 9, 30), BODY)]),
                   ("June", [head, ("Once more", datetime.date(2031, 6, 1), BODY + " Again.")]),
                   ("Notes", [("a", "b")]))
    articles, (failure,) = read(tmp_path, "a.xlsx", content)
    assert [(a.id, a.published) for a in articles] == [("a-June-2", "2031-06-01"), ("a-May-2", "2031-05-04T09:30")]
    assert failure.place == "sheet 'Notes'"


def test_hostile_workbooks(tmp_path):
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><workbook>&b;</workbook>'
    for content in (zipped({"xl/workbook.xml": b"<workbook/>"}), zipped({"xl/workbook.xml": laughs}), b"PK\x03\x04",
                    zipped({"xl/workbook.xml": bytes(600_000_000)})):
        articles, (failure,) = read(tmp_path, "a.xlsx", content)
        assert not articles
        assert failure.remedy
