"""The gazetteer: its size, its tables, its search; and the sentences written for the project."""

import time as clock
from importlib.resources import files
from itertools import pairwise

import pytest
from eval import place_sentences
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso import tables
from sayso.annotate import place
from sayso.annotate.place import gazetteer
from sayso.annotate.place.key import place_key
from sayso.annotate.place.nations import country_entry
from sayso.model import Article


def test_it_is_small_on_disk_and_in_memory() -> None:
    packed = [(files("sayso") / "data" / f"places_{name}.txt.gz").read_bytes() for name in ("entries", "names")]
    assert sum(map(len, packed)) < 15e6
    assert sum(len(gazetteer._table(name)) for name in ("entries", "names")) < 60e6


@pytest.mark.parametrize("name", ["entries", "names"])
def test_the_tables_are_sorted_so_that_they_can_be_searched_by_halving(name: str) -> None:
    lines = gazetteer._table(name).splitlines()
    assert lines == sorted(lines)
    assert len({line.partition(b"\t")[0] for line in lines}) == len(lines)


@pytest.mark.parametrize("at", [0, 1, 77_777, -2, -1])
def test_every_line_is_found(at: int) -> None:
    key, _, rest = gazetteer._table("names").splitlines()[at].partition(b"\t")
    assert gazetteer._line(gazetteer._table("names"), key) == rest


@pytest.mark.parametrize(("name", "ident"), [
    ("Deir ez-Zor", 170794), ("Deir Ezzor", 170794), ("deir ez zor", 170794), ("Kiev", 703448), ("Kyiv", 703448)])
def test_spellings_lead_to_one_place(name: str, ident: int) -> None:
    assert ident in {one.ident for one in gazetteer.places(name)}


@pytest.mark.parametrize("name", ["", " ", "\x00", "zzzzzz", "ﬀ", "-", "a" * 5000, "\t", "\n"])
def test_unknown_names_have_no_place(name: str) -> None:
    assert gazetteer.places(name) == ()


def test_holders_end_at_the_country() -> None:
    chain = gazetteer.holders(gazetteer.places("Vladivostok")[0])
    assert [one.kind for one in chain][-1] == "country"


def test_every_country_of_the_table_has_an_entry() -> None:
    assert [row["country"] for row in tables.rows("demonyms") if country_entry(row["iso"]) is None] == []


def test_folding() -> None:
    assert place_key("N’Djamena") == "ndjamena"
    assert place_key("Łódź") == "lodz"


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(("Syria", "Idlib", "in", "the", "Al-", "Moscow's", ",", ".", "village of", "O'", "É",
                                 "U.S.", "\n\n", "Paris", "Texas", "👍", "and", "New", "York", "-backed", "'", "The")),
                max_size=20),
       st.sampled_from(["", " "]))
def test_anchors_are_exact_and_apart(words: list[str], gap: str) -> None:
    text = gap.join(words)
    found = place.find(Article("a", text), ())
    assert all(one.anchor.text == text[one.anchor.start:one.anchor.end] for one in found)
    assert all(a.anchor.end <= b.anchor.start for a, b in pairwise(found))


def test_the_projects_sentences_are_resolved() -> None:
    figures = place_sentences.figures()
    assert len(place_sentences.rows()) >= 100
    assert figures["country"] >= 0.85
    assert figures["entry"] >= 0.75
    assert figures["sense"] >= 0.85


@pytest.mark.parametrize("unit", ["village of Tal Hamra ", "in Idlib, ", "Paris ", "the ", "al-", "New York, "])
def test_long_runs_take_linear_time(unit: str) -> None:
    start = clock.process_time()
    place.find(Article("a", unit * 2000), ())
    assert clock.process_time() - start < 8
