"""Plain text with an optional title line and header lines."""

import re

from sayso.model import Article

HEADER = re.compile(r"(title|outlet|date|url|agency|byline):[ \t]*(.*)\n", re.IGNORECASE)


def parse(ident: str, raw: str, path: str) -> Article:
    """The article in `raw`; title and header lines are taken off, the title stands again at the head of the text."""
    fields: dict[str, str] = {}
    title_line = re.match(r"([^\n]+)\n(?=(?:title|outlet|date|url|agency|byline):)", raw, re.IGNORECASE)
    at = title_line.end() if title_line else 0
    while match := HEADER.match(raw, at):
        fields[match[1].lower()] = match[2].strip()
        at = match.end()
    if not fields:
        return Article(id=ident, text=raw, path=path)
    body = raw[at:].lstrip("\n")
    title = fields.get("title") or (title_line[1].strip() if title_line else None)
    text = f"{title}\n\n{body}" if title else body
    return Article(ident, text, title, fields.get("outlet"), fields.get("agency"), fields.get("byline"),
                   fields.get("date"), url=fields.get("url"), path=path, body=len(text) - len(body))
