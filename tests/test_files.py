"""Cases in files, for programs: written in any format, read back from JSON."""

import pytest
from made_case import case

import sayso
from sayso.errors import NotACase
from sayso.export.delivery import CannotWrite


def test_a_case_is_written_and_loaded(tmp_path):
    sayso.write(case(), tmp_path / "case.json")
    back = sayso.load(tmp_path / "case.json")
    assert back.claims == case().claims
    sayso.write(case(), str(tmp_path / "x"), format="bibtex")
    assert (tmp_path / "x").read_text(encoding="utf-8").startswith("@article{")
    sayso.write(case(), tmp_path / "tables", format="csv")
    assert (tmp_path / "tables" / "claims.csv").is_file()


def test_what_cannot_be_is_told(tmp_path):
    with pytest.raises(CannotWrite, match="no format is called 'odt'"):
        sayso.write(case(), tmp_path / "x", format="odt")
    with pytest.raises(CannotWrite, match="cannot be written"):
        sayso.write(case(), tmp_path / "no" / "x.json")
    for content in ("no json", "[]", '{"schema": "other"}'):
        (tmp_path / "x.json").write_text(content, encoding="utf-8")
        with pytest.raises(NotACase):
            sayso.load(tmp_path / "x.json")
