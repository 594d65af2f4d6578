"""Invented articles with their attributions marked by hand, for the tests of claims."""

import re

from sayso.annotate import sentences
from sayso.model import Anchor, Annotated, Article, Attribution, Claim
from sayso.relate.claims import match
from sayso.relate.given import Descent, Resolved

NO_DESCENT = Descent((), (), ())
MARK = re.compile(r"\[(S|C|T)(\d):([^\]]*)\]")


def told(ident: str, marked: str, stances: dict[str, str] | None = None) -> tuple[Annotated, tuple[Attribution, ...]]:
    """An article in which `[S1:Ana Ruiz] [C1:said] [T1:the dam held]` marks source, cue and content number 1.

    The source's words are its id. `stances` names the stance of an attribution by its number.
    """
    text, spans = "", []
    at = 0
    for m in MARK.finditer(marked):
        text += marked[at:m.start()]
        spans.append((m[1], m[2], len(text), len(text) + len(m[3])))
        text, at = text + m[3], m.end()
    article = Article(ident, text + marked[at:])
    numbers = sorted({number for _, number, _, _ in spans})
    found = tuple(_attribution(article, n, spans, (stances or {}).get(n, "asserts")) for n in numbers)
    return Annotated(article, sentences.find(article), attributions=found), found


def claims(*articles: tuple[Annotated, tuple[Attribution, ...]]) -> tuple[Claim, ...]:
    """The claims of these articles."""
    read = tuple(a for a, _ in articles)
    return match(read, Resolved((), tuple(x for _, found in articles for x in found)), NO_DESCENT)


def together(found: tuple[Claim, ...], *words: str) -> bool:
    """Whether one claim has for each of these words a mention of its own."""
    return any(all(any(w in m.anchor.text for m in c.mentions) for w in words) for c in found)


def _attribution(article: Article, number: str, spans: list[tuple[str, str, int, int]], stance: str) -> Attribution:
    def anchors(role: str) -> tuple[Anchor, ...]:
        return tuple(article.anchor(a, b) for r, n, a, b in spans if r == role and n == number)

    source = anchors("S")
    return Attribution(article.id, source, anchors("C"), anchors("T"), stance=stance,  # type: ignore[arg-type]
                       source_id=source[0].text if source else None)
