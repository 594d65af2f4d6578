"""The report as one HTML file: nothing is fetched, and the words of the articles are text and nothing else.

Article text is hostile input: all of it is escaped, the page's own style and script are allowed by their hashes alone
(Content Security Policy), and nothing else may load or run.
"""

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any

from sayso.model import Anchor, Article, Case
from sayso.render import svg, wording
from sayso.render.lineage import Node
from sayso.render.timeline import Course
from sayso.render.utf16 import Units
from sayso.render.view import ClaimView, LossView, Parting, Report, SideView, report
from sayso.render.why import Asked

FIRST_CLAIMS = 15
MOST_CLAIMS = 500
FIRST_SOURCES = 25
MOST_PLACES = 20
Marks = dict[str, list[tuple[int, int, int, str, str]]]


def render(case: Case) -> str:
    """The whole page."""
    view = report(case)
    page = _Page(case)
    sections = (_claims, _partings, _drifts, _moments, _courses, _losses, _lineage, _dates, _sources, _failures)
    body = "".join(part for section in sections for part in section(view, page))
    style, script = _asset("report.css"), _asset("report.js")
    policy = (f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
              "base-uri 'none'; form-action 'none'")
    return (
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" '
        'content="light dark"><meta name="referrer" content="no-referrer"><meta name="generator" content="Sayso">'
        f"<title>Sayso: {escape(view.headline)}</title><style>{style}</style></head><body>"
        f'<a class="skip" href="#report">To the report</a><main id="report"><header><p class="name">Sayso</p>'
        f"<h1>{escape(view.headline)}</h1><p>{escape(view.tally)}</p><p>{escape(view.echo)}</p>{_contents(view)}</header>{body}"
        f"<footer><p>{_NOTE}</p></footer></main>{_articles(page)}"
        f'<script type="application/json" id="marks">{_data(page.marks)}</script><script>{script}</script>'
        "</body></html>\n"
    )


_NOTE = ("Sayso tells who says what in these articles and on whose word. Whether it is so, it does not tell. "
         "Every line leads to the words it rests on.")


class _Page:
    """What the sections of a page share: targets of articles, offsets in UTF-16, the marks, the reasons."""

    def __init__(self, case: Case) -> None:
        self.articles = case.articles
        self.number = {a.id: n for n, a in enumerate(self.articles)}
        self.units = {a.id: Units(a.text) for a in self.articles}
        self.asked = Asked(case.to_dict())
        self.marks: Marks = {}

    def target(self, article: str) -> str:
        return f"article-{self.number[article]}"

    def mark(self, ident: str, anchors: Iterable[tuple[Anchor, str, str]]) -> None:
        """Remembers what choosing `ident` highlights: anchors with a style and a label."""
        self.marks[ident] = sorted(
            (self.number[a.article], self.units[a.article](a.start), self.units[a.article](a.end), style, label)
            for a, style, label in anchors if a.article in self.number
        )

    def why(self, ident: str) -> str:
        lines = list(self.asked.lines(ident))
        rows = "".join(f'<p class="in{_depth(x)}">{escape(x.strip())}</p>' for x in lines if x.strip())
        return f'<details class="why"><summary>why <code>{escape(ident)}</code></summary>{rows}</details>'


def _depth(line: str) -> int:
    return (len(line) - len(line.lstrip())) // 2


def _more(number: int, thing: str, content: str) -> str:
    """What goes beyond the first ones, folded away."""
    if not content:
        return ""
    return f'<details class="more"><summary>{wording.count(number, f"more {thing}")}</summary>{content}</details>'


def _contents(view: Report) -> str:
    parts = (("claims", "Claims", view.claims), ("partings", "Where accounts part", view.partings),
             ("drifts", "What changed", view.drifts), ("happened", "What happened when", view.moments),
             ("reported", "Who reported when", view.courses), ("losses", "What was lost", view.losses),
             ("lineage", "How they hang together", view.tree.trees or view.tree.alone),
             ("dates", "Dates", view.doubtful), ("sources", "Who is cited", view.sources),
             ("failures", "What could not be read", view.failures))
    links = "".join(f'<a href="#{ident}">{title}</a>' for ident, title, there in parts if there)
    return f'<nav aria-label="Sections">{links}<a href="#articles">Articles</a></nav>'


