"""One quotation, put into the mouths of different speakers."""

from collections.abc import Iterator

from sayso.model import Anchor, Attribution, Source
from sayso.relate.discrepancy.alignment import neighbours
from sayso.relate.discrepancy.field import Field
from sayso.relate.discrepancy.readings import Parting, Reading
from sayso.relate.discrepancy.units import small_words
from sayso.words import words

LEAST = 3
CONTAINED = 0.8


def speakers(field: Field) -> Iterator[Parting]:
    """Quotations that are nearly the same and are credited to sources that do not belong together."""
    sources = {s.id: s for s in field.resolved.sources}
    for near in neighbours(field.quotes, field.weigh):
        shared = near.a.terms & near.b.terms
        if near.contained < CONTAINED or len(shared) < min(LEAST, len(near.a.terms), len(near.b.terms)):
            continue
        one, two = field.voices.at(near.a.anchor), field.voices.at(near.b.anchor)
        if one and two and _two(one, two, sources):
            a, b = _reading(one, sources), _reading(two, sources)
            says = f"the same words, said by {a.anchor.text} in one account and by {b.anchor.text} in another"
            about = f"who said “{' '.join(t.text for t in near.a.tokens[:8])}”"
            yield Parting("person", about, a, b, near.contained, "speakers", says)


def _two(a: Attribution, b: Attribution, sources: dict[str, Source]) -> bool:
    """Two named sources that neither share a name nor speak for one another."""
    if not (a.source and b.source and a.source_id and b.source_id) or a.source_id == b.source_id:
        return False
    one, two = sources.get(a.source_id), sources.get(b.source_id)
    if one is None or two is None or _names(one) & _names(two) or not (_names(one) and _names(two)):
        return False
    together = one.affiliation is not None and one.affiliation == two.affiliation
    return not (together or _affiliated(one, two) or _affiliated(two, one))


def _affiliated(a: Source, b: Source) -> bool:
    return bool(a.affiliation and {w.folded for w in words(a.affiliation)} & _names(b))


def _names(source: Source) -> frozenset[str]:
    found = (w.folded for name in (source.name, *source.aliases) for w in words(name))
    return frozenset(w for w in found if len(w) > 2 and w not in small_words())


def _reading(attribution: Attribution, sources: dict[str, Source]) -> Reading:
    anchor: Anchor = attribution.source[0]
    name = sources[attribution.source_id].name if attribution.source_id in sources else anchor.text
    return Reading(anchor, name, own=attribution.source_id)
