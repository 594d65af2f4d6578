"""Marks in a text: nothing of it is lost, whatever the marks are."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Article, Passage
from sayso.web.comparing import differences
from sayso.web.marking import ODD, Mark, marked, pieces

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=60)
MARKS = st.lists(st.builds(Mark, st.integers(0, 70), st.integers(0, 70), st.sampled_from(["a", "b"]),
                           st.sampled_from(["", "1", "2"])), max_size=8)


class Words(HTMLParser):
    """The text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text = ""
        self.feed(page)
        self.close()

    def handle_data(self, data):
        self.text += data


@given(TEXT, MARKS)
def test_the_words_stay_the_same(text, marks):
    seen = ODD.sub(lambda m: f"U+{ord(m[0]):04X}", text)
    assert Words(str(marked(text, marks, 0, len(text)))).text == seen


@given(MARKS, st.integers(0, 30), st.integers(0, 40))
def test_pieces_cover_the_window_without_gap_or_overlap(marks, start, length):
    end = start + length
    found = list(pieces(marks, start, end))
    assert "".join("x" * (p.end - p.start) for p in found) == "x" * length
    for piece in found:
        assert {(m.style, m.which) for m in piece.marks} == {
            (m.style, m.which) for m in marks
            if max(m.start, start) <= piece.start and piece.end <= min(m.end, end) and m.start < m.end}


def test_overlapping_marks_are_both_told():
    page = str(marked("Nine died", [Mark(0, 4, "quantity"), Mark(0, 9, "claimed", "3")], 0, 9))
    assert page == ('<span class="quantity claimed" data-claimed="3">Nine</span>'
                    '<span class="claimed" data-claimed="3"> died</span>')


def test_what_differs_in_a_shared_passage_is_found_on_both_sides():
    one = Article("a", "Rescuers were searching the flooded mill for the missing miller.")
    other = Article("b", "Rescuers are digging through the flooded mill for the miller.")
    here, there = differences(Passage(one.anchor(0, len(one.text)), other.anchor(0, len(other.text))))
    assert [one.text[a:b] for a, b in here] == ["were searching", "missing"]
    assert " ".join(other.text[a:b] for a, b in there) == "are digging through"


def test_nothing_differs_where_the_words_are_the_same_but_for_quotation_marks():
    one, other = Article("a", "“It holds,” she said."), Article("b", '"It holds", she said.')
    assert differences(Passage(one.anchor(0, len(one.text)), other.anchor(0, len(other.text)))) == ((), ())
