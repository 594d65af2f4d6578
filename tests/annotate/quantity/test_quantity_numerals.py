"""Numbers in digits, in words and in between, and how they are bounded."""

import pytest
from annotate.quantity.reading_one import amounts, only


@pytest.mark.parametrize(("text", "amount"), [
    ("1,520 sheep", "1520"),
    ("12,34,567 voters", "1234567"),
    ("10\u00a0000 soldiers", "10000"),
    (".5 grams of dust", "0.5"),
    ("3,5 million visitors", "3500000"),
    ("2.3 million barrels", "2300000"),
    ("4 hundred million people", "400000000"),
    ("10K runners", "10000"),
    ("€5bn of debt", "5000000000"),
    ("£3m of silver", "3000000"),
    ("5m people", "5000000"),
    ("twenty-one goats", "21"),
    ("two hundred and fifty thousand leaflets", "250000"),
    ("one hundred and five boats", "105"),
    ("two and a half million doses", "2500000"),
    ("a million and a half doses", "1500000"),
    ("a hundred lorries", "100"),
    ("half a million doses", "500000"),
    ("a quarter of a million homes", "250000"),
    ("half a dozen eggs", "6"),
    ("two dozen eggs", "24"),
    ("three score years", "60"),
    ("a couple of wardens", "~2"),
    ("a couple hundred wardens", "~200"),
    ("several thousand tins", "2000..10000"),
    ("a few dozen tins", "24..120"),
    ("dozens of tins", "12..120"),
    ("hundreds of thousands of tins", "100000..1000000"),
    ("tens of millions of pounds", "10000000..100000000"),
    ("3½ miles", "3.5"),
    ("2 1/2 miles", "2.5"),
    ("1/16 of a mile", "0.0625"),
    ("1.5×10-3 grams", "0.0015"),
    ("minus 12 degrees", "-12"),
])
def test_a_number_is_read_as_it_is_meant(text: str, amount: str) -> None:
    assert amounts(text) == [amount]


@pytest.mark.parametrize(("text", "amount"), [
    ("more than 13,000 crates", ">=13000"),
    ("just over 4,000 crates", ">=4000"),
    ("at least another 20 crates", ">=20"),
    ("no fewer than 40 crates", ">=40"),
    ("upwards of 600 crates", ">=600"),
    ("2,000+ crates", ">=2000"),
    ("50 crates or more", ">=50"),
    ("50 or more crates", ">=50"),
    ("100-plus crates", ">=100"),
    ("up to 30 crates", "<=30"),
    ("as many as 12,000 crates", "<=12000"),
    ("no more than 8 crates", "<=8"),
    ("fewer than 50 crates", "<=50"),
    ("20 crates at most", "<=20"),
    ("about 1,500 crates", "~1500"),
    ("some 300 crates", "~300"),
    ("an estimated 90 crates", "~90"),
    ("200-odd crates", "~200"),
    ("50 or so crates", "~50"),
    ("~45 grams", "~45"),
    ("≈ 32 grams", "~32"),
])
def test_bounds(text: str, amount: str) -> None:
    assert amounts(text) == [amount]


@pytest.mark.parametrize("text", [
    "over the past two years", "around the 37 islands", "under the two bridges", "within two groups",
])
def test_prepositions_of_place_and_time_bound_nothing(text: str) -> None:
    found = only(text)
    assert found.value is not None
    assert not found.approximate


def test_the_rules_that_fired_are_named_in_order() -> None:
    assert only("at least 22 people were killed").rule == "number in digits > at least > role: state"


def test_the_anchor_covers_bound_number_and_unit_but_not_what_is_counted() -> None:
    assert only("They sent more than 40 tonnes of rice.").anchor.text == "more than 40 tonnes"
    assert only("They sent more than 40 cows.").anchor.text == "more than 40"
