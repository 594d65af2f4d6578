"""Dates as they are written: one reading, two readings, none."""

import pytest

from sayso.ingest.dates import in_address, settle, stated, written


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("October 18, 2024", "2024-10-18"),
        ("Oct. 18th 2024", "2024-10-18"),
        ("18 October 2024", "2024-10-18"),
        ("Fri, 18th of Oct 2024", "2024-10-18"),
        ("Wednesday 26 Oct 2016", "2016-10-26"),
        ("Oct 262016", "2016-10-26"),
        ("2024-10-18T23:32:11+09:00", "2024-10-18T23:32"),
        ("18/10/2024 23h32", "2024-10-18T23:32"),
        ("10/18/2024 11:32 PM", "2024-10-18T23:32"),
        ("21.02.2015", "2015-02-21"),
        ("03.04.2024", "2024-04-03"),
        ("March 4, 2026 at 12.05 a.m.", "2026-03-04T00:05"),
        ("2024/10/18", "2024-10-18"),
        ("2024-10", "2024-10"),
        ("May 2024", "2024-05"),
        ("2024", "2024"),
    ],
)
def test_one_reading(said, value):
    assert stated(said) == (value,)


def test_day_or_month_first_has_two_readings_unless_the_weekday_tells():
    assert stated("03/04/2024") == ("2024-04-03", "2024-03-04")
    assert stated("Monday 03/04/2024") == ("2024-03-04",)
    assert stated("04/04/2024") == ("2024-04-04",)


@pytest.mark.parametrize(
    "said",
    [
        "yesterday",
        "31 June 2024",
        "2024-13-01",
        "99/99/2024",
        "",
        "Friday",
        "1824-10-18",
        "1 May 2024 to 3 May 2024",
        "build 1.2.2024.7",
    ],
)
def test_no_reading(said):
    assert stated(said) == ()


def test_a_number_behind_a_date_is_no_time_of_day():
    (found,) = written("2 July 2016 12 people drowned")
    assert (found.start, found.end, found.value) == (0, 11, "2016-07-02")


def test_another_date_settles_which_of_two():
    assert settle(("2024-04-03", "2024-03-04"), ["2024-03-04T10:00"]) == "2024-03-04"
    assert settle(("2024-04-03", "2024-03-04"), ["2024-03-04", "2024-04-03"]) is None
    assert settle(("2024-04-03", "2024-03-04"), ["2023-03-04"]) is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://sundpost.example/2030/04/02/ferry", "2030-04-02"),
        ("https://s.example/world/2030/apr/02/x", "2030-04-02"),
        ("https://s.example/a-20300402.html", "2030-04-02"),
        ("https://s.example/2030-04-02-ferry", "2030-04-02"),
        ("https://s.example/2030/99/02/", None),
        ("https://s.example/article/20305", None),
        ("https://s.example/2030/", None),
    ],
)
def test_day_in_an_address(url, day):
    assert in_address(url) == day


def test_long_junk_is_read_in_no_time():
    for junk in (
        "1/1/" * 20_000,
        "Oct " * 20_000,
        "18 October " * 10_000,
        " " * 80_000,
        "2024-" * 20_000,
        "," * 80_000,
    ):
        assert written(junk) == []
