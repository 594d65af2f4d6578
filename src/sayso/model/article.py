"""One news item, and what was left out of a case because it could not be read."""

import hashlib
from dataclasses import dataclass, replace

from sayso.model.anchor import Anchor, Ground


@dataclass(frozen=True, slots=True)
class Article:
    """One news item. All offsets of all findings refer to `text`, which holds headline and body and never changes.

    `published` and `modified` are ISO 8601, as coarse as they are known (`2024-10-18`, `2024-10-18T23:32`).
    `body` is where the body begins: `text[:body]` is the headline with what parts it from the body.
    `language` is an ISO 639-1 code. `grounds` say where each piece of metadata was found.
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    byline: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    url: str | None = None
    path: str | None = None
    body: int = 0
    grounds: tuple[Ground, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()

    @property
    def digest(self) -> str:
        """Hash of the text, for caches and for telling identical texts."""
        return hashlib.blake2b(self.text.encode("utf-8", "backslashreplace"), digest_size=16).hexdigest()

    def renamed(self, ident: str) -> "Article":
        """The same article by another id, in its grounds as well."""
        grounds = tuple(replace(g, anchors=tuple(replace(a, article=ident) for a in g.anchors)) for g in self.grounds)
        return replace(self, id=ident, grounds=grounds)

    def anchor(self, start: int, end: int) -> Anchor:
        """The anchor of `text[start:end]`; ValueError where that is no range of the text."""
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"{self.id}: no range [{start}, {end}) in a text of {len(self.text)} characters")
        return Anchor(self.id, start, end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that was left out, with its place, a reason that a reader understands, and what to do about it.

    `severity` is `left out` (nothing of it is in the case) or `partly` (it takes part, but not in everything).
    """

    path: str
    reason: str
    remedy: str = ""
    place: str = ""
    severity: str = "left out"
