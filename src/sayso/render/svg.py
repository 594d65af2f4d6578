"""The lineage as an inline SVG drawing: ancestors on the left, what rests on them to the right."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from sayso.render import wording
from sayso.render.lineage import Node

ROW, COLUMN, BOX, HIGH, MARGIN = 56, 250, 218, 44, 4
TITLE_LETTERS, NOTE_LETTERS = 29, 36


@dataclass(frozen=True, slots=True)
class Placed:
    """A node with its box's left upper corner, and its parent's."""

    node: Node
    x: int
    y: int
    above: tuple[int, int] | None


def draw(trees: tuple[Node, ...], targets: dict[str, str]) -> str:
    """One drawing of all trees; `targets` are the addresses that the articles link to."""
    placed: list[Placed] = []
    row = 0
    for tree in trees:
        row = _place(tree, 0, row, None, placed)
    width = max(p.x for p in placed) + BOX + MARGIN
    height = row * ROW + MARGIN
    lines = "".join(_line(p) for p in placed)
    boxes = "".join(_box(p, targets) for p in placed)
    return (f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="group" '
            f'aria-label="How the reports hang together">{lines}{boxes}</svg>')


def _place(node: Node, depth: int, row: int, above: tuple[int, int] | None, placed: list[Placed]) -> int:
    """Puts a tree under row `row`, parents beside their first child; the next free row."""
    at = (MARGIN + depth * COLUMN, MARGIN + row * ROW)
    placed.append(Placed(node, *at, above))
    for child in node.children:
        row = _place(child, depth + 1, row, at, placed)
    return row if node.children else row + 1


def _line(p: Placed) -> str:
    if not p.above:
        return ""
    x, y = p.above[0] + BOX, p.above[1] + HIGH // 2
    middle = x + (COLUMN - BOX) // 2
    return f'<path class="edge" d="M{x} {y}H{middle}V{p.y + HIGH // 2}H{p.x}"/>'


def _box(p: Placed, targets: dict[str, str]) -> str:
    title, below = _two_lines(p.node)
    body = (f'<title>{escape(" ".join(_told(p.node)))}</title>'
            f'<rect x="{p.x}" y="{p.y}" width="{BOX}" height="{HIGH}" rx="6"/>'
            f'<text x="{p.x + 10}" y="{p.y + 18}" class="who">{escape(title)}</text>'
            f'<text x="{p.x + 10}" y="{p.y + 35}">{escape(below)}</text>')
    edge = f' data-edge="{escape(p.node.edge)}"' if p.node.edge else ""
    target = targets.get(p.node.key)
    if target:
        return f'<a href="{escape(target)}" class="node article" data-article="{escape(p.node.key)}"{edge}>{body}</a>'
    return f'<g class="node {p.node.kind}"{edge}>{body}</g>'


def _two_lines(node: Node) -> tuple[str, str]:
    """The name, and what is told of it; a source's name is not cut at a comma of its own."""
    if node.kind == "source":
        return wording.short(node.label.partition(" (")[0], TITLE_LETTERS), node.note
    name, _, rest = node.label.rpartition(", ")
    name, rest = (name, rest) if name else (rest, "")
    below = ", ".join(filter(None, (node.note, rest)))
    return wording.short(name, TITLE_LETTERS), wording.short(below, NOTE_LETTERS)


def _told(node: Node) -> Iterator[str]:
    yield node.label
    if node.note:
        yield f"({node.note})"
    if node.also:
        yield f"also {wording.listed(node.also)}"
