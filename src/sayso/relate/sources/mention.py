"""Where an article names somebody who may speak: every source phrase, and every name with what stands around it."""

from bisect import bisect_right
from functools import cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from sayso.model import Anchor, Annotated, Attribution
from sayso.relate.sources import carriers
from sayso.relate.sources import phrase as phrases
from sayso.relate.sources.phrase import Phrase
from sayso.relate.sources.tagging import Item, Page
from sayso.tables import rows

BEFORE = frozenset({"title", "country", "body", "office", "name", "outlet"})
APPOSED = frozenset({"a", "an", "the", "its", "their"})
OBLIQUE = frozenset({"on", "via"})
JOINING = frozenset({"and", "as", "both", "neither", "nor", "or", "well"})
WINDOW = 12
OPENING = 5
MOST_NAMES = 4


class Mention(NamedTuple):
    """One naming. `speaks` holds the indices of the attributions whose source it is (none for a name in passing);
    `quoted` is whether it stands inside what somebody else says, `oblique` whether "on" or "via" stands before it."""

    start: int
    end: int
    sentence: int
    phrase: Phrase
    speaks: tuple[int, ...]
    quoted: bool
    oblique: bool = False


class Reading(NamedTuple):
    """One article with its mentions, in the order of the text."""

    page: Page
    mentions: tuple[Mention, ...]

    @property
    def read(self) -> Annotated:
        """The article as annotated."""
        return self.page.read


def reading(read: Annotated) -> Reading:
    """All mentions of one article."""
    page = Page(read)
    spans: dict[tuple[int, int], list[int]] = {}
    for index, attribution in enumerate(read.attributions):
        for start, end in _speakers(attribution, page):
            spans.setdefault((start, end), []).append(index)
    found = [_mention(page, span, tuple(speaks)) for span, speaks in spans.items()]
    found += _in_passing(page, sorted(spans))
    quotes = sorted((c.start, c.end) for a in read.attributions if a.mode == "direct" for c in a.content)
    reach = list(accumulate((end for _, end in quotes), max))
    return Reading(
        page,
        tuple(
            m._replace(sentence=page.sentence(m.start), quoted=_within(m.start, quotes, reach))
            for m in sorted(found, key=lambda m: (m.start, m.end))
        ),
    )


def _within(place: int, quotes: list[tuple[int, int]], reach: list[int]) -> bool:
    at = bisect_right(quotes, (place, len(reach) + place)) - 1
    return at >= 0 and reach[at] > place


def _mention(page: Page, span: tuple[int, int], speaks: tuple[int, ...]) -> Mention:
    own = page.inside(*span)
    phrase = phrases.read(_with_apposition(own, page), page.text)
    start = max(span[0], phrases.without_lead_in(own)[0].start) if own else span[0]
    shown = " ".join(page.text[start : span[1]].split())
    return Mention(*span, 0, phrase._replace(text=shown), speaks, False)


def _speakers(attribution: Attribution, page: Page) -> list[tuple[int, int]]:
    """The spans of the speakers of one attribution: one, each of several that are joined by "and", or the one cited."""
    if not attribution.source:
        return []
    if behind := carriers.cited(attribution, page):
        return [(behind.start, behind.end)]
    longest = max(attribution.source, key=lambda s: (s.end - s.start, -s.start))
    inside = page.inside(longest.start, longest.end)
    cuts = _joints(inside, page.text)
    if not cuts:
        return [(longest.start, longest.end)]
    edges = [0, *cuts, len(inside)]
    parts = [inside[a:b] for a, b in pairwise(edges)]
    trimmed = [[i for i in part if i.text.lower() not in JOINING] for part in parts]
    return [(part[0].start, part[-1].end) for part in trimmed if part]


def _joints(inside: tuple[Item, ...], text: str) -> list[int]:
    """Where "and", or "nor", joins two that can each speak: a name, a people, or a noun with its own article."""
    found = []
    for n, item in enumerate(inside):
        if item.tag == "word" and item.text.lower() in ("and", "nor") and 0 < n < len(inside) - 1:
            opened = inside[1:n] if n > 1 and inside[0].text.lower() in JOINING else inside[:n]
            before = phrases.read(opened, text)
            after = phrases.read(inside[n + 1 :], text)
            apart = not any(rule(Joint(inside, n, text, before, after)) for rule in ONE_SPEAKER)
            if phrases.can_speak(before) and phrases.can_speak(after) and apart:
                found.append(n)
    return found


class Joint(NamedTuple):
    """An "and" within a source phrase: its items, the number of the "and", and what stands on either side."""

    items: tuple[Item, ...]
    at: int
    text: str
    before: Phrase
    after: Phrase

    @property
    def comma(self) -> bool:
        """Whether a comma stands right before it."""
        return "," in self.text[self.items[self.at - 1].end : self.items[self.at].start]


