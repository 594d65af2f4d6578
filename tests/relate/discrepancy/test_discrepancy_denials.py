"""What is denied, beside what is asserted."""

from tests.relate.discrepancy.cases import Parted, values


def test_a_denied_plan(parted: Parted) -> None:
    found = parted(
        "Castor Mines plans to close the Rudna pit and dismiss its miners next spring.",
        "Castor Mines denied plans to close the Rudna pit and dismiss miners, a spokeswoman said.",
    )
    assert [values(d) for d in found if d.kind == "polarity"] == [{"asserted", "denied"}]


def test_a_denial_of_something_else(parted: Parted) -> None:
    found = parted(
        "Castor Mines plans to close the Rudna pit next spring.",
        "A football club in Ebbing denied a transfer of its goalkeeper.",
    )
    assert not [d for d in found if d.kind == "polarity"]
