"""Credits that are lines of their own: addresses, lists of sources, agencies without a name, signatures."""

import re
from collections.abc import Iterator

from sayso.annotate.credit.outlets import Outlet, is_platform, known_mentions, of_name, of_url
from sayso.model import Article, Credit
from sayso.model.finding import CreditKind

ADDRESSED = re.compile(
    r"(?P<label>[Oo]riginal(?:ly)?(?: (?:url|URL|link|source|article|story|published|at|from|here)){0,3}|"
    r"[Ss]ource(?: url| URL| link)?|[Vv]ia|[Rr]ead (?:more|the full story|the original)|[Rr]eposted from)"
    r"\s{0,3}[:\-–]?\s{0,3}(?P<url>https?://[^\s<>\"')\]]{4,500})"
)
AGENCIES = (
    r"(?P<o>(?:(?:[Nn]ews|[Ww]ire) )?(?:[Aa]gencies|AGENCIES|[Ww]ire [Ss]ervices|[Nn]ews [Ww]ire [Ss]ervices|"
    r"[Nn]ews [Ss]ervices|[Ww]ire [Rr]eports|[Nn]ewswires|[Ww]ires))"
)
WITH_AGENCIES = re.compile(
    r"(?:[Ww]ith|[Ss]ources?:?|[Ff]rom|[Bb]y|and|&|/)\s(?:[\w ]{1,40} (?:and|&) )?(?:additional |other )?" + AGENCIES
    + r"\b(?=\W{0,3}(?:$|\n)|[,.]|\s+(?:[A-Z]|contributed))"
)
AGENCIES_ALONE = re.compile(
    r"(?:^|\n|[.!?”\"]\s?[-–—(\[])\s{0,4}[-–—(\[]?(?P<o>Agencies|AGENCIES|News [Aa]gencies)[)\]]?\s{0,4}(?=\n|$)"
)
LISTED = re.compile(
    r"(?:^|\n|\()\W{0,3}(?:Sources?|SOURCES?|[Vv]ia|[Hh]/[Tt]|HT|[Hh]at[ -][Tt]ip)(?P<mark>:|\s)\s{0,4}"
    r"(?P<list>[^\n().:]{2,90})(?=[.)\n]|$)"
)
ITEM_ENDS = re.compile(r"\s{0,4}(?:,|/|\+|&|\band\b)\s{0,4}")
LONGEST_LIST_WITHOUT_COLON = 45
SENTENCE_WORDS = frozenset(("said", "say", "told", "the", "that", "in", "at", "with", "close", "familiar", "who", "is",
                            "are", "was", "were", "have", "has"))
SIGNED = re.compile(
    r"\((?:Additional |Writing |Reporting |Editing |Compiled )[^()\n]{0,40}\bby\b[^()\n]{2,200}\)\s{0,4}$", re.MULTILINE
)
SIGNED_WITHIN = 600
PICTURE = re.compile(
    r"\b(?:photos?|images?|pictures?|pic|videos?|screen ?(?:grab|shot)s?|screengrab|footage|courtesy|illustration|"
    r"graphic|photograph(?:er|y|s)?|credit|file)\b[^\n.;\])]{0,30}$", re.IGNORECASE
)


def of_a_picture(before: str) -> bool:
    """Whether these words, right before a name, say whose picture it is."""
    return bool(PICTURE.search(before))


def on_own_lines(article: Article, own: frozenset[str]) -> Iterator[Credit]:
    """All credits that no sentence gives."""
    yield from _addressed(article, own)
    yield from _unnamed(article)
    yield from _listed(article, own)
    yield from _signed(article)


def _addressed(article: Article, own: frozenset[str]) -> Iterator[Credit]:
    """Links that say where the text stood first."""
    for match in ADDRESSED.finditer(article.text):
        outlet, outright = of_url(match["url"]), match["label"][0] in "Oo"
        if outlet and (outright or outlet.name not in own) and not is_platform(outlet.name):
            yield Credit(article.anchor(*match.span("url")), outlet.name, "republication", "address of the original")


def _unnamed(article: Article) -> Iterator[Credit]:
    """ "With agencies": some agency, none named."""
    for pattern in (WITH_AGENCIES, AGENCIES_ALONE):
        for match in pattern.finditer(article.text):
            if not of_a_picture(article.text[max(0, match.start() - 60):match.start()]):
                yield Credit(article.anchor(*match.span("o")), match["o"], "agency", "agencies without a name")


def _listed(article: Article, own: frozenset[str]) -> Iterator[Credit]:
    """Names in a line that says nothing but where the story is from, whether a table holds them or not."""
    for match in LISTED.finditer(article.text):
        if match["mark"] != ":" and len(match["list"]) > LONGEST_LIST_WITHOUT_COLON:
            continue
        for start, name in _items(match["list"]):
            outlet = _listed_outlet(name)
            if _is_name(name) and not is_platform(name) and outlet.name not in own:
                kind: CreditKind = "agency" if outlet.agency else "retelling"
                at = match.start("list") + start
                yield Credit(article.anchor(at, at + len(name)), outlet.name, kind, "source line")


def _listed_outlet(name: str) -> Outlet:
    """The table's outlet of this name, or whose full name stands in it."""
    outlet = of_name(name)
    if outlet.known:
        return outlet
    return next((m.outlet for m in known_mentions(name) if 2 * (m.end - m.start) > len(name)), outlet)


def _items(listed: str) -> Iterator[tuple[int, str]]:
    """The names of a list, each with its place in it."""
    at = 0
    for cut in (*ITEM_ENDS.finditer(listed), None):
        item = listed[at:cut.start() if cut else len(listed)]
        name = item.strip(" \t\r*_-–—|\"'“”‘’[]")
        yield at + item.find(name), name
        at = cut.end() if cut else at


def _is_name(item: str) -> bool:
    words = item.split()
    alphabetic = len(item) > 2 and any(ch.isalpha() for ch in item)
    return 1 <= len(words) <= 5 and alphabetic and not SENTENCE_WORDS.intersection(words)


def _signed(article: Article) -> Iterator[Credit]:
    """The line that Reuters, and nobody else, puts under its copy."""
    match = SIGNED.search(article.text, max(0, len(article.text) - SIGNED_WITHIN))
    if match and "diting by" in match[0]:
        yield Credit(article.anchor(*match.span()), "Reuters", "agency", "Reuters' signature")
