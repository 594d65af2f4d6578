"""A case made again from the exchange format `sayso/1`: the way back of `model/exchange.py`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sayso.errors import NotACase
from sayso.model.anchor import Anchor, Ground
from sayso.model.article import Article, Failure
from sayso.model.attribution import Attribution
from sayso.model.claim import Claim, Independence, Mention
from sayso.model.decision import Decision, Judged, Target
from sayso.model.derivation import Derivation, Loss, Pair, Passage
from sayso.model.discrepancy import Discrepancy, Side
from sayso.model.exchange import SCHEMA, each_speaker
from sayso.model.finding import Annotated, Credit, Measure, Name, Place, Quantity, Time
from sayso.model.findings import Findings
from sayso.model.source import Source

if TYPE_CHECKING:
    from sayso.model.case import Case

Object = Mapping[str, Any]
TEXTS = ("title", "outlet", "agency", "byline", "published", "modified", "language", "url", "path")


def restore(data: Object) -> "Case":
    """The case. Members that `data` lacks count as empty, members that are not known are passed over.

    NotACase where it is of another format, lacks what a member must have, or has an offset outside its text.
    """
    if data.get("schema") != SCHEMA:
        raise NotACase(f"no case in the format {SCHEMA}: its schema is {data.get('schema')!r}")
    try:
        return _Restored(data).case()
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise NotACase(f"this case breaks the format {SCHEMA}: {type(error).__name__} {error}") from None


class _Restored:
    """The texts that all anchors point into, and the members of the format made into types."""

    def __init__(self, data: Object) -> None:
        self._data = data
        self._articles = {a["id"]: _article(a) for a in data["articles"]}

    def case(self) -> "Case":
        from sayso.model.case import Case

        return Case(
            read=self._read(),
            attributions=Findings(map(self._attribution, self._attributions())),
            sources=Findings(map(self._source, self._member("sources"))),
            claims=Findings(map(self._claim, self._member("claims"))),
            pairs=tuple(map(self._pair, self._member("pairs"))),
            derivations=Findings(map(self._derivation, self._member("derivations"))),
            losses=Findings(map(self._loss, self._member("losses"))),
            discrepancies=Findings(map(self._discrepancy, self._member("discrepancies"))),
            failures=tuple(Failure(**_known(f, "path", "reason", "remedy", "place", "severity"))
                           for f in self._member("failures")),
            judged=tuple(map(self._judged, self._member("decisions"))),
        )

    def _member(self, name: str) -> list[Object]:
        return list(self._data.get(name) or ())

    def _anchor(self, article: str, start: int, end: int) -> Anchor:
        return self._articles[article].anchor(start, end)

    def _at(self, place: Object) -> Anchor:
        return self._anchor(place["article"], place["start"], place["end"])

    def _spans(self, article: str, spans: Iterable[Any]) -> tuple[Anchor, ...]:
        return tuple(self._anchor(article, start, end) for start, end in spans)

    def _grounds(self, grounds: Iterable[Object]) -> tuple[Ground, ...]:
        return tuple(Ground(g["method"], g["says"], tuple(map(self._at, g.get("anchors", ())))) for g in grounds)

    def _read(self) -> tuple[Annotated, ...]:
        """The articles with what was found in each; attributions stand there as in the case."""
        found: dict[tuple[str, str], list[Any]] = defaultdict(list)
        for one in self._attributions():
            found["attributions", one["article"]].append(self._attribution(one))
        for member, make in (("names", self._name), ("quantities", self._quantity), ("times", self._time),
                             ("places", self._place), ("credits", self._credit)):
            for one in self._member(member):
                found[member, one["article"]].append(make(one))
        return tuple(self._annotated(a, found) for a in self._data["articles"])

    def _annotated(self, a: Object, found: Mapping[tuple[str, str], list[Any]]) -> Annotated:
        article = self._articles[a["id"]]
        # grounds of an article point into its own text, which must be known first
        whole = {name: getattr(article, name) for name in Article.__dataclass_fields__}
        members = ("attributions", "names", "quantities", "times", "places", "credits")
        held: dict[str, Any] = {m: tuple(found.get((m, article.id), ())) for m in members}
        return Annotated(Article(**whole | {"grounds": self._grounds(a.get("grounds", ()))}),
                         sentences=self._spans(article.id, a.get("sentences", ())),
                         boilerplate=self._spans(article.id, a.get("boilerplate", ())),
                         dates_doubtful=a.get("dates_doubtful"), speaks_for=a.get("speaks_for"),
                         syndicated_from=a.get("syndicated_from"), **held)

    def _name(self, n: Object) -> Name:
        return Name(self._at(n), n["kind"])

    def _attributions(self) -> Iterator[Object]:
        return (alone for told in self._member("attributions") for alone in each_speaker(told))

    def _attribution(self, a: Object) -> Attribution:
        source, cue, content = (self._spans(a["article"], a["spans"][p]) for p in ("source", "cue", "content"))
        return Attribution(a["article"], source, cue, content, via=tuple(a.get("via", ())), source_id=a["source"],
                           grounds=self._grounds(a.get("grounds", ())),
                           **_known(a, "mode", "kind", "stance", "hedge", "inside", "score"))

    def _source(self, s: Object) -> Source:
        return Source(s["id"], s["name"], tuple(s["aliases"]), s["kind"], s["affiliation"],
                      tuple(map(self._at, s.get("mentions", ()))), self._grounds(s.get("grounds", ())))

    def _mention(self, m: Object) -> Mention:
        return Mention(self._at(m), **_known(m, "attribution", "source", "stance", "hedge"))

    def _claim(self, c: Object) -> Claim:
        count = c["independent"]
        independent = Independence(count["low"], count["high"], count.get("affiliations", 0),
                                   self._grounds(count.get("grounds", ())))
        return Claim(c["statement"], tuple(map(self._mention, c["mentions"])), tuple(c["origins"]), independent,
                     c.get("rank", 0), c.get("importance", ""), self._grounds(c.get("grounds", ())),
                     tuple(map(self._mention, c.get("against", ()))))

    def _pair(self, p: Object) -> Pair:
        passages = tuple(Passage(self._anchor(p["a"], *x["a"]), self._anchor(p["b"], *x["b"])) for x in p["passages"])
        return Pair(p["a"], p["b"], p["relation"], p["share"], p["score"], passages,
                    self._grounds(p.get("grounds", ())))

    def _derivation(self, d: Object) -> Derivation:
        return Derivation(grounds=self._grounds(d.get("evidence", ())),
                          **_known(d, "child", "parent", "of", "kind", "score", "direction"))

    def _loss(self, x: Object) -> Loss:
        after = self._at(x["after"]) if x["after"] else None
        return Loss(x["child"], x["parent"], x["kind"], x["says"], self._at(x["before"]), after)

    def _quantity(self, q: Object) -> Quantity:
        within = q.get("within")
        return Quantity(
            self._at(q), scope=tuple(q.get("scope", ())), base=Measure(**q["base"]) if q.get("base") else None,
            within=self._anchor(q["article"], within["start"], within["end"]) if within else None,
            **_known(q, "value", "low", "high", "approximate", "unit", "counted", "role", "rule"),
        )

    def _time(self, t: Object) -> Time:
        return Time(self._at(t), **_known(t, "type", "value", "earliest", "latest", "granularity", "rule"))

    def _place(self, p: Object) -> Place:
        return Place(self._at(p), p["name"], p["entry"], p["country"], tuple(p.get("within", ())), **_known(p, "kind"))

    def _credit(self, c: Object) -> Credit:
        return Credit(self._at(c), **_known(c, "of", "kind", "rule"))

    def _side(self, s: Object) -> Side:
        return Side(self._at(s), **_known(s, "value", "source", "origins", "as_of"))

    def _discrepancy(self, d: Object) -> Discrepancy:
        return Discrepancy(d["kind"], d["about"], tuple(map(self._side, d["sides"])), d["claim"], d["drift"],
                           self._grounds(d.get("grounds", ())))

    def _judged(self, j: Object) -> Judged:
        decision = Decision(about=tuple(map(self._target, j["about"])),
                            **_known(j, "verb", "value", "field", "who", "at", "why"))
        return Judged(decision, tuple(j["ids"]), j.get("conflict"))

    def _target(self, t: Object) -> Target:
        return Target(t["kind"], tuple(map(self._at, t["anchors"])), tuple(t["articles"]), t["name"])


def _known(data: Object, *names: str) -> dict[str, Any]:
    """These members, where they are there: what is missing keeps the default of its type."""
    return {name: data[name] for name in names if name in data}


def _article(a: Object) -> Article:
    return Article(a["id"], a["text"], body=a.get("body", 0), metadata=tuple((a.get("metadata") or {}).items()),
                   **_known(a, *TEXTS))
