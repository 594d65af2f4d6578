"""Names that no table holds, and that the words around them show to be an outlet."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from sayso.annotate.credit.outlets import Mention, Outlet, is_platform, known_mentions
from sayso.tables import rows

KINDS = (
    r"newspaper|daily|tabloid|broadsheet|magazine|weekly|newsweekly|website|web site|news site|news website|"
    r"news portal|"
    r"news agency|news service|news outlet|newswire|broadcaster|radio station|radio|television station|"
    r"television channel|television network|TV channel|TV station|TV network|news channel|channel|television|blog|"
    r"publication|network"
)
NAME = r"(?-i:[A-Z][\w’'&.-]{0,30}(?: (?:of |de |del |the |and |& |for )?[A-Z0-9][\w’'&.-]{0,30}){0,4})"
ENDING = (
    r"News|Times|Post|Herald|Tribune|Journal|Gazette|Chronicle|Telegraph|Mail|Mirror|Observer|Examiner|Dispatch|Courier|"
    r"Sentinel|Daily|Weekly|Radio|TV|Television|FM|Press|Today|Online|Express|Standard|Record|Review|Monitor|Register|"
    r"Bulletin|Echo|Globe|Argus|Insider|Leader|Inquirer|Enquirer|Advertiser|Advocate|Ledger|Newswire|Broadcasting|"
    r"Magazine|Network|Media|Reporter|Independent|Guardian|Star|Sun|Voice|Citizen|Daily News|Free Press|Press Agency"
)
DOMAIN = (r"(?<![\w@/.-])(?:[A-Za-z0-9][A-Za-z0-9-]{1,40}\.){1,2}"
          r"(?:com|net|org|co\.uk|ie|tv|info|news|io|com\.au|co\.za|in|ru|ua|de|fr|it|es|ca|us)\b(?![\w@/-]|\.\w)")


class Shape(NamedTuple):
    """What makes a name an outlet's; group `o` holds the name. `kind` is what else the shape tells of the outlet."""

    name: str
    pattern: re.Pattern[str]
    kind: str = ""


SHAPES = (
    Shape("what it is, then its name", re.compile(rf"\b(?:{KINDS}),? (?:called |named )?[‘'\"“]?(?P<o>{NAME})")),
    Shape("its name, then what it is", re.compile(rf"\b(?P<o>{NAME})[’'\"”]? (?:{KINDS})\b")),
    Shape("its name, then what it is in apposition",
          re.compile(rf"\b(?P<o>{NAME}),? (?:a|an|the) (?:[\w’'-]+ ){{0,4}}(?:{KINDS})\b")),
    Shape("a name that ends like an outlet's",
          re.compile(rf"\b(?P<o>(?:[A-Z][\w’'.-]{{0,30}} ){{1,3}}(?:{ENDING}))\b(?! [A-Z][a-z])")),
    Shape("a station's call sign",
          re.compile(r"\b(?P<o>[KW][A-Z]{2,3}(?:-(?:TV|FM|AM|DT)\b| ?-? ?\d{1,2}\b|(?= TV\b)))")),
    Shape("a web address", re.compile(rf"(?P<o>{DOMAIN})")),
    Shape("initials in a dateline",
          re.compile(r"^[A-Z]{3,}[\w .,’'/-]{0,60}\((?P<o>[A-Z]{2,6})\)\s?[–—-]", re.MULTILINE), "agency"),
    Shape("initials that sign", re.compile(r"^By (?P<o>[A-Z]{3,5})[ \t]*$", re.MULTILINE), "agency"),
    Shape("initials in brackets at an end", re.compile(r"\([Ww]ith (?P<o>[A-Z]{3,5})\)"), "agency"),
)
LAST_WORD = re.compile(rf" (?:{ENDING})$")
OPENERS = re.compile(r"^(?:The|A|An|As|But|And|In|On|At|By|For|From|With|While|When|After|According|Although|Speaking|"
                     r"Meanwhile|However|Via|Source|State|Local|Saudi Arabia|[A-Z][a-z]+’s|[A-Z][a-z]+'s|"
                     r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur)day|Sunday(?= [A-Z][a-z]+ )) (?=[A-Z])")
NO_OUTLET = re.compile(r"^(?:The|A|An|This|That|His|Her|Its|Our|It|He|She|They|We|I|In|On|New|Local|State|National|"
                       r"International|Social|Mass|News|Foreign|Western|Press)$")


def all_mentions(text: str) -> list[Mention]:
    """Outlets of the table and names that look like an outlet's, in the order of the text; none overlaps another.

    A short form that is only the last word of a longer name gives way to it: "the Kestrel Gazette" is no other Gazette.
    """
    shaped = [m for shape in SHAPES for m in _by(shape, text)]
    longer = {m.end: m.start for m in shaped if LAST_WORD.search(text[m.start:m.end])}
    known = [m for m in known_mentions(text)
             if " " in text[m.start:m.end] or longer.get(m.end, m.start) >= m.start or m.outlet.agency]
    kept = list(known)
    taken = bytearray(len(text))
    for mention in known:
        taken[mention.start:mention.end] = b"\1" * (mention.end - mention.start)
    for mention in shaped:
        if 1 not in taken[mention.start:mention.end]:
            kept.append(mention)
            taken[mention.start:mention.end] = b"\1" * (mention.end - mention.start)
    return sorted(kept)


def _by(shape: Shape, text: str) -> Iterator[Mention]:
    for match in shape.pattern.finditer(text):
        start, end = match.span("o")
        if opener := OPENERS.match(text[start:end]):
            start += opener.end()
        name = text[start:end].rstrip(".'’")
        if len(name) > 1 and not NO_OUTLET.match(name) and not is_platform(name) and name not in _nations():
            yield Mention(start, start + len(name), Outlet(name, shape.kind, known=False))


@cache
def _nations() -> frozenset[str]:
    """Countries, capitals and nationalities: "Saudi daily Ajel" names Ajel."""
    named = (name for row in rows("demonyms") for column in ("country", "demonyms", "capital", "aliases")
             for name in row[column].split("; "))
    return frozenset(filter(None, named))
