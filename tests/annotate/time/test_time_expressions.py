"""Time expressions: spans, TIMEX3 types and values, intervals."""

import pytest

from sayso.annotate import sentences, time
from sayso.model import Article, Time

FRIDAY = "2024-10-18"


def found(text: str, date: str | None = FRIDAY) -> tuple[Time, ...]:
    article = Article("a", text, published=date)
    return time.find(article, sentences.find(article)).expressions


def the(text: str, date: str | None = FRIDAY) -> Time:
    (one,) = found(text, date)
    return one


@pytest.mark.parametrize(("text", "earliest", "latest", "granularity"), [
    ("The pier burned on Friday.", "2024-10-18", "2024-10-19", "day"),
    ("The pier burned last week.", "2024-10-07", "2024-10-14", "week"),
    ("The pier burned last month.", "2024-09-01", "2024-10-01", "month"),
    ("The pier burned in 2019.", "2019-01-01", "2020-01-01", "year"),
    ("The pier burned in the 1990s.", "1990-01-01", "2000-01-01", "decade"),
    ("The pier burned in the 19th century.", "1800-01-01", "1900-01-01", "century"),
    ("The pier burned last night.", "2024-10-17T18:00", "2024-10-18T06:00", "part of day"),
    ("The pier burned at 3:15 p.m. on Thursday.", "2024-10-17T15:15", "2024-10-17T15:16", "minute"),
    ("The pier burned at 3 p.m. on Thursday.", "2024-10-17T15:00", "2024-10-17T16:00", "hour"),
    ("The pier burned in the third quarter of 2023.", "2023-07-01", "2023-10-01", "quarter"),
    ("The pier burned in the winter of 2022.", "2022-12-01", "2023-03-01", "season"),
    ("Over the past three days the pier burned.", "2024-10-15", "2024-10-18", "unknown"),
])
def test_a_time_is_a_half_open_interval(text: str, earliest: str, latest: str, granularity: str) -> None:
    one = the(text)
    assert (one.earliest, one.latest, one.granularity) == (earliest, latest, granularity)


@pytest.mark.parametrize(("text", "value"), [
    ("The envoy arrived on Monday.", "2024-10-14"),
    ("The envoy will arrive on Monday.", "2024-10-21"),
    ("The envoy is expected to arrive on Monday.", "2024-10-21"),
    ("The talks will be held on Monday.", "2024-10-21"),
    ("The envoy said Monday the talks had failed.", "2024-10-14"),
    ("The envoy could not be reached on Monday.", "2024-10-14"),
    ("Trains were late on Monday due to heavy snow.", "2024-10-14"),
    ("The court is due to rule on Monday.", "2024-10-21"),
    ("Talks were put off until Monday.", "2024-10-21"),
    ("The toll had reached 40 by Monday.", "2024-10-14"),
])
def test_a_bare_weekday_lies_behind_or_ahead_by_its_verb(text: str, value: str) -> None:
    assert the(text).value == value


def test_the_rule_says_what_a_time_was_counted_from() -> None:
    assert the("The pier burned on Monday.").rule == "weekday, counted from the article's date, looking back"
    assert the("The pier burned on 3 May 2021.").rule == "date"


def test_later_counts_from_the_day_that_the_text_named() -> None:
    first, second = found("The dam broke on 3 March 2011. Two days later the town was gone.")
    assert (first.value, second.value) == ("2011-03-03", "2011-03-05")
    assert second.rule.endswith("counted from the day the text last named")


def test_nothing_lies_three_days_after_a_year() -> None:
    _, later = found("The dam broke in 1985. Three days later the town was gone.")
    assert (later.value, later.earliest) == ("XXXX-XX-XX", None)


def test_a_range_is_two_expressions_of_one_month() -> None:
    first, last = found("The convoy moved from October 8 to 13.")
    assert [(one.anchor.text, one.value) for one in (first, last)] == [
        ("October 8", "2024-10-08"), ("13", "2024-10-13")]


def test_without_a_date_the_week_stays_open() -> None:
    one = the("The pier burned on Friday night.", None)
    assert (one.value, one.earliest, one.latest) == ("XXXX-WXX-5TNI", None, None)


def test_last_august_is_last_years() -> None:
    assert the("Shells have come since last August.").value == "2023-08"
    assert the("Shells have come since August.").value == "2024-08"


@pytest.mark.parametrize("text", [
    "The delegates may leave early on their own account.",
    "Theresa May and Mrs May waved.",
    "They sat in the Sun newsroom and wed in secret.",
    "A 34-year-old man and a boy aged 7 months were hurt.",
    "The second blast came from a second lorry.",
    "At least 2000 people fled 1500 homes.",
    "It is open 24/7 on the 8th floor.",
    "The Sunday Times called Russia Today.",
    "Three-quarters of the crop went to waste.",
    "https://news.example/2021/story",
    "",
    "0" * 400,
])
def test_words_that_are_no_time(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(("text", "span", "value"), [
    ("Posted Oct 262016 PORT VARN The pier burned", "Oct 262016", "2016-10-26"),
    ("Monitor says Fridays attack killed nine in the northern town of Varn", "Fridays", "2024-10-18"),
    ("The pier burned on Fri. 11 October 2024 at night", "Fri. 11 October 2024", "2024-10-11"),
])
def test_text_that_lost_its_marks(text: str, span: str, value: str) -> None:
    first = found(text)[0]
    assert (first.anchor.text, first.value) == (span, value)


@pytest.mark.xfail(reason="a present tense that tells a timetable is no sign yet", strict=True)
def test_the_timetable_present_looks_ahead() -> None:
    assert the("Polls close on Sunday.").value == "2024-10-20"


@pytest.mark.xfail(reason="a name that begins with a weekday and is in no table", strict=True)
def test_an_unknown_name_with_a_weekday() -> None:
    assert found("The band Sunday Harbour Club plays on.") == ()
