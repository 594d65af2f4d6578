"""A stream of articles grouped into cases as they arrive: each joins the case it fits, or opens one.

Average linkage, one article at a time: an article joins the case to whose articles it is likest in the mean, so that
one article alike by chance does not draw in a whole case; words that are each group's own count against it (see
`contrast`). Then that case and those beside it are grouped anew from single articles, which may split or join them:
what came later may show that what came first was put wrongly. A case too large for that is compared by articles that
stand for it, and only joined with others. An index names the few articles worth comparing, so that an article costs
the same however many there are.

On-line clustering of news goes back to topic detection and tracking (Allan et al. 1998).
"""

import heapq
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple, Protocol

from sayso.story.contrast import Terms
from sayso.story.likeness import Weighed, odds, shared_terms

TOGETHER = -2.25
STAND_FOR, REVIEWED, TOLD = 24, 64, 4
"""Least fit of two groups that are one; how many articles stand for a case, how many are looked at in a review; how
many terms are told."""


ASKED, COMMONEST, CASES = 16, 500, 8
"""How many of an article's weightiest terms are looked up, how many articles a term may be in to be worth it, and how
many cases are looked at."""


class Change(NamedTuple):
    """What becomes of some articles: `opened` a case, `joined` one, were `moved` to one from another, or `split` off
    into one of their own; `case` is None where it is a new one; `why` in a reader's words."""

    kind: Literal["opened", "joined", "moved", "split"]
    case: str | None
    articles: tuple[str, ...]
    why: str


class Shelf(Protocol):
    """The articles that are there already, by their cases."""

    def near(self, new: Weighed) -> Sequence[str]:
        """The cases of articles that share rare terms with this one, the likeliest first; few."""

    def members(self, case: str) -> Sequence[str]:
        """The ids of a case's articles, in the order in which they came."""

    def weighed(self, articles: Sequence[str]) -> Sequence[Weighed]:
        """Their profiles, in the same order."""

    def placed(self, articles: Iterable[str]) -> bool:
        """Whether somebody has decided where one of them belongs, so that it stays there."""


def likeliest(votes: Mapping[str, float], case_of: Mapping[str, str]) -> list[str]:
    """The cases whose best article has the most votes."""
    best: dict[str, float] = {}
    for article, weight in votes.items():
        best[case_of[article]] = max(best.get(case_of[article], 0.0), weight)
    return sorted(best, key=lambda case: (-best[case], case))[:CASES]


def settle(shelf: Shelf, new: Weighed) -> tuple[Change, ...]:
    """What becomes of a new article, and of the cases that it touches; nothing is changed here."""
    here = new.profile.article
    near = shelf.near(new)
    standing = {case: shelf.weighed(_spread(shelf.members(case), STAND_FOR)) for case in near}
    means = {case: fit([new], some) for case, some in standing.items()}
    fits = sorted((c for c in means if means[c] >= TOGETHER), key=lambda c: (-means[c], c))
    if not fits:
        return (Change("opened", None, (here,), "no case is about the same"),)
    case, *others = fits
    joined = Change("joined", case, (here,), f"about the same as {_told([new], standing[case])}")
    if len(shelf.members(case)) < REVIEWED:
        return (joined, *_reviewed(shelf, case, near, new))
    return (joined, *_merged(shelf, case, others, standing))


