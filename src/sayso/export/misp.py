"""A MISP event (core format) whose claims carry tags of the admiralty scale (NATO STANAG 2511).

An analyst's rating of a claim is its tag. Without one, all that Sayso can answer of what the scale asks is whether
others confirm a claim independently: then its credibility is 1, "confirmed by other sources", if nobody objects.
Everything else is 6, "truth cannot be judged". The reliability of sources is F, "cannot be judged", unless all that a
claim stands on are rated alike.
"""

import json
from collections.abc import Mapping
from typing import Any

from sayso.export import iri
from sayso.model import Article, Case, Claim
from sayso.render import wording

Object = dict[str, Any]
Ratings = Mapping[str, str]
RELIABILITY = 'admiralty-scale:source-reliability="{}"'
CREDIBILITY = 'admiralty-scale:information-credibility="{}"'
CONFIRMED, OPEN, UNJUDGED = "1", "6", "f"
LOW_THREAT, INITIAL, OWN_ORGANISATION = "4", "0", "0"


def render(case: Case) -> str:
    """One event, for the analyst's own organisation alone, unpublished."""
    key = iri.case_key(case)
    rated = _ratings(case)
    attributes = [*(_claim(key, c, rated) for c in case.claims), *(_article(key, a) for a in case.articles if a.url)]
    event = {
        "uuid": iri.uuid_of(key, "event"), "info": f"Sayso: {wording.count(len(case.claims), 'claim')} in "
        f"{wording.count(len(case.articles), 'article')}", "date": _day(case), "threat_level_id": LOW_THREAT,
        "analysis": INITIAL, "distribution": OWN_ORGANISATION, "published": False, "Attribute": attributes,
    }
    return json.dumps({"Event": event}, ensure_ascii=False, indent=1) + "\n"


def _ratings(case: Case) -> dict[str, str]:
    """The last rating that an analyst gave each claim and source, by id."""
    return {ident: j.decision.value for j in case.judged if j.decision.verb == "rate" for ident in j.ids}


def reliability(claim: Claim, rated: Ratings) -> str:
    """The letter that all origins of the claim are rated with, `f` where there is none such."""
    letters = {rated.get(origin, UNJUDGED).lower() for origin in claim.origins}
    return letters.pop() if len(letters) == 1 else UNJUDGED


def credibility(claim: Claim, rated: Ratings) -> str:
    """The analyst's digit; else `1` where at least two origins surely do not rest on each other and nobody objects,
    `6` where not."""
    if claim.id in rated:
        return rated[claim.id]
    objected = claim.against or any(m.stance != "asserts" for m in claim.mentions)
    return CONFIRMED if claim.independent.low > 1 and not objected else OPEN


def _claim(key: str, claim: Claim, rated: Ratings) -> Object:
    articles = sorted({m.anchor.article for m in claim.mentions})
    comment = f"{wording.listed(articles)}: {wording.origins(claim.independent, len(claim.origins))}; {claim.id}"
    tags = [RELIABILITY.format(reliability(claim, rated)), CREDIBILITY.format(credibility(claim, rated))]
    made = _attribute(iri.uuid_of(key, claim.id), "text", claim.statement, comment)
    return made | {"Tag": [{"name": tag} for tag in tags]}


def _article(key: str, article: Article) -> Object:
    return _attribute(iri.uuid_of(key, "article", article.id), "link", article.url or "", article.title or article.id)


def _attribute(ident: str, kind: str, value: str, comment: str) -> Object:
    return {"uuid": ident, "type": kind, "category": "External analysis", "value": value, "comment": comment,
            "to_ids": False, "distribution": OWN_ORGANISATION}


def _day(case: Case) -> str:
    """The day of the newest article; 1970 where no date is known."""
    newest = max((a.published for a in case.articles if a.published), default="1970-01-01")
    return "-".join([*newest[:10].split("-"), "01", "01"][:3])
