"""What an edge dropped or hardened, with both sides' words."""

from dataclasses import replace

import pytest
from made_reports import OWN, WIRE, read

from sayso.model import Attribution, Loss, Quantity, Time
from sayso.relate.lineage import derive

PARENT = {"published": "2031-05-01"}
CHILD = {"published": "2031-05-02"}


def lost(before: str, after: str) -> list[Loss]:
    told, retold = [*WIRE[:3], before, WIRE[4], *WIRE[7:]], [*WIRE[:3], after, WIRE[4], *WIRE[7:]]
    return list(derive((read("p", *told, **PARENT), read("c", *retold, **CHILD))).losses)


@pytest.mark.parametrize(("before", "after", "kind", "words"), [
    ("Investigators believe the fire may have been started by a cable in the engine house, the ministry said.",
     "The fire was started by a cable in the engine house, the ministry said.", "hedge", "may"),
    ("The pilot was reportedly flying without a licence when the cable was cut near Averlo.",
     "The pilot was flying without a licence when the cable was cut near Averlo.", "hedge", "reportedly"),
    ("The operator denied that the bearing had been reported as faulty before the weekend.",
     "The bearing had been reported as faulty before the weekend, the operator said.", "denial", "denied"),
    ("At least 14 passengers were treated for frostbite in the clinic at Averlo.",
     "14 passengers were treated for frostbite in the clinic at Averlo.", "qualifier", "At least 14"),
    ("Inspectors had warned of the worn bearing in March, a former engineer of the operator said.",
     "Inspectors had warned of the worn bearing in March.", "attribution", "said"),
])
def test_what_is_gone(before: str, after: str, kind: str, words: str) -> None:
    found = [x for x in lost(before, after) if x.kind == kind]
    assert len(found) == 1
    assert words in found[0].says
    assert found[0].before.article == "p"
    assert found[0].after is not None
    assert found[0].after.article == "c"


@pytest.mark.parametrize(("before", "after"), [
    ("The fire may have been started by a cable in the engine house.",
     "A cable in the engine house may have started the fire."),
    ("The fire may have been started by a cable in the engine house.",
     "The fire was probably started by a cable in the engine house."),
    ("At least 14 passengers were treated for frostbite in the clinic.",
     "Not fewer than 14 passengers, and at least two of them children, were treated for frostbite in the clinic."),
    ("The operator denied that the bearing had been reported as faulty.",
     "That the bearing had been reported as faulty was rejected by the operator."),
    ("Inspectors had warned of the worn bearing, a former engineer said.",
     "Inspectors had warned of the worn bearing, according to a former engineer."),
])
def test_what_is_said_in_other_words_is_not_lost(before: str, after: str) -> None:
    assert lost(before, after) == []


def test_cannot_confirm_became_no_evidence() -> None:
    found = lost("The alliance said it could not confirm reports of foreign soldiers at the gorge on Sunday.",
                 "The alliance said there was no evidence of reports of foreign soldiers at the gorge on Sunday.")
    assert [(x.kind, x.says) for x in found] == [("hedge", "“could not confirm” became “no evidence”")]


def test_a_caveat_left_out() -> None:
    got = derive((read("p", *WIRE, **PARENT), read("c", *WIRE[:5], *WIRE[6:], **CHILD)))
    assert [(x.kind, x.after) for x in got.losses] == [("hedge", None)]
    assert "independently" in got.losses[0].before.text


def test_out_of_quotation_marks() -> None:
    said = '"The brakes were never tested on that line in all the years," engineer Ivo Lenz said on Monday.'
    bare = "The brakes were never tested on that line in all the years, engineer Ivo Lenz said on Monday."
    taken = [x for x in lost(said, bare) if x.kind == "quotation"]
    assert [x.says for x in taken] == ["words were taken out of quotation marks"]
    assert taken[0].before.text.startswith("The brakes were never")
    assert [x.says for x in lost(bare, said) if x.kind == "quotation"] == ["words were put into quotation marks"]


def test_a_scrape_without_marks_took_nothing_out() -> None:
    flat = [p.replace('"', "") for p in WIRE]
    got = derive((read("p", *WIRE, **PARENT), read("c", *flat, **CHILD)))
    assert [x for x in got.losses if x.kind == "quotation"] == []


def test_figures_and_dates_by_their_annotations() -> None:
    slept = "Some {} guests slept in the gym at Averlo on {} night, the mayor said."
    parent = read("p", *WIRE[:3], slept.format(61, "Friday"), **PARENT)
    child = read("c", *WIRE[:3], slept.format(81, "Sunday"), **CHILD)

    def annotated(one: object, figure: str, day: str, value: str) -> object:
        text = one.article.text  # type: ignore[attr-defined]
        at, on = text.rindex(figure), text.rindex(day)
        count = Quantity(one.article.anchor(at, at + 2), float(figure), counted="guests", role="sleep")  # type: ignore[attr-defined]
        when = Time(one.article.anchor(on, on + len(day)), "DATE", value, granularity="day")  # type: ignore[attr-defined]
        return replace(one, quantities=(count,), times=(when,))  # type: ignore[type-var]

    got = derive((annotated(parent, "61", "Friday", "2031-04-25"),  # type: ignore[arg-type]
                  annotated(child, "81", "Sunday", "2031-04-27")))  # type: ignore[arg-type]
    assert {(x.kind, x.before.text, x.after.text if x.after else "") for x in got.losses} == {
        ("figure", "61", "81"), ("date", "Friday", "Sunday")}


def test_an_attribution_by_its_annotation() -> None:
    sentence = "Inspectors had warned of the worn bearing in March, a former engineer of the operator said."
    parent = read("p", *WIRE[:3], sentence, *WIRE[7:], **PARENT)
    at = parent.article.text.index(sentence)
    anchor = parent.article.anchor
    source = sentence.index("a former engineer")
    said = Attribution("p", (anchor(at + source, at + source + 33),), (anchor(at + source + 34, at + source + 38),),
                       (anchor(at, at + 49),))
    child = read("c", *WIRE[:3], "Inspectors had warned of the worn bearing in March.", *WIRE[7:], **CHILD)
    got = derive((replace(parent, attributions=(said,)), child))
    assert [x.says for x in got.losses] == ["that “a former engineer of the operator” is the source"]


def test_without_a_direction_nothing_is_called_lost() -> None:
    softer, harder = [*WIRE[:8], OWN[0]], [p.replace("may have ", "") for p in WIRE[:8]] + [OWN[1]]
    got = derive((read("a", *softer), read("b", *harder)))
    assert [d.direction for d in got.derivations] == [None]
    assert got.losses == ()
