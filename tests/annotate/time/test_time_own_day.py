"""The day that a text gives itself, and articles whose date does not fit it."""

import pytest

from sayso.annotate import sentences, time
from sayso.annotate.time import Times
from sayso.model import Article


def read(text: str, date: str | None) -> Times:
    article = Article("a", text, published=date)
    return time.find(article, sentences.find(article))


@pytest.mark.parametrize("head", [
    "Published 26 October 2016\n\n",
    "Date of publication 26 October 2016 ",
    "Harbour burns Wire Desk Wednesday 26 Oct 2016 ",
    "26 Oct 2016 ",
    "Last updated at Oct 262016 PORT VARN ",
    "NEWSDESK\n26/10/2016 23h32\n\n",
    "26.10.2016\n",
    "By A. Writer\n\nOctober 26, 2016\n\n",
])
def test_a_text_without_date_is_read_by_its_own(head: str) -> None:
    weekday = read(f"{head}The harbour burned on Tuesday, the port said.", None).expressions[-1]
    assert weekday.value == "2016-10-25"
    assert "counted from the date in the" in weekday.rule


def test_a_date_that_the_text_contradicts_is_doubted_and_not_used() -> None:
    times = read("Date of publication 27 October 2016 The raid hit a school on Wednesday.", "2016-10-13")
    assert times.doubt == "The article is dated 13 October 2016, but its publication line says 27 October 2016."
    assert times.expressions[-1].value == "2016-10-26"


def test_a_report_of_days_to_come_is_doubted() -> None:
    times = read("The raid on 3 May 2022 killed six people in the harbour.", "2022-04-01")
    assert times.doubt == "The article is dated 1 April 2022, but reports what happened on 3 May 2022."


@pytest.mark.parametrize(("text", "date"), [
    ("Published 27 October 2016\n\nThe raid hit a school.", "2016-10-26"),
    ("The treaty was signed on 3 May 1998 in Varn.", "2016-10-26"),
    ("The vote will be held on 3 May 2022 in Varn.", "2022-04-01"),
    ("The mayor, elected on 3 May 2012, spoke first.", "2016-10-26"),
    ("No date at all.", "2016-10-26"),
    ("No date at all.", None),
])
def test_dates_that_fit_raise_no_doubt(text: str, date: str | None) -> None:
    assert read(text, date).doubt is None


def test_a_date_inside_a_sentence_is_not_the_articles() -> None:
    weekday = read("On 3 May 2012 the bank failed. The trial began on Monday.", None).expressions[-1]
    assert weekday.value == "XXXX-WXX-1"


def test_figures_that_can_mean_two_days_stay_open_unless_the_article_decides() -> None:
    assert read("Filed 05/06/2024.", None).expressions[0].value == "2024-XX-XX"
    assert read("Filed 05/06/2024.", "2024-06-05").expressions[0].value == "2024-06-05"
    assert read("Filed 25/06/2024.", None).expressions[0].value == "2024-06-25"
