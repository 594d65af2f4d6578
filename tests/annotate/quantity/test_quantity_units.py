"""Units, currencies and rates, and the base in which two amounts can be compared."""

import pytest
from annotate.quantity.reading_one import find, only


@pytest.mark.parametrize(("text", "unit", "base", "value"), [
    ("6 miles", "mile", "m", 9656.064),
    ("10km", "kilometre", "m", 10000),
    ("60 mph", "mile per hour", "m/s", 26.8224),
    ("41°C", "degree Celsius", "K", 314.15),
    ("14 degrees Fahrenheit", "degree Fahrenheit", "K", 263.15),
    ("US$4.5bn", "US dollar", "USD", 4.5e9),
    ("$4.5bn", "dollar", "USD", 4.5e9),
    ("RM23.50", "ringgit", "MYR", 23.5),
    ("1,200€", "euro", "EUR", 1200),
    ("USD10m", "US dollar", "USD", 1e7),
    ("10.5 million Australian dollars", "Australian dollar", "AUD", 1.05e7),
    ("Rs 20 lakh", "Indian rupee", "INR", 2e6),
    ("5 million pounds", "pound sterling", "GBP", 5e6),
    ("80 pounds of rice", "pound-mass", "kg", 36.2873896),
    ("63 cents", "cent", "USD", 0.63),
    ("$84.20 a barrel", "dollar per barrel", "USD/m3", 84.2 / 0.158987295),
    ("$15 a head", "dollar per head", "USD/head", 15),
    ("40 tonnes a day", "tonne per day", "kg/s", 40000 / 86400),
    ("5 per cent", "percentage", "share", 0.05),
    ("25 basis points", "basis point", "percentage point", 0.25),
    ("a third of them", "share", "share", 1 / 3),
])
def test_unit_and_base(text: str, unit: str, base: str, value: float) -> None:
    found = only(text)
    assert found.unit == unit
    assert found.base is not None
    assert (found.base.unit, found.base.value) == (base, pytest.approx(value))


@pytest.mark.parametrize("text", ["500 rupees", "80 pounds", "3 tons", "40 crates"])
def test_no_base_where_the_unit_is_shared_or_missing(text: str) -> None:
    assert only(text).base is None


def test_a_bare_dollar_is_open_where_the_article_names_another_dollar() -> None:
    local, foreign = find("It cost $7 million, or 10 million Australian dollars.")
    assert local.base is None
    assert foreign.base is not None


def test_bounds_hold_in_base_units_too() -> None:
    found = only("more than 6 miles")
    assert found.base is not None
    assert (found.base.value, found.base.low, found.base.high) == (None, pytest.approx(9656.064), None)


def test_percent_and_percentage_points_cannot_be_compared() -> None:
    share, points = find("It fell 3 percent, then 3 percentage points.")
    assert share.base is not None
    assert points.base is not None
    assert share.base.unit != points.base.unit


@pytest.mark.parametrize(("text", "counted"), [
    ("The trench is 14 metres deep.", "depth"), ("a 220-foot yacht", "yacht"), ("a $3 million fine", "fine"),
    ("a fine of $3 million", "fine"), ("$3 million in gains", "gains"), ("Revenue fell to $3 million.", "Revenue"),
    ("60% of the workers", "workers"), ("12 years in prison", "prison"), ("a 34-year-old woman", "age of woman"),
])
def test_what_is_measured(text: str, counted: str) -> None:
    assert only(text).counted == counted


def test_a_conversion_is_marked_as_one() -> None:
    first, second = find("The camp is less than 2km (1.2 miles) away.")
    assert second.scope == ("converted",)
    assert (first.high, second.high) == (2, 1.2)


def test_a_quantity_in_another_unit_without_brackets_stands_for_itself() -> None:
    assert all("converted" not in q.scope for q in find("It is 2 km long and 30 miles away."))
