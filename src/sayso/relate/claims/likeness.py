"""What two statements have in common, as named figures. Each is the same whichever statement comes first."""

import math
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

from sayso.relate.claims.candidates import candidates
from sayso.relate.claims.statement import Statement
from sayso.relate.claims.terms import Bag, bags
from sayso.relate.claims.vectors import rows_of

Features = Mapping[str, float]


class Field:
    """All statements of one case, read once so that any two can be compared quickly."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self.bags: tuple[Bag, ...] = bags(statements)
        self._rows: dict[int, Any] = {}
        self._weighed: dict[int, tuple[Any, Any]] = {}
        self._numbers = {t: k for k, t in enumerate(sorted({t for b in self.bags for t in b.terms}))}

    @cached_property
    def near(self) -> tuple[tuple[int, int], ...]:
        """The pairs worth judging, the smaller number first, in order."""
        return candidates(self.bags)

    def features(self, a: int, b: int) -> Features:
        """The named figures of two statements, by their numbers in the field."""
        pair = Compared(self, min(a, b), max(a, b))
        return {name: find(pair) for name, find in FEATURES}

    def twin_pair(self, a: int, b: int) -> tuple[int, int]:
        """The first statements of the field that are compared just as these two are, the smaller number first."""
        one, other = self._twins[a], self._twins[b]
        return (one, other) if one <= other else (other, one)

    @cached_property
    def _twins(self) -> tuple[int, ...]:
        first: dict[object, int] = {}
        return tuple(first.setdefault(_compared_by(bag), at) for at, bag in enumerate(self.bags))

    def held(self, part: int, whole: int) -> float:
        """How much of the first statement's weight finds a word like it in the second; 0..1, not the same both ways."""
        pair = Compared(self, part, whole)
        return pair.kinship[0]

    def one_stance(self, a: int, b: int) -> bool:
        """Whether both assert, or both refuse in one way; what one source has refused may be told in several."""
        one, other = self.bags[a].statement, self.bags[b].statement
        if "asserts" in (one.stance, other.stance):
            return one.stance == other.stance
        return one.stance == other.stance or (one.source is not None and one.source == other.source)

    def rows(self, at: int) -> Any:
        """Word vectors of the statement's content words, in order."""
        if at not in self._rows:
            self._rows[at] = rows_of(self.bags[at].forms)
        return self._rows[at]

    def weighed(self, at: int) -> tuple[Any, Any]:
        """A number for each of the statement's terms in order, the same for the same term, and the terms' weights."""
        if at not in self._weighed:
            import numpy as np

            bag = self.bags[at]
            self._weighed[at] = (np.array([self._numbers[t] for t in bag.ordered], np.int32),
                                 np.array([bag.terms[t] for t in bag.ordered], np.float32))
        return self._weighed[at]

    @cached_property
    def directions(self) -> Any:
        """One row a statement: the weighed mean of its word vectors, less what all statements share, of unit length."""
        import numpy as np

        means = np.stack([self._mean(at) for at in range(len(self.bags))])
        centred = means - means.mean(0)
        return centred / np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-6)

    def _mean(self, at: int) -> Any:
        import numpy as np

        weights = self.weighed(at)[1]
        return weights @ self.rows(at) / np.maximum(1.0, weights.sum())

    @cached_property
    def rarest(self) -> float:
        """What a term weighs that only one statement has."""
        return 1 + math.log(max(2, len(self.bags)))


def _compared_by(bag: Bag) -> object:
    """All that the figures below look at; weights follow from the words."""
    s = bag.statement
    return (bag.ordered, bag.forms, frozenset(bag.terms), frozenset(bag.grams), bag.figures, bag.days,
            frozenset(bag.names), bag.negated, s.source, s.stance)


