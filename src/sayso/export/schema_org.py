"""schema.org as JSON-LD: claims, the articles that they appear in, and those on whose word they stand.

A `ClaimReview` is a human verdict: there is one where an analyst rated a claim, and nowhere else.
"""

import json
from typing import Any

from sayso.export import iri
from sayso.model import Article, Case, Claim, Judged, Source
from sayso.model.decision import CREDIBILITY

Object = dict[str, Any]
PERSONS = ("person", "expert", "witness")
BODIES = {"government": "GovernmentOrganization", "military": "GovernmentOrganization",
          "police": "GovernmentOrganization", "court": "GovernmentOrganization", "company": "Corporation",
          "agency": "NewsMediaOrganization", "media": "NewsMediaOrganization", "party": "PoliticalParty"}


def render(case: Case) -> str:
    """One JSON-LD graph of NewsArticle, Claim and their authors."""
    articles = {a.id: a for a in case.articles}
    graph = [*map(_article, case.articles), *map(_source, case.sources), *(_claim(c, articles) for c in case.claims)]
    graph += [_review(j, claim) for claim in case.claims for j in case.judged if _rates(j, claim)]
    return json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def _article(article: Article) -> Object:
    facts = {"headline": article.title, "url": article.url, "inLanguage": article.language,
             "datePublished": article.published, "dateModified": article.modified, "author": _named(article.byline),
             "publisher": _publisher(article.outlet), "sourceOrganization": _publisher(article.agency)}
    return {"@type": "NewsArticle", "@id": iri.of(iri.article_key(article)), "identifier": article.id,
            **{k: v for k, v in facts.items() if v}}


def _named(byline: str | None) -> Object | None:
    return {"@type": "Person", "name": byline} if byline else None


def _publisher(name: str | None) -> Object | None:
    return {"@type": "NewsMediaOrganization", "name": name} if name else None


def _source(source: Source) -> Object:
    kind = "Person" if source.kind in PERSONS else BODIES.get(source.kind, "Organization")
    kind = "Thing" if source.kind in ("unknown", "document", "anonymous") else kind
    about: Object = {"@type": kind, "@id": iri.of(source.id), "name": source.name}
    if source.aliases:
        about["alternateName"] = list(source.aliases)
    if source.affiliation and kind == "Person":
        about["affiliation"] = {"@type": "Organization", "name": source.affiliation}
    elif source.affiliation and kind != "Thing":
        about["parentOrganization"] = {"@type": "Organization", "name": source.affiliation}
    return about


def _claim(claim: Claim, articles: dict[str, Article]) -> Object:
    """`firstAppearance` only where one article's date is before all others'."""
    there = sorted({m.anchor.article for m in claim.mentions if m.stance == "asserts"})
    about: Object = {"@type": "Claim", "@id": iri.of(claim.id), "text": claim.statement,
                     "appearance": [_reference(articles[a]) for a in there]}
    if first := _first([articles[a] for a in there]):
        about["firstAppearance"] = _reference(first)
    if named := [{"@id": iri.of(o)} for o in claim.origins if not o.startswith("own:")]:
        about["author"] = named
    return about


def _rates(judged: Judged, claim: Claim) -> bool:
    return judged.decision.verb == "rate" and claim.id in judged.ids


def _review(judged: Judged, claim: Claim) -> Object:
    """The Admiralty rating as schema.org counts, 5 best and 1 worst; `6`, "cannot be judged", is no number."""
    made = judged.decision
    number = {"ratingValue": 6 - int(made.value), "bestRating": 5, "worstRating": 1} if made.value in "12345" else {}
    why = {"ratingExplanation": made.why} if made.why else {}
    about: Object = {"@type": "ClaimReview", "@id": iri.of(made.id), "claimReviewed": claim.statement,
                     "itemReviewed": {"@id": iri.of(claim.id)},
                     "reviewRating": {"@type": "Rating", "alternateName": CREDIBILITY[made.value], **number, **why}}
    facts = {"author": {"@type": "Person", "name": made.who} if made.who else None, "datePublished": made.at}
    return about | {k: v for k, v in facts.items() if v}


def _reference(article: Article) -> Object:
    return {"@id": iri.of(iri.article_key(article))}


def _first(articles: list[Article]) -> Article | None:
    """The earliest article; None where one has no date or the two earliest are as early as each other."""
    dated = sorted(((a.published, a.id, a) for a in articles if a.published), key=lambda d: d[:2])
    if not dated or len(dated) < len(articles):
        return None
    tie = len(dated) > 1 and (dated[1][0].startswith(dated[0][0]) or dated[0][0].startswith(dated[1][0]))
    return None if tie else dated[0][2]
