"""What only a copy can have: a marked error, a broken sentence, somebody not introduced; and what shows nothing."""

from made_reports import OWN, WIRE, read

from sayso.model import Annotated, Derivation
from sayso.relate.lineage import derive

SPEAKS = "\"It was very quiet,\" Harrastad said at the station before the rescuers came up."
PRESENTED = "Ilvi Harrastad, a nurse from Averlo, had boarded the last cabin."


def edges(*articles: Annotated) -> dict[tuple[str, str | None], Derivation]:
    return {(d.child, d.parent): d for d in derive(articles).derivations}


def wrong(paragraphs: list[str], mark: str = "") -> list[str]:
    return [p.replace("bearing in the valley", f"bering{mark} in the valley") for p in paragraphs]


def test_who_marks_an_error_found_it_in_the_other() -> None:
    found = edges(read("a", *wrong(WIRE[:8], " (sic)")), read("b", *wrong(WIRE[:8])))
    assert found["a", "b"].direction == "a marks an error of b"


def test_a_sentence_that_breaks_off_is_the_copys() -> None:
    found = edges(read("a", *OWN[:3], *WIRE[:3], WIRE[3][:40]), read("b", *WIRE))
    assert found["a", "b"].direction == "a breaks off where b goes on"


def test_a_text_without_its_punctuation_breaks_off_nowhere() -> None:
    bare = [p.replace(".", "").replace(",", "") for p in WIRE]
    found = edges(read("a", *OWN[:3], " ".join(bare[:4])), read("b", " ".join(bare)))
    assert all("breaks off" not in str(d.direction) for d in found.values())


def test_who_is_not_introduced_comes_from_where_she_is() -> None:
    found = edges(read("z", PRESENTED, *WIRE[:6], SPEAKS), read("a", *OWN[:3], *WIRE[1:6], SPEAKS))
    assert found["a", "z"].direction == "only z says who Harrastad is"


def test_whom_both_introduce_shows_nothing() -> None:
    found = edges(read("z", PRESENTED, *WIRE[:6], SPEAKS), read("a", *OWN[:3], PRESENTED, *WIRE[1:6], SPEAKS))
    assert [d.direction for d in found.values()] == [None]


def test_a_known_date_goes_before_what_a_text_leaves_out() -> None:
    found = edges(read("z", PRESENTED, *WIRE[:6], SPEAKS, published="2031-05-02"),
                  read("a", *OWN[:3], *WIRE[1:6], SPEAKS, published="2031-05-01"))
    assert found["z", "a"].direction == "the earlier date"


def test_of_two_near_texts_the_error_shows_the_model() -> None:
    found = edges(read("first", *WIRE, published="2031-05-01"), read("second", *wrong(WIRE), published="2031-05-02"),
                  read("third", *wrong(WIRE[:8]), published="2031-05-03"))
    assert set(found) == {("second", "first"), ("third", "second")}
    assert any("“bering” stands in second, not in first" in g.says for g in found["third", "second"].grounds)


def test_an_edge_by_sentences_shows_them() -> None:
    turned = ["On Saturday 43 passengers were left hanging in the wind for six hours by a cable car above Tolva gorge.",
              "The mountain police said rescuers had lowered most on ropes but stopped the operation at nightfall.",
              "Only on Sunday morning were eleven people brought down, two children among them.",
              "A bearing in the valley station may have overheated, operator Tolva Lifts said.",
              "The lift, built in 1987, carries some 200,000 visitors in a year, mostly in summer months."]
    found = edges(read("a", *WIRE, published="2031-05-01"), read("b", *turned, published="2031-05-02"))
    shown = [g for g in found["b", "a"].grounds if g.method == "lineage: sentences alike"]
    assert len(shown) == 1
    assert [a.article for a in shown[0].anchors[:2]] == ["b", "a"]
