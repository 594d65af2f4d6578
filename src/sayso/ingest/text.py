"""Plain text with an optional title line and header lines, or YAML front matter."""

import re
from collections.abc import Iterator
from dataclasses import replace

from sayso.ingest.decode import text_of
from sayso.ingest.draft import FIELDS, Draft, headed
from sayso.ingest.source import Found, Options, Source

KEYS = "|".join(FIELDS)
HEADER = re.compile(rf"[ \t]*({KEYS})[ \t]*:[ \t]*([^\n]*)(?:\n|\Z)", re.IGNORECASE)
TITLE_LINE = re.compile(rf"(?![ \t]*(?:{KEYS})[ \t]*:)[ \t]*(\S[^\n]*)\n(?=[ \t]*(?:{KEYS})[ \t]*:)", re.IGNORECASE)
FRONT_MATTER = re.compile(r"---[ \t]*\n")
FENCE = re.compile(r"(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
ENTRY = re.compile(r"([\w-]+)[ \t]*:[ \t]*([^\n]*)\n?")
LONGEST_FRONT_MATTER = 200


def read(source: Source, options: Options) -> Iterator[Found]:
    """The item in a file of plain text."""
    raw, notes = text_of(source, options.limits.file_bytes)
    yield from notes
    yield replace(parse(source.path, source.stem, raw), place=source.place)


def parse(path: str, stem: str, raw: str) -> Draft:
    """The item in `raw`: header lines are taken off and the title stands again at the head of the text.

    Where there is no header the text is `raw` itself, unchanged.
    """
    headers, metadata, at = _front_matter(raw) or _header_lines(raw)
    if not at:
        return Draft(path, stem, raw)
    body = raw[at:].lstrip("\n")
    text, begins = headed(headers.get("title"), body)
    return Draft(path, stem, text, begins, opens="title" not in headers, fields=headers, metadata=metadata)


Headers = tuple[dict[str, str], tuple[tuple[str, str], ...], int]


def _header_lines(raw: str) -> Headers:
    fields: dict[str, str] = {}
    at = len(raw) - len(raw.lstrip("\n"))
    if title := TITLE_LINE.match(raw, at):
        fields["title"] = title[1].strip()
        at = title.end()
    while match := HEADER.match(raw, at):
        if match[2].strip():
            fields[FIELDS[match[1].lower()]] = match[2].strip()
        at = match.end()
    return fields, (), at if fields else 0


def _front_matter(raw: str) -> Headers | None:
    """The plain `key: value` lines between two fences; None where there is no closing fence."""
    opening = FRONT_MATTER.match(raw)
    if not opening:
        return None
    fields: dict[str, str] = {}
    metadata: list[tuple[str, str]] = []
    at = opening.end()
    for _ in range(LONGEST_FRONT_MATTER):
        if closing := FENCE.match(raw, at):
            return fields, tuple(metadata), closing.end()
        end = raw.find("\n", at) + 1 or len(raw)
        if entry := ENTRY.match(raw, at, end):
            _store(entry[1], _unquoted(entry[2]), fields, metadata)
        if end >= len(raw):
            return None
        at = end
    return None


def _store(key: str, value: str, fields: dict[str, str], metadata: list[tuple[str, str]]) -> None:
    if name := FIELDS.get(key.lower()):
        if value:
            fields[name] = value
    else:
        metadata.append((key, value))


def _unquoted(value: str) -> str:
    value = value.strip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value
