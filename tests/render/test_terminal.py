"""The report for a terminal: order, wording, width, and that article text steers nothing."""

import io
import re

import pytest
from made_case import LEAK, case
from rich.console import Console

from sayso.model import Article, Case, Claim, Independence, Mention
from sayso.render import terminal


def test_everything_is_there_in_its_order():
    shown = terminal.render(case(), width=100)
    at = 0
    for part in (
        "4 articles, 12 May 2031, 1 undated, 1 date in doubt", "2 claims, 1 point where accounts part",
        "2 claims stand in more than one article, 1 of these on 1 origin", "Claims",
        "1 Water is seeping through the Lohne dam", "3 articles, 1 origin (copy daily wire)",
        "Water Authority (Ostravia)", "denied by         Tom Velder (Lohne): “that the dam leaks” (blog)",
        "not confirmed by  Water Authority (Ostravia): “We cannot confirm a breach” (wire)",
        "lost on the way   “may be seeping” was hardened to “is seeping” (wire to daily)", LEAK.id,
        "2 Some 1,200 people were told to leave", "1 to 2 independent origins", "figures part",
        "Where accounts part", "Figure: people who left their homes", "What changed as time went on", "litres a second",
        "as of 12 May 2031", "What was lost or hardened on the way", "How the reports hang together",
        "wire  Kestrel News Agency", "copy  Lohne Gazette", "reprint", "or the other way round", "also Lohne Radio",
        "On no other report, as far as the texts show: blog", "Dates that do not fit", "it speaks of Tuesday",
        "Who is cited", "source-authority", "What could not be read", "is a PDF, not text", "read only in part",
    ):  # fmt: skip
        assert part in shown[at:], part
        at = shown.index(part, at)


@pytest.mark.parametrize("width", [80, 60, 40, 120])
def test_no_line_is_wider_than_asked(width):
    assert max(map(len, terminal.render(case(), width=width).splitlines())) <= width


def test_no_colour_and_no_control_characters_without_a_terminal():
    hostile = Article("e\x1b[31mvil", "\x1b]0;owned\x07 The \x9b31m dam \u202e broke. [bold red]not markup[/]")
    mention = Mention(hostile.anchor(0, len(hostile.text)))
    shown = terminal.render(Case(claims=(Claim(hostile.text, (mention,), (f"own:{hostile.id}",)),)))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", shown)
    assert "[bold red]not markup[/]" in shown


def test_colour_on_a_terminal_and_none_where_it_is_not_wanted():
    on = io.StringIO()
    terminal.show(case(), Console(file=on, force_terminal=True, width=80, color_system="standard"))
    assert "\x1b[" in on.getvalue()
    assert "\x1b[" not in terminal.render(case())


def many(number: int) -> Case:
    article = Article("a", "The dam leaks.")
    mention = Mention(article.anchor(0, 13))
    claims = (Claim(f"Claim number {n}", (mention,), (), Independence(1, n + 1, 1)) for n in range(number))
    return Case(claims=tuple(claims))


def test_the_first_claims_are_shown_and_all_on_demand():
    first, whole = terminal.render(many(40)), terminal.render(many(40), every=True)
    assert "25 more claims: add --all" in first
    assert "Claim number 14" in first
    assert "Claim number 15" not in first
    assert "Claim number 39" in whole
    assert "--all" not in whole


def test_an_empty_case_is_told_in_words():
    assert terminal.render(Case()) == "no articles, undated\nno claims, no points where accounts part\n"


def test_the_word_true_is_never_used():
    from sayso.render import html, markdown, why

    exchange = case().to_dict()
    page = re.sub(r"<script.*?</script>|<style.*?</style>|<[^>]*>", " ", html.render(case()), flags=re.DOTALL)
    for shown in (terminal.render(case()), markdown.render(case()), why.render(exchange, "1"), page):
        assert not re.search(r"\b(?:true|truth|fact|facts|correct)\b", shown, re.IGNORECASE)
