"""The report for a terminal: plain at 80 columns, no colour where there is no terminal."""

import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sayso.model import Case
from sayso.render import wording
from sayso.render.lineage import Node
from sayso.render.timeline import moves
from sayso.render.view import ClaimView, FailureView, Parting, Report, SideView, report

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text
    from rich.tree import Tree

WIDTH = 80
WIDEST = 110
LABEL = 16
TOP_CLAIMS = 15
TOP_SOURCES = 20
TOP_PLACES = 3
TOP_SIDES = 8
TOP_CLOSER = 2
TOP_MOMENTS = 10
TOP_COURSES = 5
SHORT = 100


def render(case: Case, every: bool = False, width: int = WIDTH) -> str:
    """The report as plain text of at most `width` columns; `every` shows all claims and sources."""
    from rich.console import Console

    out = io.StringIO()
    show(case, Console(file=out, width=width, no_color=True, highlight=False), every)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def show(case: Case, console: "Console", every: bool = False) -> None:
    """Print the report on a console."""
    view = report(case)
    for part in _parts(view, every):
        console.print(part, overflow="fold", highlight=False, width=min(console.width, WIDEST))


def _parts(view: Report, every: bool) -> Iterator["RenderableType"]:
    yield _header(view)
    yield from _claims(view, every)
    yield from _partings("Where accounts part", view.partings, every)
    yield from _partings("What changed as time went on", view.drifts, every)
    yield from _moments(view, every)
    yield from _courses(view, every)
    yield from _losses(view)
    yield from _lineage(view)
    yield from _dates(view)
    yield from _sources(view, every)
    yield from _failures(view.failures)


def _text(content: str = "", style: str = "") -> "Text":
    from rich.text import Text

    return Text(content, style)


def _grid(rows: Iterable[tuple[str, "str | Text"]], indent: int = 4) -> "RenderableType":
    """Labels on the left, what they stand for on the right, wrapped under itself."""
    from rich.padding import Padding
    from rich.table import Table

    grid = Table.grid(padding=(0, 2, 0, 0), expand=False)
    grid.add_column(width=LABEL, style="dim")
    grid.add_column(overflow="fold")
    for label, content in rows:
        grid.add_row(_text(label), content if not isinstance(content, str) else _text(content))
    return Padding(grid, (0, 0, 0, indent))


def _indented(line: "Text", above: int = 1, left: int = 1) -> "RenderableType":
    from rich.padding import Padding

    return Padding(line, (above, 0, 0, left))


def _heading(title: str) -> "Text":
    return _text(f"\n{title}", "bold underline")


def _header(view: Report) -> "RenderableType":
    return _text("\n".join(filter(None, (view.headline, view.tally, view.echo))), "bold")


def _claims(view: Report, every: bool) -> Iterator["RenderableType"]:
    if not view.claims:
        return
    yield _heading("Claims")
    shown = view.claims if every else view.claims[:TOP_CLAIMS]
    for claim in shown:
        yield _statement(claim)
        yield _grid(_claim_rows(claim))
    if len(shown) < len(view.claims):
        yield _text(f"\n{wording.count(len(view.claims) - len(shown), 'more claim')}: add --all to see all.", "dim")


def _statement(claim: ClaimView) -> "RenderableType":
    from rich.table import Table

    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=3, justify="right", style="bold cyan")
    grid.add_column(overflow="fold", style="bold")
    grid.add_row("")
    grid.add_row(_text(str(claim.number)), _text(claim.statement))
    return grid


def _claim_rows(claim: ClaimView) -> Iterator[tuple[str, "str | Text"]]:
    yield "reported by", _text(claim.count).append(f" ({_ids(claim.articles)})", "dim")
    if claim.origins:
        yield "according to", wording.listed(claim.origins)
    for o in claim.objections:
        line = _text(o.name)
        line.append(f": {o.words} ").append(f"({_ids(o.articles)})", "dim")
        yield o.label, line
    for x in claim.closer[:TOP_CLOSER]:
        yield "more exactly", _text(x.words).append(f" ({_ids((x.anchor.article,))})", "dim")
    for parting in claim.partings:
        yield parting.label, "; ".join(_brief(s) for s in parting.sides)
    for loss in claim.losses:
        way = f" ({_ids((loss.parent,))} to {_ids((loss.child,))})"
        yield "lost on the way", _text(loss.says).append(way, "dim")
    yield "ask why", _text(claim.id, "dim")


def _brief(side: SideView) -> str:
    return f"{side.value} ({_ids(side.articles, 5)})"


def _ids(articles: Iterable[str], most: int = 12) -> str:
    ids = [wording.clean(a) for a in articles]
    more = f" and {len(ids) - most} more" if len(ids) > most else ""
    return " ".join(ids[:most]) + more


def _partings(title: str, partings: tuple[Parting, ...], every: bool) -> Iterator["RenderableType"]:
    if not partings:
        return
    yield _heading(title)
    for parting in partings:
        line = _text(f"{parting.kind}: ", "bold cyan")
        line.append(wording.short(parting.about, 200), "bold not cyan")
        if parting.claim:
            line.append(f"  (claim {parting.claim})", "dim")
        yield _indented(line)
        sides = parting.sides if every else parting.sides[:TOP_SIDES]
        yield _grid([*((s.value, _side(s)) for s in sides), *_left(len(parting.sides) - len(sides), "value"),
                     ("ask why", _text(parting.id, "dim"))])


