"""Whether a content is quoted, told, or both."""

import re

from sayso.model import Anchor, Article, Mode

OPEN, CLOSE = '“„«‹"', '”»›"'
QUOTED = re.compile(r"[\"“„«][^\"”»“]{2,}[\"”»“]")
SINGLE = re.compile(r"(?:^|[\s(])[‘'][^‘’']{8,}[’'](?=$|[\s,.;:!?)])")


def mode(article: Article, content: tuple[Anchor, ...]) -> Mode:
    """Direct where quotation marks hold all of it, mixed where they hold a part, indirect where there are none."""
    texts = [_widened(article, a).strip(" ,.;:—–-\n") for a in content]
    held = [_quoted(text) for text in texts]
    whole = sum(len(text) for text in texts)
    inside = sum(held)
    if not whole or inside == 0:
        return "indirect"
    return "direct" if inside >= 0.9 * whole else "mixed"


def _widened(article: Article, anchor: Anchor) -> str:
    """The words with a quotation mark that stands right before or after them."""
    text = article.text
    start = anchor.start - (anchor.start > 0 and text[anchor.start - 1] in OPEN + "‘'")
    end = anchor.end + (anchor.end < len(text) and text[anchor.end] in CLOSE + "’'")
    return text[start:end]


def _quoted(text: str) -> int:
    """How many characters stand inside quotation marks; a mark that is never closed holds to the end."""
    spans = [m.span() for m in QUOTED.finditer(text)] or [m.span() for m in SINGLE.finditer(text)]
    if not spans and text[:1] in OPEN + "‘":
        return len(text)
    if not spans and text[-1:] in CLOSE and len(text) > 20:
        return len(text)
    return sum(b - a for a, b in spans)
