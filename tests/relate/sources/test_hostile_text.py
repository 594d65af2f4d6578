"""Stance and sources on hostile text: time grows with the text, nothing is lost. The tagger has tests of its own."""

import re
import time
from collections.abc import Callable

import pytest

from sayso.annotate import names, sentences, stance
from sayso.model import Annotated, Article, Attribution
from sayso.relate import sources
from sayso.relate.given import Resolved

QUOTED = re.compile(r"(“[^”]*”) (\w+) (Lund|she|we|the mayor|an aide)")
GROWTH = 4
# Four times the text in at most nine times the time: linear work takes four times, quadratic sixteen.
ALLOWED = 9
LONG = 50_000


def read(text: str) -> Annotated:
    """The article with an attribution for each quotation that a speaker follows, judged."""
    article = Article("a", text, language="en")
    found = [
        Attribution("a", (article.anchor(*m.span(3)),), (article.anchor(*m.span(2)),), (article.anchor(*m.span(1)),))
        for m in QUOTED.finditer(text)
    ]
    split = sentences.find(article)
    judged = stance.judge(article, split, tuple(found))
    return Annotated(article, sentences=split, names=names.find(article, split), attributions=judged)


def resolved(text: str) -> Resolved:
    return sources.resolve((read(text),))


def seconds(text: str) -> float:
    """The processor's time, the better of two: other work on the machine takes no part in it."""
    def once() -> float:
        start = time.process_time()
        resolved(text)
        return time.process_time() - start

    return min(once(), once())


HOSTILE: dict[str, Callable[[int], str]] = {
    "quotations in a row": lambda n: "“We left.” said Lund. “It was dark,” said she. “It fell,” said the mayor. " * n,
    "one paragraph": lambda n: "The minister said on Monday that Ana Lund told reporters the road was shut. " * n,
    "one quotation": lambda n: "“" + "the ministry said it was lost and they told us that Holt said no. " * n + "”",
    "unbalanced marks": lambda n: "“ He said ‘ the \" mayor said “ that the army told us ‘ " * n,
    "ever deeper": lambda n: "The Echo said that the mayor said that the aide said that " * n + "it rained.",
    "we, who are quoted": lambda n: "“We think that we said we left.” said we. " * n,
    "a name each": lambda n: " ".join(f"Anna Lund{chr(97 + k % 26) * (1 + k // 26)} said no." for k in range(n)),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_time_grows_with_the_text(kind: str) -> None:
    seconds(HOSTILE[kind](20))
    short, long = (seconds(HOSTILE[kind](n)) for n in (120, 120 * GROWTH))
    assert long <= ALLOWED * max(short, 0.004)


def test_a_paragraph_of_fifty_thousand_words() -> None:
    sentence = "The minister said on Monday that the road to Tarn was shut and nobody was hurt. "
    text = sentence * (LONG // len(sentence.split()))
    found = resolved(text)
    assert len(found.attributions) == LONG // len(sentence.split())
    assert all(text[c.start:c.end] == c.text for a in found.attributions for c in (*a.source, *a.cue, *a.content))


def test_a_thousand_quotations_keep_their_speakers() -> None:
    found = resolved("“We left.” said Lund. “It fell,” said the mayor. " * 500)
    by_id = {s.id: s.name for s in found.sources}
    assert [by_id[a.source_id or ""] for a in found.attributions] == ["Lund", "mayor"] * 500


def test_a_text_that_is_one_quotation_loses_no_word() -> None:
    text = "“" + "It was dark and we left. " * 2000 + "”"
    split = sentences.find(Article("a", text))
    assert "".join("".join(s.text.split()) for s in split) == "".join(text.split())
