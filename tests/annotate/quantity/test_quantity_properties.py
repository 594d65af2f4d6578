"""Whatever the text, anchors are exact, in order and apart, and hostile input costs no more than its length."""

import time

import pytest
from annotate.quantity.reading_one import find
from hypothesis import given, settings
from hypothesis import strategies as st

PIECES = st.sampled_from([
    "22", "1,500", "7.5", "three", "hundreds", "of", "them", "to", "and", "between", "from", "about", "more than", "$",
    "€", "%", "km", "million", "people", "children", "killed", "were", "was", "rose", "-", "–", ",", ".", "(", ")", "a",
    "the", "half", "one", "no", "in", "per", "day", "2018", "May", "\u00a0", "\n", "½", "🙂", "\u200f", "\0", "’s",
    "10K", "F-16",
])


@given(st.lists(PIECES, max_size=40), st.sampled_from(["", " "]))
@settings(max_examples=150, deadline=None)
def test_anchors_are_exact_in_order_and_apart(pieces: list[str], glue: str) -> None:
    text = glue.join(pieces)
    last = 0
    for q in find(text):
        assert text[q.anchor.start : q.anchor.end] == q.anchor.text
        assert last <= q.anchor.start < q.anchor.end
        last = q.anchor.end
        assert q.value is not None or q.low is not None or q.high is not None
        assert q.low is None or q.high is None or q.low <= q.high


@given(st.text(max_size=80))
@settings(max_examples=100, deadline=None)
def test_any_text_can_be_read(text: str) -> None:
    find(text)


@pytest.mark.parametrize("junk", [
    "1", "1,111,", "1 ", "1-", "one ", "a ", "1 to ", "$1", "1:1", "1/2", "May 1 ", "killed 1 ", "twenty-",
    "1 people and ", "including 1 ", "+1 ", "a.b@", "1 Aa ", "from 1 ", "1×10",
])
def test_long_junk_takes_time_in_proportion(junk: str) -> None:
    find(junk * 100)
    short, long = (_seconds(junk * times) for times in (400, 1600))
    assert long < 12 * short + 0.2


def _seconds(text: str) -> float:
    start = time.process_time()
    find(text)
    return time.process_time() - start
