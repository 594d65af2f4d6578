"""One happening dated differently, and dates that do not part accounts."""

import pytest
from tests.relate.discrepancy.cases import Parted, values


def test_two_months_of_one_theft(parted: Parted) -> None:
    found = parted(
        "The museum in Arlen lost two Vossen portraits to thieves in March 2019.",
        "Thieves took two Vossen portraits from the museum in Arlen in May 2019.",
    )
    assert [values(d) for d in found if d.kind == "date"] == [{"2019-03", "2019-05"}]


def test_a_month_without_its_year(parted: Parted) -> None:
    found = parted(
        "In September, a Kestrel flight to Oslo was held up after monks refused to sit beside a dog.",
        "A Kestrel flight to Oslo was held up back in October as monks refused to sit beside a dog.",
    )
    assert [len(d.sides) for d in found if d.kind == "date"] == [2]


def test_since_when(parted: Parted) -> None:
    found = parted(
        "Arven has supplied the rebels with rockets and fuel since June 2021, the ministry said.",
        "Arven has supplied the rebels with rockets and fuel since June 2023, a diplomat said.",
    )
    assert [{s.anchor.text for s in d.sides} for d in found] == [{"since June 2021", "since June 2023"}]


@pytest.mark.parametrize(("one", "other"), [
    ("The abbey of Selk burned in October 2020, the parish said.",
     "The abbey of Selk burned on 4 October 2020, the parish said."),
    ("On Thursday, President Holt warned of a trade war with Karst.",
     "On Friday, President Holt visited a school in Ebbing."),
    ("Rebels shot the pilot in Jarn on Saturday after he bailed out on Friday.",
     "Rebels shot the pilot in Jarn after he bailed out on Friday."),
])
def test_no_conflict_of_dates(parted: Parted, one: str, other: str) -> None:
    assert not [d for d in parted(one, other) if d.kind == "date"]
