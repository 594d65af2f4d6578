"""Sources joined and parted by hand."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sayso.model import Attribution, Decision, Source, identify
from sayso.relate.decisions.pointing import ground, pointed_at, touches
from sayso.relate.given import Resolved
from sayso.words import fold


def decide_sources(resolved: Resolved, decisions: Iterable[Decision]) -> Resolved:
    """The sources with all joins and parts applied, and the attributions that follow them."""
    for decision in decisions:
        if decision.about and decision.about[0].kind == "source":
            if decision.verb == "join":
                resolved = _joined(resolved, decision)
            elif decision.verb == "part":
                resolved = _parted(resolved, decision)
    return resolved


def _joined(resolved: Resolved, decision: Decision) -> Resolved:
    """One source of several; it keeps the name of the one named first."""
    found = list(dict.fromkeys(s for t in decision.about if (s := pointed_at(t, resolved.sources))))
    if len(found) < 2:
        return resolved
    kept, others = found[0], found[1:]
    one = replace(
        kept,
        aliases=tuple(sorted({*kept.aliases, *(n for s in others for n in (s.name, *s.aliases))} - {kept.name})),
        kind=next((s.kind for s in found if s.kind != "unknown"), kept.kind),
        affiliation=next((s.affiliation for s in found if s.affiliation), None),
        mentions=tuple(sorted({m for s in found for m in s.mentions})),
        grounds=(*(g for s in found for g in s.grounds),
                 ground(decision, "joined", tuple(s.mentions[0] for s in found if s.mentions))),
    )
    rest = [s for s in resolved.sources if s not in found]
    renamed = {s.id: kept.id for s in others}
    called = {s.name: kept.name for s in others}
    return Resolved(_sorted([*rest, one]), tuple(_moved(a, renamed, called) for a in resolved.attributions))


def _moved(attribution: Attribution, ids: Mapping[str, str], names: Mapping[str, str]) -> Attribution:
    source = attribution.source_id
    via = tuple(dict.fromkeys(names.get(v, v) for v in attribution.via))
    return replace(attribution, source_id=ids.get(source, source) if source else None, via=via)


def _parted(resolved: Resolved, decision: Decision) -> Resolved:
    """The namings of the first target become a source of their own, wherever they stand with others."""
    apart = decision.about[0]
    whole = pointed_at(apart, resolved.sources)
    moved = tuple(m for m in whole.mentions if touches(m, apart.anchors)) if whole else ()
    if whole is None or not moved or len(moved) == len(whole.mentions):
        return resolved
    why = ground(decision, "parted", moved[:1])
    new = Source(identify("source", fold(apart.name), moved[0]), apart.name or moved[0].text, kind=whole.kind,
                 affiliation=whole.affiliation, mentions=moved, grounds=(why,))
    rest = replace(whole, mentions=tuple(m for m in whole.mentions if m not in moved), grounds=(*whole.grounds, why))
    others = [s for s in resolved.sources if s is not whole]
    attributions = tuple(replace(a, source_id=new.id) if a.source_id == whole.id and any(
        touches(s, moved) for s in a.source) else a for a in resolved.attributions)
    return Resolved(_sorted([*others, rest, new]), attributions)


def _sorted(sources: list[Source]) -> tuple[Source, ...]:
    return tuple(sorted(sources, key=lambda s: (s.name, s.id)))
