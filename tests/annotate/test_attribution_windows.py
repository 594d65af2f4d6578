"""Words and windows: no word is lost, none is answered for twice, whatever the text."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.annotate.attribution.windows import SIZE, split, windows

TEXTS = st.text(alphabet="ab .!?,“”\"'\n", max_size=2000) | st.lists(st.sampled_from(["a.", "a b c d. ", "a\n", "\n"]),
                                                                     max_size=600).map("".join)


def plan(text: str, pieces_a_word: int = 1):
    words = split(text)
    return words, list(windows(words, [pieces_a_word] * len(words)))


def test_a_mark_is_a_word_of_its_own() -> None:
    words = split("“No,” he said.")
    assert [words.text[a:b] for a, b in words.ranges] == ["“", "No", ",", "”", "he", "said", "."]


def test_a_line_break_begins_a_paragraph() -> None:
    assert split("One two.\n\nThree.\nFour").paragraphs == (0, 0, 0, 1, 1, 2)


@given(TEXTS, st.integers(1, 24))
def test_every_word_is_answered_for_once(text: str, pieces: int) -> None:
    words, found = plan(text, pieces)
    assert [k for w in found for k in range(w.own, w.stop)] == list(range(len(words)))


@given(TEXTS, st.integers(1, 24))
def test_windows_fit_the_network(text: str, pieces: int) -> None:
    words, found = plan(text, pieces)
    assert all(w.start <= w.own < w.stop <= w.end <= len(words) for w in found)
    assert all((w.end - w.start) * pieces + len(w.breaks - {w.start}) + 2 <= SIZE for w in found)


def test_many_short_paragraphs_before_and_a_long_one_behind_fit_the_network() -> None:
    _, found = plan("One.\n" * 60 + "Word, and more. " * 200 + "\n" + "One.\n" * 60)
    assert all((w.end - w.start) + len(w.breaks - {w.start}) + 2 <= SIZE for w in found)


@given(TEXTS)
def test_words_keep_their_places(text: str) -> None:
    words = split(text)
    assert all(0 <= a < b <= len(text) and not text[a:b].isspace() for a, b in words.ranges)


def test_a_window_knows_what_went_before() -> None:
    _, found = plan("word " * 3000)
    assert all(w.start < w.own for w in found[1:])
    assert all(w.end > w.stop for w in found[:-1]), "a cut paragraph is read beyond the cut"


def test_a_paragraph_of_fifty_thousand_words_takes_time_in_proportion() -> None:
    words, found = plan("Word, and more. " * 12_500)
    assert found[-1].stop == len(words)
    assert len(found) < len(words) / 150
