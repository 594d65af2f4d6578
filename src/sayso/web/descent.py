"""The lineage against time as an inline SVG drawing: one row a report, days from left to right.

Days without a report take no room; how many were left out is told. Within a day reports stand by the hour where it is
known, else each a step to the right of what it rests on. What is not at hand stands before the first that rests on it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from html import escape

from sayso.model import Article, Case, Derivation
from sayso.render import wording
from sayso.render.lineage import Forest, Node, parent_of

ROW, HEAD, LEFT, STEP, DAY, LABEL = 34, 46, 22, 42, 112, 330
EDGE = 12
MARK, NAME_LETTERS, NOTE_LETTERS = 6, 34, 44
UNDATED = ""
MOST_BESIDE = 200
"""Edges beside those of the tree that are drawn: more would hide it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A node with its row and its place in time: `day` (ISO 8601, empty for none) and `offset`, pixels into the day."""

    node: Node
    row: int
    day: str
    offset: int
    above: int | None


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of edge for the legend: its name, how a reader calls it, how many there are."""

    name: str
    says: str
    edges: int


def kinds(case: Case) -> list[Kind]:
    """The kinds of edges that the case has, in the order in which they are always named."""
    counted: dict[str, int] = defaultdict(int)
    for edge in case.derivations:
        counted[edge.kind] += 1
    return [Kind(kind, says, counted[kind]) for kind, says in wording.EDGE.items() if counted[kind]]


def draw(case: Case, tree: Forest, targets: Mapping[str, str]) -> str:
    """One drawing of these trees; `targets` are the addresses that the articles link to. Beside the edge on which each
    hangs stand the others as faint curves, where there are not too many."""
    spots = placed(case, tree)
    days = columns(spots)
    edges = {d.id: d for d in case.derivations}
    articles = {a.article.id: a.article for a in case.read}
    doubtful = {a.article.id for a in case.read if a.dates_doubtful}
    wide = max((start + width for start, width in days.values()), default=0) + LABEL
    high = HEAD + len(spots) * ROW + 8
    parts = (*_axis(days, high), *_beside(case, spots, days),
             *(_line(s, spots, days, edges) for s in spots if s.above is not None),
             *(_label(s, days, targets, s.node.key in doubtful, articles.get(s.node.key)) for s in spots))
    return (f'<svg class="timed" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" role="group" '
            f'aria-label="How the reports hang together, by day">{"".join(parts)}</svg>')


def placed(case: Case, tree: Forest) -> list[Spot]:
    """Every node of the trees, each parent before its children, then what rests on no other report, by day."""
    spots: list[Spot] = []
    articles = {a.id: a for a in case.articles}
    for root in tree.trees:
        _place(root, None, articles, spots)
    alone = [a for ident in tree.alone if (a := articles.get(ident))]
    for one in sorted(alone, key=lambda a: (a.published or "", a.id)):
        _place(Node(one.id, "article", wording.label(one), "", None, (), ()), None, articles, spots)
    return spots


def _place(node: Node, above: int | None, articles: Mapping[str, Article], spots: list[Spot]) -> None:
    """Puts a tree under what is there already, each parent above its children."""
    at = len(spots)
    day, hour = _when(articles.get(node.key))
    if node.kind != "article":
        day = _first_day(node, articles)
    over = spots[above] if above is not None else None
    beside = over.offset + STEP if over and over.day == day else 0
    offset = beside if hour is None or not day else max(int(hour / 24 * (DAY - EDGE)), 0)
    spots.append(Spot(node, at, day, offset, above))
    for child in node.children:
        _place(child, at, articles, spots)


def _when(article: Article | None) -> tuple[str, float | None]:
    """The day of an article and the hour, as far as they are known."""
    published = (article.published or "") if article else ""
    day, _, clock = published.partition("T")
    hours, _, minutes = clock[:5].partition(":")
    known = hours.isdecimal() and minutes.isdecimal()
    return day, int(hours) + int(minutes) / 60 if known else None


def _first_day(node: Node, articles: Mapping[str, Article]) -> str:
    """The day of the first article under a node."""
    under = [_when(articles.get(child.key))[0] or _first_day(child, articles) for child in node.children]
    return min(filter(None, under), default=UNDATED)


def columns(spots: list[Spot]) -> dict[str, tuple[int, int]]:
    """Each day with its left edge and its width; what has no day comes first."""
    widest: dict[str, int] = defaultdict(int)
    for spot in spots:
        widest[spot.day] = max(widest[spot.day], spot.offset)
    found, at = {}, LEFT
    for day in sorted(widest):
        found[day] = at, max(DAY, widest[day] + STEP)
        at += found[day][1]
    return found


