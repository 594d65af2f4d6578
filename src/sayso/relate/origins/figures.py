"""Who gives another figure for the same thing is no origin of this one."""

from collections import Counter
from collections.abc import Mapping, Sequence

from sayso.model import Mention, Quantity
from sayso.words import fold

NEAR = 0.02
Figures = Mapping[str, float]


def with_its_figure(mentions: Sequence[Mention], quantities: Mapping[str, tuple[Quantity, ...]]) -> list[Mention]:
    """The mentions without those that count what most of the others count and come to another number. All of them where
    no number has a majority over each other one: nobody can say then which is the claim's."""
    figures = [_figures(m, quantities.get(m.anchor.article, ())) for m in mentions]
    for thing, _ in Counter(thing for of in figures for thing in of).most_common(1):
        ranked = Counter(of[thing] for of in figures if thing in of).most_common(2)
        if len(ranked) > 1 and ranked[0][1] > ranked[1][1]:
            return [m for m, of in zip(mentions, figures, strict=True) if _near(of.get(thing), ranked[0][0])]
    return list(mentions)


def _figures(m: Mention, quantities: Sequence[Quantity]) -> Figures:
    """For each thing that the mention counts once, the number, whatever bound it stands for."""
    found = [(thing, number) for q in quantities if m.anchor.holds(q.anchor)
             if (thing := _thing(q)) and (number := _number(q)) is not None]
    once = Counter(thing for thing, _ in found)
    return {thing: number for thing, number in found if once[thing] == 1}


def _thing(q: Quantity) -> str:
    head = (q.counted or "").split()[-1:]
    return f"{fold(head[0]).removesuffix('s')} {q.unit or ''}".strip() if head else q.unit or ""


def _number(q: Quantity) -> float | None:
    """The number that is written: "at least six" is 6; "hundreds" and "ten to twelve" are no one number."""
    if q.value is not None:
        return q.value
    return None if q.low is not None and q.high is not None else q.low if q.low is not None else q.high


def _near(number: float | None, other: float) -> bool:
    return number is None or abs(number - other) <= NEAR * abs(other)
