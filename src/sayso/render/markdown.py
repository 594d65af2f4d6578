"""The report as Markdown, for notes, issues and wikis. Words of the articles are escaped: they steer no layout."""

import re
from collections.abc import Iterable, Iterator

from sayso.model import Case
from sayso.render import wording
from sayso.render.lineage import Node
from sayso.render.view import ClaimView, Parting, Report, SideView, report

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
LINE_START = re.compile(r"^(\s*)([-+=]|\d+[.)])")


def render(case: Case) -> str:
    """The whole report; all claims, all sources."""
    view = report(case)
    return "\n".join(line for part in (_header, _claims, _partings, _drifts, _losses, _lineage, _dates, _sources,
                                       _failures) for line in part(view)).rstrip() + "\n"


def escape(text: str) -> str:
    """The text so that Markdown shows it as it stands."""
    plain = SPECIAL.sub(r"\\\1", wording.clean(text))
    return LINE_START.sub(r"\1\\\2", plain)


def _ids(articles: Iterable[str]) -> str:
    return ", ".join(map(escape, articles))


def _header(view: Report) -> Iterator[str]:
    yield f"# {escape(view.headline)}\n"
    yield f"{escape(view.tally)}\n"
    if view.echo:
        yield f"{escape(view.echo)}\n"


def _claims(view: Report) -> Iterator[str]:
    if view.claims:
        yield "## Claims\n"
    for claim in view.claims:
        yield f"### {claim.number}. {escape(claim.statement)}\n"
        yield from _claim(claim)
        yield ""


def _claim(claim: ClaimView) -> Iterator[str]:
    yield f"- reported by {escape(claim.count)} ({_ids(claim.articles)})"
    if claim.origins:
        yield f"- according to {escape(wording.listed(claim.origins))}"
    for o in claim.objections:
        yield f"- {o.label} {escape(o.name)}: {escape(o.words)} ({_ids(o.articles)})"
    for parting in claim.partings:
        yield f"- {parting.label}: " + "; ".join(f"{escape(s.value)} ({_ids(s.articles)})" for s in parting.sides)
    for loss in claim.losses:
        yield f"- lost on the way: {escape(loss.says)} ({escape(loss.parent)} to {escape(loss.child)})"
    yield f"- ask why: `{claim.id}`"


def _partings(view: Report) -> Iterator[str]:
    yield from _sided("## Where accounts part\n", view.partings)


def _drifts(view: Report) -> Iterator[str]:
    yield from _sided("## What changed as time went on\n", view.drifts)


def _sided(title: str, partings: tuple[Parting, ...]) -> Iterator[str]:
    if partings:
        yield title
    for parting in partings:
        claim = f" (claim {parting.claim})" if parting.claim else ""
        yield f"### {parting.kind}: {escape(parting.about)}{claim}\n"
        yield from (f"- {_side(s)}" for s in parting.sides)
        yield f"- ask why: `{parting.id}`\n"


def _side(side: SideView) -> str:
    who = f" according to {escape(wording.listed(side.sources, 3))}" if side.sources else ""
    when = f", as of {wording.day(side.as_of)}" if side.as_of else ""
    return f"**{escape(side.value)}**: {escape(side.words)}{who}{when} ({_ids(side.articles)})"


def _losses(view: Report) -> Iterator[str]:
    if view.losses:
        yield "## What was lost or hardened on the way\n"
    for loss in view.losses:
        after = escape(loss.after) if loss.after else "not there any more"
        both = f"{escape(loss.before)} ({escape(loss.parent)}), {after} ({escape(loss.child)})"
        yield f"- {escape(loss.says)}: {both}, `{loss.id}`"
    if view.losses:
        yield ""


def _lineage(view: Report) -> Iterator[str]:
    if not view.tree.trees and not view.tree.alone:
        return
    yield "## How the reports hang together\n"
    for tree in view.tree.trees:
        yield from _branch(tree, 0)
    if view.tree.alone:
        yield f"\nOn no other report, as far as the texts show: {_ids(view.tree.alone)}"
    yield ""


def _branch(node: Node, depth: int) -> Iterator[str]:
    note = f", {node.note}" if node.note else ""
    also = f" (also {escape(wording.listed(node.also, 4))})" if node.also else ""
    edge = f" `{node.edge}`" if node.edge else ""
    yield f"{'  ' * depth}- {escape(node.label)}{note}{also}{edge}"
    for child in node.children:
        yield from _branch(child, depth + 1)


def _dates(view: Report) -> Iterator[str]:
    if view.doubtful:
        yield "## Dates that do not fit\n"
        yield from (f"- {escape(a.id)}: {escape(why)}" for a, why in view.doubtful)
        yield ""


def _sources(view: Report) -> Iterator[str]:
    if not view.sources:
        return
    yield "## Who is cited\n"
    yield "| source | kind | speaks for | articles | times | ask why |"
    yield "|---|---|---|---:|---:|---|"
    for s in view.sources:
        kind = "" if s.kind == "unknown" else s.kind
        yield f"| {escape(s.name)} | {kind} | {escape(s.affiliation)} | {s.articles} | {s.attributions} | `{s.id}` |"
    yield ""


def _failures(view: Report) -> Iterator[str]:
    for title, left_out in (("What could not be read", True), ("What was read only in part", False)):
        chosen = [f for f in view.failures if f.left_out is left_out]
        if chosen:
            yield f"## {title}\n"
        for f in chosen:
            remedy = f" ({escape(f.remedy)})" if f.remedy else ""
            yield from (f"- {escape(place)}: {escape(f.reason)}{remedy}" for place in f.places)
        if chosen:
            yield ""
