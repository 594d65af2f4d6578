"""Each rule on sentences that need it, and on sentences it must leave alone."""

import pytest

from sayso.annotate.attribution import RULES as SAYINGS
from sayso.annotate.attribution.citation import turned
from sayso.annotate.attribution.draft import Draft
from sayso.annotate.attribution.repair import RULES, Setting, abbreviated, repaired


def draft(text: str, source: str, cue: str, *content: str) -> Draft:
    """The draft whose roles are the first occurrences of these strings."""

    def places(*parts: str) -> tuple[tuple[int, int], ...]:
        return tuple((text.index(p), text.index(p) + len(p)) for p in parts if p)

    return Draft(places(source), places(cue), places(*content), 0.9)


def fixed(text: str, source: str, cue: str, *content: str) -> list[str]:
    """The content's pieces after all rules."""
    (one,) = repaired(text, [draft(text, source, cue, *content)])
    return [text[a:b] for a, b in one.content]


def test_a_content_cut_at_a_month_goes_on() -> None:
    text = "The ministry said the talks would begin on Oct. 12 in Marvale and last a week. Rain fell."
    assert fixed(text, "The ministry", "said", "the talks would begin on Oct.") == [
        "the talks would begin on Oct. 12 in Marvale and last a week."
    ]


def test_a_content_cut_before_the_stop_of_a_title_goes_on() -> None:
    text = "She said that Gen. Orlo Vant had left. He had not."
    assert fixed(text, "She", "said", "that Gen") == ["that Gen. Orlo Vant had left."]


def test_a_content_that_ends_with_a_sentence_stays() -> None:
    text = "He said the bridge was closed. Nobody knew why."
    assert fixed(text, "He", "said", "the bridge was closed.") == ["the bridge was closed."]


def test_the_cue_behind_an_abbreviation_is_not_swallowed() -> None:
    text = "The ships would sail in Sept., the admiral said."
    assert fixed(text, "the admiral", "said", "The ships would sail in Sept.") == ["The ships would sail in Sept."]


def test_a_bracket_within_a_quotation_does_not_end_it() -> None:
    text = "“They took the papers [of the harbour office] and left,” Lund said."
    assert fixed(text, "Lund", "said", "“They took the papers [of") == [
        "“They took the papers [of the harbour office] and left,”"[:-2] + ",”"
    ]


def test_a_bracket_without_quotation_is_closed() -> None:
    text = "Lund said the office (closed since May) would open."
    assert fixed(text, "Lund", "said", "the office (closed") == ["the office (closed since May) would open."]


def test_a_bracket_that_never_closes_changes_nothing() -> None:
    text = "Lund said the office (closed since May would open."
    assert fixed(text, "Lund", "said", "the office (closed") == ["the office (closed"]


def test_a_quotation_is_kept_to_its_closing_mark() -> None:
    for opening, closing in ("“”", '""', "«»", "„“", "‘’", "''"):
        text = f"Lund said: {opening}We left. Nobody stayed behind.{closing} It was noon."
        assert fixed(text, "Lund", "said", f"{opening}We left.") == [
            f"{opening}We left. Nobody stayed behind.{closing}"
        ]


def test_a_quotation_is_kept_from_its_opening_mark() -> None:
    text = "“We left. Nobody stayed behind,” Lund said."
    assert fixed(text, "Lund", "said", "Nobody stayed behind,”") == ["“We left. Nobody stayed behind,”"]


def test_a_quoted_word_within_a_content_does_not_reach_out() -> None:
    text = "Lund said the “new” harbour was closed. The “old” one was not."
    assert fixed(text, "Lund", "said", "the “new” harbour was closed.") == ["the “new” harbour was closed."]


def test_an_interrupted_quotation_stays_in_two_pieces() -> None:
    text = "“We left,” Lund said, “and nobody stayed.”"
    assert fixed(text, "Lund", "said", "“We left,”", "“and nobody stayed.”") == ["“We left,”", "“and nobody stayed.”"]


def test_a_quotation_goes_on_right_behind_its_speaker() -> None:
    text = "“We left,” Lund said, “and nobody stayed.”"
    assert fixed(text, "Lund", "said", "“We left,”") == ["“We left,”", "“and nobody stayed.”"]


def test_another_speakers_quotation_is_not_taken() -> None:
    text = "“We left,” Lund said. “They did not,” said Moen."
    both = [draft(text, "Lund", "said", "“We left,”"), draft(text, "Moen", "said", "“They did not,”")]
    first, _ = repaired(text, both)
    assert [text[a:b] for a, b in first.content] == ["“We left,”"]


