"""Firmness of a plan, hedges, and what one source is said to confirm."""

from tests.relate.discrepancy.cases import Parted, values


def test_could_and_will_of_one_plan(parted: Parted) -> None:
    found = parted(
        "Harrow Lines could buy rival carrier Nordfjord as early as this month, a person close to the talks said.",
        "Harrow Lines will buy rival carrier Nordfjord this month, a report says.",
        "Harrow Lines may buy rival carrier Nordfjord, a newspaper reported.",
    )
    firm = [d for d in found if d.kind == "certainty"]
    assert len(firm) == 1
    assert values(firm[0]) == {"possible", "certain to come"}


def test_plans_of_different_actors_are_not_compared(parted: Parted) -> None:
    assert not parted(
        "Harrow Lines could buy a shipyard in Tarn next year.",
        "The city of Ebbing will plant trees along the river bank.",
    )


def test_a_hedge_dropped(parted: Parted) -> None:
    found = parted(
        "The regulator reportedly blocked a merger between Orrin Glass and Vetra in 2011 over safety concerns.",
        "A merger between Orrin Glass and Vetra was blocked by the regulator in 2011 over safety concerns.",
    )
    assert [(d.kind, values(d)) for d in found] == [("certainty", {"reported", "stated outright"})]


def test_one_source_cannot_confirm_and_sees_no_evidence(parted: Parted) -> None:
    found = parted(
        "Commissioner Petra Halloran said she cannot confirm reports of contaminated grain in the port of Lunz.",
        "Commissioner Petra Halloran said there is no evidence of contaminated grain in the port of Lunz.",
        "Grain shipments left the port of Lunz on Friday.",
    )
    assert {"cannot confirm", "sees no evidence"} in [values(d) for d in found if d.kind == "certainty"]


def test_two_sources_may_differ(parted: Parted) -> None:
    found = parted(
        "Commissioner Petra Halloran said she cannot confirm reports of contaminated grain in the port of Lunz.",
        "Inspector Joao Bastide said there is no evidence of contaminated grain in the port of Lunz.",
    )
    assert not [d for d in found if d.kind == "certainty"]
