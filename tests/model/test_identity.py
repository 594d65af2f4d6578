"""Ids are hashes of what was found: stable, order-free where order says nothing, and blind to scores."""

from dataclasses import replace

from sayso.model import Anchor, Article, Attribution, Claim, Discrepancy, Mention, Side, identify

ARTICLE = Article("harbour", "The mayor said two cranes had fallen.")


def attribution(score: float) -> Attribution:
    return Attribution(
        ARTICLE.id, source=(ARTICLE.anchor(0, 9),), cue=(ARTICLE.anchor(10, 14),),
        content=(ARTICLE.anchor(15, 36),), score=score,
    )


def test_an_id_names_its_kind() -> None:
    assert identify("claim", "two cranes").startswith("claim-")


def test_the_same_parts_give_the_same_id() -> None:
    assert identify("claim", 1, "a") == identify("claim", 1, "a")


def test_parts_are_told_apart() -> None:
    assert identify("claim", "ab", "c") != identify("claim", "a", "bc")


def test_a_score_is_no_part_of_an_id() -> None:
    assert attribution(0.2).id == attribution(0.9).id


def test_other_words_make_another_attribution() -> None:
    assert replace(attribution(1), content=(ARTICLE.anchor(15, 25),)).id != attribution(1).id


def test_the_order_of_mentions_does_not_change_a_claim() -> None:
    one, two = Mention(ARTICLE.anchor(15, 36)), Mention(ARTICLE.anchor(0, 9))
    assert Claim("x", (one, two)).id == Claim("x", (two, one)).id


def test_the_order_of_sides_does_not_change_a_discrepancy() -> None:
    one, two = Side(ARTICLE.anchor(15, 18), "2"), Side(ARTICLE.anchor(0, 9), "3")
    assert Discrepancy("figure", "cranes", (one, two)).id == Discrepancy("figure", "cranes", (two, one)).id


def test_an_unpaired_surrogate_has_an_id_too() -> None:
    assert identify("claim", Anchor("a", 0, 1, "\ud800"))
