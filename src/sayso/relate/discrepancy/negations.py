"""One statement, affirmed in one account and negated in another."""

from collections.abc import Iterator, Sequence

from sayso.relate.discrepancy.alignment import Near, gaps
from sayso.relate.discrepancy.field import Field
from sayso.relate.discrepancy.readings import Parting, Reading
from sayso.relate.discrepancy.units import Token, Unit

CLOSE = 0.55
NEGATIONS = frozenset({"not", "never", "no", "without", "neither", "nor"})
BOUNDS = frozenset({"only", "less", "fewer", "more", "least", "immediately", "yet", "longer"})
AROUND = 2
LONGEST = 4
SHARED = 0.6


def negations(field: Field) -> Iterator[Parting]:
    """Closely aligned sentences that part in a negation, and of which one holds no other."""
    for near in field.near:
        if near.cosine < CLOSE:
            break
        counts = [sum(map(_negative, unit.tokens)) for unit in (near.a, near.b)]
        shared = len(near.a.terms & near.b.terms) >= SHARED * max(len(near.a.terms), len(near.b.terms))
        if shared and sorted(counts) == [0, 1]:
            yield from _parted(field, near)


def _negative(token: Token) -> bool:
    return token.folded in NEGATIONS or token.folded.endswith("n't")


def _parted(field: Field, near: Near) -> Iterator[Parting]:
    for gap in gaps(near.a.tokens, near.b.tokens):
        left, right = near.a.tokens[slice(*gap.left)], near.b.tokens[slice(*gap.right)]
        inner = gap.left[1] < len(near.a.tokens) and gap.right[1] < len(near.b.tokens)
        if not inner or max(len(left), len(right)) > LONGEST:
            continue
        if any(map(_negative, left)) != any(map(_negative, right)) and not _bound(left) and not _bound(right):
            a, b = _reading(field, near.a, gap.left, left), _reading(field, near.b, gap.right, right)
            says = f"“{a.anchor.text}” in one account, “{b.anchor.text}” in another"
            about = f"whether {' '.join(t.text for t in near.a.tokens[:12])}"
            yield Parting("polarity", about, a, b, near.cosine, "negations", says)


def _bound(tokens: Sequence[Token]) -> bool:
    """ "Not only", "no fewer than" and the like deny nothing."""
    return any(t.folded in BOUNDS for t in tokens)


def _reading(field: Field, unit: Unit, span: tuple[int, int], inside: Sequence[Token]) -> Reading:
    first, last = max(0, span[0] - AROUND), min(len(unit.tokens), span[1] + AROUND)
    anchor = field.anchor(unit.article, unit.tokens[first].start, unit.tokens[last - 1].end)
    return Reading(anchor, "negated" if any(map(_negative, inside)) else "affirmed")
