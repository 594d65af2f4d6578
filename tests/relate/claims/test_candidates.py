"""Pairs worth judging: alike ones are found, and their number stays in bounds."""

from sayso.model import Anchor
from sayso.relate.claims.candidates import KEPT, candidates
from sayso.relate.claims.likeness import FEATURES, Field
from sayso.relate.claims.statement import Statement
from sayso.relate.claims.terms import bags
from sayso.stems import stem


def statement(text: str, article: str = "a", source: str | None = None) -> Statement:
    return Statement(Anchor(article, 0, len(text), text), source=source)


LIKE = [statement("The ferry sank off Kestrel Point", "a"), statement("a ferry went down at Kestrel Point", "b"),
        statement("Shares of the bank rose by 3 percent", "c"), statement("bank shares up 3 percent", "d")]


def test_statements_that_share_rare_words_are_candidates() -> None:
    found = candidates(bags(LIKE))
    assert (0, 1) in found
    assert (2, 3) in found


def test_candidates_grow_with_the_statements_not_their_square() -> None:
    many = [statement(f"crew {k} of ship {k % 40} reached port {k % 25} safely", f"a{k}") for k in range(600)]
    assert len(candidates(bags(many))) <= KEPT * len(many)


def test_every_figure_of_likeness_is_the_same_both_ways() -> None:
    field = Field([*LIKE, statement("No one was hurt on 4 May 2021, not 12 as said", "e", "x"), statement("§", "f")])
    for a in range(6):
        for b in range(a):
            assert field.features(a, b) == field.features(b, a)
    assert list(field.features(0, 1)) == [name for name, _ in FEATURES]


def test_figures_are_read_with_scale_words_and_apart_from_dates() -> None:
    (bag,) = bags([statement("On 8 October about 1,500 men and 2.5 million rounds and twelve ships left in 2023")])
    assert bag.figures == {1500.0, 2_500_000.0, 12.0}
    assert bag.days == {8.0, 2023.0}


def test_stems_bring_the_forms_of_a_word_together() -> None:
    assert len({stem(w) for w in ("dispatch", "dispatched", "dispatching", "dispatches")}) == 1
    assert stem("sent") == stem("send")
    assert stem("bus") != stem("business")


def test_near_words_count_without_shared_letters() -> None:
    field = Field([statement("soldiers were given fake documents"), statement("troops got counterfeit papers"),
                   statement("voters were given free umbrellas")])
    assert field.features(0, 1)["meaning, most"] > field.features(1, 2)["meaning, most"]
