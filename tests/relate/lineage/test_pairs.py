"""How two articles depend on each other, and the passages that show it."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from made_reports import OWN, WIRE, read

from sayso.model import Pair
from sayso.relate.lineage import derive


def pair(one: list[str], other: list[str], **fields: dict[str, str]) -> Pair | None:
    a, b = read("a", *one, **fields.get("a", {})), read("b", *other, **fields.get("b", {}))
    return next(iter(derive((a, b)).pairs), None)


def relation(one: list[str], other: list[str], **fields: dict[str, str]) -> str:
    found = pair(one, other, **fields)
    return found.relation if found else "independent"


def test_a_reprint() -> None:
    found = pair(WIRE, ["By AFP", *WIRE, "Follow us on Twitter"])
    assert found is not None
    assert (found.relation, found.share) == ("verbatim", 1.0)
    assert found.score > 0.9


def test_a_cut() -> None:
    assert relation(WIRE, WIRE[:4]) == "verbatim"


def test_another_order() -> None:
    assert relation(WIRE, WIRE[::-1]) == "verbatim"


def test_house_terms() -> None:
    swapped = [p.replace("cable car", "gondola").replace("passengers", "travellers").replace("Rescuers", "Teams")
               .replace("mountain police", "alpine police").replace("lift", "line") for p in WIRE]
    assert relation(WIRE, swapped) == "verbatim"


def test_lost_punctuation_and_apostrophes() -> None:
    flat = "".join(ch for ch in " ".join(WIRE) if ch.isalnum() or ch == " ")
    assert relation(WIRE, [flat]) == "verbatim"


def test_two_sentences_pasted_into_an_own_report() -> None:
    found = pair(WIRE, [*OWN[:4], WIRE[0], WIRE[1], *OWN[4:]])
    assert found is not None
    assert found.relation == "partial"


def test_sentence_by_sentence_without_a_long_run() -> None:
    reworded = [
        "For six hours 43 passengers hung in the wind when on Saturday a cable car stopped above the Tolva gorge.",
        "Most were lowered by rescuers on ropes until nightfall, when mountain police had to stop the operation.",
        "Only on Sunday morning could the last eleven people be brought down; two of them were children.",
        "A bearing in the valley station could have overheated, according to the operator Tolva Lifts.",
        "Built in 1987, the lift each year carries some 200,000 visitors, the most in summer.",
        "An inquiry against persons unknown was opened by prosecutors in Averlo, the district town.",
    ]
    found = pair(WIRE, reworded)
    assert found is not None
    assert found.relation == "partial"


def test_a_common_speaker_is_no_copy() -> None:
    speech = ("\"We will not rest until every cabin is on the ground and every family has its people back, "
              "and we will not speak of blame tonight,\" the minister said.")
    assert relation([*WIRE[:5], speech], [*OWN, speech]) == "quotes-only"


def test_a_quoted_letter_without_marks_is_no_copy() -> None:
    letter = ("We ask you, dear guests, to stay calm in the cabins. Our teams are on their way to you and will bring "
              "you down one by one.\n\nWe thank you for your patience.")
    one, other = [*OWN, "It posted a message:", letter], [*WIRE, "In a statement it wrote:", letter]
    assert relation(one, other) == "quotes-only"


def test_two_reporters_at_one_place() -> None:
    assert relation(WIRE, OWN) == "independent"


def test_grammar_is_no_evidence() -> None:
    one = ["It was the first time that there was more of this than any of them had seen before."]
    other = ["It was the first time that there was more of it in the village, and of this than any of us liked."]
    assert relation(one, other) == "independent"


def test_one_report_retold_by_both() -> None:
    one = ["The bearing was never greased, according to the Averlo Gazette.", *OWN[:3]]
    other = ["Tolva Lifts saved on grease, the Averlo Gazette reported on Monday.", "It has not answered questions."]
    assert relation(one, other) == "retold"


def test_the_other_article_is_credited() -> None:
    retelling = ["Nobody had told the pilots about a second rope, The Kestrel Gazette reported.", "That cost an hour."]
    assert relation(OWN, retelling, a={"outlet": "The Kestrel Gazette"}) == "retold"


def test_an_agency_cited_by_both_joins_nobody() -> None:
    one = [*OWN[:3], "A guest told AFP that the rolls were good."]
    other = [*WIRE[5:], "An official told AFP that the storm had been foreseen."]
    assert relation(one, other) == "independent"


def test_furniture_in_common_is_no_text_in_common() -> None:
    furniture = ["Follow us on Twitter and like us on Facebook for more news from the mountains",
                 "Copyright 2031 Alpine Media Holdings. All rights reserved.", "Subscribe to our newsletter"]
    assert relation([*WIRE, *furniture], [*OWN, *furniture]) == "independent"


def test_passages_are_equal_words_in_both() -> None:
    found = pair(WIRE, [*OWN[:2], WIRE[3], *OWN[2:4], WIRE[7]])
    assert found is not None
    assert [p.a.text for p in found.passages] == [p.b.text for p in found.passages]
    assert found.passages[0].a.text == WIRE[3].rstrip(".")


@given(st.lists(st.sampled_from([*WIRE, *OWN]), max_size=9), st.lists(st.sampled_from([*WIRE, *OWN]), max_size=9))
@settings(max_examples=25, deadline=None)
def test_passages_never_overlap_and_are_exact(one: list[str], other: list[str]) -> None:
    a, b = read("a", *one), read("b", *other)
    for found in derive((a, b)).pairs:
        for side, article in (("a", a.article), ("b", b.article)):
            anchors = sorted(getattr(p, side) for p in found.passages)
            assert all(article.anchor(x.start, x.end) == x for x in anchors)
            assert all(x.end <= y.start for x, y in pairwise(anchors))
        assert 0 <= found.score <= 1
        assert 0 <= found.share <= 1


@given(st.text(max_size=300), st.text(max_size=300))
@settings(max_examples=40, deadline=None)
def test_any_text_can_be_compared(one: str, other: str) -> None:
    derive((read("a", one), read("b", other)))
