"""Plain text: header lines, title lines, front matter, and texts without any of these."""

import pytest

from sayso.ingest import text
from sayso.ingest.article import build


def read(raw: str):
    article, problems = build(text.parse("case/a.txt", "a", raw), "a")
    assert not [p for p in problems if "language" in p.reason]
    return article


BODY = "The ferry left Sundhavn at six. Nobody was hurt, the harbour master said."


def test_title_line_and_headers_stand_before_the_text():
    a = read(f"Ferry runs aground\noutlet: The Sund Post\ndate: 2030-04-02\nbyline: Ane Holt\n\n{BODY}\n")
    assert (a.title, a.outlet, a.published, a.byline) == (
        "Ferry runs aground",
        "The Sund Post",
        "2030-04-02",
        "Ane Holt",
    )
    assert a.text == f"Ferry runs aground\n\n{BODY}\n"
    assert a.text[a.body :] == f"{BODY}\n"


def test_title_as_a_header_is_no_title_line():
    a = read(f"title: Ferry: what we know\nurl: https://sundpost.example/2030/04/02/ferry\n\n{BODY}")
    assert a.title == "Ferry: what we know"
    assert a.published == "2030-04-02"
    assert a.outlet == "sundpost.example"


def test_a_date_header_alone_leaves_the_text_as_it_is():
    a = read(f"date: 2030-04-02\n\n{BODY}")
    assert (a.text, a.published, a.body) == (BODY, "2030-04-02", 0)


def test_front_matter():
    a = read(f'---\ntitle: "Ferry runs aground"\ndate: 2030-04-02\ntags: sea\n---\n\n{BODY}')
    assert (a.title, a.published) == ("Ferry runs aground", "2030-04-02")
    assert ("tags", "sea") in a.metadata


@pytest.mark.parametrize(
    "raw",
    [
        BODY,
        f"\n\n{BODY}\n\n",
        f"--- \n{BODY}",
        f"---\nno closing fence\n{BODY}",
        f"Note: this is no header.\n\n{BODY}",
        "He said: date: none.\n" + BODY,
    ],
)
def test_without_headers_the_text_is_the_file_unchanged(raw):
    assert read(raw).text == raw


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Ferry runs aground off Sund", True),
        ("FERRY AGROUND: 'we felt a blow'", True),
        ("What Became Of The Sund Ferry.", True),
        ("The ferry ran aground off Sund in the early hours of Monday, the harbour master said.", False),
        ("Nobody was hurt.", False),
        ("By Ane Holt", False),
        ("https://sundpost.example/ferry", False),
        ("Sund", False),
    ],
)
def test_the_first_line_is_the_title_if_it_looks_like_a_headline(first, title):
    a = read(f"{first}\n\n{BODY}")
    assert (a.title == first) is title
    assert a.text[a.body :] == (BODY if title else a.text)


def test_a_body_that_opens_with_its_title_is_not_given_it_twice():
    a = read(f"title: Ferry runs aground\n\nFerry runs aground\n\n{BODY}")
    assert a.text == f"Ferry runs aground\n\n{BODY}"
    assert a.text[a.body :] == BODY


def test_line_with_nothing_after_it_is_no_title():
    assert read("Ferry runs aground off Sund").title is None
