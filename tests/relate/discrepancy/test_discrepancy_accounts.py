"""Rival accounts, negations, floors and ceilings, names in one slot, speakers of one quotation."""

from tests.relate.discrepancy.cases import Parted, Text, values, words


def test_two_sources_set_against_each_other(parted: Parted) -> None:
    said = "The airline said the engine failed in the storm while the rebels said they had shot down the plane."
    found = parted(Text(said, says=(("The airline", "the engine failed in the storm"),
                                    ("the rebels", "they had shot down the plane"))), "The plane fell near Ilm.")
    assert [(d.kind, words(d)) for d in found] == [
        ("polarity", {"the engine failed in the storm", "they had shot down the plane"})
    ]


def test_two_sources_that_add_to_each_other(parted: Parted) -> None:
    said = "The airline said the engine failed and the pilot said he had landed in a field."
    says = (("The airline", "the engine failed"), ("the pilot", "he had landed in a field"))
    assert not parted(Text(said, says=says), "The plane came down near Ilm.")


def test_affirmed_and_negated(parted: Parted) -> None:
    found = parted(
        "The two sides agreed to a truce in the Dara valley on Sunday, the mediator said.",
        "The two sides did not agree to a truce in the Dara valley on Sunday, a delegate said.",
    )
    assert [values(d) for d in found] == [{"affirmed", "negated"}]


def test_no_fewer_than_denies_nothing(parted: Parted) -> None:
    assert not [d for d in parted(
        "No fewer than 40 barges waited at the Rhine locks on Sunday, the office said.",
        "Some 40 barges waited at the Rhine locks on Sunday, the office said.",
    ) if d.kind == "polarity"]


def test_floor_and_ceiling(parted: Parted) -> None:
    found = parted(
        "At least 50 soldiers were killed when the fort at Ilm fell, a general said.",
        "Up to 50 soldiers were killed when the fort at Ilm fell, a monitor said.",
    )
    assert {"at least", "at most"} in [values(d) for d in found if d.kind == "certainty"]


def test_another_place_in_one_slot(parted: Parted) -> None:
    found = parted(
        "Fugitive broker Milan Horak was arrested in Portugal on Monday after two years on the run.",
        "Fugitive broker Milan Horak was arrested in Brazil on Monday after two years on the run.",
    )
    assert [(d.kind, words(d)) for d in found] == [("place", {"Portugal", "Brazil"})]


def test_a_capital_for_its_country(parted: Parted) -> None:
    assert not parted(
        "A deal brokered by Paris and Berlin ended the long strike at the upper Rhine locks.",
        "A deal brokered by France and Germany ended the long strike at the upper Rhine locks.",
    )


def test_one_quotation_two_speakers(parted: Parted) -> None:
    words_said = "We were never told that the valve had been changed"
    found = parted(
        Text(f'"{words_said}," said plant manager Rosa Lind.', says=(("Rosa Lind", words_said),)),
        Text(f'"{words_said}," said union leader Peer Olsen.', says=(("Peer Olsen", words_said),)),
    )
    assert [(d.kind, values(d)) for d in found] == [("person", {"Rosa Lind", "Peer Olsen"})]


def test_sides_say_who_and_how_many_origins(parted: Parted) -> None:
    toll = "A ferry capsized off Aldwick on Sunday, killing {} people, {} said."
    found = parted(
        Text(toll.format(14, "the coast guard"), says=(("the coast guard", "killing 14 people"),)),
        Text(toll.format(14, "the coast guard"), says=(("the coast guard", "killing 14 people"),)),
        Text(toll.format(19, "a hospital"), says=(("a hospital", "killing 19 people"),)),
    )
    sides = {(s.value, s.source, s.origins) for d in found for s in d.sides if d.kind == "figure"}
    assert sides == {("14", "the coast guard", 1), ("19", "a hospital", 1)}


def test_grounds_point_to_the_words(parted: Parted) -> None:
    found = parted(
        "At least 14 people were killed when a ferry capsized off Aldwick on Sunday.",
        "A ferry capsized off Aldwick on Sunday, killing 19 people.",
    )
    assert all(g.says and g.method and len(g.anchors) == 2 for d in found for g in d.grounds)
    assert [d.about for d in found] == ["how many people killed"]
