"""What a workspace tells, as lines of at most 80 columns: cases, hits, traces, news, decisions, the audit log."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from sayso.model import Anchor, Case, Decision, Mention
from sayso.render import wording

if TYPE_CHECKING:
    from sayso.store.groups import Listed
    from sayso.store.log import Entry, Event
    from sayso.store.search import Hit
    from sayso.workspace import News, Trace, Traced

WIDTH = 80
MOST_MENTIONS = 6
NEWS = {"article": "new report", "claim": "new claim", "origin": "new origin", "denial": "objection",
        "figure": "figures part", "moved": "figure moves", "discrepancy": "accounts part"}
ACTS = {"decide": "decided", "undo": "undone", "redo": "redone"}


def wrapped(text: str, first: str = "", rest: str | None = None) -> str:
    """The text in lines of at most 80 columns, `first` before the first of them, `rest` before all others."""
    return textwrap.fill(wording.clean(text), WIDTH, initial_indent=first, break_on_hyphens=False,
                         subsequent_indent=first if rest is None else rest)


def cases(listed: Sequence["Listed"]) -> Iterator[str]:
    """One case in two lines: what it is called, then its id, size and time."""
    for one in listed:
        first, last = wording.day(one.first), wording.day(one.last)
        when = first if first == last else f"{first} to {last}"
        yield wrapped(wording.short(one.title, 150))
        yield f"  {one.id}  {wording.count(one.articles, 'article')}, " \
              f"{'not worked out yet' if one.claims is None else wording.count(one.claims, 'claim')}, {when}"
    if not listed:
        yield "No cases yet: sayso add FILES"


def hits(found: Sequence["Hit"]) -> Iterator[str]:
    """Claims and articles that hold the words asked for."""
    for hit in found:
        yield f"{hit.kind} {hit.ref}" + (f"  in {hit.case}" if hit.case else "")
        yield wrapped(hit.snippet, "    ")
    if not found:
        yield "Nothing holds all of these words; --any finds what holds some of them."


def news(told: Sequence["News"]) -> Iterator[str]:
    """What is new in a case."""
    for one in told:
        yield wrapped(one.says, f"    {NEWS[one.what]:<15}", " " * 19)


def traces(found: Sequence["Trace"]) -> Iterator[str]:
    """Who says it, on how many origins, and what speaks against it, claim by claim."""
    for trace in found:
        yield f"In {trace.case}"
        for one in trace.found:
            yield ""
            yield wrapped(one.claim.statement, "  ")
            yield from _traced(one, trace.of)
    if not found:
        yield "No claim says this, as far as the texts show. `sayso search` looks for single words."


def _traced(one: "Traced", case: Case) -> Iterator[str]:
    names = {s.id: s.name for s in case.sources}
    articles = len({m.anchor.article for m in one.claim.mentions})
    origins = wording.origins(one.claim.independent, len(one.claim.origins))
    yield _row("reported by", f"{wording.count(articles, 'article')}, {origins}")
    for m in one.claim.mentions[:MOST_MENTIONS]:
        said = "" if m.stance == "asserts" else f" ({m.stance})"
        who = f"{names[m.source]}{said}, in " if m.source in names else ""
        yield _row("", f"{who}{m.anchor.article}: {wording.quoted(m.anchor.text)}")
    if len(one.claim.mentions) > MOST_MENTIONS:
        yield _row("", f"and {len(one.claim.mentions) - MOST_MENTIONS} more")
    for m in one.claim.against:
        yield _row(wording.OBJECTION[m.stance], _objection(m, names))
    for parted in one.parted:
        yield _row(wording.PARTING[parted.kind], "; ".join(dict.fromkeys(s.value for s in parted.sides)))
    yield _row("ask why", f"sayso case {case.articles[0].id} --why {one.claim.id}")


def _objection(mention: Mention, names: dict[str, str]) -> str:
    who = names.get(mention.source or "", mention.anchor.article)
    return f"{who}, in {mention.anchor.article}: {wording.quoted(mention.anchor.text)}"


def _row(label: str, text: str) -> str:
    return wrapped(text, f"    {label:<17}", " " * 21)


def decisions(entries: Iterable["Entry"], holding: frozenset[str]) -> Iterator[str]:
    """The log of decisions, oldest first; what holds is marked."""
    none = True
    for entry in entries:
        none = False
        mark = "*" if entry.act != "undo" and entry.decision.id in holding else " "
        yield f"{mark} {_when(entry.at)}  {entry.who} {ACTS[entry.act]} {entry.decision.id}  in {entry.case}"
        yield wrapped(decision(entry.decision), "    ")
    if none:
        yield "Nobody has decided anything yet: sayso decide --help"


def decision(one: Decision) -> str:
    """A decision in one line."""
    things = [wording.short(t.name, 80) or " ".join(t.articles) for t in one.about]
    about = ", ".join(f"“{t}”" for t in things[:3]) + (f" and {len(things) - 3} more" if len(things) > 3 else "")
    value = {"correct": f", {one.field}: {one.value or 'unknown'}", "note": f": {one.value}",
             "rate": f": {one.value}", "part": f" into {one.value}" if one.value else ""}.get(one.verb, "")
    return f"{one.verb} {one.about[0].kind} {about}{value}" + (f" ({one.why})" if one.why else "")


def entry(one: "Entry") -> dict[str, object]:
    """One row of the log of decisions, as JSON."""
    d = one.decision
    return {"at": one.at, "who": one.who, "act": one.act, "case": one.case, "id": d.id, "verb": d.verb,
            "value": d.value, "field": d.field, "why": d.why,
            "about": [{"kind": t.kind, "name": t.name, "articles": list(t.articles),
                       "anchors": [anchored(a) for a in t.anchors]} for t in d.about]}


def judged(case: Case) -> Iterator[str]:
    """The decisions that hold in a case, and what speaks against them."""
    for one in case.judged:
        by = f"{one.decision.who}, {wording.day(one.decision.at[:10])}"
        yield wrapped(f"{decision(one.decision)}; {by}", "  ", "    ")
        if one.conflict:
            yield wrapped(one.conflict, "    but  ", "         ")


def events(log: Iterable["Event"]) -> Iterator[str]:
    """The audit log."""
    for one in log:
        yield wrapped(f"{_when(one.at)}  {one.who}: {one.what} {one.about}, {one.says}", "", "    ")


def _when(at: str) -> str:
    return at[:16].replace("T", " ")


def anchored(anchor: Anchor) -> dict[str, object]:
    """An anchor as the exchange format has it."""
    return {"article": anchor.article, "start": anchor.start, "end": anchor.end, "text": anchor.text}
