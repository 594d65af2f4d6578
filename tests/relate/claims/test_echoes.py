"""Statements that only point at a figure or at reports stand with the words that they mean."""

from pathlib import Path

import pytest

import sayso
from sayso.model import Case, Claim

FIRST = ("The Velm Fire Brigade said 22 people were killed when the dam above the town gave way on Monday.\n\n"
         "{}\n\nThe river has since gone down.")
SECOND = ("A dam broke near Velm on Monday, and the Velm Fire Brigade said at least 22 people were killed. "
          "Schools stay shut.")


def case(folder: Path, pointing: str) -> Case:
    folder.mkdir()
    (folder / "a.txt").write_text(FIRST.format(pointing), encoding="utf-8")
    (folder / "b.txt").write_text(SECOND, encoding="utf-8")
    return sayso.read(folder)


def holding(found: Case, words: str) -> Claim | None:
    return next((c for c in found.claims if any(words in m.anchor.text for m in c.mentions)), None)


@pytest.mark.parametrize("pointing", [
    "The district hospital gave the same death toll.",
    "The Interior Ministry put out a similar figure.",
    "Police reported the same number of dead.",
])
def test_the_same_toll_is_a_second_source_of_the_figure(tmp_path: Path, pointing: str) -> None:
    toll = holding(case(tmp_path / "velm", pointing), "22 people were killed")
    assert toll
    assert len(toll.origins) == 2
    assert toll.independent.low == toll.independent.high == 2
    ground = next(g for g in toll.grounds if g.method == "it points at words before")
    assert ground.anchors[0].text in pointing
    assert "22 people" in ground.anchors[1].text
    assert "same" not in toll.statement


@pytest.mark.parametrize("other", [
    "The district hospital gave a lower toll of 17.",
    "The district hospital said the toll could rise.",
    "The mayor made the same journey in March.",
])
def test_another_toll_or_another_thing_is_no_echo(tmp_path: Path, other: str) -> None:
    found = case(tmp_path / "velm", other)
    toll = holding(found, "22 people were killed")
    assert toll
    assert len(toll.origins) == 1
    assert all(g.method != "it points at words before" for c in found.claims for g in c.grounds)


REPORTS = ("Quarry firm Ossel has denied reports of blasting beneath the school at Tarn.\n\nParents kept their "
           "children at home on Tuesday and met in the town hall, where a lawyer spoke for an hour.\n\n{}")


@pytest.mark.parametrize("pointing", [
    "The mine inspector, Ada Brück, dismissed such reports as nonsense.",
    "Mine inspector Ada Brück denied the reports last week.",
])
def test_who_dismisses_such_reports_denies_what_they_are_of(tmp_path: Path, pointing: str) -> None:
    (tmp_path / "a.txt").write_text(REPORTS.format(pointing), encoding="utf-8")
    denied = holding(sayso.read(tmp_path), "has denied reports of blasting")
    assert denied
    assert {m.stance for m in denied.mentions} == {"denies"}
    assert len(denied.mentions) == len(denied.origins) == 2
    ground = next(g for g in denied.grounds if g.method == "it points at words before")
    assert ground.anchors[1].text == "reports of blasting beneath the school at Tarn"


def test_a_doubt_of_such_reports_is_no_denial_of_them(tmp_path: Path) -> None:
    doubt = "The mine inspector, Ada Brück, said she could not confirm such reports."
    (tmp_path / "a.txt").write_text(REPORTS.format(doubt), encoding="utf-8")
    denied = holding(sayso.read(tmp_path), "has denied reports of blasting")
    assert denied
    assert len(denied.mentions) == 1
