"""How sure the words are: what the tables know, and what the weights decide by where a word stands."""

import pytest

from sayso.annotate import sentences, stance
from sayso.annotate.stance import certainty, clause, signs
from sayso.model import Article, Attribution, Ground
from sayso.tables import rows


def judged(cue: str, content: str) -> Attribution:
    """The attribution of a content to "The port" with this cue."""
    text = f"The port {cue} {content}."
    article = Article("a", text)
    parts = ((0, 8), (9, 9 + len(cue)), (10 + len(cue), len(text) - 1))
    made = Attribution("a", *((article.anchor(*part),) for part in parts))
    return next(a for a in stance.judge(article, sentences.find(article), (made,)) if a.cue == made.cue)


def ground(found: Attribution, method: str) -> Ground:
    return next(g for g in found.grounds if g.method == method)


@pytest.mark.parametrize(
    ("content", "hedge"),
    [
        ("the ferry may have struck a rock", "possible"),
        ("the man who may have seen it was asleep", "certain"),
        ("the ferry was likely to sink", "probable"),
        ("the likely culprit was a loose plank", "certain"),
        ("two men were expected to be charged", "probable"),
        ("the expected storm had passed", "certain"),
        ("a woman suspected of theft had left", "certain"),
        ("the woman is suspected of theft", "possible"),
        ("it hoped the mast was sound", "possible"),
        ("we think the mast broke", "probable"),
        ("it knew that the mast was rotten", "certain"),
        ("divers say the hull could be raised", "possible"),
        ("reportedly the hull was raised", "underspecified"),
        ("it was too early to say whether the hull was sound", "underspecified"),
        ("the crew could not raise the hull", "certain"),
        ("the crew couldn't raise the hull", "certain"),
        ("the hull would be raised in May", "certain"),
        ("if the wind drops, the hull will be raised", "certain"),
        ("the crew did not raise the hull", "certain"),
        ("perhaps forty boats were lost", "possible"),
        ("a fire on board cannot be ruled out", "possible"),
    ],
)
def test_a_hedging_word_counts_where_it_bears_on_what_is_said(content: str, hedge: str) -> None:
    assert judged("said", content).hedge == hedge


def test_the_ground_names_the_words_and_stands_on_them() -> None:
    why = ground(judged("said", "the ferry might sink"), "hedge")
    assert why.says == "possible: 'might' in the table of hedges"
    assert [a.text for a in why.anchors] == ["might"]


def test_the_ground_of_a_weighed_word_says_what_it_weighs() -> None:
    why = ground(judged("said", "the likely culprit was a loose plank"), "hedge")
    assert why.says.startswith("certain: weighed 'likely' -")
    assert "a plain statement is certain by +" in why.says
    assert [a.text for a in why.anchors] == ["likely"]


def test_a_plain_statement_has_no_ground_for_being_certain() -> None:
    assert all(g.method != "hedge" for g in judged("said", "the ferry sank").grounds)


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("failed to announce", "declines to comment"),
        ("never conceded", "questions"),
        ("did not warn", "declines to comment"),
        ("agreed to report", "asserts"),
        ("tried to explain", "asserts"),
        ("could not confirm", "cannot confirm"),
        ("did not deny", "declines to comment"),
    ],
)
def test_what_stands_before_the_cue_is_weighed(cue: str, expected: str) -> None:
    assert judged(cue, "that oil had leaked").stance == expected


def test_calling_something_false_with_doubt_is_no_denial() -> None:
    assert judged("said", "the reports were false").stance == "denies"
    assert judged("said", "the reports might be false").stance == "questions"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("the bridge collapsed", "collapsed"),
        ("the ferry is expected to be raised", "raised"),
        ("it is possible that the ferry has sunk", "sunk"),
        ("the man who had been saved was alive", "alive"),
        ("if it rains, the race will stop", "stop"),
        ("they refused to leave", "refused"),
    ],
)
def test_the_word_that_carries_what_is_said(text: str, word: str) -> None:
    read = clause.read(text)
    at = clause.happening(read)
    assert at is not None
    assert read.folded(at) == word


@pytest.mark.parametrize("text", ["", "...", "the ferry", "?"])
def test_without_a_verb_nothing_carries_it(text: str) -> None:
    assert clause.happening(clause.read(text)) is None


def test_signs_name_their_family_and_the_words_they_are_read_from() -> None:
    read = clause.read("experts feared that nobody would be able to leave")
    at = next(n for n, word in enumerate(read.words) if word.folded == "leave")
    found = {s.name: " ".join(read.words[n].folded for n in s.at) for s in signs.signs(read, at)}
    assert found["to abl"] == "able to"
    assert found["under hedge possible"] == "feared"
    assert found["nobody"] == "nobody"


def test_negation_turns_a_happening_round_and_a_modal_makes_it_less_sure() -> None:
    def value(text: str) -> float:
        read = clause.read(text)
        at = clause.happening(read)
        assert at is not None
        return certainty.value(s.name for s in signs.signs(read, at))

    assert value("the dam broke") > 2
    assert value("the dam did not break") < -1
    assert 0 < value("the dam might break") < value("the dam will break") < value("the dam broke")


def test_the_table_of_weights_is_small_and_has_all_bounds_in_order() -> None:
    weights = certainty.weights()
    assert len(rows("certainty_weights")) < 300
    bounds = [weights[f"from {level}"].sure for level in certainty.LEVELS[1:]]
    assert bounds == sorted(bounds)
    assert certainty.plain() > 1
    assert not weights["modal will"].hedges
    assert weights["modal may"].hedges


@pytest.mark.xfail(strict=True, reason="a relative clause ends what is read of a content")
def test_a_hedge_behind_a_relative_clause_between_commas() -> None:
    assert judged("said", "the ferry, which divers had searched, may sink").hedge == "possible"
