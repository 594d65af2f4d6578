"""Outlets and agencies of the table, and where a text names them."""

from collections import defaultdict
from functools import cache
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import urlsplit

from sayso.tables import rows
from sayso.words import Word, fold, words

CLOSE = 2


class Outlet(NamedTuple):
    """A row of the table; `known` is False for a name that only its place in a sentence shows to be an outlet."""

    name: str
    kind: str = ""
    family: str = ""
    known: bool = True

    @property
    def agency(self) -> bool:
        """Whether it sells copy to others."""
        return self.kind == "agency"


class Mention(NamedTuple):
    """An outlet's name in a text: half-open range of code points."""

    start: int
    end: int
    outlet: Outlet


class _Spelling(NamedTuple):
    """Words of a name; `the` if a capital "The" goes before them."""

    words: tuple[Word, ...]
    outlet: Outlet
    the: bool = False


def known_mentions(text: str) -> list[Mention]:
    """Names of the table's outlets in the order of the text, the longest at each place."""
    found, at, spellings, split = [], 0, _spellings(), tuple(map(_without_article, words(text)))
    while at < len(split):
        hit = next((s for s in spellings.get(split[at].folded, ()) if _stands(s, split, at, text)), None)
        if hit:
            start = split[at - 1].start if hit.the else split[at].start
            last = split[at + len(hit.words) - 1]
            found.append(Mention(start, start + _bare(text, start, last), hit.outlet))
        at += len(hit.words) if hit else 1
    return found


def _without_article(word: Word) -> Word:
    """`l’AFP` is AFP: the article that French and Italian write onto a name is no part of it."""
    if len(word.text) > 2 and word.text[0] in "lLdD" and word.text[1] in "'’":
        return Word(word.start + 2, word.end, word.text[2:], fold(word.text[2:]))
    return word


def of_name(name: str) -> Outlet:
    """The outlet with this name or alias; one that is not known where the table has none."""
    return _names().get(_key(name)) or Outlet(name, known=False)


def of_url(url: str) -> Outlet | None:
    """The outlet that publishes at this address, by the longest domain that the table knows, else the bare host."""
    try:
        host = (urlsplit(url if "//" in url else f"//{url}").hostname or "").removeprefix("www.")
    except ValueError:
        return None
    parts, domains = host.split("."), _domains()
    for cut in range(len(parts) - 1):
        if outlet := domains.get(".".join(parts[cut:])):
            return outlet
    return Outlet(host, known=False) if len(parts) > 1 and all(parts) else None


@cache
def not_outlets() -> frozenset[str]:
    """Platforms and picture libraries, folded: they stand where an outlet might."""
    return frozenset(_key(row["name"]) for row in rows("not_outlets"))


def is_platform(name: str) -> bool:
    """Whether the name is a platform or picture library rather than somebody who reports."""
    return _key(name) in not_outlets()


def _bare(text: str, start: int, last: Word) -> int:
    """Length of the name without a possessive ending."""
    end = last.end
    for ending in ("'s", "’s", "ʼs"):
        if text[start:end].endswith(ending) and not last.folded.endswith("s"):
            return end - 2 - start
    return end - start


def _stands(spelling: _Spelling, split: tuple[Word, ...], at: int, text: str) -> bool:
    """The name's words one after the other, with capitals where the name has them, on one line."""
    name = spelling.words
    if at + len(name) > len(split) or (spelling.the and (not at or split[at - 1].text not in ("The", "THE"))):
        return False
    here = split[at:at + len(name)]
    alike = all(a.folded == b.folded and _as_capital(a.text, b.text) for a, b in zip(name, here, strict=True))
    return alike and all(
        b.start - a.end <= CLOSE and "\n" not in text[a.end:b.start]
        for a, b in pairwise(here)
    )


def _as_capital(name: str, here: str) -> bool:
    if len(name) > 1 and name.isupper() and name.isalpha():
        return here.upper().startswith(name) and here[:2].isupper()
    return not name[0].isupper() or here[0].isupper()


def _key(name: str) -> str:
    return " ".join(word.folded for word in words(name)).removeprefix("the ")


@cache
def _spellings() -> dict[str, tuple[_Spelling, ...]]:
    """Every spelling by its first folded word, the longest first."""
    by_word: defaultdict[str, list[_Spelling]] = defaultdict(list)
    for name, outlet in _by_spelling().items():
        split = words(name)
        the = len(split) > 1 and split[0].text == "The"
        bare = split[1:] if the else split
        if bare and "(" not in name:
            by_word[bare[0].folded].append(_Spelling(bare, outlet, the))
    return {word: tuple(sorted(found, key=lambda s: (-len(s.words), not s.the))) for word, found in by_word.items()}


@cache
def _by_spelling() -> dict[str, Outlet]:
    """Every spelling with its outlet; a short form that several share stands for itself, not for one of them."""
    full: dict[str, Outlet] = {}
    short: defaultdict[str, list[Outlet]] = defaultdict(list)
    for row in rows("outlets"):
        outlet = Outlet(row["name"], row["kind"], row["family"])
        for name in filter(None, (row["name"], *row["aliases"].split("|"))):
            full.setdefault(name, outlet)
        for name in filter(None, row["short"].split("|")):
            short[name].append(outlet)
    shared = {name: named[0] if len(named) == 1 else Outlet(name, known=False) for name, named in short.items()}
    return shared | full


@cache
def _names() -> dict[str, Outlet]:
    named: dict[str, Outlet] = {}
    for name, outlet in _by_spelling().items():
        if outlet.known:
            named.setdefault(_key(name), outlet)
    return named


@cache
def _domains() -> dict[str, Outlet]:
    return {
        fold(domain): Outlet(row["name"], row["kind"], row["family"])
        for row in rows("outlets") for domain in row["domains"].split("|") if domain
    }
