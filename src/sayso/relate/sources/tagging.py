"""The words of an article with what the tables say they are: the ground on which noun phrases are read."""

import itertools
import re
from bisect import bisect_left, bisect_right
from typing import Literal, NamedTuple

from sayso.model import Annotated, Name
from sayso.relate.sources import lexicon
from sayso.words import Word, words

Tag = Literal["person", "body", "outlet", "title", "office", "country", "name", "word"]
DOMAIN = re.compile(r"\.(?:com|org|net|co\.uk|co)$", re.IGNORECASE)
ADDRESS = re.compile(r"(?:www\.)?\w[\w-]{0,60}\.(?:com|org|net|info|biz|co\.uk|tv)\b(?![.@/]\w)", re.IGNORECASE)
LETTERS = range(3, 7)
CONTEXT = frozenset(
    {"told", "to", "the", "by", "with", "newspaper", "agency", "daily", "website", "reported", "reports"}
)


class Item(NamedTuple):
    """One or more words that mean one thing. `owns` is whether it ends in a possessive."""

    tag: Tag
    start: int
    end: int
    text: str
    owns: bool
    title: lexicon.Title | None = None
    office: lexicon.Office | None = None
    body: lexicon.Body | None = None
    country: lexicon.Country | None = None
    outlet: str = ""

    @property
    def key(self) -> lexicon.Key:
        """The folded words."""
        return lexicon.key(self.text)


class Page:
    """One article with its items, and ways to find those of a range or a sentence."""

    def __init__(self, read: Annotated) -> None:
        self.read = read
        self.text = read.article.text
        self.items = items(read)
        self.starts = [i.start for i in self.items]
        self._sentences = [s.start for s in read.sentences]

    def inside(self, start: int, end: int) -> tuple[Item, ...]:
        """The items that share a character with the range."""
        at = bisect_right(self.starts, start) - 1
        at = at + 1 if at < 0 or self.items[at].end <= start else at
        return self.items[at : bisect_left(self.starts, end)]

    def sentence(self, offset: int) -> int:
        """The number of the sentence that holds the place, or that ended last before it; 0 where none did."""
        return bisect_right(self._sentences, offset)

    def range(self, offset: int) -> tuple[int, int]:
        """Where the sentence around the place begins and ends."""
        at = self.sentence(offset) - 1
        if at < 0:
            return 0, len(self.text)
        return self.read.sentences[at].start, self.read.sentences[at].end


def items(read: Annotated) -> tuple[Item, ...]:
    """All words of the text in order, put together where a name or a table says so."""
    text = read.article.text
    every = words(text)
    names = {n.anchor.start: n for n in read.names}
    found: list[Item] = []
    at = 0
    while at < len(every):
        name = names.get(every[at].start)
        stop = _after(every, at, name.anchor.end) if name else at
        if follows := _name_behind_article(every, at, names):
            stop = max(stop, _after(every, at + 1, follows))
        item, at = _longest(every, at, stop, text, name.kind if name else None)
        found.append(item)
    return tuple(found)


def _name_behind_article(every: tuple[Word, ...], at: int, names: dict[int, Name]) -> int:
    """Where a name ends that "the" stands before: no entry ("The National") ends inside it; 0 where there is none."""
    follows = names.get(every[at + 1].start) if every[at].folded == "the" and at + 1 < len(every) else None
    return follows.anchor.end if follows else 0


def _after(every: tuple[Word, ...], at: int, end: int) -> int:
    while at < len(every) and every[at].start < end:
        at += 1
    return at


def _longest(every: tuple[Word, ...], at: int, stop: int, text: str, kind: str | None) -> tuple[Item, int]:
    """The item that begins at word `at`, and the word after it. A name goes first, unless a table knows more words."""
    start = every[at].start
    if site := _address(every, at, text):
        return site
    most = _reach(every[at])
    if most > 1 and not _goes_on(every, at, text):
        most = 1
    for size in range(min(most, len(every) - at), 0, -1):
        if at + size < stop:
            break
        if size > 1 and not _together(text, every[at : at + size]):
            continue
        if item := _entry(text, start, every[at + size - 1].end):
            return item, at + size
    if stop > at and kind:
        return _named(text, every, at, stop, kind)
    word = text[start : every[at].end]
    return Item("word", start, every[at].end, word, _owns(word)), at + 1


def _address(every: tuple[Word, ...], at: int, text: str) -> tuple[Item, int] | None:
    """ "Tarnwatch.com said": a web address that stands as a name, and the word after it; a site, where no table knows
    it."""
    end = every[at].end
    if text[end : end + 1] not in (".", "-") or not (match := ADDRESS.match(text, every[at].start)):
        return None
    stop = _after(every, at, match.end())
    start, end = every[at].start, every[stop - 1].end
    shown = _bare(text[start:end])
    known = lexicon.outlets().get(lexicon.key(shown)) or lexicon.outlets().get(lexicon.key(DOMAIN.sub("", shown)))
    if known:
        return Item("outlet", start, end, shown, shown != text[start:end], outlet=known.name), stop
    if item := _entry(text, start, end):
        return item, stop
    office = None if lexicon.key(shown) in lexicon.no_outlets() else lexicon.office_named("news outlet")
    return Item("body", start, end, shown, shown != text[start:end], office=office), stop


