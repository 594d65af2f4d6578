"""Who is named behind contents, across the articles of a case."""

from dataclasses import dataclass
from typing import Literal

from sayso.model.anchor import Anchor, Ground

SourceKind = Literal["agency", "government", "military", "police", "court", "company", "media", "organisation", "party",
                     "armed group", "expert", "witness", "person", "document", "anonymous", "unknown"]


@dataclass(frozen=True, slots=True)
class Source:
    """One source with all its names. `affiliation` is whom it speaks for or belongs to (a state, a body), None where
    the texts do not tell. `grounds` hold one entry for each merge of two names."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: SourceKind = "unknown"
    affiliation: str | None = None
    mentions: tuple[Anchor, ...] = ()
    grounds: tuple[Ground, ...] = ()