class Compared:
    """Two statements of a field, with what several figures need computed once."""

    def __init__(self, field: Field, first: int, second: int) -> None:
        self.field, self.first, self.second = field, first, second
        self.a, self.b = field.bags[first], field.bags[second]

    @cached_property
    def shared(self) -> float:
        """Weight of the terms that both have."""
        return sum(self.a.terms[t] for t in self.common)

    @cached_property
    def common(self) -> tuple[str, ...]:
        """Terms of both, in the order of the alphabet, so that sums do not depend on anything else."""
        return tuple(sorted(self.a.terms.keys() & self.b.terms.keys()))

    @cached_property
    def kinship(self) -> tuple[float, float]:
        """How much of the first's weight finds a word like it in the second, and the other way round; each 0..1."""
        import numpy as np

        if not self.a.ordered or not self.b.ordered:
            return 0.0, 0.0
        one, wa = self.field.weighed(self.first)
        other, wb = self.field.weighed(self.second)
        near = self.field.rows(self.first) @ self.field.rows(self.second).T
        near[one[:, None] == other] = 1.0
        return (float(np.maximum(near.max(1), 0.0) @ wa / wa.sum()),
                float(np.maximum(near.max(0), 0.0) @ wb / wb.sum()))

    @cached_property
    def longest_run(self) -> int:
        """The most content words in a row that both have in the same order."""
        if not self.common:
            return 0
        best, row = 0, [0] * (len(self.b.ordered) + 1)
        for x in self.a.ordered:
            new = [0] * (len(self.b.ordered) + 1)
            for k, y in enumerate(self.b.ordered, 1):
                if x == y:
                    new[k] = row[k - 1] + 1
                    best = max(best, new[k])
            row = new
        return best


def _words_alike(p: Compared) -> float:
    norm = p.a.norm * p.b.norm
    return sum(p.a.terms[t] ** 2 for t in p.common) / norm if norm else 0.0


def _pieces_alike(p: Compared) -> float:
    shared = math.fsum(p.a.grams[g] for g in p.a.grams.keys() & p.b.grams.keys())
    whole = p.a.gram_weight + p.b.gram_weight - shared
    return shared / whole if whole else 0.0


def _contained(p: Compared) -> float:
    least = min(p.a.weight, p.b.weight)
    return p.shared / least if least else 0.0


def _meaning_least(p: Compared) -> float:
    return min(p.kinship)


def _meaning_most(p: Compared) -> float:
    return max(p.kinship)


def _direction(p: Compared) -> float:
    """Whether both part from what the whole event speaks of in the same direction."""
    return float(p.field.directions[p.first] @ p.field.directions[p.second])


def _rarest_shared(p: Compared) -> float:
    return max((p.a.terms[t] for t in p.common), default=0.0) / p.field.rarest


def _run(p: Compared) -> float:
    least = min(len(p.a.ordered), len(p.b.ordered))
    return p.longest_run / least if least else 0.0


def _figures_shared(p: Compared) -> float:
    return float(bool(p.a.figures & p.b.figures))


def _figures_clash(p: Compared) -> float:
    return float(bool(p.a.figures) and bool(p.b.figures) and not p.a.figures & p.b.figures)


def _figures_one_side(p: Compared) -> float:
    return float(bool(p.a.figures) != bool(p.b.figures))


def _days_shared(p: Compared) -> float:
    return float(bool(p.a.days & p.b.days))


def _days_clash(p: Compared) -> float:
    return float(bool(p.a.days) and bool(p.b.days) and not p.a.days & p.b.days)


def _names_shared(p: Compared) -> float:
    few, many = sorted((p.a.names, p.b.names), key=len)
    return sum(w for n, w in few.items() if n in many) / p.field.rarest


def _names_clash(p: Compared) -> float:
    return float(bool(p.a.names) and bool(p.b.names) and not set(p.a.names) & set(p.b.names))


def _denied_once(p: Compared) -> float:
    return float(p.a.negated != p.b.negated)


def _unequal(p: Compared) -> float:
    return abs(math.log((1 + len(p.a.ordered)) / (1 + len(p.b.ordered))))


def _little(p: Compared) -> float:
    return 1 / (1 + min(p.a.weight, p.b.weight) / p.field.rarest)


def _one_source(p: Compared) -> float:
    return float(p.a.statement.source is not None and p.a.statement.source == p.b.statement.source)


def _two_sources(p: Compared) -> float:
    x, y = p.a.statement.source, p.b.statement.source
    return float(x is not None and y is not None and x != y)


FEATURES: tuple[tuple[str, Callable[[Compared], float]], ...] = (
    ("words alike", _words_alike),
    ("pieces alike", _pieces_alike),
    ("contained", _contained),
    ("meaning, least", _meaning_least),
    ("meaning, most", _meaning_most),
    ("meaning, centred", _direction),
    ("rarest word shared", _rarest_shared),
    ("longest run", _run),
    ("figures shared", _figures_shared),
    ("figures clash", _figures_clash),
    ("figures on one side", _figures_one_side),
    ("days shared", _days_shared),
    ("days clash", _days_clash),
    ("names shared", _names_shared),
    ("names clash", _names_clash),
    ("negated once", _denied_once),
    ("unequal length", _unequal),
    ("little said", _little),
    ("one source", _one_source),
    ("two sources", _two_sources),
)
