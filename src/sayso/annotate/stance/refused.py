"""What looks like an attribution and is none: acts, disclaimers, navigation, addresses."""

import re
from collections.abc import Callable
from functools import cache

from sayso.annotate.stance import cues, rules
from sayso.model import Article, Attribution
from sayso.tables import rows
from sayso.tags import tagged

QUOTED = re.compile(r"that\b|[\"“‘„«]")
REFUSED = re.compile(r"\W*to\s+(?:\w+ly\s+)?(\w+(?:\s+\w+)?)", re.IGNORECASE)
REFUSING = frozenset({"refuse", "decline"})
SMALL_WORDS = frozenset({"the", "and", "but", "that", "for", "with"})
ANSWERS = frozenset({"so", "no"})
JOINTS = frozenset({"ADP", "SUB", "TO", "CC"})
LINE = 400
REACH = 300
OBJECT = 60

Refusal = Callable[[Article, Attribution], bool]


def refused(article: Article, attribution: Attribution) -> str | None:
    """The name of the first rule that finds it to be no attribution, None where it is one."""
    return next((rule.__name__ for rule in RULES if rule(article, attribution)), None)


def act(article: Article, attribution: Attribution) -> bool:
    """A deed done to a paper ("signed an agreement"), and nothing is quoted or put in a that-clause."""
    words = " ".join(a.text for a in attribution.cue)
    held = cues.found_in(words)
    content = attribution.content[0].text if attribution.content else ""
    deed = bool(held) and all(c.kind == "act" for c in held) and not QUOTED.match(content)
    return deed and bool(_papers().search(f"{words} {content[:OBJECT]}"))


def disclaimer(article: Article, attribution: Attribution) -> bool:
    """The publisher's own small print."""
    first = min(a.start for a in (*attribution.source, *attribution.cue, *attribution.content))
    last = max(a.end for a in (*attribution.source, *attribution.cue, *attribution.content))
    low = article.text.rfind("\n", 0, first) + 1
    stop = article.text.find("\n", last)
    line = article.text[max(low, first - 200) : min(stop if stop >= 0 else len(article.text), last + 200)]
    return len(line) < LINE and any(pattern.search(line) for pattern in _disclaimers())


def address(article: Article, attribution: Attribution) -> bool:
    """Words of a web address."""
    cue = (attribution.cue or attribution.content)[0]
    left = re.split(r"\s", article.text[max(0, cue.start - REACH) : cue.start])[-1]
    right = re.split(r"\s", article.text[cue.end : cue.end + REACH])[0]
    word = left + cue.text + right
    return "://" in word or word.startswith("www.") or word.count("/") > 1


def conduct(article: Article, attribution: Attribution) -> bool:
    """What somebody refuses to do: "refused to leave the hall" reports nobody's words, "refused to say" and
    "refused to accept that" do."""
    held = cues.found_in(" ".join(a.text for a in attribution.cue))
    aim = REFUSED.match(attribution.content[0].text) if attribution.content else None
    if not aim or not held or any(c.base not in REFUSING for c in held):
        return False
    done = cues.found_in(aim[1])
    return all(c.kind == "act" for c in done) and not rules.NO_COMMENT.search(f"{held[0].base} {aim[0]}")


def nothing_said(article: Article, attribution: Attribution) -> bool:
    """A content of one small word, or none; "so" and "no" are answers."""
    content = " ".join(a.text for a in attribution.content).strip(" \n\"'“”‘’.,;:").lower()
    return (len(content) < 3 and content not in ANSWERS) or content in SMALL_WORDS


def nobody(_: Article, attribution: Attribution) -> bool:
    """A source of small words that name nobody: the `By` of a byline."""
    named = [tag for a in attribution.source for _, tag in tagged(a.text)]
    return bool(named) and all(tag in JOINTS for tag in named)


RULES: tuple[Refusal, ...] = (nobody, act, conduct, disclaimer, address, nothing_said)


@cache
def _papers() -> re.Pattern[str]:
    words = "|".join(re.escape(row["words"]) for row in rows("attribution_acts"))
    return re.compile(rf"\b(?:{words})s?\b", re.IGNORECASE)


@cache
def _disclaimers() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"], re.IGNORECASE) for row in rows("attribution_disclaimers"))
