"""Metadata that stands in the text itself, and what only looks like it."""

import pytest

from sayso.ingest import text
from sayso.ingest.article import build

STORY = (
    "A goods train left the rails near Brakel early on Tuesday, and two wagons fell into the canal, the railway "
    "said. The line will stay closed until the weekend, according to a spokesman, who could not say what went wrong."
)


def read(raw: str):
    return build(text.parse("case/a.txt", "a", raw), "a")[0]


@pytest.mark.parametrize(
    ("raw", "published"),
    [
        (f"Train derails\n\nBy KNA\n\nOctober 18, 2029\n\n{STORY}", "2029-10-18"),
        (f"Train derails\n\nKESTREL MEDIA GROUP\nTransport\n18/10/2029 23h32\n\n{STORY}", "2029-10-18T23:32"),
        (f"Train derails near Brakel KNA Thursday 18 Oct 2029 {STORY}", "2029-10-18"),
        (f"18 October 2029 {STORY}", "2029-10-18"),
        (f"Date of publication 18 October 2029 {STORY}", "2029-10-18"),
        (f"Published October 18 2029 {STORY}", "2029-10-18"),
        (f"date 2029-10-18 {STORY}", "2029-10-18"),
        (f"BRAKEL, Oct. 18, 2029 (KNA) - {STORY}", "2029-10-18"),
        (f"Last updated at Oct 182029 BRAKEL {STORY}", "2029-10-18"),
        (f"Train derails\n\n{STORY}\n\nFirst published: Thu 18 Oct 2029", "2029-10-18"),
        (f"Train derails\n\n{STORY}\n\nOriginal url:\n\nhttps://post.example/2029/10/18/train", "2029-10-18"),
        (f"18.10.2029 {STORY}", "2029-10-18"),
    ],
)
def test_the_articles_own_date(raw, published):
    a = read(raw)
    assert a.published == published
    assert any(g.anchors or "address" in g.says or "version" in g.says for g in a.grounds)
    for ground in a.grounds:
        for anchor in ground.anchors:
            assert anchor.text == a.text[anchor.start : anchor.end]


@pytest.mark.parametrize(
    "raw",
    [
        f"The flood of 18 October 2027 took the old bridge. {STORY}",
        f"On 18 October 2027 the old bridge fell. {STORY}",
        f"October 18, 2027, was the day the old bridge fell. {STORY}",
        f"{STORY}\n\nThe old bridge fell on October 18, 2027.",
        f"{STORY}\n\nCopyright 2029 Kestrel Media",
        f"Train derails\n\n03/04/2029\n\n{STORY}",
        f"A law published on 18 October 2027 forbids it. {STORY}",
        f"{STORY}\n\nJan Oort, announced his candidacy March 23, 2027",
        STORY,
    ],
)
def test_a_date_in_the_story_is_not_its_own(raw):
    assert read(raw).published is None


def test_an_ambiguous_date_is_settled_by_another():
    assert read(f"Train derails\n\n03/04/2029\n\n{STORY}\n\nUpdated: 3 April 2029").published == "2029-04-03"


def test_change_and_publication_are_told_apart():
    a = read(f"Train derails\n\nPublished 18 October 2029 09:10\nUpdated 19 October 2029 17:00\n\n{STORY}")
    assert (a.published, a.modified) == ("2029-10-18T09:10", "2029-10-19T17:00")


def test_a_given_date_comes_before_one_in_the_text():
    assert read(f"date: 2029-10-20\n\nPublished October 18, 2029\n\n{STORY}").published == "2029-10-20"


@pytest.mark.parametrize(
    ("raw", "byline"),
    [
        (f"Train derails\nBy Mira Oskam\n\n{STORY}", "Mira Oskam"),
        (f"Train derails\nBy Mira Oskam and J. P. Tielen | October 18, 2029\n\n{STORY}", "Mira Oskam and J. P. Tielen"),
        (f"Train derails\n\n{STORY}\n\nBy KNA", "KNA"),
        (f"By Tuesday the line was clear.\n\n{STORY}", None),
        (f"Train derails\n\n{STORY}", None),
    ],
)
def test_byline(raw, byline):
    assert read(raw).byline == byline


@pytest.mark.parametrize(
    ("raw", "outlet"),
    [
        (f"Train derails near Brakel | Brakel Gazette\n\n{STORY}", "Brakel Gazette"),
        (f"Brakel Courier | Train derails\n\n{STORY}", "Brakel Courier"),
        (f"Train derails\n\nKestrel Media Group\nTransport\n\n{STORY}", "Kestrel Media Group"),
        (f"Train derails\n\nBreaking News\n\n{STORY}", None),
        (f"Train derails | Transport\n\n{STORY}", None),
        (f"Train derails\n\n{STORY}\n\nOriginal url: https://www.themoscowtimes.com/train", "The Moscow Times"),
        (f"Train derails\n\n{STORY}\n\nhttps://pictures.example/a.jpg", None),
    ],
)
def test_outlet(raw, outlet):
    assert read(raw).outlet == outlet


def test_every_piece_of_metadata_has_a_ground():
    a = read(f"Train derails | Brakel Gazette\n\nBy Mira Oskam\n18 October 2029\n\n{STORY}")
    assert (a.title, a.outlet, a.byline, a.published) == (
        "Train derails | Brakel Gazette",
        "Brakel Gazette",
        "Mira Oskam",
        "2029-10-18",
    )
    assert len(a.grounds) == 4
