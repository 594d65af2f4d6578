"""Groups that one wrong pair cannot join."""

from collections.abc import Sequence
from itertools import combinations
from random import Random

from sayso.relate.claims.cluster import gather

Pair = tuple[int, int]


def odds_of(groups: Sequence[set[int]], wrong: dict[Pair, float]):  # type: ignore[no-untyped-def]
    def odds(pairs: Sequence[Pair]) -> list[float]:
        return [wrong.get(p, 4.0 if any(set(p) <= g for g in groups) else -5.0) for p in pairs]
    return odds


def test_what_belongs_together_is_put_together() -> None:
    groups = [{0, 1, 2}, {3, 4}]
    assert gather(6, combinations(range(6), 2), odds_of(groups, {})) == ((0, 1, 2), (3, 4), (5,))


def test_one_false_edge_does_not_join_two_claims() -> None:
    groups = [{0, 1, 2}, {3, 4, 5}]
    assert gather(6, combinations(range(6), 2), odds_of(groups, {(2, 3): 6.0})) != ((0, 1, 2, 3, 4, 5),)


def test_a_chain_of_likenesses_is_no_claim() -> None:
    odds = odds_of([{k, k + 1} for k in range(9)], {})
    assert max(map(len, gather(10, combinations(range(10), 2), odds))) <= 3


def test_pairs_that_were_no_candidates_count_too() -> None:
    asked: list[Pair] = []
    inner = odds_of([{0, 1}, {2, 3}], {(1, 2): 1.0})

    def odds(pairs: Sequence[Pair]) -> list[float]:
        asked.extend(pairs)
        return inner(pairs)

    assert gather(4, [(0, 1), (1, 2), (2, 3)], odds) == ((0, 1), (2, 3))
    assert len(asked) == len(set(asked))


def test_every_number_stands_in_one_group() -> None:
    random = Random(3)
    for _ in range(30):
        wrong = {p: random.uniform(-6, 6) for p in combinations(range(12), 2)}
        near = [p for p in wrong if random.random() < 0.6]
        found = gather(12, near, odds_of([], wrong))
        assert sorted(k for g in found for k in g) == list(range(12))
