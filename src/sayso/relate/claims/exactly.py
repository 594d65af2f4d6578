"""Which claims tell more exactly what another tells, found by reading the two against each other.

A claim tells another more exactly where it bears that out and is not borne out by it (textual entailment; Dagan,
Glickman and Magnini 2006, The PASCAL Recognising Textual Entailment Challenge). The pair network's calibrated decision
says so; it is asked only where nearly all words of the shorter claim find one like them in the longer, and no figure is
another one.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sayso.model import Anchor, Ground, Quantity
from sayso.model.claim import TELLS_MORE_EXACTLY, TOLD_MORE_EXACTLY
from sayso.relate.claims.likeness import Field
from sayso.relate.claims.pairs import Told, relations

HELD, FEWEST = 0.8, 3
"""How much of the shorter claim finds a word like it in the longer; content words that a claim to be refined has."""
SURE, UNSURE = 0.8, 0.5
"""The longer bears the shorter out at least so likely, the shorter the longer less likely than this."""
Pair = tuple[int, int]


def exactly(field: Field, counted: Mapping[str, Sequence[Quantity]], shown: Sequence[int],
            whole: Sequence[int]) -> dict[int, list[Ground]]:
    """By statement, the grounds of its claim to be told more exactly, or to tell another so.

    `counted` are the quantities of each article, `shown` the statements that claims are shown in, `whole` those of
    them that stand by themselves.
    """
    pairs = sorted(_worth_reading(field, frozenset(shown), frozenset(whole)))
    found: dict[int, list[Ground]] = defaultdict(list)
    if not pairs:
        return found
    told = {k: _told(field.bags[k].statement.anchor, counted) for k in {k for pair in pairs for k in pair}}
    onward = relations([(told[more], told[less]) for more, less in pairs])
    back = relations([(told[less], told[more]) for more, less in pairs])
    for (more, less), (likely, _, _), (backward, _, _) in zip(pairs, onward, back, strict=True):
        if likely >= SURE and backward < UNSURE:
            anchors = (field.bags[less].statement.anchor, field.bags[more].statement.anchor)
            by = f"read by the pair network, {likely:.2f} likely"
            found[less].append(Ground(TOLD_MORE_EXACTLY, f"{by}: the other words say it, and more", anchors))
            found[more].append(Ground(TELLS_MORE_EXACTLY, f"{by}: it says what the other words say, and more", anchors))
    return found


def _worth_reading(field: Field, shown: frozenset[int], whole: frozenset[int]) -> Iterator[Pair]:
    """Pairs of a statement that may tell more and one that may tell less."""
    for pair in field.near:
        if shown.issuperset(pair):
            yield from ((more, less) for more, less in (pair, pair[::-1])
                        if less in whole and _may_tell_more(field, more, less))


def _may_tell_more(field: Field, more: int, less: int) -> bool:
    one, other = field.bags[more], field.bags[less]
    return (one.statement.stance == other.statement.stance == "asserts" and one.negated == other.negated
            and FEWEST <= len(other.terms) < len(one.terms) and other.figures <= one.figures
            and field.held(less, more) >= HELD)


def _told(anchor: Anchor, counted: Mapping[str, Sequence[Quantity]]) -> Told:
    return Told(anchor.text, tuple(q for q in counted[anchor.article] if anchor.holds(q.anchor)))
