"""What a pronoun at the head of a clause stands for, where the text leaves no choice.

The name of the one who speaks for `we`, the resolved speaker where the pronoun is one ("he said"), else the only
subject before it that fits in number and kind. Two that fit are a tie, and nothing is filled in.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sayso.model import Anchor
from sayso.relate.claims.standing import FINITE, Token, subject_of
from sayso.tables import rows

LONGEST = 9
PLURALS = frozenset({"people", "police", "men", "women", "children"})
ANYBODY = frozenset({"nobody", "no one", "none", "nothing", "anybody", "anyone", "anything", "everybody", "everyone",
                     "everything", "somebody", "someone", "something", "neither", "either", "each", "others"})
"""Words that no pronoun can stand for: they name nobody."""
COUNTING = frozenset({"several", "many", "most", "both", "these", "those", "few", "all"})


class Referent(NamedTuple):
    """Words that tell whom a pronoun means, and where they stand; `anchor` None for the name of a source."""

    text: str
    anchor: tuple[int, int] | None


@cache
def pronouns() -> Mapping[str, str]:
    """Each pronoun that can be filled with its kind: speaker, person, thing or several."""
    return {row["pronoun"]: row["kind"] for row in rows("pronoun_kinds")}


def antecedent(kind: str, before: Sequence[Token], previous: Sequence[Token],
               people: Sequence[Anchor]) -> Referent | None:
    """The only subject that fits: of the same sentence before the pronoun, else the first of the sentence before."""
    fitting = [s for s in subjects(before) if fits(kind, s, people)]
    if not fitting:
        fitting = [s for s in subjects(previous)[:1] if fits(kind, s, people)]
    heads = {s[-1].folded for s in fitting}
    if len(heads) != 1:
        return None
    best = fitting[0]
    return Referent(" ".join(t.text for t in best), (best[0].start, best[-1].end))


def subjects(found: Sequence[Token]) -> list[tuple[Token, ...]]:
    """The subjects of finite verbs, in order."""
    held = (subject_of(found, at) for at in range(1, len(found)) if found[at].tag in FINITE)
    return [phrase for phrase in held if 0 < len(phrase) <= LONGEST]


def fits(kind: str, phrase: Sequence[Token], people: Sequence[Anchor]) -> bool:
    """Whether the phrase can be meant by a pronoun of this kind; a pronoun is meant by none."""
    if phrase[-1].tag == "PRON" or phrase[0].tag == "PRON" or _anybody(phrase):
        return False
    person = any(p.start < phrase[-1].end and phrase[0].start < p.end for p in people)
    several = _several(phrase)
    thing = not person and not several and phrase[-1].folded not in _posts()
    return {"person": person and not several, "thing": thing, "several": several}.get(kind, False)


def _anybody(phrase: Sequence[Token]) -> bool:
    return phrase[0].folded in ANYBODY or " ".join(t.folded for t in phrase[:2]) in ANYBODY


@cache
def _posts() -> frozenset[str]:
    """Nouns that call one person: `minister`, `spokesman`."""
    return frozenset(row["title"].casefold().split()[-1] for row in rows("titles"))


def _several(phrase: Sequence[Token]) -> bool:
    head = phrase[-1]
    plural = head.tag == "N" and head.folded.endswith("s") and not head.folded.endswith("ss")
    counted = phrase[0].folded in COUNTING or (phrase[0].tag == "NUM" and phrase[0].folded != "one")
    return plural or counted or any(t.tag == "CC" for t in phrase) or head.folded in PLURALS
