"""PolNeAR (Newell et al. 2018, LREC): news articles with sources, cues and contents in brat standoff."""

import pathlib
from collections.abc import Iterator
from dataclasses import dataclass, field

ROLES = ("Source", "Cue", "Content")
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """Code point ranges of each role; a role may be empty, or in several pieces."""

    source: tuple[Range, ...] = ()
    cue: tuple[Range, ...] = ()
    content: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldArticle:
    name: str
    text: str
    attributions: tuple[GoldAttribution, ...] = field(default=())


def articles(folder: pathlib.Path) -> Iterator[GoldArticle]:
    """Annotated articles in name order; the first annotator in name order is the reference."""
    for path in sorted((folder / "text").glob("*.txt")):
        annotations = sorted((folder / "attributions").glob(path.stem + "_*.ann"))
        if annotations:
            yield GoldArticle(path.stem, path.read_text(encoding="utf-8"), attributions(annotations[0]))


def attributions(path: pathlib.Path) -> tuple[GoldAttribution, ...]:
    """Relations with a content. Lines that are neither T nor E well formed (one note holds a line break) are
    skipped."""
    spans: dict[str, tuple[Range, ...]] = {}
    events = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if line.startswith("T") and len(fields) >= 2:
            spans[fields[0]] = _ranges(fields[1].split(" ", 1)[1])
        elif line.startswith("E") and len(fields) >= 2:
            events.append(fields[1])
    found = (_attribution(event, spans) for event in events)
    return tuple(one for one in found if one.content)


def _ranges(offsets: str) -> tuple[Range, ...]:
    pairs = (piece.split() for piece in offsets.split(";"))
    return tuple((int(a), int(b)) for a, b in pairs)


def _attribution(event: str, spans: dict[str, tuple[Range, ...]]) -> GoldAttribution:
    roles: dict[str, tuple[Range, ...]] = {"source": (), "cue": (), "content": ()}
    for part in event.split():
        role, span = part.split(":")
        role = role.lower().rstrip("0123456789")
        if role in roles:
            roles[role] += spans.get(span, ())
    return GoldAttribution(**roles)
