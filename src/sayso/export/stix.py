"""STIX 2.1 (OASIS Standard, 10 June 2021): a report on the case, a note on each claim, an opinion for each objection.

Sources are identities, the articles external references with the exact words. Ids are deterministic. An opinion says
how a source stands to a claim as the articles have it; Sayso has none of its own.
"""

import json
from collections.abc import Iterator
from typing import Any

from sayso.export import iri
from sayso.model import Anchor, Article, Case, Claim, Mention, Source
from sayso.render import wording

Object = dict[str, Any]
UNKNOWN_TIME = "1970-01-01T00:00:00.000Z"
OPINION = {"denies": "strongly-disagree", "asserts": "disagree", "questions": "disagree", "retracts": "disagree",
           "found no evidence": "disagree", "cannot confirm": "neutral", "declines to comment": "neutral"}
CLASS = {"person": "individual", "expert": "individual", "witness": "individual", "unknown": "unknown",
         "anonymous": "unknown", "document": "unknown"}


def render(case: Case) -> str:
    """One bundle. `created` is the day of the newest article, 1970 where none has a date."""
    made = _Bundle(case)
    objects = made.objects()
    bundle = {"type": "bundle", "id": made.id("bundle", "all"), "objects": objects}
    return json.dumps(bundle, ensure_ascii=False, indent=1) + "\n"


class _Bundle:
    def __init__(self, case: Case) -> None:
        self._case = case
        self._key = iri.case_key(case)
        self._articles = {a.id: a for a in case.articles}
        self._sources = {s.id: s for s in case.sources}
        self._time = _time(max((a.published for a in case.articles if a.published), default=None))

    def id(self, kind: str, key: str) -> str:
        return f"{kind}--{iri.uuid_of(self._key, kind, key)}"

    def objects(self) -> list[Object]:
        """The identities first, then notes and opinions, then the report on all of them."""
        about = [self._author(), *map(self._identity, self._case.sources)]
        for claim in self._case.claims:
            about += [self._note(claim), *self._opinions(claim)]
        return [*about, self._report([o["id"] for o in about])]

    def _common(self, kind: str, key: str) -> Object:
        return {"type": kind, "spec_version": "2.1", "id": self.id(kind, key), "created": self._time,
                "modified": self._time}

    def _author(self) -> Object:
        return {**self._common("identity", "sayso"), "name": "Sayso", "identity_class": "system",
                "description": "Software that tells who says what in news reports. It does not judge what is so."}

    def _identity(self, source: Source) -> Object:
        about = {**self._common("identity", source.id), "name": source.name,
                 "identity_class": CLASS.get(source.kind, "organization")}
        return about | ({"description": f"speaks for {source.affiliation}"} if source.affiliation else {})

    def _note(self, claim: Claim) -> Object:
        count = wording.origins(claim.independent, len(claim.origins))
        named = [self.id("identity", o) for o in claim.origins if o in self._sources]
        return {
            **self._common("note", claim.id), "created_by_ref": self.id("identity", "sayso"),
            "abstract": claim.statement, "content": f"{claim.statement}\n\n{self._stands(claim)}, {count}.",
            "object_refs": named or [self._fallback()],
            "external_references": [self._reference(m.anchor) for m in claim.mentions],
        }

    def _stands(self, claim: Claim) -> str:
        return f"Reported by {wording.count(len({m.anchor.article for m in claim.mentions}), 'article')}"

    def _fallback(self) -> str:
        """A note must be about something: where nobody is named, about the one who worked it out."""
        return self.id("identity", "sayso")

    def _opinions(self, claim: Claim) -> Iterator[Object]:
        for m in dict.fromkeys((*(m for m in claim.mentions if m.stance != "asserts"), *claim.against)):
            source = self._sources.get(m.source or "")
            about = {
                **self._common("opinion", f"{claim.id} {self._place(m)}"), "opinion": OPINION[m.stance],
                "explanation": f"{m.stance}: {m.anchor.text}", "object_refs": [self.id("note", claim.id)],
                "created_by_ref": self.id("identity", "sayso"),
                "external_references": [self._reference(m.anchor)],
            }
            yield about | ({"authors": [source.name]} if source else {})

    def _place(self, m: Mention) -> str:
        return f"{m.anchor.article} {m.anchor.start} {m.anchor.end} {m.stance} {m.source}"

    def _reference(self, anchor: Anchor) -> Object:
        article = self._articles[anchor.article]
        about: Object = {"source_name": article.outlet or article.id, "external_id": _place(anchor),
                         "description": anchor.text}
        return about | ({"url": article.url} if article.url else {})

    def _report(self, refs: list[str]) -> Object:
        references = [_described(a) for a in self._case.articles]
        counted = wording.count(len(references), "article")
        return {
            **self._common("report", "report"), "created_by_ref": self.id("identity", "sayso"),
            "name": f"Who says what in {counted}, {wording.span(self._case.articles)}",
            "report_types": ["observed-data"], "published": self._time, "object_refs": refs,
            **({"external_references": references} if references else {}),
        }


def _place(anchor: Anchor) -> str:
    return f"{anchor.article}:{anchor.start}-{anchor.end}"


def _described(article: Article) -> Object:
    """An article as an external reference. It has no hash: STIX means that of the page, and Sayso read its text."""
    about: Object = {"source_name": article.outlet or article.id, "external_id": article.id,
                     "description": article.title or article.id}
    return about | ({"url": article.url} if article.url else {})


def _time(published: str | None) -> str:
    """An ISO date as coarse as it is known, as a STIX timestamp of its first moment."""
    if not published:
        return UNKNOWN_TIME
    day, _, clock = published.partition("T")
    parts = [*day.split("-"), "01", "01"][:3]
    return f"{'-'.join(parts)}T{(clock or '00:00')[:5]}:00.000Z"