def goes_on_with_a_verb(joint: Joint) -> bool:
    """ "Lund, who led the board and is now in Riga"."""
    return joint.items[joint.at + 1].text.lower() in speaker_verbs()


def one_person_two_roles(joint: Joint) -> bool:
    """ "Lund, head of the board and a professor at Tarn": a name, and behind "and" a role without one."""
    return bool(joint.before.person and joint.after.role and not joint.after.person and not joint.after.plural)


def inside_a_clause(joint: Joint) -> bool:
    """ "The league, which has clubs and schools": what a relative clause joins does not speak."""
    told = [i.text.lower() for i in joint.items[: joint.at] if i.tag == "word"]
    return not joint.comma and not phrases.RELATIVE.isdisjoint(told)


def inside_a_preposition(joint: Joint) -> bool:
    """ "officials in Oslo and Bergen", "a study by Tarn and Kessel": what follows goes with the noun before "and"."""
    words = [i.text.lower() for i in joint.items[: joint.at] if i.tag == "word"]
    named = joint.items[joint.at + 1].tag in ("country", "name", "body", "person")
    return not joint.comma and named and not phrases.group("preposition").isdisjoint(words)


def adjectives_of_one_noun(joint: Joint) -> bool:
    """ "Iraqi and Kurdish officials": two adjectives before one noun."""
    left, before = joint.items[joint.at - 1], joint.before
    adjective = left.country is not None and left.country.how == "demonym" and not left.text.endswith("s")
    alone = not (before.person or before.body or before.role or before.office)
    return adjective and alone and len(joint.items) - joint.at > 2 and bool(joint.after.role or joint.after.office)


def one_long_name(joint: Joint) -> bool:
    """ "Central and Eastern Fund": a word that is nobody's name, and a body's name behind "and"."""
    left = joint.items[joint.at - 1]
    unknown = left.tag == "name" and not (joint.before.office or joint.before.role or joint.before.person)
    body = joint.items[joint.at + 1].tag in ("body", "name") and bool(joint.after.office or joint.after.body)
    return unknown and body


ONE_SPEAKER = (
    goes_on_with_a_verb,
    one_person_two_roles,
    inside_a_clause,
    inside_a_preposition,
    adjectives_of_one_noun,
    one_long_name,
)


@cache
def speaker_verbs() -> frozenset[str]:
    """Words that are verbs wherever they stand beside those who speak."""
    return frozenset({row["group"]: row["words"] for row in rows("speaker_words")}["verb"].split())


def _with_apposition(inside: tuple[Item, ...], page: Page) -> tuple[Item, ...]:
    """The phrase with what stands in apposition right after a name that the span leaves out."""
    unnamed = any(i.title and not i.title.plural for i in inside) and not any(i.tag == "person" for i in inside)
    if unnamed and (named := _name_set_apart(inside[-1], page)):
        return (*inside, *named)
    if not inside or inside[-1].tag not in ("person", "body", "name"):
        return inside
    at = bisect_right(page.starts, inside[-1].start)
    follows = page.items[at : at + WINDOW]
    gap = page.text[inside[-1].end : follows[0].start] if follows else ""
    if "(" in gap:
        ticker = page.text[follows[0].end : follows[0].end + 1] == ":"
        return inside if ticker else (*inside, *follows[:1])
    if "," not in gap:
        return inside
    size = next((n for n in range(1, len(follows)) if _parted(follows[n - 1], follows[n], page.text)), 0)
    more = follows[:size]
    opens = bool(more) and (more[0].tag in ("title", "country", "body") or more[0].text.lower() in APPOSED)
    return (*inside, *more) if opens and any(i.tag in ("title", "office") for i in more) else inside


def _name_set_apart(last: Item, page: Page) -> tuple[Item, ...]:
    """ "The company's chair, Dr Amrita Rao, said": the name between commas, with the titles before it."""
    at = first = bisect_right(page.starts, last.start)
    while at < len(page.items) and page.items[at].tag == "title" and at - first < 3:
        at += 1
    if at == len(page.items) or _gap(page, first) != ", " or not _closed_off(page.items[at], page):
        return ()
    item = page.items[at]
    named = item.tag == "person" or (item.tag == "name" and 2 <= len(item.key) <= MOST_NAMES)
    return page.items[first : at + 1] if named and not item.owns else ()


def _closed_off(item: Item, page: Page) -> bool:
    return page.text[item.end : item.end + 1] in (",", ".", ";")


def _parted(left: Item, right: Item, text: str) -> bool:
    gap = text[left.end : right.start]
    return "," in gap or "." in gap


