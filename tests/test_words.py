"""Words keep their places; foldings make spellings meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.words import fold, words


@given(st.text())
def test_every_word_stands_where_it_says(text: str) -> None:
    assert all(text[w.start:w.end] == w.text for w in words(text))


@pytest.mark.parametrize(("one", "other"), [
    ("Zelenskyy’s", "zelenskyy's"), ("Krško", "Krsko"), ("the ministers'", "the ministers"), ("CAFÉ", "cafe"),
])
def test_spellings_that_count_as_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_a_number_with_separators_is_one_word() -> None:
    assert [w.text for w in words("some 13,000 at 10:30, or 2.5 in all")] == [
        "some", "13,000", "at", "10:30", "or", "2.5", "in", "all"]
