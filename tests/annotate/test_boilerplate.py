"""Boilerplate: what stands around a story and is no part of it, and what looks like it and is."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.annotate import boilerplate
from sayso.model import Article

STORY = ("The dam at Lohne is leaking, the water authority said on Monday, and people in the valley had to go.\n\n"
         "Engineers opened two gates at noon. Nobody knows how long the wall will hold.")


def found(text: str, body: int = 0) -> list[str]:
    return [b.text for b in boilerplate.find(Article("x", text, body=body))]


@pytest.mark.parametrize("line", [
    "Follow us on Twitter", "Share this article", "Facebook Twitter WhatsApp", "Advertisement", "Read more about dams",
    "Subscribe to our newsletter", "Sign up for the morning briefing", "© 2031 Lohne Courier. All rights reserved.",
    "Related: Ten dams that broke", "SEE ALSO: Ten dams that broke", "Story continues below", "Photo: Ida Ferrow/AP",
    "[Image via Shutterstock]", "https://lohnecourier.example/a/1", "desk@lohnecourier.example",
    "The views expressed in this article are the author's own and not those of this newspaper.",
    "We use cookies to improve this site.", "3 min read", "Tags: dam, Lohne, water", "What do you think about the dam?",
    "Click here for video", "This is a developing story and will be updated.", "Leave a comment",
])
def test_lines_around_a_story(line: str) -> None:
    assert found(f"{STORY}\n\n{line}\n\n{STORY}") == [line]


@pytest.mark.parametrize("line", [
    "Photos of the leak have appeared on social networks since Sunday, and nobody has disowned them.",
    "Readers who follow the story on Twitter asked the authority for a map of the valley and of the gates.",
    "Related projects in two other valleys were stopped by the court last year after a long trial.",
    "Share prices of the builder fell by nine percent after the news, and trading was suspended.",
    "More than 1,200 people were told to leave.",
    "Tags on the sluice gates showed that the last inspection was in 2019, the engineer told the court.",
    "Print works and dye works along the river were shut because the water was unsafe.",
])
def test_sentences_of_the_story(line: str) -> None:
    assert found(f"{STORY}\n\n{line}\n\n{STORY}") == []


def test_a_list_under_its_heading() -> None:
    links = ["Ten dams that broke", "How a sluice works", "The valley in pictures"]
    assert found("\n\n".join([STORY, "Related stories", *links])) == ["Related stories", *links]


def test_the_story_goes_on_after_a_lone_heading() -> None:
    assert found(f"{STORY}\n\nRelated stories\n\n{STORY}") == ["Related stories"]


def test_the_tail_of_a_scrape_without_lines() -> None:
    tail = ("Related News Ten dams that broke Follow us on Instagram SUBSCRIBE to our channel Copyright 2031 Lohne "
            "Courier About us Contact us Terms of Use Privacy Policy")
    flat = STORY.replace("\n\n", " ")
    assert found(f"{flat} {flat} {tail}") == [tail]


def test_the_headline_is_never_boilerplate() -> None:
    text = "Share prices\n\nShare this article"
    assert found(text, body=14) == ["Share this article"]


@given(st.text(alphabet=st.sampled_from("Share this Follow us on Twitter. \n\n©2031—é"), max_size=400))
@settings(max_examples=60, deadline=None)
def test_ranges_are_exact_and_apart(text: str) -> None:
    article = Article("x", text)
    ranges = boilerplate.find(article)
    assert all(article.anchor(b.start, b.end) == b for b in ranges)
    assert all(a.end < b.start for a, b in pairwise(ranges))


@pytest.mark.parametrize("junk", ["follow us on " * 4000, "copyright " * 5000, "share " * 8000, "[" * 40000,
                                  "a" * 80000])
def test_hostile_text(junk: str) -> None:
    assert isinstance(found(junk), list)


@pytest.mark.parametrize(("text", "dateline"), [
    ("HARNESK, Tolva, March 3 (KNA) - A bridge fell on Tuesday.", "HARNESK, Tolva, March 3 (KNA) - "),
    ("HARNESK — A bridge fell on Tuesday.", "HARNESK — "),
    ("PORT HARNESK (Reuters) - A bridge fell into the river on Tuesday, police said.", "PORT HARNESK (Reuters) - "),
])
def test_a_dateline_is_no_part_of_the_story(text: str, dateline: str) -> None:
    assert [b.text for b in boilerplate.find(Article("x", text))] == [dateline]


@pytest.mark.parametrize("text", ["NATO-led troops left.", "IT WAS LATE - very late - when they came.", "A (B) - C"])
def test_capitals_alone_make_no_dateline(text: str) -> None:
    assert not [b for b in boilerplate.find(Article("x", text)) if b.end < 5]