def _section(ident: str, title: str, content: str) -> str:
    return f'<section id="{ident}"><h2>{title}</h2>{content}</section>'


def _pick(ident: str, content: str, css: str = "") -> str:
    return (f'<button type="button" class="pick {css}" data-pick="{escape(ident)}" aria-pressed="false">{content}'
            "</button>")


def _ids(articles: Iterable[str], page: _Page) -> str:
    links = (f'<a class="id" href="#{page.target(a)}" data-article="{page.target(a)}">{escape(a)}</a>'
             for a in articles if a in page.number)
    return f'<span class="ids">{" ".join(links)}</span>'


def _rows(rows: Iterable[tuple[str, str]]) -> str:
    return f"<dl>{''.join(f'<div><dt>{label}</dt><dd>{content}</dd></div>' for label, content in rows)}</dl>"


def _words(text: str) -> str:
    return f"<q><bdi>{escape(text[1:-1])}</bdi></q>"


def _claims(view: Report, page: _Page) -> Iterator[str]:
    if not view.claims:
        return
    cards = [_claim(c, page) for c in view.claims[:MOST_CLAIMS]]
    beyond = len(view.claims) - len(cards)
    told = f'<p class="hint">{wording.count(beyond, "more claim")}: the text and JSON reports have them all.</p>'
    rest = _more(len(cards) - FIRST_CLAIMS, "claim", "".join(cards[FIRST_CLAIMS:]))
    hint = '<p class="hint">Choose a claim to see its words in the articles.</p>'
    yield _section("claims", "Claims", f"{hint}{''.join(cards[:FIRST_CLAIMS])}{rest}{told if beyond else ''}")


def _claim(claim: ClaimView, page: _Page) -> str:
    page.mark(claim.id, ((m.anchor, "says" if m.stance == "asserts" else "objects",
                          "" if m.stance == "asserts" else m.stance) for m in claim.mentions))
    title = _pick(claim.id, f'<span class="number">{claim.number}</span> <bdi>{escape(claim.statement)}</bdi>')
    return f'<article class="card"><h3>{title}</h3>{_rows(_claim_rows(claim, page))}{page.why(claim.id)}</article>'


def _claim_rows(claim: ClaimView, page: _Page) -> Iterator[tuple[str, str]]:
    yield "reported by", f"<strong>{escape(claim.count)}</strong> {_ids(claim.articles, page)}"
    if claim.origins:
        yield "according to", f"<bdi>{escape(wording.listed(claim.origins))}</bdi>"
    for o in claim.objections:
        words = f"{_words(o.words)} {_ids(o.articles, page)}"
        yield f'<span class="no">{o.label}</span>', f"<bdi>{escape(o.name)}</bdi>: {words}"
    for x in claim.closer:
        yield "more exactly", f"{_words(x.words)} {_ids((x.anchor.article,), page)}"
    for parting in claim.partings:
        sides = "; ".join(f"<bdi>{escape(s.value)}</bdi> {_ids(s.articles, page)}" for s in parting.sides)
        yield f'<span class="no">{parting.label}</span>', sides
    for loss in claim.losses:
        way = f"{_ids((loss.parent,), page)} to {_ids((loss.child,), page)}"
        yield '<span class="no">lost on the way</span>', f"<bdi>{escape(loss.says)}</bdi> {way}"


def _partings(view: Report, page: _Page) -> Iterator[str]:
    if view.partings:
        yield _section("partings", "Where accounts part", "".join(_parting(p, page) for p in view.partings))


def _drifts(view: Report, page: _Page) -> Iterator[str]:
    if view.drifts:
        yield _section("drifts", "What changed as time went on", "".join(_parting(p, page) for p in view.drifts))


