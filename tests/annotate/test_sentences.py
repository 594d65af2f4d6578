"""Sentences: clean text, abbreviations, quotations, wrapped lines, text without punctuation."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.annotate import sentences
from sayso.model import Article


def split(text: str) -> list[str]:
    return [s.text for s in sentences.find(Article("a", text))]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The dam held. Nobody was hurt.", 2),
        ("Gen. Orla Vance said the dam held on Oct. 8 near St. Brannoc. Nobody was hurt.", 2),
        ("“Stop the pumps!” she shouted. They stopped.", 2),
        ("Officials in the U.S. Senate and the U.N. agreed. The U.K. did not.", 2),
        ("They trade in the U.S. The firm is based in Dublin.", 2),
        ("J. R. Okafor and T. Lindqvist were named.", 1),
        ("The flood reached No. 14 Quay St. before dawn.", 1),
        ("Was it a leak? The operator says no. “We checked it twice,” it added.", 3),
        ("The level rose... and then it fell. People went home.", 2),
        ("It cost 3.5 million crowns. Nobody paid.", 2),
        ('He said: "We saw the wave. We ran." Two others did not.', 3),
    ],
)
def test_counts(text: str, parts: int) -> None:
    assert len(split(text)) == parts, split(text)


def test_headline_and_paragraphs_are_parted() -> None:
    assert split("Ferry sinks off Tarn Isle\n\nA ferry sank on Monday.\nTwelve were saved.") == [
        "Ferry sinks off Tarn Isle", "A ferry sank on Monday.", "Twelve were saved."]


def test_a_sentence_that_a_blank_line_cuts_is_one() -> None:
    text = "The ministry said that the northern fleet\n\nmoved two frigates to the strait."
    assert split(text) == [text]


def test_wrapped_lines_are_joined() -> None:
    line = "The harbour master of Port Ellery told a hearing on Tuesday that he"
    text = "\n".join([line] * 6) + " had not been warned."
    assert len(split(text)) == 1


def test_text_without_punctuation_is_one_sentence() -> None:
    text = "three people died when a bridge fell in Ostrava on Friday police said the cause is not known"
    assert split(text) == [text]


def test_empty_and_blank_texts_have_none() -> None:
    assert split("") == []
    assert split(" \n\t \n") == []


@settings(deadline=None)
@given(st.text(alphabet="aB. \n\"'”!?…U.S0\u00a0é中", max_size=200))
def test_anchors_are_exact_and_nothing_but_space_is_lost(text: str) -> None:
    article = Article("a", text)
    found = sentences.find(article)
    assert all(s.text == text[s.start:s.end] and s.text.strip() == s.text for s in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert "".join("".join(s.text for s in found).split()) == "".join(text.split())


def test_long_junk_is_read_in_linear_time() -> None:
    assert len(split("." * 50_000 + "\n" * 50_000 + "A. " * 20_000)) >= 1