def _spread(ids: Sequence[str], most: int) -> Sequence[str]:
    """All of them, or as many as wanted spread evenly over them."""
    return ids if len(ids) <= most else [ids[n * len(ids) // most] for n in range(most)]


def fit(one: Sequence[Weighed], other: Sequence[Weighed]) -> float:
    """How well two groups go together: the mean log-odds of their articles, less what is each one's own."""
    mean = sum(odds(a, b) for a in one for b in other) / (len(one) * len(other))
    terms, size = Terms((*one, *other)), len(one)
    return mean - terms.against(range(size), range(size, size + len(other)))


def _told(one: Sequence[Weighed], other: Sequence[Weighed]) -> str:
    """The article most alike, and what it shares."""
    a, b = max(((a, b) for a in one for b in other), key=lambda pair: odds(*pair))
    return f"{b.profile.article}: {', '.join(shared_terms(a, b)[:TOLD]) or 'the same words'}"


def _merged(shelf: Shelf, case: str, others: Sequence[str], standing: Mapping[str, Sequence[Weighed]]) -> list[Change]:
    """The smaller case goes into the larger where the new article fits both and both fit each other."""
    for other in others:
        if fit(standing[case], standing[other]) >= TOGETHER:
            into, gone = (case, other) if len(shelf.members(case)) >= len(shelf.members(other)) else (other, case)
            moved = tuple(shelf.members(gone))
            if not shelf.placed(moved):
                return [Change("moved", into, moved, f"about the same as {_told(standing[gone], standing[into])}")]
    return []


def _reviewed(shelf: Shelf, case: str, near: Sequence[str], new: Weighed) -> list[Change]:
    """The case and those beside it that find room, grouped anew: who would now be elsewhere goes there."""
    looked: list[str] = []
    for one in (case, *(c for c in near if c != case)):
        if len(looked) + len(shelf.members(one)) < REVIEWED:
            looked += shelf.members(one)
    where = {a: c for c in near for a in shelf.members(c)} | {new.profile.article: case}
    everyone = [*shelf.weighed(looked), new]
    named = _named(fall_apart(everyone), where)
    return [change for part, name in named for change in _moves(shelf, part, name, (everyone, where))]


def _named(parts: list[list[Weighed]], where: Mapping[str, str]) -> list[tuple[list[Weighed], str | None]]:
    """Each part with the case that it is: the one most of it comes from, unless a larger part comes from there too.

    None where it is a new one."""
    taken: set[str] = set()
    named: list[tuple[list[Weighed], str | None]] = []
    for part in sorted(parts, key=lambda p: (-len(p), p[0].profile.article)):
        counted = Counter(where[w.profile.article] for w in part)
        free = [c for c in sorted(counted, key=lambda c: (-counted[c], c)) if c not in taken]
        name = free[0] if free else None
        taken |= {name} if name else set()
        named.append((part, name))
    return named


def _moves(
    shelf: Shelf, part: Sequence[Weighed], name: str | None, known: tuple[Sequence[Weighed], Mapping[str, str]],
) -> list[Change]:
    """What of a part is not yet in the case that it is, to be moved there; `known` are all articles that were looked
    at, and the case that each is in."""
    everyone, where = known
    moved = [w for w in part if where[w.profile.article] != name]
    stay = [w for w in part if where[w.profile.article] == name]
    ids = tuple(w.profile.article for w in moved)
    if not moved or shelf.placed(ids):
        return []
    left = where[ids[0]]
    if not stay:
        gone = {w.profile.article for w in part}
        rest = [w for w in everyone if where[w.profile.article] == left and w.profile.article not in gone]
        return [Change("split", None, ids, f"more like each other than like the rest of {left}{_parts(moved, rest)}")]
    return [Change("moved", name, ids, f"about the same as {_told(moved, stay)}, more than the rest of {left}")]


def _parts(one: Sequence[Weighed], other: Sequence[Weighed]) -> str:
    """The words that most are each side's own, after a colon; nothing where there are none."""
    size = len(one)
    here, there = Terms((*one, *other)).own(range(size), range(size, size + len(other)), TOLD)
    told = [f"{where} {', '.join(words)}" for where, words in (("these have", here), ("those", there)) if words]
    return f": {'; '.join(told)}" if told else ""


def fall_apart(articles: Sequence[Weighed]) -> list[list[Weighed]]:
    """Average linkage from single articles up, while two groups fit each other."""
    linked = _Linked(articles)
    while pair := linked.best():
        linked.join(*pair)
    return [[articles[n] for n in group] for group in linked.groups.values()]


class _Linked:
    """Groups of articles, and which two of them to join next.

    Two groups wait in a queue by the mean of their log-odds, which is quickly had; what is each one's own can only
    make it less, and is worked out when they come to its head. `turns` counts how often a group has changed, so that
    what was said of it before is passed over."""

    def __init__(self, articles: Sequence[Weighed]) -> None:
        import numpy as np

        self.groups = {n: [n] for n in range(len(articles))}
        self._turns = dict.fromkeys(self.groups, 0)
        self._terms = Terms(articles)
        self._sums: Any = np.array([[odds(a, b) if n < m else 0.0 for m, b in enumerate(articles)]
                                    for n, a in enumerate(articles)]).reshape(len(articles), len(articles))
        self._sums += self._sums.T
        self._queue: list[tuple[float, int, int, bool, int, int]] = []
        for one in self.groups:
            self._wait(one, range(one + 1, len(articles)))

    def best(self) -> tuple[int, int] | None:
        """The two that fit best, if they fit."""
        while self._queue:
            less, one, other, tested, *turns = heapq.heappop(self._queue)
            if turns != [self._turns.get(one), self._turns.get(other)]:
                continue
            if tested:
                return one, other
            less += self._terms.against(self.groups[one], self.groups[other])
            if -less >= TOGETHER:
                heapq.heappush(self._queue, (less, one, other, True, turns[0], turns[1]))
        return None

    def join(self, one: int, other: int) -> None:
        """Make one group of two."""
        self.groups[one] += self.groups.pop(other)
        self._sums[one] += self._sums[other]
        self._sums[:, one] += self._sums[:, other]
        self._turns[one] += 1
        del self._turns[other]
        self._wait(one, [g for g in self.groups if g != one])

    def _wait(self, one: int, others: Iterable[int]) -> None:
        for other in others:
            mean = float(self._sums[one, other]) / (len(self.groups[one]) * len(self.groups[other]))
            if mean >= TOGETHER:
                a, b = sorted((one, other))
                heapq.heappush(self._queue, (-mean, a, b, False, self._turns[a], self._turns[b]))
