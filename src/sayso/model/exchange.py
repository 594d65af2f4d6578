"""A case in the exchange format `sayso/1`: plain dicts and lists, offsets in code points."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sayso.model.anchor import Anchor, Ground
from sayso.model.article import Article, Failure
from sayso.model.attribution import Attribution
from sayso.model.claim import Claim, Mention
from sayso.model.decision import Judged, Target
from sayso.model.derivation import Derivation, Loss, Pair
from sayso.model.discrepancy import Discrepancy, Side
from sayso.model.finding import Annotated, Credit, Name, Place, Quantity, Time
from sayso.model.source import Source
from sayso.model.timeline import Happening, Telling, happened, reported

if TYPE_CHECKING:
    from sayso.model.case import Case

SCHEMA = "sayso/1"
Object = dict[str, Any]


def exchange(case: "Case") -> Object:
    """The whole case; what each member means is in `sayso/data/exchange.schema.json`."""
    read = case.read
    return {
        "schema": SCHEMA,
        "articles": [_article(a) for a in read],
        "sources": [_source(s) for s in case.sources],
        "attributions": [_told(together) for together in _joint(case.attributions)],
        "claims": [_claim(c) for c in case.claims],
        "derivations": [_derivation(d) for d in case.derivations],
        "pairs": [_pair(p) for p in case.pairs],
        "losses": [_loss(x) for x in case.losses],
        "names": [_name(n) for a in read for n in a.names],
        "quantities": [_quantity(q) for a in read for q in a.quantities],
        "times": [_time(t) for a in read for t in a.times],
        "places": [_place(p) for a in read for p in a.places],
        "credits": [_credit(c) for a in read for c in a.credits],
        "discrepancies": [_discrepancy(d) for d in case.discrepancies],
        "timelines": {"happened": [_happening(h) for h in happened(case.claims, read)],
                      "reported": [_telling(t) for t in reported(case.claims, case.discrepancies, read)]},
        "failures": [_failure(f) for f in case.failures],
        "decisions": [_judged(j) for j in case.judged],
    }


def _at(anchor: Anchor) -> Object:
    return {"article": anchor.article, "start": anchor.start, "end": anchor.end, "text": anchor.text}


def _spans(anchors: tuple[Anchor, ...]) -> list[list[int]]:
    return [[a.start, a.end] for a in anchors]


def _grounds(grounds: tuple[Ground, ...]) -> list[Object]:
    return [{"method": g.method, "says": g.says, "anchors": [_at(a) for a in g.anchors]} for g in grounds]


def _article(read: Annotated) -> Object:
    a: Article = read.article
    return {
        "id": a.id, "path": a.path, "url": a.url, "title": a.title, "published": a.published,
        "modified": a.modified, "outlet": a.outlet, "agency": a.agency or _signed(read), "byline": a.byline,
        "language": a.language, "body": a.body, "text": a.text, "metadata": dict(a.metadata),
        "speaks_for": read.speaks_for, "syndicated_from": read.syndicated_from,
        "dates_doubtful": read.dates_doubtful, "sentences": _spans(read.sentences),
        "boilerplate": _spans(read.boilerplate), "grounds": _grounds(a.grounds),
    }


def _signed(read: Annotated) -> str | None:
    """The agency whose copy the text says it is."""
    return next((c.of for c in read.credits if c.kind == "agency"), None)


def _source(s: Source) -> Object:
    return {"id": s.id, "name": s.name, "aliases": list(s.aliases), "kind": s.kind, "affiliation": s.affiliation,
            "mentions": [_at(m) for m in s.mentions], "grounds": _grounds(s.grounds)}


def _joint(attributions: tuple[Attribution, ...]) -> Iterable[list[Attribution]]:
    """Those of several speakers of one cue and content together: "the mayor and two doctors said" is told once."""
    held: dict[tuple[object, ...], list[Attribution]] = defaultdict(list)
    for a in attributions:
        held[a.article, a.cue, a.content, () if a.cue else a.source].append(a)
    return held.values()


def _told(together: list[Attribution]) -> Object:
    """One record; `source` and `via` are the first speaker's, `speakers` lists all where there are several."""
    record = _attribution(together[0])
    if len(together) == 1:
        return record
    spans = {**record["spans"], "source": sorted(span for a in together for span in _spans(a.source))}
    speakers = [{"id": a.id, "source": a.source_id, "via": list(a.via), "spans": _spans(a.source)} for a in together]
    return {**record, "spans": spans, "speakers": speakers}


