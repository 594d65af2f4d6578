"""Two texts read against each other: what is counted of them, what the network is given, what is decided."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.annotate.quantity import find
from sayso.model import Article
from sayso.relate.claims.pairs import Told, relations, shared, stances
from sayso.relate.claims.pairs.figures import FIGURES, figures
from sayso.relate.claims.pairs.network import ENDS, LONGEST, OPENS, laid

TEXTS = st.text(max_size=60)


def told(text: str) -> Told:
    article = Article("test", text)
    return Told(text, find(article, (article.anchor(0, len(text)),)))


def counted(first: str, second: str) -> dict[str, float]:
    """The figures that are not nought."""
    return {name: value for name, value in figures(told(first), told(second)).items() if value}


@pytest.mark.parametrize(("first", "second", "figure"), [
    ("The ferry carried 214 passengers.", "More than 200 passengers were aboard the ferry.", "bounds met"),
    ("The ferry carried 214 passengers.", "Fewer than 200 passengers were aboard the ferry.", "bounds broken"),
    ("The ferry carried 200 passengers.", "More than 200 passengers were aboard the ferry.", "bounds broken"),
    ("Over 90 houses burned.", "More than 80 houses burned.", "bounds met"),
    ("The ferry carried 214 passengers.", "There were 214 passengers.", "figures met"),
    ("The ferry carried 214 passengers.", "There were 241 passengers.", "figures broken"),
    ("The ferry was full.", "There were 241 passengers.", "figures untold"),
    ("The bridge opened in 1974.", "The bridge opened before 1980.", "year bounds met"),
    ("The bridge opened in 1974.", "The bridge was closed until after 1980.", "year bounds broken"),
    ("The bridge opened in 1974.", "It opened in 1974.", "years met"),
    ("The bridge opened in 1974.", "It opened in 1975.", "years broken"),
    ("The bridge opened.", "It opened in 1975.", "years untold"),
    ("The mayor never signed.", "The mayor signed.", "negated first"),
    ("The mayor signed.", "The mayor hasn't signed.", "negated second"),
    ("Viral story of a singing seal is a hoax", "A seal sang", "first calls false"),
    ("Seal reportedly sings", "A seal sang", "first hears"),
    ("Did a seal sing?", "A seal sang", "first asks"),
])
def test_a_figure_is_counted(first: str, second: str, figure: str) -> None:
    assert figure in counted(first, second)


@pytest.mark.parametrize(("first", "second", "figure"), [
    ("The ferry carried 214 passengers and 12 cars.", "More than 200 passengers were aboard.", "bounds broken"),
    ("The fine was 90 euros, the fee 12%.", "The fee was 12%.", "figures broken"),
    ("The mayor did not sign.", "The mayor hasn't signed.", "negated first"),
    ("The harbour was closed.", "The harbour was closed.", "words missing"),
    ("Nothing is known.", "It opened in room 21975.", "years untold"),
])
def test_what_is_not_there_is_not_counted(first: str, second: str, figure: str) -> None:
    assert figure not in counted(first, second)


@given(TEXTS, TEXTS)
@settings(max_examples=60, deadline=None)
def test_figures_of_any_two_texts_are_finite(first: str, second: str) -> None:
    found = figures(told(first), told(second))
    assert list(found) == [name for name, _ in FIGURES]
    assert all(math.isfinite(value) for value in found.values())


def test_a_piece_is_told_whether_the_other_text_has_it() -> None:
    ids, kinds = laid((7, 8), (8, 9, 10))
    assert ids == [OPENS, 7, 8, ENDS, 8, 9, 10, ENDS]
    assert kinds == [0, 0, 1, 0, 3, 2, 2, 2]


@pytest.mark.parametrize(("first", "second", "kept"), [(400, 10, 243), (10, 400, 10), (400, 400, 126), (0, 0, 0)])
def test_what_is_too_long_is_cut_where_it_is_longest(first: int, second: int, kept: int) -> None:
    ids, kinds = laid(tuple(range(1000, 1000 + first)), tuple(range(3000, 3000 + second)))
    assert len(ids) == len(kinds) <= LONGEST
    assert ids.index(ENDS) == 1 + kept


def test_a_reading_depends_on_its_two_texts_alone() -> None:
    pair = ("The dam at Orlo held, the ministry said.", "The dam held.")
    alone = shared().read([pair])[0]
    others = [("A", "b"), pair, ("The dam held.", "The dam broke after days of rain.")]
    assert shared().read(others)[1] == alone
    assert shared().read(others[::-1])[1] == alone


@pytest.mark.parametrize("text", ["", "\ud83d", "\x00\x01", "…" * 3, "word " * 5000])
def test_hostile_text_is_read(text: str) -> None:
    for three in relations([(told(text), told("The dam held.")), (told("The dam held."), told(text))]):
        assert sum(three) == pytest.approx(1)


def test_nothing_asked_nothing_said() -> None:
    assert relations([]) == [] == stances([])


@pytest.mark.parametrize(("first", "second", "relation"), [
    ("Fire crews in Marvale rescued 14 people from the burning hotel on Tuesday night.",
     "More than 12 people were rescued from the hotel in Marvale.", "borne out"),
    ("Fire crews in Marvale rescued 14 people from the burning hotel on Tuesday night.",
     "Fewer than 12 people were rescued from the hotel in Marvale.", "against"),
    ("Fire crews in Marvale rescued 14 people from the burning hotel on Tuesday night.",
     "The owner of the hotel was arrested for arson.", "open"),
])
def test_a_clear_relation_is_named(first: str, second: str, relation: str) -> None:
    three = relations([(told(first), told(second))])[0]
    assert ("borne out", "open", "against")[three.index(max(three))] == relation


@pytest.mark.parametrize(("headline", "stance"), [
    ("Seal learns to sing opera at Sund aquarium", "for"),
    ("No, a seal did not learn to sing opera; the video is a hoax", "against"),
    ("Did a seal at Sund aquarium really learn to sing opera? What we know", "observing"),
])
def test_a_clear_stance_is_named(headline: str, stance: str) -> None:
    three = stances([(told(headline), told("A seal learned to sing opera"))])[0]
    assert ("for", "observing", "against")[three.index(max(three))] == stance
