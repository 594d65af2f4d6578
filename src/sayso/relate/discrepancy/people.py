"""People as texts introduce them: a name of several words, with the post that stands right before or after it."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from sayso import tables
from sayso.model import Anchor
from sayso.relate.discrepancy.field import Field
from sayso.relate.discrepancy.phrases import Found, index, occurrences
from sayso.relate.discrepancy.units import Token, Unit

PARTICLES = frozenset({"al", "el", "bin", "ibn", "van", "von", "de", "der", "den", "da", "di", "la", "le", "abu"})
LONGEST_NAME = 5
REACH = 7
LINKS = frozenset({"of", "for", "at", "in", "the", "to", "on", "and"})
SAYING = frozenset({"said", "says", "say", "told", "tells", "added", "adds"})
OTHERS = frozenset({"who", "which", "that", "whose", "where", "said", "told"})


class Post(NamedTuple):
    """A person with a post, as one sentence has it. `office` is the kind of post, `body` what else it is called by;
    `at` are the post's words, `named` the name's."""

    unit: Unit
    name: tuple[str, ...]
    named: Anchor
    office: str
    words: frozenset[str]
    body: frozenset[str]
    at: Anchor


@cache
def offices() -> dict[str, str]:
    """The kind of post of each title that can stand for a post: no mere form of address, and nothing that only a
    witness is called by (`sister`, `girl`)."""
    return {row["title"]: row["office"] for row in tables.rows("titles")
            if row["use"] != "name" and row["kind"] != "witness"}


@cache
def _titles() -> dict[str, tuple[tuple[str, ...], ...]]:
    return dict(index(offices()))


def posts(field: Field) -> Iterator[Post]:
    """All persons with posts, in the order of the case; `an aide to president Jan Vrba` names the president alone."""
    for unit in field.units:
        titles = list(occurrences(unit.tokens, _titles()))
        for first, last in names(unit.tokens, titles):
            for title in titles:
                apart = any(title.last <= t.first and t.last <= first for t in titles)
                if not apart and (made := _post(field, unit, (first, last), title)) is not None:
                    yield made


def names(tokens: Sequence[Token], titles: Sequence[Found]) -> Iterator[tuple[int, int]]:
    """Token ranges of names of two words or more, without the titles before them."""
    inside = {n for t in titles for n in range(t.first, t.last)}
    at = 0
    while at < len(tokens):
        end = at
        while end < len(tokens) and end not in inside and _in_name(tokens, at, end):
            end += 1
        while end > at and tokens[end - 1].kind != "name":
            end -= 1
        if 2 <= end - at <= LONGEST_NAME:
            yield at, end
        at = max(end, at + 1)


def _in_name(tokens: Sequence[Token], at: int, end: int) -> bool:
    if end > at and tokens[end].start - tokens[end - 1].end > 1:
        return False
    return tokens[end].kind == "name" or (end > at and tokens[end].folded in PARTICLES)


def _post(field: Field, unit: Unit, name: tuple[int, int], title: Found) -> Post | None:
    """The post where it belongs to the name: before it ("airline spokesman Jan Vrba", "the manager for sales Jan
    Vrba") or in a phrase between commas after it ("Jan Vrba, the firm's head of sales,")."""
    text, tokens = field.read[unit.article].article.text, unit.tokens
    if title.last <= name[0]:
        between = tokens[title.last : name[0]]
        joined = text[tokens[title.last - 1].end : tokens[name[0]].start]
        parted = joined.count(",") > (1 if between else 0)
        of_body = between and (between[0].folded not in LINKS or between[-1].folded in LINKS)
        if len(between) > 4 or parted or of_body:
            return None
        first, last = _widened(tokens, title, text, name[0])
    elif title.first >= name[1] and title.first - name[1] <= REACH:
        joined = text[tokens[name[1] - 1].end : tokens[title.first].start]
        if joined[:1] != "," or "," in joined[1:] or any(t.folded in OTHERS for t in
                                                         tokens[name[1] : title.first]):
            return None
        first, last = _widened(tokens, title, text, len(tokens))
        if _speaks(tokens, last, text):
            return None
    else:
        return None
    inside = tokens[first:last]
    called = frozenset(t.stem for t in inside if t.kind != "small")
    office = offices()[title.phrase]
    own = {t.stem for t in tokens[title.first : title.last]}
    body = frozenset(t.stem for t in inside if t.kind == "name") or called - own
    return Post(unit, tuple(t.folded for t in tokens[name[0] : name[1]]),
                field.anchor(unit.article, tokens[name[0]].start, tokens[name[1] - 1].end), office, called, body,
                field.anchor(unit.article, inside[0].start, inside[-1].end))


def _speaks(tokens: Sequence[Token], at: int, text: str) -> bool:
    """Whether what stands after the name is the subject of a new clause: `of Jan Vrba, the port's head said`."""
    return at < len(tokens) and tokens[at].folded in SAYING and "," not in text[tokens[at - 1].end : tokens[at].start]


def _widened(tokens: Sequence[Token], title: Found, text: str, stop: int) -> tuple[int, int]:
    """The post with what qualifies it: words before it up to a comma or an article, "for sales" after it."""
    first, last = title.first, title.last
    while first > 0 and title.first - first < 4 and tokens[first - 1].kind != "small" and _close(tokens, first, text):
        first -= 1
    while last < stop and last - title.last < 5 and _close(tokens, last, text) and (
        tokens[last].folded in LINKS or (last > title.last and tokens[last].kind != "small")
    ):
        last += 1
    while tokens[last - 1].folded in LINKS:
        last -= 1
    return first, last


def _close(tokens: Sequence[Token], at: int, text: str) -> bool:
    return all(ch in " -'’\t" or ch.isalnum() for ch in text[tokens[at - 1].end : tokens[at].start])
