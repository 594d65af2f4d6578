"""The tables of a case: claims, mentions, sources and all else that a spreadsheet or a data frame can hold.

Tables hang together by ids; the names of sources stand beside their ids, so that a row can be read alone. Beside each
list of columns stands the function that makes the rows of one finding in just that order.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sayso.model.anchor import Anchor
from sayso.model.article import Article
from sayso.model.attribution import Attribution
from sayso.model.claim import Claim, Mention
from sayso.model.derivation import Derivation, Loss
from sayso.model.discrepancy import Discrepancy
from sayso.model.source import Source
from sayso.model.table import Column, ColumnType, Table, Value

Names = Mapping[str, str]
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of table: its columns, and the rows that one finding makes of itself, given the names of sources."""

    columns: tuple[Column, ...]
    rows: Callable[[Any, Names], Iterator[Row]]


def tabulate(name: str, findings: Iterable[Any], names: Names) -> Table:
    """The table `name` of these findings; KeyError where there is no such table."""
    kind = KINDS[name]
    return Table(name, kind.columns, tuple(row for one in findings for row in kind.rows(one, names)))


def _columns(*rows: tuple[str, ColumnType, str]) -> tuple[Column, ...]:
    return tuple(Column(*row) for row in rows)


PLACE: tuple[tuple[str, ColumnType, str], ...] = (
    ("article", "text", "id of the article"), ("start", "integer", "first code point in the article's text"),
    ("end", "integer", "code point after the last"), ("text", "text", "the exact words"),
)
WHO: tuple[tuple[str, ColumnType, str], ...] = (
    ("source", "text", "id of the source, empty where nobody is named"), ("source_name", "text", "its name"),
)


def _at(anchor: Anchor | None) -> Row:
    return (anchor.article, anchor.start, anchor.end, anchor.text) if anchor else (None, None, None, None)


def _who(source: str | None, names: Names) -> Row:
    return source, names.get(source or "")


def _words(anchors: Iterable[Anchor]) -> str:
    return " … ".join(a.text for a in anchors)


def _articles(anchors: Iterable[Anchor]) -> tuple[str, ...]:
    return tuple(sorted({a.article for a in anchors}))


ARTICLES = _columns(
    ("id", "text", "the file's name where that is unique"), ("title", "text", "headline"),
    ("outlet", "text", "who published it"), ("agency", "text", "agency whose copy it says it is"),
    ("byline", "text", "who signs it"), ("published", "text", "ISO 8601, as coarse as known"),
    ("modified", "text", "ISO 8601, as coarse as known"), ("language", "text", "ISO 639-1"),
    ("url", "text", "where it was found"), ("path", "text", "the file"),
    ("characters", "integer", "length of the text"), ("digest", "text", "hash of the text (BLAKE2b, 16 bytes)"),
)


def _article(a: Article, names: Names) -> Iterator[Row]:
    yield (a.id, a.title, a.outlet, a.agency, a.byline, a.published, a.modified, a.language, a.url, a.path, len(a.text),
           a.digest)


CLAIMS = _columns(
    ("id", "text", "id of the claim"), ("rank", "integer", "place in the report, 1 first"),
    ("statement", "text", "the claim in the words of an article"),
    ("articles", "list", "ids of the articles that say it"),
    ("article_count", "integer", "how many these are"), ("independent_low", "integer", "independent origins, surely"),
    ("independent_high", "integer", "independent origins, at most"),
    ("affiliations", "integer", "bodies that the origins belong to"),
    ("origins", "list", "source ids, or own: and an article id"), ("origin_names", "list", "the same by name"),
    ("against", "integer", "denials and doubts about it"), ("importance", "text", "why it stands at its rank"),
)


def _claim(c: Claim, names: Names) -> Iterator[Row]:
    said = _articles(m.anchor for m in c.mentions if m.stance == "asserts") or _articles(m.anchor for m in c.mentions)
    independent = c.independent
    yield (c.id, c.rank, c.statement, said, len(said), independent.low, independent.high, independent.affiliations,
           c.origins, tuple(_origin(o, names) for o in c.origins), len(c.against), c.importance)


def _origin(origin: str, names: Names) -> str:
    return f"{origin[4:]} in its own words" if origin.startswith("own:") else names.get(origin, origin)


MENTIONS = _columns(
    ("claim", "text", "id of the claim"), ("role", "text", "mention, or against for a denial or doubt"),
    *PLACE, *WHO, ("stance", "text", "asserts, denies, cannot confirm..."), ("hedge", "text", "how sure the words are"),
    ("attribution", "text", "id of the attribution, empty in the article's own voice"),
)