def _parting(parting: Parting, page: _Page) -> str:
    page.mark(parting.id, ((a, f"side{n % 6}", s.value) for n, s in enumerate(parting.sides) for a in s.anchors))
    claim = f' <span class="hint">claim {parting.claim}</span>' if parting.claim else ""
    title = _pick(parting.id, f'<span class="kind">{parting.kind}</span> <bdi>{escape(parting.about)}</bdi>')
    rows = _rows((f'<bdi class="side{n % 6}">{escape(s.value)}</bdi>', _side(s, page))
                 for n, s in enumerate(parting.sides))
    return f'<article class="card"><h3>{title}{claim}</h3>{rows}{page.why(parting.id)}</article>'


def _side(side: SideView, page: _Page) -> str:
    who = f", according to <bdi>{escape(wording.listed(side.sources, 3))}</bdi>" if side.sources else ""
    count = f", {wording.count(side.origins, 'origin')}" if side.origins else ""
    when = f"{count}, as of {escape(wording.day(side.as_of))}" if side.as_of else count
    return f"{_words(side.words)}{who}{when} {_ids(side.articles, page)}"


def _moments(view: Report, page: _Page) -> Iterator[str]:
    if view.moments:
        rows = _rows((escape(m.when), f"{_statement(m.statement, m.claim)} {_ids(m.articles, page)}")
                     for m in view.moments[:MOST_CLAIMS])
        yield _section("happened", "What is said to have happened when", rows)


def _courses(view: Report, page: _Page) -> Iterator[str]:
    if view.courses:
        cards = [_course(c, page) for c in view.courses[:MOST_CLAIMS]]
        rest = _more(len(cards) - FIRST_CLAIMS, "claim", "".join(cards[FIRST_CLAIMS:]))
        yield _section("reported", "Who reported what when", f"{''.join(cards[:FIRST_CLAIMS])}{rest}")


def _course(course: Course, page: _Page) -> str:
    rows = _rows((escape(s.day), f"<bdi>{escape(s.says)}</bdi> {_ids(s.articles, page)}") for s in course.steps)
    return f'<article class="card"><h3>{_statement(course.statement, course.claim)}</h3>{rows}</article>'


def _statement(statement: str, number: int) -> str:
    return f'<bdi>{escape(wording.short(statement))}</bdi> <span class="hint">claim {number}</span>'


def _losses(view: Report, page: _Page) -> Iterator[str]:
    if view.losses:
        yield _section("losses", "What was lost or hardened on the way", "".join(_loss(x, page) for x in view.losses))


def _loss(loss: LossView, page: _Page) -> str:
    page.mark(loss.id, ((a, f"side{n}", ("before", "after")[n]) for n, a in enumerate(loss.anchors)))
    after = _words(loss.after) if loss.after else "not there any more"
    rows = _rows(((_ids((loss.parent,), page), _words(loss.before)), (_ids((loss.child,), page), after)))
    title = _pick(loss.id, f"<bdi>{escape(loss.says)}</bdi>")
    return f'<article class="card"><h3>{title}</h3>{rows}{page.why(loss.id)}</article>'


def _lineage(view: Report, page: _Page) -> Iterator[str]:
    trees, alone = view.tree.trees, view.tree.alone
    if not trees and not alone:
        return
    targets = {a.id: f"#{page.target(a.id)}" for a in page.articles}
    drawing = f'<div class="drawing" tabindex="0">{svg.draw(trees, targets)}</div>' if trees else ""
    as_list = "".join(_branch(t, page) for t in trees)
    listing = f'<details><summary>the same as a list, with reasons</summary><ul class="tree">{as_list}</ul></details>' \
        if trees else ""
    rest = f"<p>On no other report, as far as the texts show: {_ids(alone, page)}</p>" if alone else ""
    yield _section("lineage", "How the reports hang together", drawing + listing + rest)


def _branch(node: Node, page: _Page) -> str:
    note = f" <em>{escape(node.note)}</em>" if node.note else ""
    also = f" (also <bdi>{escape(wording.listed(node.also))}</bdi>)" if node.also else ""
    why = page.why(node.edge) if node.edge else ""
    below = f"<ul>{''.join(_branch(c, page) for c in node.children)}</ul>" if node.children else ""
    return f"<li><bdi>{escape(node.label)}</bdi>{note}{also}{why}{below}</li>"


