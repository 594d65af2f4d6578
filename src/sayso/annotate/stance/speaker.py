"""The noun phrase that speaks, read off the words beside a verb of saying, without a model."""

import re
from functools import cache

from sayso.tables import rows
from sayso.words import Word, fold, words

FARTHEST = 9


@cache
def group(name: str) -> frozenset[str]:
    """One group of the table of small words; KeyError where there is none of that name."""
    return frozenset({row["group"]: row["words"] for row in rows("speaker_words")}[name].split())


@cache
def heads() -> frozenset[str]:
    """Nouns for those who speak: the last words of titles and of kinds of bodies, singular and plural."""
    return frozenset(phrase[-1] for phrase in phrases())


@cache
def phrases() -> frozenset[tuple[str, ...]]:
    """Titles and kinds of bodies, singular and plural, as folded words."""
    titles = [row["title"] for row in rows("titles") if row["use"] != "name"]
    bodies = [w for row in rows("offices") if row["office"] != "document" for w in row["words"].split(";")]
    single = [tuple(fold(p).replace("-", " ").split()) for p in (*titles, *bodies) if p.strip()]
    return frozenset(form for p in single for form in (p, (*p[:-1], p[-1] + "s")))


@cache
def before_names() -> frozenset[str]:
    """Words that stand right before a name: titles, and kinds of bodies."""
    titles = {fold(row["title"]).split()[-1] for row in rows("titles") if row["use"] != "role"}
    return frozenset(
        titles | {fold(w).split()[-1] for row in rows("offices") for w in row["words"].split(";") if w.strip()}
    )


@cache
def _names() -> frozenset[str]:
    cells = [row["names"] for row in rows("affiliations")] + [row["metonyms"] for row in rows("demonyms")]
    single = [row["name"] for row in rows("affiliations")] + [
        row[c] for row in rows("demonyms") for c in ("country", "capital")
    ]
    return frozenset(
        fold(n.strip()) for n in (*single, *(part for cell in cells for part in cell.split(";"))) if n.strip()
    )


@cache
def _given() -> frozenset[str]:
    return frozenset(name for row in rows("given_names") for name in fold(row["names"]).split())


@cache
def _labels() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("headline_labels"))


def known(text: str) -> bool:
    """Whether words before a headline's colon can name a source: a body, a country, a person, an office."""
    found = [w.folded for w in words(text)]
    if not found or len(found) > 6 or found[0] in _labels():
        return False
    return (
        fold(text).removeprefix("the ") in _names()
        or found[-1] in heads() | {"report", "reports", "study", "survey"}
        or (found[0] in _given() and 1 < len(found) < 5)
    )


def before(text: str, start: int, verb: int, *, any_noun: bool = False) -> tuple[int, int] | None:
    """The phrase that ends right before `verb`, not before `start`; None where no speaker stands there. With
    `any_noun` a noun that no table has speaks too, where an article or possessive opens it ("her manager")."""
    near = max(start, verb - 160)
    found = [Word(w.start + near, w.end + near, w.text, w.folded) for w in words(text[near:verb])]
    if not found or text[found[-1].end : verb].strip():
        return None
    last = found[-1]
    if last.folded in group("personal"):
        return last.start, last.end
    if last.folded in group("no speaker") | group("inner") or _owner(last):
        return None
    if not (last.text[0].isupper() or last.folded in heads()):
        return _opened(found) if any_noun else None
    first = _leftmost(found, text)
    return found[first].start, last.end


def _opened(found: list[Word]) -> tuple[int, int] | None:
    """The last words, from the article or possessive that opens them within three."""
    for word in reversed(found[-4:-1]):
        if word.folded in group("verb") | group("no speaker") | group("personal"):
            return None
        if word.folded in group("opener"):
            return word.start, found[-1].end
    return None


def _leftmost(found: list[Word], text: str) -> int:
    """How far to the left the phrase reaches."""
    first = len(found) - _phrase_size(found, len(found))
    at = first - 1
    while at >= max(0, len(found) - 2 - FARTHEST):
        gap = text[found[at].end : found[at + 1].start]
        if gap.strip(" -.'’") or (gap.startswith(".") and len(found[at].text) > 4):
            break
        word = found[at]
        if word.folded in group("opener"):
            return at
        if word.folded in group("verb") | group("no speaker"):
            break
        named = found[at + 1].text[0].isupper() and found[at + 1].folded not in heads()
        if (word.text[0].isupper() and word.folded not in group("no speaker")) or word.folded in (
            before_names() if named else heads()
        ):
            at = first = at + 1 - _phrase_size(found, at + 1)
        elif word.folded not in group("inner") and "-" not in gap and not _describes(found, at):
            break
        at -= 1
    return first


def _phrase_size(found: list[Word], end: int) -> int:
    """How many words before `end` make one entry of the tables; 1 where none do."""
    return next((n for n in (4, 3, 2) if end >= n and tuple(w.folded for w in found[end - n : end]) in phrases()), 1)


def _describes(found: list[Word], at: int) -> bool:
    """A small word between an article and a head ("a leading opposition group")."""
    return any(w.folded in group("opener") for w in found[max(0, at - 3) : at])


def after(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """The phrase that begins at `start`: up to a mark, a verb or the end; None where none does."""
    match = re.compile(r"[^,.;:!?\n\"“”(]+").match(text, start, min(stop, start + 200))
    if not match:
        return None
    found = list(words(match[0]))
    last = -1
    for n, word in enumerate(found):
        if word.text[0].isupper() or word.folded in heads():
            last = n
        elif last >= 0 and n - last < 4 and _owner(found[last]):
            continue
        elif n - max(last, 0) > 4 or (
            last >= 0
            and word.folded not in group("inner") | group("opener")
            and not word.folded.isdigit()
            and not _goes_on(found, n)
        ):
            break
    return (start + found[0].start, start + found[last].end) if last >= 0 else None


def _owner(word: Word) -> bool:
    return word.text.endswith(("'s", "’s", "s'", "s’"))


def _goes_on(found: list[Word], at: int) -> bool:
    """Whether a name or a head follows within two words that an article or preposition opens."""
    return found[at - 1].folded in group("inner") | group("opener") and any(
        w.text[0].isupper() or w.folded in heads() for w in found[at + 1 : at + 3]
    )
