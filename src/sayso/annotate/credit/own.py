"""The outlet that an article itself appeared in: it is never its own source."""

import re

from sayso.annotate.credit.outlets import Mention, Outlet, of_name, of_url
from sayso.model import Article

EMAIL = re.compile(r"(?<![\w.-])[\w.-]{1,40}@(?P<domain>[\w-]{1,40}(?:\.[\w-]{1,20}){1,3})")
ABOUT_ITSELF = re.compile(
    r"(?: (?:has |have )?(?:reached out|contacted|asked|approached|emailed|requested|sought)\b|"
    r"[’']s? (?:[A-Z][\w’'.-]+ ){1,3}(?:and [A-Z][^.\n]{0,80})?(?:contributed|reports from|reported from)|"
    r" understands\b)"
)
ASKED = re.compile(r" (?:has |have )?(?:reached out|contacted|approached|emailed) (?:to )?(?!by\b)")
CALLS_READERS = re.compile(
    r"(?:[Ff]ollow|[Ll]ike|[Jj]oin|[Ss]ubscribe to|[Ss]ign up (?:for|to)|[Dd]ownload the|[Ww]rite to|"
    r"[Cc]opyright(?: \d{4})?|©(?: ?\d{4})?|\([Cc]\)(?: \d{4})?|[Ww]elcome to|[Aa]bout|[Mm]ore (?:from|on)|"
    r"[Aa]dvertise with) (?:the |The )?$"
)
RIGHTS = re.compile(r"[^\n]{0,20}\b[Aa]ll rights reserved")
ORIGINAL = ("original-source", "syndication-source", "canonical")
EXCLUSIVE = re.compile(r"\bexclusive\b", re.IGNORECASE)
TOLD = re.compile(
    r"\b(?:told|tells|speaking to|spoke to|talking to|interview with|learned by|obtained by) (?:the |The )?$"
)
HAS_LEARNED = re.compile(
    r" (?:has (?:exclusively )?(?:learned|learnt|confirmed|obtained)|can (?:exclusively )?reveal)\b"
)


def own_names(article: Article, mentions: list[Mention]) -> frozenset[str]:
    """Names of the outlet: as its metadata says, or as it speaks of itself."""
    stated = [of_name(article.outlet).name] if article.outlet else []
    addressed = [outlet.name for url in (article.url, *_written_to(article)) if url and (outlet := of_url(url))]
    spoken = [m.outlet.name for m in mentions if _speaks_of_itself(article, m)]
    return frozenset((*stated, *addressed, *spoken))


def reporting_names(article: Article, mentions: list[Mention]) -> frozenset[str]:
    """Names of outlets that did the reporting which the text tells of: no furniture of a page shows that."""
    text = article.text
    asked = (m for m in mentions if not m.outlet.agency and ASKED.match(text[m.end:m.end + 40]))
    exclusive = (m for m in mentions if _its_exclusive(article, m))
    return frozenset(m.outlet.name for m in (*asked, *exclusive))


def syndicated_from(article: Article) -> str | None:
    """The outlet in whose pages the original stands, where the page's metadata point to another outlet than its own."""
    own = of_name(article.outlet) if article.outlet else None
    pointed = (of_url(value) for name in ORIGINAL for key, value in article.metadata if key == name)
    found = next((outlet for outlet in pointed if outlet and outlet.known), None)
    if found is None or own is None or not own.known:
        return None
    return None if found.name == own.name or (own.family and found.family == own.family) else found.name


def own_family(article: Article) -> str | None:
    """The owner of the outlet that the metadata names."""
    outlet: Outlet | None = of_name(article.outlet) if article.outlet else of_url(article.url) if article.url else None
    return outlet.family or None if outlet else None


def _written_to(article: Article) -> list[str]:
    """Domains of the addresses that readers may write to; mail providers publish nothing."""
    found = (m["domain"] for m in EMAIL.finditer(article.text))
    return [domain for domain in found if (outlet := of_url(domain)) and outlet.known and outlet.kind != "aggregator"]


def _speaks_of_itself(article: Article, mention: Mention) -> bool:
    text = article.text
    before, after = text[max(0, mention.start - 40):mention.start], text[mention.end:mention.end + 160]
    if CALLS_READERS.search(before) or RIGHTS.match(after):
        return True
    if ABOUT_ITSELF.match(after) and not mention.outlet.agency:
        return True
    return _its_exclusive(article, mention)


def _its_exclusive(article: Article, mention: Mention) -> bool:
    """The headline says exclusive, and the opening says who was told."""
    text = article.text
    before, after = text[max(0, mention.start - 40):mention.start], text[mention.end:mention.end + 160]
    headline = text[:article.body] or text[:120]
    early = mention.start < len(headline) + 400
    return bool(early and EXCLUSIVE.search(headline) and (TOLD.search(before) or HAS_LEARNED.match(after)))
