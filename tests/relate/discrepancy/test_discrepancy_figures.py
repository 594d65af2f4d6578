"""Figures that answer one question, and figures that do not."""

from tests.relate.discrepancy.cases import Parted, Text, values


def figures(parted: Parted, *texts: str | Text) -> list[set[str]]:
    return [values(d) for d in parted(*texts) if d.kind == "figure"]


def test_two_tolls_of_one_event(parted: Parted) -> None:
    assert figures(
        parted,
        "At least 14 people were killed when a ferry capsized off Aldwick on Sunday, the coast guard said.",
        "A ferry capsized off Aldwick on Sunday, killing 19 people, hospital staff said.",
    ) == [{"14", "19"}]


def test_a_toll_that_rises_with_the_days_is_drift(parted: Parted) -> None:
    found = parted(
        Text("At least 14 people were killed when a ferry capsized off Aldwick on Sunday.", "2031-05-04"),
        Text("A ferry capsized off Aldwick: 19 people were killed, the coast guard said.", "2031-05-06"),
    )
    tolls = [d for d in found if d.kind == "figure"]
    assert [d.drift for d in tolls] == [True]
    assert {s.as_of for s in tolls[0].sides} == {"2031-05-04", "2031-05-06"}


def test_killed_and_injured_are_two_questions(parted: Parted) -> None:
    assert not figures(
        parted,
        "A ferry capsized off Aldwick on Sunday, killing 14 people.",
        "A ferry capsized off Aldwick on Sunday, injuring 19 people.",
    )


def test_children_among_the_dead_are_no_other_toll(parted: Parted) -> None:
    assert not figures(
        parted,
        "A ferry capsized off Aldwick on Sunday, killing 14 people.",
        "A ferry capsized off Aldwick on Sunday, killing five children.",
    )


def test_rounding_and_units_are_no_conflict(parted: Parted) -> None:
    assert not figures(
        parted,
        "The fire at the Brask depot burned about six miles from the centre of Aldwick.",
        "The fire at the Brask depot burned 10 km from the centre of Aldwick.",
    )


def test_a_bound_that_holds_the_other_figure_is_no_conflict(parted: Parted) -> None:
    assert not figures(
        parted,
        "At least 20 houses in Aldwick were destroyed when storm Berit struck, the fire brigade said.",
        "Storm Berit destroyed 23 houses in Aldwick when it struck, the fire brigade said.",
    )


def test_planned_and_sent_are_two_questions(parted: Parted) -> None:
    assert not figures(
        parted,
        "Tavria has sent 300 soldiers to the border post at Ilm, its army said.",
        "Tavria plans to send 900 soldiers to the border post at Ilm, its army said.",
    )


def test_a_war_and_an_attack_are_two_scales(parted: Parted) -> None:
    assert not figures(
        parted,
        "The attack on the market in Ostrava Nova killed 40 people on Friday.",
        "More than 90,000 people have been killed since the war began six years ago near Ostrava Nova.",
    )
