"""What comes first, and the reason in words."""

from sayso.model import Anchor, Claim, Discrepancy, Independence, Mention, Side
from sayso.relate.ranking import order


def claim(statement: str, articles: str, at: int = 1000, origins: int = 1) -> Claim:
    mentions = tuple(Mention(Anchor(a, at, at + len(statement), statement)) for a in articles)
    return Claim(statement, mentions, independent=Independence(origins, origins, origins))


def parted(of: Claim, kind: str, drift: bool = False) -> Discrepancy:
    sides = (Side(Anchor("a", 0, 1, "1"), "1"), Side(Anchor("b", 0, 1, "2"), "2"))
    return Discrepancy(kind, "how many", sides, of.id, drift)  # type: ignore[arg-type]


WIDE = claim("the harbour bridge fell into the river", "abcde")
NARROW = claim("a baker near the river heard a bang", "a")
MIDDLE = claim("the harbour bridge was built in 1964", "ab")


def test_what_many_articles_carry_comes_first() -> None:
    ranked = order((NARROW, MIDDLE, WIDE), ())
    assert [c.statement for c in ranked] == [WIDE.statement, MIDDLE.statement, NARROW.statement]
    assert [c.rank for c in ranked] == [1, 2, 3]
    assert "5 articles carry it" in ranked[0].importance


def test_many_articles_on_one_origin_are_named_as_such() -> None:
    assert "all of them rest on one origin" in order((WIDE,), ())[0].importance
    assert "origin" not in order((claim("the harbour bridge fell", "abc", origins=3),), ())[0].importance


def test_a_claim_over_which_accounts_part_rises() -> None:
    other = claim("the harbour ferry was moored upstream", "ab")
    ranked = order((MIDDLE, other), (parted(other, "figure"),))
    assert ranked[0].statement == other.statement
    assert "accounts part on figure" in ranked[0].importance


def test_a_later_figure_weighs_less_than_a_conflict() -> None:
    other = claim("the harbour ferry was moored upstream", "ab")
    ranked = order((MIDDLE, other), (parted(other, "figure", drift=True), parted(MIDDLE, "figure")))
    assert ranked[0].statement == MIDDLE.statement


def test_the_head_of_an_article_counts() -> None:
    early = claim("the crane works will close in spring", "ab", at=0)
    late = claim("the crane works were sold last year", "ab")
    ranked = order((late, early), ())
    assert ranked[0].statement == early.statement
    assert "head of 2 articles" in ranked[0].importance


def test_a_denied_claim_says_so() -> None:
    from dataclasses import replace

    denied = replace(WIDE, against=(Mention(Anchor("f", 0, 6, "denied"), source="mayor", stance="denies"),))
    assert "denied or doubted" in order((denied,), ())[0].importance


def test_the_order_of_the_input_does_not_matter() -> None:
    assert order((WIDE, NARROW, MIDDLE), ()) == order((MIDDLE, WIDE, NARROW), ())


def test_nothing_to_rank() -> None:
    assert order((), ()) == ()
