"""The whole stage, with the shipped model: who says what, in sentences written for this test."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.annotate.attribution import find
from sayso.model import Article, Attribution

PLAIN = (
    "Harbour master Ines Dahl said on Monday that two ferries had collided off Marvale. “Nobody was hurt,” she told "
    "reporters. According to the coast guard, the fog was thick.\n\n"
    "The union denied that its crews were tired, but a spokesman for the owners, Karl Oster, warned that strikes "
    "would follow. “We sailed at dawn,” Oster said, “and saw nothing.”"
)


def article(text: str) -> Article:
    return Article("test", text)


def told(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution, pieces joined by a bar."""
    return [
        ("|".join(a.text for a in one.source), "|".join(a.text for a in one.cue), "|".join(a.text for a in one.content))
        for one in find(article(text))
    ]


def anchors(one: Attribution) -> list[object]:
    return [*one.source, *one.cue, *one.content]


def test_reports_of_several_forms() -> None:
    found = {(source, cue.split()[0]): content for source, cue, content in told(PLAIN)}
    assert "two ferries had collided" in found["Harbour master Ines Dahl", "said"]
    assert found["she", "told"] == "“Nobody was hurt,”"
    assert found["the coast guard", "According"] == "the fog was thick"
    assert "crews were tired" in found["The union", "denied"]
    assert "strikes would follow" in found["a spokesman for the owners, Karl Oster", "warned"]
    assert found["Oster", "said"] == "“We sailed at dawn,”|“and saw nothing.”"


@pytest.mark.parametrize("marks", ["“”", '""', "‘’", "''", "„“", "«»", "„”"])
def test_any_quotation_marks(marks: str) -> None:
    opening, closing = marks
    text = f"{opening}The dam will hold until the rain stops,{closing} engineer Paula Reyes said on Friday."
    ((source, cue, content),) = told(text)
    assert (source, cue) == ("engineer Paula Reyes", "said")
    assert content.strip(marks + ",") == "The dam will hold until the rain stops"


def test_no_quotation_marks_at_all() -> None:
    ((source, cue, content),) = told("The dam will hold until the rain stops engineer Paula Reyes said on Friday")
    assert cue == "said"
    assert "Paula Reyes" in source
    assert "The dam will hold until the rain stops" in content


def test_an_attribution_within_an_attribution() -> None:
    text = "Minister Lena Brandt said police had told her that the suspect was seen in Marvale on Sunday."
    found = {source: content for source, _, content in told(text)}
    assert found["Minister Lena Brandt"].startswith("police had told her")
    assert "the suspect was seen in Marvale" in found["police"]


def test_offsets_point_at_the_words() -> None:
    text = "🙂🙂 “Ça va mal,” said Zoë Ångström of the União 🙂. " + PLAIN
    for one in find(article(text)):
        assert all(text[a.start : a.end] == a.text for a in anchors(one))


def test_each_attribution_says_what_found_it() -> None:
    for one in find(article(PLAIN)):
        assert one.grounds[0].method.startswith("attribution model")
        assert 0 <= one.score <= 1


def test_nothing_in_nothing() -> None:
    for text in ("", " \n\n ", "...", "“", "“”", "\u200b", "x" * 5000, "\ud83d"):
        assert find(article(text)) == ()


def test_plain_facts_are_no_reports() -> None:
    assert told("The bridge opened in 1931. It is 90 metres long and carries two lanes of traffic.") == []


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aA .,!?“”\"'‘’„«»[](\n\tsaid🙂é", max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    for one in find(article(text)):
        assert one.cue
        assert one.content
        assert all(text[a.start : a.end] == a.text and a.start < a.end for a in anchors(one))


def test_the_same_text_gives_the_same_answer_wherever_it_is_run(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (PLAIN + "\n\n") * 6
    monkeypatch.setenv("SAYSO_THREADS", "1")
    alone = find(article(text))
    monkeypatch.setenv("SAYSO_THREADS", "3")
    assert find(article(text)) == alone


def test_no_window_is_seen_in_a_long_paragraph() -> None:
    sentence = "Harbour master Ines Dahl said the ferries had left. "
    contents = [content for _, _, content in told(sentence * 300)]
    assert len(contents) >= 285
    assert sum("the ferries had left" in c for c in contents) >= 285


def test_a_thousand_quotations() -> None:
    found = told("“We left at dawn,” Dahl said. " * 1000)
    assert len(found) >= 900


def test_a_quotation_over_paragraphs_has_one_speaker() -> None:
    text = (
        "Dahl said: “We left at dawn, as we always do.\n\n"
        "“By noon the fog was so thick that nobody saw the pier.\n\n"
        "“Then we heard the horn.”\n\nThe fog lifted at three."
    )
    (one,) = [a for a in find(article(text)) if a.cue[0].text == "said"]
    assert [a.text[:12] for a in one.content] == ["“We left at ", "“By noon the", "“Then we hea"]

