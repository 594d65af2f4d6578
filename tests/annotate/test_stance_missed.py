"""Attributions marked by their form alone: headlines, hearsay, posts, lost punctuation."""

import time

import pytest

from sayso.annotate import sentences, stance
from sayso.model import Article, Attribution


def found(text: str) -> list[tuple[str, str]]:
    article = Article("a", text)
    return [_shown(a) for a in stance.judge(article, sentences.find(article), ())]


def _shown(a: Attribution) -> tuple[str, str]:
    return " ".join(s.text for s in a.source), " ".join(c.text for c in a.content)


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Norway: Submarine Entered Bay Twice", "Norway", "Submarine Entered Bay Twice"),
        ("Vantor to close Riga plant - report", "report", "Vantor to close Riga plant"),
        ("Vantor to close Riga plant (report)", "report", "Vantor to close Riga plant"),
        ("The road is open, according to the Tarn Road Board.", "the Tarn Road Board", "The road is open"),
        ("According to the coastguard, the boat had no lights.", "the coastguard", "the boat had no lights."),
        ("The singer is reportedly on tour.", "", "The singer is on tour."),
        ("The ring is believed to be in Antwerp.", "", "The ring to be in Antwerp."),
        ("five people died when a boat sank off Kessel the coastguard said on Monday", "the coastguard",
         "five people died when a boat sank off Kessel"),
        ("The photographs could not be independently verified.", "", "The photographs"),
        ("A bank spokeswoman declined to comment on the report.", "A bank spokeswoman", "to comment on the report"),
        ("The Harbour Office gave a toll of 17 dead.", "The Harbour Office", "a toll of 17 dead"),
        ("The Dock Union, which gave a lower figure of 40 missing, was not sure.", "The Dock Union",
         "a lower figure of 40 missing"),
        ("The ministry had no comment on the report.", "The ministry", "no comment on the report"),
        ("The Echo quoted the army as saying that 14 men had fled.", "the army", "14 men had fled."),
        ("The Echo quoted Ida Rask, the yard’s sales chief, as saying that the ferry was full.",
         "Ida Rask, the yard’s sales chief", "the ferry was full."),
        ("The colonel was quoted by the Echo as saying that 14 men had fled.", "The colonel", "14 men had fled."),
    ],
)
def test_found_by_form(text: str, source: str, content: str) -> None:
    assert (source, content) in found(text)


@pytest.mark.parametrize(
    "text",
    ["Exclusive: Inside the Grain Exchange", "Photos: The Flood in Tarn", "The 4:30 to Bergen was late.",
     "Nothing was said.", "The ministry had to discuss the report.", "If confirmed, it would be the third case.",
     "The Echo quoted him as saying so."],
)
def test_nothing_is_invented(text: str) -> None:
    assert found(text) == []


def test_a_post_below_its_words() -> None:
    text = "The airline answered:\n\nWe never said that and never will\n\n— Tarn Air (@tarnair) May 2, 2019\n"
    assert ("Tarn Air (@tarnair)", "We never said that and never will") in found(text)


def test_quotation_goes_on_in_the_next_sentence() -> None:
    article = Article("a", "Ines Duarte said the road was gone. “There was only mud.” A helicopter came.")
    [one] = stance.judge(article, sentences.find(article), ())
    assert "There was only mud" in " ".join(c.text for c in one.content)


@pytest.mark.parametrize("junk", ["said " * 4000, "according to " * 3000, "'" * 20_000, "“" * 20_000, "A" * 50_000,
                                  "reportedly, " * 4000])
def test_junk_is_read_quickly(junk: str) -> None:
    start = time.process_time()
    found(junk)
    assert time.process_time() - start < 3


@pytest.mark.parametrize("text", ["The manager gave a number of 12 talks.", "Nurses gave the boys a total of 9 toys."])
def test_who_gives_no_figure_says_nothing(text: str) -> None:
    assert found(text) == []
