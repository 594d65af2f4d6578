"""Labels become spans, spans become attributions; figures are made by hand here, no network is loaded."""

import numpy as np
import pytest

from sayso.annotate.attribution.decode import CONTENT, CUE, SOURCE, Span, labels, relations, spans
from sayso.annotate.attribution.encoder import Links, Reading
from sayso.annotate.attribution.windows import split

LABELS = {"O": 0, "BS": 1, "IS": 2, "BU": 3, "IU": 4, "BC": 5, "IC": 6}


def tags(*wanted: str, second: dict[int, str] | None = None) -> np.ndarray:
    """Likely labels, one a word; `second` names a close runner-up."""
    table = np.full((len(wanted), 7), 0.01, np.float32)
    for k, name in enumerate(wanted):
        table[k, LABELS[name]] = 0.9
        if second and k in second:
            table[k, LABELS[second[k]]] = 0.6
    return np.log(table / table.sum(1, keepdims=True))


def test_spans_of_a_plain_sentence() -> None:
    words = split("Mayor Brandt said it rained.")
    found = spans(words, tags("BS", "IS", "BU", "BC", "IC", "O"))
    assert [(s.role, s.start, s.end) for s in found] == [(SOURCE, 0, 2), (CUE, 2, 3), (CONTENT, 3, 5)]


def test_a_span_cannot_begin_with_an_inside() -> None:
    best = labels(tags("O", "IS", "IS", "O", second={1: "BS"}), np.zeros(4, int))
    assert list(best) == [LABELS[k] for k in ("O", "BS", "IS", "O")]


def test_a_span_ends_with_its_paragraph() -> None:
    words = split("One two\nThree four")
    found = spans(words, tags("BC", "IC", "IC", "IC", second={2: "BC"}))
    assert [(s.start, s.end) for s in found] == [(0, 2), (2, 4)]


def test_neighbouring_spans_of_one_role_are_two() -> None:
    words = split("A B C D")
    assert [(s.start, s.end) for s in spans(words, tags("BC", "IC", "BC", "IC"))] == [(0, 2), (2, 4)]


def test_no_words_no_spans() -> None:
    assert spans(split(""), np.zeros((0, 7), np.float32)) == []


def reading(table: np.ndarray) -> Reading:
    """Vectors under which links are decided by distance alone."""
    still = np.zeros((len(table), 4, 64), np.float16)
    return Reading(table, still, still)


NEAR = np.array([[-k for k in range(8)] + [-k for k in range(8)]] * 2, np.float32)
LINKS = Links(np.zeros((2, 64), np.float32), NEAR + 6)


def test_the_nearer_cue_has_the_content() -> None:
    words = split("Ann said it rained and Bob said nobody came.")
    table = tags("BS", "BU", "BC", "IC", "O", "BS", "BU", "BC", "IC", "O")
    first, second = relations(words, reading(table), LINKS)
    assert (first.source[0].start, first.cue[0].start, first.content[0].start) == (0, 1, 2)
    assert (second.source[0].start, second.cue[0].start, second.content[0].start) == (5, 6, 7)


def test_a_cue_without_content_is_no_attribution() -> None:
    assert relations(split("Ann spoke."), reading(tags("BS", "BU", "O")), LINKS) == ()


def test_a_content_around_its_cue_is_one_attribution_in_two_pieces() -> None:
    words = split("“Rain,” Ann said, “and wind.”")
    table = tags("BC", "IC", "IC", "IC", "BS", "BU", "O", "BC", "IC", "IC", "IC", "IC")
    (one,) = relations(words, reading(table), LINKS)
    assert [(s.start, s.end) for s in one.content] == [(0, 4), (7, 12)]


def test_nothing_answers_where_none_is_likelier() -> None:
    shy = Links(LINKS.none, NEAR - 6)
    assert relations(split("Ann said rain."), reading(tags("BS", "BU", "BC", "O")), shy) == ()


@pytest.mark.parametrize("far", [10, 5000])
def test_links_reach_across_paragraphs_but_not_across_a_book(far: int) -> None:
    words = split("Ann\n" + "x " * far + "said rain")
    table = tags("BS", *["O"] * far, "BU", "BC")
    (one,) = relations(words, reading(table), LINKS)
    assert bool(one.source) is (far == 10)


def test_spans_compare_by_place() -> None:
    assert Span(1, 2, CUE) < Span(1, 3, SOURCE)
