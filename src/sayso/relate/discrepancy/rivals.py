"""Two accounts that one sentence sets against each other: "the army said ..., while the rebels said ..."."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sayso.model import Anchor, Attribution
from sayso.relate.discrepancy.field import Field
from sayso.relate.discrepancy.readings import Parting, Reading
from sayso.relate.discrepancy.units import Unit

CONTRAST = frozenset({"while", "but", "whereas", "however", "although", "though", "instead", "contradicting"})
ADDED = frozenset({"also", "too", "likewise"})
LEAST = 3


def rivals(field: Field) -> Iterator[Parting]:
    """Contents of two sources in one sentence, with a word of contrast between them."""
    held: dict[str, list[Attribution]] = defaultdict(list)
    for attribution in field.resolved.attributions:
        if attribution.source and attribution.content and attribution.kind == "report":
            held[attribution.article].append(attribution)
    for unit in field.units:
        inside = [a for a in held[unit.article] if all(unit.anchor.holds(s) for s in (*a.content, *a.cue))]
        inside.sort(key=lambda a: (a.content[0].start, a.id))
        for a, b in pairwise(inside):
            if _rival(unit, a, b):
                yield _parting(field, a, b)


def _rival(unit: Unit, a: Attribution, b: Attribution) -> bool:
    """Other sources, apart from each other, and a word of contrast outside of what either says."""
    if a.source_id == b.source_id or a.content[0].overlap(b.content[0]) or _end(a.content) > b.content[0].start:
        return False
    if not (_full(unit, a) and _full(unit, b)):
        return False
    between = unit.between(_end(a.content), b.content[0].start)
    spoken = {t for part in b.source for t in unit.between(part.start, part.end)}
    return any(t.folded in CONTRAST for t in between if t not in spoken)


def _full(unit: Unit, attribution: Attribution) -> bool:
    """A statement, no mere noun and no intention ("in buying the yard"), by somebody who is called by more than a
    pronoun, and no addition ("also")."""
    said = [t for part in attribution.content for t in unit.between(part.start, part.end)]
    source = [t for part in attribution.source for t in unit.between(part.start, part.end)]
    intended = bool(said) and (said[0].folded.endswith("ing") or said[0].folded == "to")
    return (len(said) >= LEAST and not intended and any(t.kind != "small" for t in source)
            and not any(t.folded in ADDED for t in said))


def _end(anchors: Sequence[Anchor]) -> int:
    return max(a.end for a in anchors)


def _parting(field: Field, a: Attribution, b: Attribution) -> Parting:
    one, two = _reading(a), _reading(b)
    says = f"{a.source[0].text} and {b.source[0].text} are set against each other in one sentence"
    return Parting("polarity", f"{a.source[0].text} against {b.source[0].text}", one, two, 0.5, "rivals", says)


def _reading(attribution: Attribution) -> Reading:
    words = attribution.content[0].text
    return Reading(attribution.content[0], words if len(words) <= 80 else words[:79] + "…", own=attribution.source_id)
