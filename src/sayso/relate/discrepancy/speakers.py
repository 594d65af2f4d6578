"""One quotation, put into the mouths of different speakers.

Raised only where each article names its speaker at the words: whom a pronoun means is guessed, a medium that reports
what it was told is no speaker, and a speaker without a name may be one of those with a name.
"""

from collections.abc import Iterator

from sayso.model import Anchor, Attribution, Source
from sayso.relate.discrepancy.alignment import Near, neighbours, shared_run
from sayso.relate.discrepancy.field import Field
from sayso.relate.discrepancy.readings import Parting, Reading
from sayso.relate.discrepancy.same import classes
from sayso.relate.discrepancy.units import small_words
from sayso.tags import tagged
from sayso.words import words

LEAST_WORDS = 4
CONTAINED = 0.8
RUN = 0.7
CARRYING = frozenset({"according", "report", "reports", "reported", "reporting", "quoted", "quoting", "cited", "citing",
                      "published", "via"})
BODIES = frozenset({"military", "police", "court", "company", "media", "agency", "party"})
UNTOLD = frozenset({"anonymous", "witness", "document", "expert", "unknown"})
PASSING_ON = frozenset({"media", "agency", "unknown"})


def speakers(field: Field) -> Iterator[Parting]:
    """Quotations that are nearly the same and are credited to sources that do not belong together."""
    sources = {s.id: s for s in field.resolved.sources}
    for near in neighbours(field.quotes, field.weigh):
        if near.contained < CONTAINED or not _one_utterance(near):
            continue
        one, two = field.voices.at(near.a.anchor), field.voices.at(near.b.anchor)
        if one and two and _two(one, two, sources):
            a, b = _reading(one, sources), _reading(two, sources)
            says = f"the same words, said by {a.anchor.text} in one account and by {b.anchor.text} in another"
            about = f"who said “{' '.join(t.text for t in near.a.tokens[:8])}”"
            yield Parting("person", about, a, b, near.contained, "speakers", says)


def _one_utterance(near: Near) -> bool:
    """Words in one order that say something: a name or a bare phrase, anybody may put between marks."""
    shorter = min(near.a, near.b, key=lambda u: len(u.tokens))
    if len(shorter.tokens) < LEAST_WORDS or not any(tag in ("FIN", "SELF") for _, tag in tagged(shorter.anchor.text)):
        return False
    return shared_run(near.a.tokens, near.b.tokens) >= RUN * len(shorter.tokens)


def _two(a: Attribution, b: Attribution, sources: dict[str, Source]) -> bool:
    """Two sources named at the words that neither share a name nor speak for one another."""
    if not (a.source and b.source and a.source_id and b.source_id) or a.source_id == b.source_id:
        return False
    one, two = sources.get(a.source_id), sources.get(b.source_id)
    if one is None or two is None or not (_speaks(a, one) and _speaks(b, two)) or _anybody(one) or _anybody(two):
        return False
    if _nameless(one) and _nameless(two):
        return False
    if _names(one) & _names(two) or not (_names(one) and _names(two)):
        return False
    together = one.affiliation is not None and one.affiliation == two.affiliation and not _offices(one, two)
    return not (together or _affiliated(one, two) or _affiliated(two, one))


def _speaks(a: Attribution, source: Source) -> bool:
    """Whether the article itself has the source speak, by more than a pronoun and not as a medium that passes it on."""
    called = [w.folded for w in words(a.source[0].text)]
    passes_on = source.kind in PASSING_ON and any(w.folded in CARRYING for c in a.cue for w in words(c.text))
    return not passes_on and not all(classes().get(w) in ("pronoun", "pointer") for w in called)


def _anybody(source: Source) -> bool:
    """A speaker without a name whom the other account may name: a source, a witness, somebody who speaks for a body."""
    return _nameless(source) and (source.affiliation is not None or source.kind in UNTOLD)


def _nameless(source: Source) -> bool:
    """A role without a name, `a spokesman for the port`: its first words are small."""
    return source.kind == "anonymous" or source.name[:1].islower()


def _offices(a: Source, b: Source) -> bool:
    """Two bodies of one state, each with a task of its own: an army and a broadcaster do not speak for one another."""
    return {a.kind, b.kind} <= BODIES and a.kind != b.kind


def _affiliated(a: Source, b: Source) -> bool:
    return bool(a.affiliation and {w.folded for w in words(a.affiliation)} & _names(b))


def _names(source: Source) -> frozenset[str]:
    found = (w.folded for name in (source.name, *source.aliases) for w in words(name))
    return frozenset(w for w in found if len(w) > 2 and w not in small_words())


def _reading(attribution: Attribution, sources: dict[str, Source]) -> Reading:
    anchor: Anchor = attribution.source[0]
    name = sources[attribution.source_id].name if attribution.source_id in sources else anchor.text
    return Reading(anchor, name, own=attribution.source_id)
