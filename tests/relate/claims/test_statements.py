"""What an article states: attributed contents, own voice, denials with their cue."""

from dataclasses import replace

import pytest
from tests.relate.claims.telling import told

from sayso.annotate import annotate
from sayso.model import Article
from sayso.relate.claims.statements import statements


def texts(marked: str, **stances: str) -> list[tuple[str, str | None]]:
    read, found = told("a", marked, stances)
    return [(s.anchor.text, s.source) for s in statements(read, found)]


def test_attribution_is_set_apart_from_the_proposition() -> None:
    assert texts("[T1:The dam has held], [S1:engineer Ruiz] [C1:said].") == [("The dam has held", "engineer Ruiz")]


def test_a_bare_phrase_keeps_its_cue() -> None:
    assert texts("[S1:The opposition] [C1:called] [T1:the sale a \"gift to cronies\"].") == [
        ("called the sale a \"gift to cronies\"", "The opposition")]


def test_own_voice_is_a_statement_where_it_can_be_checked() -> None:
    assert texts("The dam burst on Monday. Quite so.") == [("The dam burst on Monday", None)]


@pytest.mark.parametrize("said", [
    "The line also chooses not to hire local women",
    "Norvik Lines plans a ferry to Sund",
    "Each deckhand signs the log at dawn",
    "An explosion tore through the boiler room",
])
def test_what_is_so_today_is_stated_too(said: str) -> None:
    assert texts(f"{said}. Quite so.") == [(said, None)]


def test_an_intention_in_two_pieces_is_told_by_who_reports_it() -> None:
    read, (plan,) = told("a", "[T1:Whisky on board] is sold and [S1:Norvik Lines] [C1:chooses] [T1:not to hire women].")
    found = statements(read, (replace(plan, kind="plan"),))
    assert [(s.anchor.text, s.source) for s in found] == [
        ("Whisky on board is sold and Norvik Lines chooses not to hire women", None)]


def test_what_is_left_of_a_sentence_without_a_verb_is_no_statement() -> None:
    assert [t for t, _ in texts("In a letter to staff, [S1:she] [C1:said] [T1:the mill would close].")] == [
        "the mill would close"]


def test_the_frame_of_what_is_said_is_no_statement() -> None:
    assert texts("In a letter dated 8 January, [S1:she] [C1:said] [T1:the mill would close].") == [
        ("the mill would close", "she")]


def test_a_denial_keeps_its_cue_and_names_its_target() -> None:
    read, found = told("a", "[S1:The bank] [C1:denied] [T1:that it had lost the records].", {"1": "denies"})
    (only,) = statements(read, found)
    assert only.anchor.text == "denied that it had lost the records"
    assert only.stance == "denies"
    assert only.target is not None
    assert only.target.text == "that it had lost the records"


@pytest.mark.parametrize(("sentence", "stance", "target"), [
    ("The coast guard said that it could not yet verify reports of a second ferry in trouble.", "cannot confirm",
     "reports of a second ferry in trouble"),
    ("The coast guard said there was no evidence of sabotage aboard the ferry.", "found no evidence",
     "of sabotage aboard the ferry"),
    ("The owner said the report was fabricated, and that his letter had been cut.", "denies", "the report was"),
])
def test_the_words_that_doubt_are_not_what_is_doubted(sentence: str, stance: str, target: str) -> None:
    read = annotate(Article("a", sentence))
    (only,) = [s for s in statements(read, read.attributions) if s.stance == stance]
    assert only.target is not None
    assert only.target.text == target
    (ground,) = [g for g in read.attributions[0].grounds if g.method.startswith("stance")]
    assert ground.anchors[0].text in sentence.replace(target, "")


def test_the_innermost_source_has_the_words() -> None:
    found = texts("[S1:Ruiz] [C1:said] [T1:the crew was safe], [S2:the agency] [C2:reported].")
    assert found == [("the crew was safe", "Ruiz")]


def test_headline_and_lead_are_statements_with_their_place() -> None:
    from dataclasses import replace

    read, _ = told("a", "Tram leaves rails in Ostrava\n\nA tram left the rails in Ostrava on Friday.")
    read = replace(read, article=replace(read.article, body=30))
    assert [s.place for s in statements(read, ())] == ["headline", "lead"]


def test_boilerplate_states_nothing() -> None:
    from dataclasses import replace

    read, _ = told("a", "The tram left the rails. Sign up for our letter that was voted best in 2019.")
    read = replace(read, boilerplate=(read.article.anchor(25, len(read.article.text)),))
    assert [s.anchor.text for s in statements(read, ())] == ["The tram left the rails"]