def _axis(days: Mapping[str, tuple[int, int]], high: int) -> Iterator[str]:
    before = ""
    for number, (day, (start, width)) in enumerate(days.items()):
        stripe = " odd" if number % 2 else ""
        yield f'<rect class="day{stripe}" x="{start - EDGE}" y="0" width="{width}" height="{high}"/>'
        told = escape(wording.day(day) if day else "no date")
        yield f'<text class="when" x="{start - EDGE + 6}" y="16">{told}</text>'
        if gap := _between(before, day):
            yield f'<text class="gap" x="{start - EDGE + 6}" y="31">{gap}</text>'
        before = day


def _between(before: str, day: str) -> str:
    """How many days are left out."""
    try:
        apart = (date.fromisoformat(day) - date.fromisoformat(before)).days
    except ValueError:
        return ""
    return f"{apart:,} days later" if apart > 1 else ""


def _xy(spot: Spot, days: Mapping[str, tuple[int, int]]) -> tuple[int, int]:
    return days[spot.day][0] + spot.offset, HEAD + spot.row * ROW + ROW // 2


def _line(spot: Spot, spots: list[Spot], days: Mapping[str, tuple[int, int]], edges: Mapping[str, Derivation]) -> str:
    """Down from the parent, then across to the child; an edge that leads back in time says that a date is wrong."""
    above = spots[spot.above or 0]
    (x, y), (to, down) = _xy(above, days), _xy(spot, days)
    edge = edges.get(spot.node.edge or "")
    asked = f' data-edge="{escape(edge.id)}"' if edge else ""
    kind, child = edge.kind if edge else "word", escape(spot.node.key)
    if to <= x:
        path = f"M{x} {y + MARK + 1}V{down + ROW // 2 - 2}H{to}V{down + MARK + 2}"
        return f'<path class="edge {kind} back" data-child="{child}"{asked} d="{path}"/>'
    trunk = f'<path class="trunk" d="M{x} {y + MARK + 1}V{down}"/>'
    return f'{trunk}<path class="edge {kind}" data-child="{child}"{asked} d="M{x} {down}H{to - MARK - 2}"/>'


def _beside(case: Case, spots: list[Spot], days: Mapping[str, tuple[int, int]]) -> Iterator[str]:
    """The edges that the tree does not show: what a report rests on besides."""
    at = {s.node.key: s for s in spots}
    shown = {s.node.edge for s in spots}
    others = [d for d in case.derivations if d.id not in shown and d.child in at and parent_of(d) in at]
    for edge in others if len(others) <= MOST_BESIDE else ():
        (x, y), (to, down) = _xy(at[parent_of(edge)], days), _xy(at[edge.child], days)
        bend = min(x, to) - EDGE
        yield (f'<path class="edge beside {edge.kind}" data-edge="{escape(edge.id)}" '
               f'd="M{x - MARK} {y}C{bend} {y} {bend} {down} {to - MARK - 1} {down}"/>')


def _label(spot: Spot, days: Mapping[str, tuple[int, int]], targets: Mapping[str, str], doubtful: bool,
           article: Article | None) -> str:
    x, y = _xy(spot, days)
    node = spot.node
    name, note = _words(node, doubtful, article)
    body = (f"<title>{escape(' '.join(_told(node)))}</title>"
            f'<rect class="hit" x="{x - 11}" y="{y - ROW // 2 + 1}" width="{LABEL - EDGE}" height="{ROW - 2}" rx="4"/>'
            f"{_mark(node, x, y)}"
            f'<text class="who" x="{x + 14}" y="{y - 1}">{escape(name)}</text>'
            f'<text x="{x + 14}" y="{y + 12}">{escape(note)}</text>')
    edge = f' data-edge="{escape(node.edge)}"' if node.edge and node.kind != "source" else ""
    doubt = " doubtful" if doubtful else ""
    if target := targets.get(node.key):
        return (f'<a href="{escape(target)}" class="node article{doubt}" data-article="{escape(node.key)}"{edge}>'
                f"{body}</a>")
    focus = ' tabindex="0" role="img"' if edge else ""
    return f'<g class="node {node.kind}"{edge}{focus}>{body}</g>'


def _mark(node: Node, x: int, y: int) -> str:
    if node.kind == "source":
        return f'<path class="mark" d="M{x} {y - 7}L{x + 7} {y}L{x} {y + 7}L{x - 7} {y}Z"/>'
    return f'<circle class="mark" cx="{x}" cy="{y}" r="{MARK}"/>'


def _words(node: Node, doubtful: bool, article: Article | None) -> tuple[str, str]:
    if article is None:
        return wording.short(node.label.partition(" (")[0], NAME_LETTERS), wording.short(node.note, NOTE_LETTERS)
    outlet = wording.clean(article.outlet or "")
    clock = (article.published or "").partition("T")[2][:5]
    notes = (node.note, outlet, clock, "date in doubt" if doubtful else "")
    return wording.short(wording.clean(node.key), NAME_LETTERS), wording.short(", ".join(filter(None, notes)),
                                                                              NOTE_LETTERS)


def _told(node: Node) -> Iterator[str]:
    yield node.label
    if node.note:
        yield f"({node.note})"
    if node.also:
        yield f"also {wording.listed(node.also)}"
