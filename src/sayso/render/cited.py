"""The report as headings and lines, each line with the words that it rests on: what Markdown, DOCX and PDF print."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.model import Anchor, Case
from sayso.render import wording
from sayso.render.citation import cite
from sayso.render.lineage import Node
from sayso.render.view import ClaimView, LossView, Parting, Report, SideView, report


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` counts from 1, the title of the report."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """`depth` 0 is a paragraph, 1 and more a list item; `lead` stands before the text in bold; `citation` is a bracket
    after it, empty where the line is about no words: then it says what was counted or could not be read."""

    depth: int
    text: str
    citation: str = ""
    lead: str = ""


Block = Heading | Line


def blocks(case: Case) -> tuple[Block, ...]:
    """The whole report; all claims, all sources."""
    view = report(case)
    parts = (_header, _claims, _partings, _moments, _courses, _losses, _lineage, _sources, _failures)
    return tuple(block for part in parts for block in part(view)) + tuple(_articles(case, view))


def _header(view: Report) -> Iterator[Block]:
    yield Heading(1, view.headline)
    yield Line(0, view.tally)
    if view.echo:
        yield Line(0, view.echo)


def _claims(view: Report) -> Iterator[Block]:
    if view.claims:
        yield Heading(2, "Claims")
    for claim in view.claims:
        yield Heading(3, f"Claim {claim.number}")
        yield from _claim(claim)


def _claim(claim: ClaimView) -> Iterator[Block]:
    said = [m.anchor for m in claim.mentions if m.anchor.article in claim.articles]
    yield Line(0, claim.statement, cite(said))
    yield Line(1, f"reported by {claim.count}", f"[{claim.id}]")
    if claim.origins:
        yield Line(1, f"according to {wording.listed(claim.origins)}", f"[{claim.id}]")
    for o in claim.objections:
        yield Line(1, f"{o.label} {o.name}: {o.words}", cite(o.anchors))
    for x in claim.closer:
        yield Line(1, f"more exactly: {x.words}", cite((x.anchor,)))
    for parting in claim.partings:
        sides = "; ".join(f"{s.value} ({', '.join(s.articles)})" for s in parting.sides)
        yield Line(1, f"{parting.label}: {sides}", f"[{parting.id}]")
    for loss in claim.losses:
        yield Line(1, f"lost on the way: {loss.says} ({loss.parent} to {loss.child})", f"[{loss.id}]")


def _partings(view: Report) -> Iterator[Block]:
    yield from _sided("Where accounts part", view.partings)
    yield from _sided("What changed as time went on", view.drifts)


def _sided(title: str, partings: tuple[Parting, ...]) -> Iterator[Block]:
    if partings:
        yield Heading(2, title)
    for parting in partings:
        claim = f" (claim {parting.claim})" if parting.claim else ""
        yield Heading(3, f"{parting.kind}: {parting.about}{claim}")
        yield from (_side(s) for s in parting.sides)
        yield Line(1, "ask why", f"[{parting.id}]")


def _side(side: SideView) -> Line:
    who = f" according to {wording.listed(side.sources, 3)}" if side.sources else ""
    count = f", {wording.count(side.origins, 'origin')}" if side.origins else ""
    when = f"{count}, as of {wording.day(side.as_of)}" if side.as_of else count
    return Line(1, f"{side.words}{who}{when}", cite(side.anchors), f"{side.value}:")


def _moments(view: Report) -> Iterator[Block]:
    if view.moments:
        yield Heading(2, "What is said to have happened when")
    for m in view.moments:
        yield Line(1, f"{m.statement} (claim {m.claim})", cite(m.anchors), f"{m.when}:")


def _courses(view: Report) -> Iterator[Block]:
    if view.courses:
        yield Heading(2, "Who reported what when")
    for course in view.courses:
        yield Heading(3, f"Course of claim {course.claim}")
        for s in course.steps:
            yield Line(1, f"{s.says} {', '.join(s.articles)}", cite(s.anchors), f"{s.day}:")


def _losses(view: Report) -> Iterator[Block]:
    if view.losses:
        yield Heading(2, "What was lost or hardened on the way")
    for loss in view.losses:
        yield Line(1, f"{loss.says}: {_change(loss)}", cite(loss.anchors))
        yield Line(2, "ask why", f"[{loss.id}]")


def _change(loss: LossView) -> str:
    after = loss.after if loss.after else "not there any more"
    return f"{loss.before} ({loss.parent}), {after} ({loss.child})"


def _lineage(view: Report) -> Iterator[Block]:
    if not view.tree.trees and not view.tree.alone:
        return
    yield Heading(2, "How the reports hang together")
    for tree in view.tree.trees:
        yield from _branch(tree, 1)
    if view.tree.alone:
        yield Line(0, f"On no other report, as far as the texts show: {', '.join(view.tree.alone)}")


def _branch(node: Node, depth: int) -> Iterator[Line]:
    note = f", {node.note}" if node.note else ""
    also = f" (also {wording.listed(node.also, 4)})" if node.also else ""
    yield Line(depth, f"{node.label}{note}{also}", f"[{node.edge}]" if node.edge else "")
    for child in node.children:
        yield from _branch(child, depth + 1)


def _sources(view: Report) -> Iterator[Block]:
    if view.sources:
        yield Heading(2, "Who is cited")
    for s in view.sources:
        kind = "" if s.kind == "unknown" else s.kind
        speaks = f"speaks for {s.affiliation}" if s.affiliation else ""
        times = f"{wording.count(s.articles, 'article')}, cited {wording.count(s.attributions, 'time')}"
        yield Line(1, "; ".join(filter(None, (kind, speaks, times))), f"[{s.id}]", f"{s.name}:")


def _failures(view: Report) -> Iterator[Block]:
    for title, left_out in (("What could not be read", True), ("What was read only in part", False)):
        chosen = [f for f in view.failures if f.left_out is left_out]
        if chosen:
            yield Heading(2, title)
        for f in chosen:
            remedy = f" ({f.remedy})" if f.remedy else ""
            yield from (Line(1, f"{place}: {f.reason}{remedy}") for place in f.places)


def _articles(case: Case, view: Report) -> Iterator[Block]:
    """The articles by the ids that citations use, with what tells one text from another: its length."""
    doubts = {a.id: wording.clean(why) for a, why in view.doubtful}
    if case.articles:
        yield Heading(2, "Articles")
    for a in case.articles:
        title = f": {wording.quoted(a.title)}" if a.title else ""
        doubt = f"; its date does not fit: {doubts[a.id]}" if a.id in doubts else ""
        url = f", {wording.clean(a.url)}" if a.url else ""
        yield Line(1, f"{wording.label(a)}{title}{url}{doubt}", cite(_whole(a.id, len(a.text))))


def _whole(article: str, length: int) -> Iterable[Anchor]:
    return (Anchor(article, 0, length, ""),) if length else ()