def test_pieces_parted_by_marks_alone_are_joined() -> None:
    text = "“We left.” “Nobody stayed,” Lund said."
    assert fixed(text, "Lund", "said", "“We left.”", "“Nobody stayed,”") == ["“We left.” “Nobody stayed,”"]


def test_an_open_quotation_goes_on_in_the_next_paragraphs() -> None:
    text = "Lund said: “We left at noon.\n\n“Nobody stayed.\n\n“That is all.”\n\nThe “harbour” was quiet."
    assert fixed(text, "Lund", "said", "“We left at noon.") == [
        "“We left at noon.",
        "“Nobody stayed.",
        "“That is all.”",
    ]


def test_an_open_quotation_does_not_go_on_in_plain_text() -> None:
    text = "Lund said: “We left at noon.\n\nNobody else spoke."
    assert fixed(text, "Lund", "said", "“We left at noon.") == ["“We left at noon."]


def test_a_rule_leaves_its_name() -> None:
    text = "Lund said: “We left. Nobody stayed.” It was noon."
    (one,) = repaired(text, [draft(text, "Lund", "said", "“We left.")])
    assert one.rules == ("closed_quotation",)


def test_what_is_right_is_not_touched() -> None:
    text = "Lund said: “We left.” It was noon."
    (one,) = repaired(text, [draft(text, "Lund", "said", "“We left.”")])
    assert one.rules == ()


def test_every_rule_that_changes_something_can_be_explained() -> None:
    silent = {"wordless"}
    assert {rule.__name__ for rule in RULES} - silent <= set(SAYINGS)


def test_abbreviations() -> None:
    assert abbreviated("on Oct")
    assert abbreviated("met Gen")
    assert abbreviated("in the U.S")
    assert abbreviated("John F")
    assert not abbreviated("the bridge was closed")
    assert not abbreviated("it was so")


def test_sentence_ends_skip_abbreviations() -> None:
    text = "On Oct. 3 Mr. Lund left. He ran."
    assert Setting(text, []).sentence_end(0) == text.index(" He ran")


def test_a_cited_ministry_is_a_source_of_the_report() -> None:
    text = "State television reported a blast at the port, citing the interior ministry."
    report = draft(text, "State television", "reported", "a blast at the port")
    cited = draft(text, "State television", "citing", "the interior ministry")
    first, second = turned(text, [report, cited])
    assert first == report
    assert [text[a:b] for a, b in second.source] == ["the interior ministry"]
    assert second.content == report.content


def test_cited_evidence_is_no_source() -> None:
    text = "Lund said prices would fall, citing low demand."
    report = draft(text, "Lund", "said", "prices would fall")
    cited = draft(text, "Lund", "citing", "low demand")
    assert turned(text, [report, cited]) == [report, cited]


def test_a_cited_strike_in_a_town_is_no_source() -> None:
    text = "Lund said prices would fall, citing a long strike in Marvale."
    report = draft(text, "Lund", "said", "prices would fall")
    cited = draft(text, "Lund", "citing", "a long strike in Marvale")
    assert turned(text, [report, cited]) == [report, cited]


def test_a_citation_without_report_stays() -> None:
    text = "Rain fell. Lund, citing the harbour police, left."
    cited = draft(text, "Lund", "citing", "the harbour police")
    assert turned(text, [cited]) == [cited]


def test_a_colon_can_be_a_cue() -> None:
    text = "Lund: “No.”"
    (one,) = repaired(text, [draft(text, "Lund", ":", "“No.”")])
    assert [text[a:b] for a, b in one.cue] == [":"]


def test_marks_say_nothing() -> None:
    text = "Lund said: “...”"
    assert repaired(text, [draft(text, "Lund", "said", "“...”")]) == ()


@pytest.mark.parametrize(
    "dated",
    ["Published March 3 2025", "Updated 12 May 2019", "21.02.2015", "26 Oct 2016",
     "Last updated on 2 June 2020 14:05 GMT"],
)
def test_the_line_of_the_date_is_nobodys_words(dated: str) -> None:
    text = f"{dated} Shells hit a clinic in Dorn the guild said"
    assert fixed(text, "the guild", "said", f"{dated} Shells hit a clinic in Dorn") == ["Shells hit a clinic in Dorn"]


@pytest.mark.parametrize("content", ["12 May 2019 was wet", "May 2019 shells hit a clinic", "14 Dorn men had left"])
def test_a_date_that_is_told_stays(content: str) -> None:
    assert fixed(f"{content}, the guild said", "the guild", "said", content) == [content]