def _reach(word: Word) -> int:
    """How many words an entry that begins with this one may have; one more for letters parted by dots (U.S.)."""
    if len(word.text) == 1 and word.text.isupper():
        return 6
    known = lexicon.reach()
    first = word.folded.replace("'", "")
    return max(known.get(first, 0), known.get(first + "s", 0), known.get(first.removesuffix("s"), 0))


def _goes_on(every: tuple[Word, ...], at: int, text: str) -> bool:
    """Whether the word after this one stands second in an entry that begins with this one."""
    if at + 1 == len(every) or len(every[at].text) == 1 or text[every[at].end] == ".":
        return True
    first, known = every[at].folded.replace("'", ""), lexicon.seconds()
    follows = every[at + 1].folded.replace("'", "")
    return any(follows in known.get(form, ()) for form in (first, first + "s", first.removesuffix("s")))


def _together(text: str, found: tuple[Word, ...]) -> bool:
    gaps = (text[a.end : b.start] for a, b in itertools.pairwise(found))
    return all(gap in (" ", "-", "\u00a0", ".", ". ", "’ ", "' ", "\n", " & ") for gap in gaps)


def _named(text: str, every: tuple[Word, ...], at: int, stop: int, kind: str | None) -> tuple[Item, int]:
    start, end = every[at].start, every[stop - 1].end
    tag: Tag = "person" if kind == "person" else "body" if kind == "organisation" else "name"
    if tag == "body" and (split := _country_and_office(text, every, at, stop)):
        return split
    shown = _bare(text[start:end])
    tag = "name" if tag == "person" and _letters(shown) else tag
    return Item(tag, start, end, shown, shown != text[start:end]), stop


def _letters(shown: str) -> bool:
    """Whether a name is a few capitals alone: the letters of a body rather than a person's name."""
    short = shown.isalpha() and shown.isupper() and len(shown) in LETTERS
    return short and lexicon.key(shown)[0] not in lexicon.genders()


def _country_and_office(text: str, every: tuple[Word, ...], at: int, stop: int) -> tuple[Item, int] | None:
    """ "Iraqi Army": a country's word and an office are two items, so that all names of the office meet."""
    for cut in range(at + 1, stop):
        front, back = text[every[at].start : every[cut - 1].end], text[every[cut].start : every[stop - 1].end]
        country = lexicon.countries().get(lexicon.key(front))
        if country and lexicon.key(_bare(back)) in lexicon.offices():
            return Item("country", every[at].start, every[cut - 1].end, front, False, country=country), cut
    return None


def _entry(text: str, start: int, end: int) -> Item | None:
    """The item that a table knows under exactly these words."""
    whole = text[start:end]
    shown = _bare(whole)
    owns, found = shown != whole, lexicon.key(DOMAIN.sub("", shown))
    if body := lexicon.body(found, shown):
        return Item("body", start, end, shown, owns, body=body, office=lexicon.office_named(body.office))
    if (outlet := lexicon.outlets().get(found)) and _shows_outlet(text, start, shown, outlet):
        return Item("outlet", start, end, shown, owns, outlet=outlet.name)
    if (country := lexicon.countries().get(found) or _lost_apostrophe(found, lexicon.countries())) and shown[
        :1
    ].isupper():
        return Item("country", start, end, shown, owns or found not in lexicon.countries(), country=country)
    if title := lexicon.titles().get(found):
        return Item("title", start, end, shown, owns, title=title)
    if office := lexicon.offices().get(found):
        return Item("office", start, end, shown, owns, office=office)
    return None


def _shows_outlet(text: str, start: int, shown: str, outlet: lexicon.Outlet) -> bool:
    """Whether the capitals and, for a doubtful name, the word before it tell that the outlet is meant."""
    parts = shown.split()
    written = parts[0][:1].isupper() and (parts[-1][:1].isupper() or parts[-1][:1].isdigit())
    if not written or (outlet.letters and not _capitals(shown)):
        return False
    before = text[max(0, start - 12) : start].lower().split()
    return not outlet.doubtful or bool(before and before[-1] in CONTEXT)


def _capitals(shown: str) -> bool:
    return shown.replace(".", "").isupper()


def _lost_apostrophe(found: lexicon.Key, table: dict[lexicon.Key, lexicon.Country]) -> lexicon.Country | None:
    """ "Syrias": a possessive whose apostrophe was lost."""
    last = found[-1] if found else ""
    named = table.get((*found[:-1], last[:-1])) if last.endswith("s") and len(last) > 3 else None
    return named if named and named.how != "demonym" else None


def _bare(text: str) -> str:
    for mark in ("'s", "’s", "'", "’"):
        if text.endswith(mark):
            return text[: -len(mark)]
    return text


def _owns(text: str) -> bool:
    return _bare(text) != text
