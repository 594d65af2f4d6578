"""Anchors are exact, whatever the text holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Article


@given(st.text(), st.data())
def test_an_anchor_holds_the_characters_it_points_at(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    anchor = Article("a", text).anchor(start, end)
    assert anchor.text == text[anchor.start:anchor.end]


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (0, 6)])
def test_a_range_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no range"):
        Article("a", "crane").anchor(start, end)


def test_overlap_counts_shared_characters() -> None:
    article = Article("a", "two cranes had fallen")
    assert article.anchor(0, 10).overlap(article.anchor(4, 14)) == 6


def test_anchors_of_two_articles_never_overlap() -> None:
    assert Article("a", "crane").anchor(0, 5).overlap(Article("b", "crane").anchor(0, 5)) == 0


def test_two_articles_with_one_text_have_one_digest() -> None:
    assert Article("a", "crane").digest == Article("b", "crane").digest
