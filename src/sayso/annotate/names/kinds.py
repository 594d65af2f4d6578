"""Whether a name is a person's, an organisation's or a place's: visible rules, the first that knows decides."""

import re
from collections.abc import Callable
from typing import NamedTuple

from sayso.annotate.names import lexicon
from sayso.annotate.names.run import Run
from sayso.model.finding import NameKind


class Seen(NamedTuple):
    """What the whole text tells: surnames and given names of persons found so far, and the text itself."""

    text: str
    surnames: frozenset[str]
    given: frozenset[str]


DOER = re.compile(
    r"(?:\b(an?|the|his|her|their|its|our|my)\s+(?:[a-z]+\s+){0,2})?\b([a-z]{3,}(?:er|or|ist|man|woman))(,? )$",
    re.IGNORECASE,
)
DOER_REACH = 60
AGE = re.compile(r",? \((?:aged )?\d{1,2}\)|, (?:aged )?\d{1,2}[,.)]|,? aged \d{1,2}\b")
Rule = Callable[[Run, Seen], NameKind | None]


def kinds(text: str, found: tuple[Run, ...]) -> tuple[NameKind, ...]:
    """The kind of each run, in order; a second look knows the surnames that the first found."""
    first = [_kind(run, Seen(text, frozenset(), frozenset())) for run in found]
    persons = [run.folded for run, kind in zip(found, first, strict=True) if kind == "person"]
    full = [name for name in persons if len(name) > 1]
    seen = Seen(text, frozenset(name[-1] for name in persons), frozenset(name[0] for name in full))
    return tuple(_kind(run, seen) for run in found)


def _kind(run: Run, seen: Seen) -> NameKind:
    for rule in RULES:
        if kind := rule(run, seen):
            return kind
    return "other"


def known_body(run: Run, seen: Seen) -> NameKind | None:
    """The table of affiliations has it."""
    return "organisation" if run.folded in lexicon.bodies() and not (run.after_title and len(run.words) == 1) else None


def called_by_letters(run: Run, seen: Seen) -> NameKind | None:
    """The text calls it by its letters."""
    return "organisation" if run.spelled else None


def country_or_people(run: Run, seen: Seen) -> NameKind | None:
    """A country, its capital or its people."""
    known = any(key in lexicon.countries() or key in lexicon.demonyms() for key in _bare(run.folded))
    return "place" if known else None


def _bare(folded: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The words, and the words less an s whose apostrophe is lost ("Syrias")."""
    return (folded, (*folded[:-1], folded[-1][:-1])) if folded[-1].endswith("s") else (folded,)


def organisation_last(run: Run, seen: Seen) -> NameKind | None:
    """It ends in a word that bodies are called by and persons are not ("Jordan Times")."""
    last = run.folded[-1]
    fits = last in lexicon.group("organisation") and last not in lexicon.group("surname too")
    return "organisation" if len(run.words) > 1 and fits else None


def organisation_word(run: Run, seen: Seen) -> NameKind | None:
    """It holds a word that bodies are called by ("Ministry", "Inc")."""
    long = len(run.words) > 1
    return "organisation" if long and any(w in lexicon.group("organisation") for w in run.folded) else None


def titled(run: Run, seen: Seen) -> NameKind | None:
    """A title stands right before it."""
    return "person" if run.after_title and len(run.words) <= 5 else None


def doer(run: Run, seen: Seen) -> NameKind | None:
    """Two or three words behind a noun for who does something: "teacher Paul Renn", "a keeper, Ewan Rae"."""
    if not 2 <= len(run.words) <= 3 or run.words[-1].folded in lexicon.group("organisation"):
        return None
    match = DOER.search(seen.text, max(0, run.start - DOER_REACH), run.start)
    known = match and match[2].lower() not in lexicon.group("no doer")
    return "person" if known and match and (match[3] == " " or match[1]) else None


def aged(run: Run, seen: Seen) -> NameKind | None:
    """Its age stands behind it: "Tamsin Orle, 34,"."""
    return "person" if 2 <= len(run.words) <= 5 and AGE.match(seen.text, run.end) else None


def given_name(run: Run, seen: Seen) -> NameKind | None:
    """It opens with a given name and goes on."""
    return "person" if 1 < len(run.words) <= 6 and run.folded[0] in lexicon.given() else None


def acronym(run: Run, seen: Seen) -> NameKind | None:
    """Two to six capitals alone."""
    word = run.words[0].text.rstrip("s")
    return "organisation" if len(run.words) == 1 and 2 <= len(word) <= 6 and word.isupper() else None


def surname(run: Run, seen: Seen) -> NameKind | None:
    """The last name of a person whom the text names in full."""
    return "person" if len(run.words) <= 3 and run.folded[-1] in seen.surnames else None


def given_name_alone(run: Run, seen: Seen) -> NameKind | None:
    """The first name of a person whom the text names in full."""
    return "person" if len(run.words) == 1 and run.folded[0] in seen.given else None


def speaks_with_two_names(run: Run, seen: Seen) -> NameKind | None:
    """Two or three words that somebody's saying follows."""
    after = seen.text[run.end : run.end + 12].split()
    return "person" if 2 <= len(run.words) <= 3 and after[:1] and after[0].strip(",") in lexicon.group("says") else None


RULES: tuple[Rule, ...] = (
    known_body,
    called_by_letters,
    country_or_people,
    organisation_last,
    given_name,
    titled,
    aged,
    doer,
    organisation_word,
    acronym,
    surname,
    given_name_alone,
    speaks_with_two_names,
)
