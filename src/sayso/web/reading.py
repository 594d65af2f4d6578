"""The reading pane: two articles side by side, with who says what, figures, dates, claims and shared words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from sayso.model import Anchor, Article, Pair, Passage
from sayso.render.view import ClaimView
from sayso.web.bench import board, show
from sayso.web.board import Board
from sayso.web.claims import row_at
from sayso.web.comparing import differences
from sayso.web.marking import Mark, marked

MOST_ARTICLES = 60
"""Articles of one claim that can be stepped through."""
PART = 60_000
"""Code points of an article on one page: more are paged, so that an endless line cannot stop a browser."""


@dataclass(frozen=True, slots=True)
class Column:
    """One article as it is shown; `part` of `parts`, 0 first."""

    article: Article
    text: Markup
    part: int
    parts: int


@dataclass(frozen=True, slots=True)
class Standing:
    """A claim of the rail: in which of the two articles it stands, and in which articles at all, the first of them."""

    view: ClaimView
    address: str
    left: bool
    right: bool
    articles: tuple[str, ...]


def read(request: Request) -> Response:
    """Two articles; what is not asked for is chosen: the two that share most, or the first that have the claim."""
    held, asked = board(request), request.query_params
    chosen = row_at(held, asked["claim"]).view if asked.get("claim") else None
    pair = _two(held, asked.get("a", ""), asked.get("b", ""), chosen)
    both = held.pairs.get(frozenset(pair)) if len(pair) == 2 else None
    passages = _passages(both, pair[0]) if both else ()
    parts = asked.get("pa", ""), asked.get("pb", "")
    columns = [_column(held, article, _marks_of_passages(passages, side), _part(held, article, parts[side], chosen))
               for side, article in enumerate(pair)]
    return show(request, "read.html", board=held, columns=columns, pair=both, passages=len(passages), tab="read",
                chosen=chosen, claims=_rail(held, pair), articles=held.case.articles)


def _two(held: Board, a: str, b: str, chosen: ClaimView | None) -> Sequence[str]:
    """At most two different articles of the case."""
    wished = [x for x in (a, b) if x in held.articles]
    from_claim = [m.anchor.article for m in chosen.mentions] if chosen else []
    partners = [other for p in held.case.pairs if wished and wished[0] in (p.a, p.b) for other in (p.a, p.b)]
    closest = [x for p in sorted(held.case.pairs, key=lambda p: -p.score)[:1] for x in (p.a, p.b)]
    return tuple(dict.fromkeys((*wished, *from_claim, *partners, *closest, *held.articles)))[:2]


def _passages(pair: Pair, left: str) -> Sequence[Passage]:
    """The passages with the left article's words first."""
    if pair.a == left:
        return pair.passages
    return tuple(Passage(p.b, p.a) for p in pair.passages)


def _marks_of_passages(passages: Sequence[Passage], side: int) -> list[Mark]:
    marks = []
    for number, passage in enumerate(passages):
        anchor = (passage.a, passage.b)[side]
        marks.append(Mark(anchor.start, anchor.end, "copied", str(number)))
        marks += [Mark(start, end, "differs") for start, end in differences(passage)[side]]
    return marks


def _part(held: Board, article: str, asked: str, chosen: ClaimView | None) -> int:
    """The part asked for, else the one in which the claim stands first."""
    last = max(0, len(held.articles[article].text) - 1) // PART
    if asked.isdecimal() and len(asked) < 9:
        return min(int(asked), last)
    at = [m.anchor.start for m in chosen.mentions if m.anchor.article == article] if chosen else []
    return min(at) // PART if at else 0


def _column(held: Board, ident: str, more: list[Mark], part: int) -> Column:
    article = held.articles[ident]
    start, end = part * PART, min(len(article.text), (part + 1) * PART)
    text = marked(article.text, [*_marks(held, ident), *more], start, end)
    return Column(article, text, part, max(1, -(-len(article.text) // PART)))


def _marks(held: Board, ident: str) -> Iterator[Mark]:
    """Everything that was found in the article by itself, and the claims that stand in it by number."""
    found = held.read[ident]
    yield Mark(0, found.article.body, "head")
    for style, anchors in (("quantity", [q.anchor for q in found.quantities]),
                           ("time", [t.anchor for t in found.times]), ("aside", found.boilerplate)):
        yield from (Mark(a.start, a.end, style) for a in anchors)
    for one in held.said.get(ident, ()):
        for style, spans in (("said", one.content), ("who", one.source), ("cue", one.cue)):
            yield from (Mark(a.start, a.end, style, one.id if style == "said" else "") for a in spans)
    for view in held.claims_in.get(ident, ()):
        yield from (Mark(a.start, a.end, "claimed", str(view.number)) for a in _at(view, ident))


def _at(view: ClaimView, ident: str) -> Iterator[Anchor]:
    return (m.anchor for m in view.mentions if m.anchor.article == ident)


def _rail(held: Board, pair: Sequence[str]) -> list[Standing]:
    """The claims of both articles, those in both first, each in order of importance."""
    sides = [{v.number for v in held.claims_in.get(article, ())} for article in pair] + [set(), set()]
    left, right = sides[:2]
    order = sorted(left | right, key=lambda n: (not (n in left and n in right), n))
    return [Standing(view := held.rows[n - 1].view, held.addresses.of(n), n in left, n in right, _has(view))
            for n in order]


def _has(view: ClaimView) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.anchor.article for m in view.mentions))[:MOST_ARTICLES]
