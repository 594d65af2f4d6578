"""Provenance as PROV-JSON (W3C PROV-DM, 30 April 2013): what derives from, quotes and is attributed to what.

Articles, the words that mention a claim, and claims are entities; sources, outlets and Sayso are agents. Words are a
quotation of their article, a later version a revision (`prov:wasQuotedFrom` and `prov:wasRevisionOf` in PROV-O, which
readers may write in their qualified form).
"""

import json
from collections import defaultdict
from typing import Any

from sayso.export import iri
from sayso.model import Article, Case, Claim, Derivation, Mention, Source
from sayso.model.identity import identify
from sayso.version import VERSION

Object = dict[str, Any]
PERSONS = ("person", "expert", "witness", "anonymous")
READING, SOFTWARE = "reading", "software"


def render(case: Case) -> str:
    """One PROV-JSON document."""
    return json.dumps(_Provenance(case).document(), ensure_ascii=False, indent=1) + "\n"


class _Provenance:
    """Records by kind and id, filled article by article and claim by claim."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._articles = {a.id: a for a in case.articles}
        self._records: dict[str, dict[str, Object]] = defaultdict(dict)

    def document(self) -> Object:
        self._records["activity"][_name(READING)] = {"prov:label": "Reading of the articles by Sayso"}
        self._records["agent"][_name(SOFTWARE)] = {
            "prov:type": _qualified("prov:SoftwareAgent"), "prov:label": f"Sayso {VERSION}"}
        self._relate("wasAssociatedWith", activity=_name(READING), agent=_name(SOFTWARE))
        for source in self._case.sources:
            self._source(source)
        for article in self._case.articles:
            self._article(article)
        for edge in self._case.derivations:
            self._edge(edge)
        for claim in self._case.claims:
            self._claim(claim)
        return {"prefix": {"sayso": iri.PREFIX}, **{kind: self._records[kind] for kind in sorted(self._records)}}

    def _source(self, source: Source) -> None:
        kind = "prov:Person" if source.kind in PERSONS else "prov:Organization"
        typed = {} if source.kind in ("unknown", "document") else {"prov:type": _qualified(kind)}
        about = {"prov:label": source.name, "sayso:kind": source.kind, **typed}
        if source.affiliation:
            about["sayso:affiliation"] = source.affiliation
        self._records["agent"][_name(source.id)] = about

    def _article(self, article: Article) -> None:
        facts = {"prov:label": article.title or article.id, "sayso:id": article.id, "sayso:digest": article.digest,
                 "sayso:published": article.published, "prov:atLocation": article.url}
        self._records["entity"][_name(iri.article_key(article))] = {k: v for k, v in facts.items() if v}
        if article.outlet:
            self._attribute(_name(iri.article_key(article)), self._named(article.outlet))
        self._relate("used", activity=_name(READING), entity=_name(iri.article_key(article)))

    def _named(self, outlet: str) -> str:
        """The agent for an outlet or agency that is known by name."""
        agent = _name(identify("outlet", outlet))
        self._records["agent"][agent] = {"prov:label": outlet, "prov:type": _qualified("prov:Organization")}
        return agent

    def _edge(self, edge: Derivation) -> None:
        about: Object = {"sayso:kind": edge.kind, "sayso:id": edge.id}
        if edge.kind == "version":
            about["prov:type"] = _qualified("prov:Revision")
        self._relate("wasDerivedFrom", generatedEntity=_name(iri.article_key(self._articles[edge.child])),
                     usedEntity=self._above(edge), **about)

    def _above(self, edge: Derivation) -> str:
        """The parent's entity; an ancestor that is not at hand is an entity of which no more than a name is known."""
        if edge.parent in self._articles:
            return _name(iri.article_key(self._articles[edge.parent]))
        lost = _name(identify("lost", iri.case_key(self._case), edge.parent or edge.of))
        named = {"prov:label": f"a report of {edge.of} that is not at hand" if edge.of else "a report not at hand"}
        self._records["entity"].setdefault(lost, named)
        if edge.of:
            self._attribute(lost, self._named(edge.of))
        return lost

    def _claim(self, claim: Claim) -> None:
        entity = _name(claim.id)
        self._records["entity"][entity] = {
            "prov:label": claim.statement, "sayso:independentLow": claim.independent.low,
            "sayso:independentHigh": claim.independent.high}
        self._relate("wasGeneratedBy", entity=entity, activity=_name(READING))
        for mention in claim.mentions:
            self._relate("wasDerivedFrom", generatedEntity=entity, usedEntity=self._words(mention))
        for mention in claim.against:
            self._relate("wasInfluencedBy", influencee=entity, influencer=self._words(mention))
        for origin in claim.origins:
            if not origin.startswith("own:"):
                self._attribute(entity, _name(origin))

    def _words(self, mention: Mention) -> str:
        """The entity for the words of a mention: a quotation of its article, attributed to who is named there."""
        anchor = mention.anchor
        article = _name(iri.article_key(self._articles[anchor.article]))
        words = _name(identify("words", article, anchor.start, anchor.end, mention.stance, mention.source))
        self._records["entity"][words] = {"prov:value": anchor.text, "sayso:start": anchor.start,
                                          "sayso:end": anchor.end, "sayso:stance": mention.stance}
        self._relate("wasDerivedFrom", generatedEntity=words, usedEntity=article,
                     **{"prov:type": _qualified("prov:Quotation")})
        if mention.source:
            self._attribute(words, _name(mention.source))
        return words

    def _attribute(self, entity: str, agent: str) -> None:
        self._relate("wasAttributedTo", entity=entity, agent=agent)

    def _relate(self, relation: str, **ends: Any) -> None:
        """One relation; said twice, it is one record."""
        about = {k if ":" in k else f"prov:{k}": v for k, v in ends.items()}
        self._records[relation][f"_:{identify(relation, *sorted(map(str, about.items())))}"] = about


def _name(key: str) -> str:
    return f"sayso:{key}"


def _qualified(name: str) -> Object:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}