def _in_passing(page: Page, taken: list[tuple[int, int]]) -> list[Mention]:
    """Names outside source phrases, with the titles before and the apposition after them."""
    openings = frozenset(s.start for s in page.read.sentences)
    found: list[Mention] = []
    for n, item in enumerate(page.items):
        near = bisect_right(taken, (item.start, len(page.text))) - 1
        if near >= 0 and taken[near][1] > item.start:
            continue
        if item.tag in ("person", "body", "outlet"):
            found.append(_passed(page, n))
        elif item.start in openings and (opened := _opening(page, n)):
            found.append(_described(page, *opened))
        elif (
            item.tag == "title"
            and not item.owns
            and n
            and page.items[n - 1].text.lower() == "the"
            and (page.items[n - 1].start not in openings)
        ):
            found.append(_described(page, n - 1, n + 1))
    return found


def _opening(page: Page, n: int) -> tuple[int, int] | None:
    """Where the items begin and end of the phrase that a sentence opens with, behind what leads in to it."""
    ahead = page.items[n : n + OPENING]
    n += len(ahead) - len(phrases.without_lead_in(ahead))
    size = _subject(page, n) or _counted(page, n)
    return (n, n + size) if size else None


def _subject(page: Page, n: int) -> int:
    """How many items the phrase has that opens a sentence, up to a title, office, name or country; 0 for none, and
    where a mark stands between them."""
    size = 0
    no_subject = phrases.group("preposition") | phrases.group("clause") | phrases.group("without")
    if page.items[n].text.lower() in no_subject:
        return 0
    for item in page.items[n : n + OPENING]:
        if size and not _gap(page, n + size).isspace() and _gap(page, n + size) not in ("-", ". "):
            return 0
        size += 1
        follows = page.items[n + size] if n + size < len(page.items) else None
        if item.tag in ("person", "body", "outlet"):
            return 0
        if item.tag in ("title", "office", "name", "country") and not item.owns:
            if follows and follows.text.lower() == "based":
                continue
            if (
                follows
                and follows.tag in ("title", "office", "person", "body", "outlet", "name")
                and follows.start == item.end + 1
            ):
                continue
            if item.tag == "country" and not (item.country and item.country.how != "demonym"):
                return 0
            return size + _where(page, n + size)
    return 0


def _counted(page: Page, n: int) -> int:
    """How many items "Two climbers", "Several young nurses" have at the head of a sentence: a number or a word for one,
    and a plural that no table knows within two words; 0 for anything else."""
    if page.items[n].text.lower() not in phrases.group("counting") and not page.items[n].text.isdecimal():
        return 0
    for size in (2, 3):
        behind = page.items[n + 1 : n + size]
        if len(behind) < size - 1 or any(i.tag != "word" or not i.text.islower() or i.owns for i in behind):
            return 0
        if behind[-1].text.endswith("s") and not behind[-1].text.endswith("ss") and _gap(page, n + 1) == " ":
            return size
    return 0


def _where(page: Page, n: int) -> int:
    """How many items tell where those belong who were named: "residents of Pell Street", "the court in Tarn"."""
    behind = page.items[n : n + 3]
    if not behind or behind[0].text.lower() not in phrases.group("belongs"):
        return 0
    size = 2 if len(behind) > 1 and behind[1].text.lower() != "the" else 3
    joined = len(behind) >= size and page.text[behind[0].end : behind[size - 1].start].strip(" ") in ("", "the")
    return size if joined and behind[size - 1].tag in ("name", "country", "body", "person") else 0


def _described(page: Page, start: int, end: int) -> Mention:
    """A noun phrase without a name: "the mayor", "union leaders"."""
    inside = page.items[start:end]
    phrase = phrases.read(_with_apposition(inside, page), page.text)
    return Mention(inside[0].start, inside[-1].end, 0, phrase, (), False)


def _passed(page: Page, n: int) -> Mention:
    item, front = page.items[n], n
    while (
        item.tag == "person"
        and n - front < WINDOW
        and front
        and page.items[front - 1].tag in BEFORE
        and (_gap(page, front) in (" ", "'s ", "’s ", ". ") or (front == n and _set_apart(page, n)))
    ):
        front -= 1
    inside = page.items[front : n + 1]
    phrase = phrases.read(_with_apposition(inside, page), page.text)
    shown = page.text[inside[0].start : item.start] + item.text
    oblique = n > 0 and page.items[n - 1].text.lower() in OBLIQUE
    return Mention(inside[0].start, item.end, 0, phrase._replace(text=" ".join(shown.split())), (), False, oblique)


def _gap(page: Page, n: int) -> str:
    """What stands between an item and the one before it."""
    return page.text[page.items[n - 1].end : page.items[n].start]


def _set_apart(page: Page, n: int) -> bool:
    """ "The trade secretary, Helen Marlowe, met": a title, and the name between commas."""
    before, item = page.items[n - 1], page.items[n]
    one = before.title is not None and not before.title.plural and not before.owns
    return one and _gap(page, n) == ", " and _closed_off(item, page)


def anchor(read: Annotated, mention: Mention) -> Anchor:
    """The words of a mention."""
    return read.article.anchor(mention.start, mention.end)
