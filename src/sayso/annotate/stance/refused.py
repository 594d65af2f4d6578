"""What looks like an attribution and is none: acts, disclaimers, navigation, addresses."""

import re
from collections.abc import Callable

from sayso.annotate.stance import cues
from sayso.model import Article, Attribution

ACT_OBJECT = re.compile(
    r"^(?:an?|the|this|its|their|several|new)?\s*(?:\w+\s+){0,3}?(?:agreement|treaty|deal|pact|bill|law|contract|"
    r"accord|memorandum|decree|order|petition|truce|ceasefire|protocol|convention|letter of intent)\b",
    re.IGNORECASE,
)
DISCLAIMER = re.compile(
    r"\b(?:views?|opinions?)\s+(?:\w+\s+){0,4}?(?:expressed|are those|"
    r"do(?:es)? not (?:necessarily )?re(?:flect|present))|"
    r"\ball rights reserved\b|\bterms of (?:use|service)\b|\bprivacy policy\b|\bsubscribe\b.{0,40}\bnewsletter\b",
    re.IGNORECASE,
)
REACH = 300

Refusal = Callable[[Article, Attribution], bool]


def refused(article: Article, attribution: Attribution) -> str | None:
    """The name of the first rule that finds it to be no attribution, None where it is one."""
    return next((rule.__name__ for rule in RULES if rule(article, attribution)), None)


def act(article: Article, attribution: Attribution) -> bool:
    """Somebody did something ("signed an agreement")."""
    words = " ".join(a.text for a in attribution.cue)
    held = cues.found_in(words)
    content = attribution.content[0].text if attribution.content else ""
    return bool(held) and all(c.kind == "act" for c in held) and bool(ACT_OBJECT.match(content)) and '"' not in content


def disclaimer(article: Article, attribution: Attribution) -> bool:
    """The publisher's own small print."""
    first = min(a.start for a in (*attribution.source, *attribution.cue, *attribution.content))
    last = max(a.end for a in (*attribution.source, *attribution.cue, *attribution.content))
    low = article.text.rfind("\n", 0, first) + 1
    stop = article.text.find("\n", last)
    line = article.text[max(low, first - 200) : min(stop if stop >= 0 else len(article.text), last + 200)]
    return len(line) < 400 and bool(DISCLAIMER.search(line))


def address(article: Article, attribution: Attribution) -> bool:
    """Words of a web address."""
    cue = (attribution.cue or attribution.content)[0]
    left = re.split(r"\s", article.text[max(0, cue.start - REACH) : cue.start])[-1]
    right = re.split(r"\s", article.text[cue.end : cue.end + REACH])[0]
    word = left + cue.text + right
    return "://" in word or word.startswith("www.") or word.count("/") > 1


def nothing_said(article: Article, attribution: Attribution) -> bool:
    """A content of one small word, or none."""
    content = " ".join(a.text for a in attribution.content).strip(" \n\"'“”‘’.,;:")
    return len(content) < 3 or content.lower() in ("the", "and", "but", "that", "for", "with")


RULES: tuple[Refusal, ...] = (act, disclaimer, address, nothing_said)