def _dates(view: Report, page: _Page) -> Iterator[str]:
    if view.doubtful:
        rows = _rows((_ids((a.id,), page), escape(wording.clean(why))) for a, why in view.doubtful)
        yield _section("dates", "Dates that do not fit", rows)


def _sources(view: Report, page: _Page) -> Iterator[str]:
    if not view.sources:
        return
    held = {s["id"]: s for s in page.asked.members["sources"]}
    rows = []
    for s in view.sources:
        page.marks[s.id] = _source_marks(held[s.id], page)
        kind = "" if s.kind == "unknown" else escape(s.kind)
        rows.append(f"<tr><td>{_pick(s.id, f'<bdi>{escape(s.name)}</bdi>', 'plain')}</td><td>{kind}</td>"
                    f"<td><bdi>{escape(s.affiliation)}</bdi></td><td>{s.articles}</td><td>{s.attributions}</td></tr>")
    head = "<thead><tr><th>source</th><th>kind</th><th>speaks for</th><th>articles</th><th>times</th></tr></thead>"
    first, rest = (f"<table>{head}<tbody>{''.join(part)}</tbody></table>" if part else ""
                   for part in (rows[:FIRST_SOURCES], rows[FIRST_SOURCES:]))
    table = first + _more(len(rows) - FIRST_SOURCES, "source", rest)
    yield _section("sources", "Who is cited", f'<div class="wide" tabindex="0">{table}</div>')


def _source_marks(source: dict[str, Any], page: _Page) -> list[tuple[int, int, int, str, str]]:
    """Where the source is named, and what is said on its word."""
    said = [(a["article"], span, "says") for a in page.asked.members["attributions"] if a["source"] == source["id"]
            for span in a["spans"]["content"]]
    named = [(m["article"], (m["start"], m["end"]), "side1") for m in source["mentions"]]
    return sorted((page.number[article], page.units[article](start), page.units[article](end), style, "")
                  for article, (start, end), style in (*said, *named) if article in page.number)


def _failures(view: Report, page: _Page) -> Iterator[str]:
    content = ""
    for title, left_out in (("Left out", True), ("Read only in part", False)):
        chosen = [f for f in view.failures if f.left_out is left_out]
        content += f"<h3>{title}</h3>" if chosen else ""
        for f in chosen:
            places = "".join(f"<li><bdi>{escape(p)}</bdi></li>" for p in f.places[:MOST_PLACES])
            more = f"<li>and {len(f.places) - MOST_PLACES:,} more</li>" if len(f.places) > MOST_PLACES else ""
            remedy = f" ({escape(f.remedy)})" if f.remedy else ""
            content += f"<p>{escape(f.reason)}{remedy}</p><ul>{places}{more}</ul>"
    if content:
        yield _section("failures", "What could not be read", content)


def _articles(page: _Page) -> str:
    columns = "".join(_column(a, page) for a in page.articles)
    return ('<aside id="articles" aria-label="Articles"><div class="bar"><h2>Articles</h2>'
            '<p id="chosen" aria-live="polite"></p><button type="button" id="all" hidden>all articles</button>'
            '<button type="button" id="close">back to the report</button></div>'
            f'<div class="columns" tabindex="0">{columns}</div></aside>')


def _column(article: Article, page: _Page) -> str:
    """One article. Its text is one text node, so that offsets into it are offsets into the article."""
    facts = ", ".join(filter(None, (article.outlet, wording.day(article.published), article.byline)))
    return (f'<section class="column" id="{page.target(article.id)}" tabindex="-1"><header>'
            f'<h3>{escape(article.id)}</h3><p class="facts"><bdi>{escape(wording.clean(facts))}</bdi></p></header>'
            f'<div class="text" dir="auto" lang="{escape(article.language or "")}">{escape(article.text)}</div>'
            "</section>")


def _data(value: object) -> str:
    """JSON that no HTML parser takes for markup."""
    return json.dumps(value, separators=(",", ":")).replace("<", "\\u003c").replace("&", "\\u0026")


@cache
def _asset(name: str) -> str:
    return (files("sayso") / "render" / "assets" / name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"
