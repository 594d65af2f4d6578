"""Two timelines: what is said to have happened when, who reported what when."""

from sayso.annotate import annotate
from sayso.model import Article, Case
from sayso.relate import relate
from sayso.render import html, markdown, terminal
from sayso.render.timeline import courses, moments, moves

TEXTS = (
    ("first", "2031-05-02", "The harbour office said the tanker Brita had sunk off Corvo on 1 May 2031."),
    ("second", "2031-05-03", "The tanker Brita had sunk off Corvo on 1 May 2031, the harbour office said."),
    ("third", "2031-05-04", "The tanker Brita had sunk off Corvo, the harbour office said. The owner denied that the "
     "tanker Brita had sunk off Corvo."),
    ("late", None, "The tanker Brita had sunk off Corvo, the harbour office said."),
)


def case() -> Case:
    return relate(tuple(annotate(Article(i, text, published=day)) for i, day, text in TEXTS))


def steps() -> list[tuple[str, str, tuple[str, ...]]]:
    course = next(c for c in courses(case()) if "Brita" in c.statement and len(c.steps) > 2)
    return [(s.day, s.says, s.articles) for s in course.steps]


def test_what_is_said_to_have_happened_when() -> None:
    found = [(m.when, m.articles) for m in moments(case()) if "Brita" in m.statement]
    assert found == [("1 May 2031", ("first", "second"))]


def test_first_appearance_spread_and_denial_stand_in_order() -> None:
    found = steps()
    assert found[0] == ("2 May 2031", "first told by", ("first",))
    assert ("3 May 2031", "told by", ("second",)) in found
    assert any(day == "4 May 2031" and says.startswith("denied by") for day, says, _ in found)
    assert found[-1] == ("undated", "told by", ("late",))


def test_every_format_shows_both() -> None:
    made = case()
    for shown in (terminal.render(made), markdown.render(made), html.render(made)):
        assert "What is said to have happened when" in shown
        assert "Who reported what when" in shown
    assert {"happened", "reported"} == made.to_dict()["timelines"].keys()


def test_every_step_leads_to_its_words() -> None:
    texts = {i: text for i, _, text in TEXTS}
    told = case().to_dict()["timelines"]["reported"]
    assert told
    assert all(texts[t["article"]][t["start"]:t["end"]] == t["text"] for t in told)


def test_a_claim_that_all_have_on_one_day_does_not_move() -> None:
    made = relate(tuple(annotate(Article(i, TEXTS[0][2], published="2031-05-02")) for i in ("a", "b")))
    assert courses(made)
    assert not any(moves(c) for c in courses(made))