def _mentions(c: Claim, names: Names) -> Iterator[Row]:
    marked: list[tuple[str, Mention]] = [*(("mention", m) for m in c.mentions), *(("against", m) for m in c.against)]
    for role, m in marked:
        yield (c.id, role, *_at(m.anchor), *_who(m.source, names), m.stance, m.hedge, m.attribution)


SOURCES = _columns(
    ("id", "text", "id of the source"), ("name", "text", "its fullest name"), ("aliases", "list", "its other names"),
    ("kind", "text", "government, agency, witness..."), ("affiliation", "text", "whom it speaks for or belongs to"),
    ("articles", "list", "ids of the articles that name it"), ("mentions", "integer", "how often it is named"),
)


def _source(s: Source, names: Names) -> Iterator[Row]:
    yield s.id, s.name, s.aliases, s.kind, s.affiliation, _articles(s.mentions), len(s.mentions)


ATTRIBUTIONS = _columns(
    ("id", "text", "id of the attribution"), ("article", "text", "id of the article"),
    ("start", "integer", "where the content begins"), ("end", "integer", "where the content ends"),
    ("content", "text", "what is said"), ("speaker", "text", "who says it, in the article's words"),
    ("cue", "text", "the words that link the two"), *WHO, ("via", "list", "names through which the words came"),
    ("stance", "text", "asserts, denies, cannot confirm..."), ("hedge", "text", "how sure the words are"),
    ("mode", "text", "direct, indirect or mixed speech"), ("kind", "text", "report, thought or plan"),
    ("inside", "text", "id of the attribution that holds this one"), ("score", "number", "the model's figure, 0..1"),
)


def _attribution(a: Attribution, names: Names) -> Iterator[Row]:
    start, end = (a.content[0].start, a.content[-1].end) if a.content else (None, None)
    yield (a.id, a.article, start, end, _words(a.content), _words(a.source), _words(a.cue), *_who(a.source_id, names),
           a.via, a.stance, a.hedge, a.mode, a.kind, a.inside, a.score)


DISCREPANCIES = _columns(
    ("discrepancy", "text", "id; one row a side"), ("kind", "text", "figure, date, place, person, wording..."),
    ("about", "text", "the question"), ("claim", "text", "id of the claim it belongs to"),
    ("drift", "truth", "later knowledge explains it"), ("value", "text", "what this side says"), *PLACE, *WHO,
    ("origins", "integer", "origins behind this side"), ("as_of", "text", "how far the value reaches, ISO 8601"),
)


def _sides(d: Discrepancy, names: Names) -> Iterator[Row]:
    for s in d.sides:
        yield (d.id, d.kind, d.about, d.claim, d.drift, s.value, *_at(s.anchor), *_who(s.source, names), s.origins,
               s.as_of)


EDGES = _columns(
    ("id", "text", "id of the edge"), ("child", "text", "id of the article that rests on another"),
    ("parent", "text", "article id, lost:N for an ancestor not at hand, empty where only a name is known"),
    ("of", "text", "agency or outlet that the text names"), ("kind", "text", "republication, cut, rewrite..."),
    ("direction", "text", "on what ground it points this way, empty where unknown"),
    ("score", "number", "how strong the edge is, 0..1"), ("evidence", "list", "the reasons"),
)


def _edge(d: Derivation, names: Names) -> Iterator[Row]:
    yield d.id, d.child, d.parent, d.of, d.kind, d.direction, d.score, tuple(g.says for g in d.grounds)


LOSSES = _columns(
    ("id", "text", "id of the loss"), ("parent", "text", "id of the article that had it"),
    ("child", "text", "id of the article that lost it"), ("kind", "text", "hedge, attribution, denial..."),
    ("says", "text", "what happened"), ("before_start", "integer", "place in the parent"),
    ("before_end", "integer", "code point after the last"), ("before", "text", "the parent's words"),
    ("after_start", "integer", "place in the child, empty where dropped"),
    ("after_end", "integer", "code point after the last"), ("after", "text", "the child's words"),
)


def _loss(x: Loss, names: Names) -> Iterator[Row]:
    yield x.id, x.parent, x.child, x.kind, x.says, *_at(x.before)[1:], *_at(x.after)[1:]


KINDS = {
    "claims": Kind(CLAIMS, _claim), "mentions": Kind(MENTIONS, _mentions), "sources": Kind(SOURCES, _source),
    "discrepancies": Kind(DISCREPANCIES, _sides), "edges": Kind(EDGES, _edge), "losses": Kind(LOSSES, _loss),
    "attributions": Kind(ATTRIBUTIONS, _attribution), "articles": Kind(ARTICLES, _article),
}
"""All tables, in the order in which a workbook shows them."""
