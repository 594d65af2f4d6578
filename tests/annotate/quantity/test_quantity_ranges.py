"""Two numbers that are one amount, one that is a share, and the two ends of a change."""

import pytest
from annotate.quantity.reading_one import amounts, find, only


@pytest.mark.parametrize(("text", "amount"), [
    ("between 10 and 15 climbers", "10..15"),
    ("between about 10 and 15 climbers", "~10..15"),
    ("10 to 15 climbers", "10..15"),
    ("10-15 climbers", "10..15"),
    ("three or four climbers", "3..4"),
    ("1 to 2 thousand climbers", "1000..2000"),
    ("$89 to $93 billion", "8.9e+10..9.3e+10"),
    ("$5-10 million", "5000000..10000000"),
    ("$200 to $4 million", "200..4000000"),
    ("fees ranging from 2 per cent to 3.5 per cent", "2..3.5"),
    ("seven to about 10 years", "~7..10"),
    ("one in five drivers", "0.2"),
    ("nine out of 10 patients", "0.9"),
    ("six feet four inches", "6.333333333"),
])
def test_one_amount(text: str, amount: str) -> None:
    assert amounts(text) == [amount]


@pytest.mark.parametrize("text", [
    "Profits rose from $2 million to $3 million.", "The rate went from 2 to 3 percent.",
    "Prices fell by 2 percent to 3 dollars.", "Shares were up 2 percent at 3 euros.",
    "The office went from 20 desks to 60 desks.",
])
def test_a_change_is_two_amounts(text: str) -> None:
    assert len(find(text)) == 2


def test_both_ends_of_a_change_share_thing_unit_and_role() -> None:
    old, new = find("Unemployment rose from 4.8 to 5.1 percent.")
    assert (old.unit, new.unit) == ("percentage", "percentage")
    assert (old.role, new.role) == ("rise", "rise")
    assert (old.counted, new.counted) == ("Unemployment", "Unemployment")
    assert (old.scope, new.scope) == (("from",), ("to",))


def test_doubled_says_what_doubled() -> None:
    found = only("Exports doubled last year.")
    assert (found.value, found.unit, found.counted, found.role) == (2, "times", "Exports", "rise")
