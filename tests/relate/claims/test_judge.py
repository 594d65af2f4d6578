"""The judges of claim matching: what the network is asked about, and that the order of a pair does not matter."""

from collections.abc import Sequence

from tests.relate.claims.telling import told

from sayso.relate.claims.judge import CLOSEST, LIMIT, Paired, Weighed, in_doubt
from sayso.relate.claims.likeness import Field
from sayso.relate.claims.pairs import Reading
from sayso.relate.claims.statements import statements

TELLINGS = (
    "Fire crews rescued 14 people from the Hotel Miramar on Tuesday night.",
    "Fourteen guests were brought out of the burning Hotel Miramar by fire crews.",
    "The mayor of Sund opened a new tram line to the harbour.",
    "A tram line to the harbour of Sund was opened by its mayor.",
)


class Counting:
    """A network that keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Reading]:
        self.asked += pairs
        return [Reading((0.0, 0.0, 0.0), (0.0, 0.0, 0.0), 0.0) for _ in pairs]


def field() -> Field:
    read = [told(f"paper{k}", text) for k, text in enumerate(TELLINGS)]
    return Field([s for one, found in read for s in statements(one, found)])


def all_pairs(of: int) -> list[tuple[int, int]]:
    return [(a, b) for a in range(of) for b in range(a + 1, of)]


def test_odds_do_not_depend_on_the_order_of_a_pair() -> None:
    whole = field()
    pairs = all_pairs(len(whole.bags))
    there, back = Paired().odds(whole, pairs), Paired().odds(whole, [(b, a) for a, b in pairs])
    assert list(there) == list(back)
    assert all(-LIMIT <= o <= LIMIT for o in there)


def test_only_pairs_in_doubt_are_read_and_the_longer_text_comes_first() -> None:
    whole, network = field(), Counting()
    odds = dict(zip(whole.near, Weighed().odds(whole, whole.near), strict=True))
    Paired(network).odds(whole, all_pairs(len(whole.bags)))  # type: ignore[arg-type]
    assert len(network.asked) == len(in_doubt(odds)) > 0
    assert all(len(a) >= len(b) for a, b in network.asked)


def test_a_case_is_read_once_whatever_is_asked_of_it() -> None:
    whole, network = field(), Counting()
    judge = Paired(network)  # type: ignore[arg-type]
    pairs = all_pairs(len(whole.bags))
    together = list(judge.odds(whole, pairs))
    read = list(network.asked)
    assert [judge.odds(whole, [pair])[0] for pair in reversed(pairs)] == together[::-1]
    assert network.asked == read
    assert [Paired(network).odds(whole, [pair])[0] for pair in pairs] == together  # type: ignore[arg-type]


def test_each_case_is_read_for_itself() -> None:
    network = Counting()
    judge = Paired(network)  # type: ignore[arg-type]
    once = judge.odds(field(), [(0, 1)])
    assert judge.odds(field(), [(0, 1)]) == once
    assert len(network.asked) == 2 * len(set(network.asked))


def test_what_is_alike_in_all_that_counts_is_not_read() -> None:
    read = [told(f"paper{k}", text) for k, text in enumerate((TELLINGS[0], TELLINGS[0], TELLINGS[2]))]
    whole, network = Field([s for one, found in read for s in statements(one, found)]), Counting()
    assert Paired(network).odds(whole, [(0, 1)]) == Weighed().odds(whole, [(0, 1)])  # type: ignore[arg-type]
    assert all(a != b for a, b in network.asked)


def test_where_nothing_is_in_doubt_the_network_is_not_needed() -> None:
    network = Counting()
    alone = Field([field().bags[0].statement])
    assert Paired(network).odds(alone, []) == []  # type: ignore[arg-type]
    assert network.asked == []


def test_the_network_is_asked_for_the_closest_only() -> None:
    crowd = dict.fromkeys(all_pairs(40), 0.5)
    read = in_doubt(crowd)
    assert len(read) <= 40 * CLOSEST // 2
    assert in_doubt({(0, 1): 5.0, (0, 2): -5.0, (1, 2): 0.0}) == [(1, 2)]


def test_the_same_thing_in_other_words_scores_above_another_thing() -> None:
    whole = field()
    hotel, trams, mixed = (Paired().odds(whole, [p])[0] for p in ((0, 1), (2, 3), (0, 2)))
    assert min(hotel, trams) > mixed