def each_speaker(record: Mapping[str, Any]) -> Iterator[Object]:
    """The record of an attribution in exchange format once for each of its speakers, as if each had spoken alone."""
    for one in record.get("speakers") or ():
        alone = {**record, **one, "spans": {**record["spans"], "source": one["spans"]}}
        del alone["speakers"]
        yield alone
    if not record.get("speakers"):
        yield dict(record)


def _attribution(a: Attribution) -> Object:
    return {
        "id": a.id, "article": a.article, "source": a.source_id, "via": list(a.via), "stance": a.stance,
        "hedge": a.hedge, "mode": a.mode, "kind": a.kind, "inside": a.inside, "score": round(a.score, 4),
        "spans": {"source": _spans(a.source), "cue": _spans(a.cue), "content": _spans(a.content)},
        "grounds": _grounds(a.grounds),
    }


def _mention(m: Mention) -> Object:
    return {**_at(m.anchor), "attribution": m.attribution, "source": m.source, "stance": m.stance, "hedge": m.hedge}


def _claim(c: Claim) -> Object:
    return {
        "id": c.id, "statement": c.statement, "rank": c.rank, "importance": c.importance,
        "mentions": [_mention(m) for m in c.mentions], "against": [_mention(m) for m in c.against],
        "origins": list(c.origins),
        "independent": {"low": c.independent.low, "high": c.independent.high,
                        "affiliations": c.independent.affiliations, "grounds": _grounds(c.independent.grounds)},
        "grounds": _grounds(c.grounds),
    }


def _derivation(d: Derivation) -> Object:
    return {
        "id": d.id, "child": d.child, "parent": d.parent, "of": d.of, "kind": d.kind, "score": round(d.score, 4),
        "direction": d.direction, "evidence": _grounds(d.grounds),
    }


def _pair(p: Pair) -> Object:
    return {
        "a": p.a, "b": p.b, "relation": p.relation, "share": round(p.share, 4), "score": round(p.score, 4),
        "passages": [{"a": [x.a.start, x.a.end], "b": [x.b.start, x.b.end]} for x in p.passages],
        "grounds": _grounds(p.grounds),
    }


def _loss(x: Loss) -> Object:
    return {"id": x.id, "child": x.child, "parent": x.parent, "kind": x.kind, "says": x.says,
            "before": _at(x.before), "after": _at(x.after) if x.after else None}


def _name(n: Name) -> Object:
    return {**_at(n.anchor), "kind": n.kind}


def _quantity(q: Quantity) -> Object:
    return {
        **_at(q.anchor), "value": q.value, "low": q.low, "high": q.high, "approximate": q.approximate,
        "unit": q.unit, "counted": q.counted, "scope": list(q.scope), "role": q.role, "rule": q.rule,
        "base": q.base._asdict() if q.base else None,
        "within": {"start": q.within.start, "end": q.within.end} if q.within else None,
    }


def _time(t: Time) -> Object:
    return {**_at(t.anchor), "type": t.type, "value": t.value, "earliest": t.earliest, "latest": t.latest,
            "granularity": t.granularity, "rule": t.rule}


def _place(p: Place) -> Object:
    return {**_at(p.anchor), "name": p.name, "entry": p.entry, "country": p.country, "within": list(p.within),
            "kind": p.kind}


def _credit(c: Credit) -> Object:
    return {**_at(c.anchor), "of": c.of, "kind": c.kind, "rule": c.rule}


def _side(s: Side) -> Object:
    return {**_at(s.anchor), "value": s.value, "source": s.source, "origins": s.origins, "as_of": s.as_of}


def _discrepancy(d: Discrepancy) -> Object:
    return {"id": d.id, "kind": d.kind, "about": d.about, "claim": d.claim, "drift": d.drift,
            "sides": [_side(s) for s in d.sides], "grounds": _grounds(d.grounds)}


def _happening(h: Happening) -> Object:
    return {"claim": h.claim, "value": h.value, "earliest": h.earliest, "latest": h.latest,
            "times": [_at(a) for a in h.times]}


def _telling(t: Telling) -> Object:
    return {**_at(t.anchor), "claim": t.claim, "day": t.day, "what": t.what, "source": t.source, "value": t.value}


def _failure(f: Failure) -> Object:
    return {"path": f.path, "place": f.place, "reason": f.reason, "remedy": f.remedy, "severity": f.severity}


def _judged(j: Judged) -> Object:
    d = j.decision
    return {"id": d.id, "verb": d.verb, "about": [_target(t) for t in d.about], "value": d.value, "field": d.field,
            "who": d.who, "at": d.at, "why": d.why, "ids": list(j.ids), "conflict": j.conflict}


def _target(t: Target) -> Object:
    return {"kind": t.kind, "name": t.name, "articles": list(t.articles), "anchors": [_at(a) for a in t.anchors]}
