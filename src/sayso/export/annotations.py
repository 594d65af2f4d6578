"""Web Annotations (W3C Recommendation, 23 February 2017): each statement, speaker and side as a note on exact words.

Every target has two selectors that pick the same words: a position, in code points as the standard asks, and a quote
with what stands before and after it, which finds the words again in a copy whose positions have moved.
"""

import json
from collections.abc import Iterator
from typing import Any

from sayso.export import iri
from sayso.model import Anchor, Article, Attribution, Case, Claim, Discrepancy, Mention

CONTEXT = 32
Object = dict[str, Any]


def render(case: Case) -> str:
    """An AnnotationCollection with one page that holds all annotations."""
    made = _Annotations(case)
    items = [*made.attributions(), *made.claims(), *made.discrepancies()]
    collection = iri.of(iri.case_key(case))
    first: Object = {"id": f"{collection}:page", "type": "AnnotationPage", "startIndex": 0, "items": items}
    page = {"@context": "http://www.w3.org/ns/anno.jsonld", "id": collection, "type": "AnnotationCollection",
            "label": "Who says what, and where accounts part", "total": len(items), "first": first}
    return json.dumps(page, ensure_ascii=False, indent=1) + "\n"


class _Annotations:
    def __init__(self, case: Case) -> None:
        self._case = case
        self._articles = {a.id: a for a in case.articles}
        self._names = {s.id: s.name for s in case.sources}

    def attributions(self) -> Iterator[Object]:
        """Who is named as saying it, on the words that are said."""
        for a in self._case.attributions:
            if a.content:
                yield _annotation(a.id, "identifying", self._speaker(a), [self._target(c) for c in a.content])

    def claims(self) -> Iterator[Object]:
        """The claim, on each place that states, denies or doubts it."""
        for claim in self._case.claims:
            for n, m in enumerate((*claim.mentions, *claim.against)):
                bodies = [_text(claim.statement, "describing"), *_tags(m)]
                yield _annotation(f"{claim.id}-{n}-{self._place(m.anchor)}", "linking", [_claim(claim), *bodies],
                                  [self._target(m.anchor)])

    def discrepancies(self) -> Iterator[Object]:
        """The question that accounts answer differently, on the words of each side."""
        for d in self._case.discrepancies:
            for n, s in enumerate(d.sides):
                yield _annotation(f"{d.id}-{n}-{self._place(s.anchor)}", "commenting",
                                  [_question(d), _text(s.value, "describing")], [self._target(s.anchor)])

    def _speaker(self, a: Attribution) -> list[Object]:
        bodies = [_tag(a.stance), _tag(a.hedge), _tag(a.mode)]
        if a.source_id:
            who = {"type": "SpecificResource", "source": iri.of(a.source_id), "purpose": "identifying"}
            return [who, _text(self._names.get(a.source_id, a.source_id), "describing"), *bodies]
        return bodies

    def _place(self, anchor: Anchor) -> str:
        return f"{iri.article_key(self._articles[anchor.article])}-{anchor.start}-{anchor.end}"

    def _target(self, anchor: Anchor) -> Object:
        article = self._articles[anchor.article]
        quote = {"type": "TextQuoteSelector", "exact": anchor.text,
                 "prefix": article.text[max(0, anchor.start - CONTEXT):anchor.start],
                 "suffix": article.text[anchor.end:anchor.end + CONTEXT]}
        position = {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end}
        return {"type": "SpecificResource", "source": _source(article), "selector": [position, quote]}


def _source(article: Article) -> Object:
    about: Object = {"id": iri.of(iri.article_key(article)), "type": "Text", "format": "text/plain"}
    if article.language:
        about["language"] = article.language
    if article.url:
        about["via"] = article.url
    return about


def _annotation(ident: str, motivation: str, body: list[Object], targets: list[Object]) -> Object:
    """A single target stands without a list around it: some annotators read no other form."""
    target = targets[0] if len(targets) == 1 else targets
    return {"id": iri.of(ident), "type": "Annotation", "motivation": motivation, "body": body, "target": target}


def _text(value: str, purpose: str) -> Object:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _tag(value: str) -> Object:
    return _text(value, "tagging")


def _tags(m: Mention) -> list[Object]:
    return [_tag(m.stance), _tag(m.hedge)]


def _claim(claim: Claim) -> Object:
    return {"type": "SpecificResource", "source": iri.of(claim.id), "purpose": "linking"}


def _question(d: Discrepancy) -> Object:
    return _text(f"{'changed' if d.drift else 'accounts part'}: {d.kind}, {d.about}", "commenting")