def _side(side: SideView) -> "Text":
    line = _text(side.words)
    if side.sources:
        line.append(f" according to {wording.listed(side.sources, 3)}")
    if side.origins:
        line.append(f", {wording.count(side.origins, 'origin')}")
    if side.as_of:
        line.append(f", as of {wording.day(side.as_of)}")
    return line.append(f" ({_ids(side.articles)})", "dim")


def _left(number: int, thing: str) -> Iterator[tuple[str, str]]:
    if number > 0:
        yield "…", f"{wording.count(number, f'more {thing}')}: add --all"


def _moments(view: Report, every: bool) -> Iterator["RenderableType"]:
    """What is said to have happened when; without --all only of the claims shown."""
    chosen = [m for m in view.moments if every or m.claim <= TOP_MOMENTS]
    if chosen:
        yield _heading("What is said to have happened when")
        yield _text()
        yield _grid(((m.when, _placed(f"{wording.short(m.statement, SHORT)} (claim {m.claim})", m.articles))
                     for m in chosen), 1)


def _courses(view: Report, every: bool) -> Iterator["RenderableType"]:
    """Who reported what when; without --all only of the first claims to which something happens after they appear."""
    chosen = [c for c in view.courses if every or moves(c)][:None if every else TOP_COURSES]
    if chosen:
        yield _heading("Who reported what when")
    for course in chosen:
        yield _indented(_text(f"{wording.short(course.statement, SHORT)} (claim {course.claim})", "bold"))
        yield _grid((s.day, _text(f"{s.says} ").append(_ids(s.articles), "dim")) for s in course.steps)


def _placed(says: str, articles: Iterable[str]) -> "Text":
    return _text(says).append(f" ({_ids(articles)})", "dim")


def _losses(view: Report) -> Iterator["RenderableType"]:
    if not view.losses:
        return
    yield _heading("What was lost or hardened on the way")
    for loss in view.losses:
        yield _indented(_text(loss.says, "bold"))
        yield _grid([(_ids((loss.parent,)), loss.before), (_ids((loss.child,)), loss.after or "not there any more"),
                     ("ask why", _text(loss.id, "dim"))])


def _lineage(view: Report) -> Iterator["RenderableType"]:
    trees, alone = view.tree.trees, view.tree.alone
    if not trees and not alone:
        return
    yield _heading("How the reports hang together")
    for tree in trees:
        yield _text()
        yield _branch(tree)
    if alone:
        yield _text()
        yield _text(f"On no other report, as far as the texts show: {_ids(alone, 40)}")


def _branch(node: Node, above: "Tree | None" = None) -> "Tree":
    from rich.tree import Tree

    line = _text(node.label, "" if node.kind == "article" else "italic")
    if node.note:
        line.append(f"  {node.note}", "cyan")
    if node.also:
        line.append(f"  (also {wording.listed(node.also, 4)})", "dim")
    if node.edge:
        line.append(f"  {node.edge}", "dim")
    branch = above.add(line) if above else Tree(line, guide_style="dim")
    for child in node.children:
        _branch(child, branch)
    return branch


def _dates(view: Report) -> Iterator["RenderableType"]:
    if view.doubtful:
        yield _heading("Dates that do not fit")
        yield _grid(((_ids((a.id,)), wording.clean(why)) for a, why in view.doubtful), 1)


def _sources(view: Report, every: bool) -> Iterator["RenderableType"]:
    if not view.sources:
        return
    from rich.table import Table

    yield _heading("Who is cited")
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for name, most in (("source", None), ("kind", 12), ("speaks for", 20)):
        table.add_column(name, overflow="fold", max_width=most)
    for name in ("articles", "times"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("ask why", style="dim", no_wrap=True)
    shown = view.sources if every else view.sources[:TOP_SOURCES]
    for s in shown:
        kind = "" if s.kind == "unknown" else s.kind
        table.add_row(*map(_text, (wording.short(s.name, 60), kind, wording.short(s.affiliation, 40), str(s.articles),
                                   str(s.attributions), s.id)))
    yield table
    if len(shown) < len(view.sources):
        yield _text(f"{wording.count(len(view.sources) - len(shown), 'more source')}: add --all to see all.", "dim")


def _failures(failures: tuple[FailureView, ...]) -> Iterator["RenderableType"]:
    for title, left_out in (("What could not be read", True), ("What was read only in part", False)):
        chosen = [f for f in failures if f.left_out is left_out]
        if chosen:
            yield _heading(title)
        for f in chosen:
            more = f" and {len(f.places) - TOP_PLACES:,} more" if len(f.places) > TOP_PLACES else ""
            yield _indented(_text(f"{'; '.join(f.places[:TOP_PLACES])}{more}"))
            yield _indented(_text(f.reason + (f" ({f.remedy})" if f.remedy else ""), "yellow"), above=0, left=4)
