"""One sentence, several statements: where a sentence can be cut so that each part says something by itself.

No parser is needed: a cut is made before a word that opens a clause (`data/clause_openers.tsv`) or that joins two
predicates, and only where both sides keep a verb, told by its part of speech, or a figure, and enough words to mean
something. Text that has lost its commas is cut at the same places. One pass over the words, so the cost is linear.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise, takewhile
from typing import NamedTuple

from sayso.relate.claims.standing import FINITE, Token, tokens
from sayso.tables import rows

FEWEST_WORDS = 3
REACH = 12
NUMBER = re.compile(r"\d")
JOINTS = frozenset({"and", "but", "or", "that"})
PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "this", "that", "there"})
LEAN_ON_NEXT = frozenset({"and", "or", "not", "even", "only", "just", "shortly", "soon", "days", "as",
                          "is", "are", "was", "were", "be", "been", "being"})
"""Words that what opens a clause elsewhere belongs to: the crash `was due to` a fault."""
SPELLS = frozenset({"a", "short", "long", "little", "good", "some", "worth"})
"""Words before `while` that make it a stretch of time."""
DETERMINERS = frozenset({"a", "an", "the", "at", "about", "around", "some", "more", "several", "dozens", "hundreds",
                         "thousands", "scores", "many", "two", "three", "four", "five", "six", "seven", "eight", "nine",
                         "ten", "most", "nearly", "almost", "up", "his", "her", "its", "their"})
VERBAL = FINITE | {"PART"}


class Clause(NamedTuple):
    """Code points of a part that says something by itself, and the name of the rule that cut before it."""

    start: int
    end: int
    rule: str


def split(text: str, start: int, end: int) -> tuple[Clause, ...]:
    """The clauses of `text[start:end]`, in order; together they hold all its words. One clause where nothing cuts."""
    found = tokens(text, start, end)
    cuts: list[tuple[int, str]] = [(0, "whole")]
    for at in range(FEWEST_WORDS, len(found) - FEWEST_WORDS + 1):
        if at - cuts[-1][0] < FEWEST_WORDS:
            continue
        rule = _rule(text, found, at, cuts[-1][0])
        if rule:
            cuts.append((at, rule))
    bounds = [*cuts, (len(found), "")]
    made = (_clause(text, found, _past_joints(found, a, b), b, rule) for (a, rule), (b, _) in pairwise(bounds) if b > a)
    # A mark that opens right before the range belongs to its first words; further back nothing does.
    return tuple(clause._replace(start=max(clause.start, start - 1)) for clause in made)


def _past_joints(found: Sequence[Token], first: int, last: int) -> int:
    """`and that the road was closed` says `the road was closed`; the subject of `that depends` stays."""
    while first < last - 1 and found[first].folded in JOINTS and not (
        found[first].folded == "that" and found[first + 1].tag in FINITE
    ):
        first += 1
    return first


def has_verb(found: Sequence[Token]) -> bool:
    """Whether there is a verb that has its subject, or would have with what is left out ("two killed")."""
    return any(t.tag in VERBAL for t in found)


def frames(found: Sequence[Token]) -> bool:
    """Whether the words only say where or when what follows is said: `In a letter dated 8 January`."""
    return bool(found) and found[0].tag == "ADP" and not any(t.tag in FINITE for t in found)


def _clause(text: str, found: Sequence[Token], first: int, last: int, rule: str) -> Clause:
    start, end = found[first].start, found[last - 1].end
    while start > 0 and text[start - 1] in "\"'“‘«$€£¥#@(" and (first == 0 or start - 1 >= found[first - 1].end):
        start -= 1
    stop = found[last].start if last < len(found) else len(text)
    while end < stop and text[end] in "\"'”’»%)":
        end += 1
    return Clause(start, end, rule)


def _rule(text: str, found: Sequence[Token], at: int, since: int) -> str | None:
    for name, rule in RULES:
        if rule(text, found, at, since):
            return name
    return None


def _stop_before(text: str, found: Sequence[Token], at: int, _since: int) -> bool:
    between = text[found[at - 1].end:found[at].start]
    return (";" in between or "—" in between or " – " in between or " - " in between) and _verb_within(found, at)


def _opener(text: str, found: Sequence[Token], at: int, since: int) -> bool:
    kind, length = _opens(found, at)
    if not kind or found[at - 1].folded in LEAN_ON_NEXT or _spell(found, at):
        return False
    if kind == "phrase":
        return len(found) - at - length >= 2
    if kind == "result":
        return _comma(text, found, at) or _counts(found, at + length)
    return not _as_as(found, at) and _verb_of_its_own(found, at + length) and _verb_within(found, since, at - since)


def _and_predicate(_text: str, found: Sequence[Token], at: int, since: int) -> bool:
    """`... were sent to the port and were given uniforms`: what follows the joint is a verb, as before it."""
    if found[at].folded not in {"and", "but", "or"}:
        return False
    after = found[at + 1]
    if after.folded.endswith("ly") and at + 2 < len(found):
        after = found[at + 2]
    participles = after.folded.endswith("ing") and any(w.folded.endswith("ing") for w in found[since:at])
    verbs = after.tag in VERBAL and _verb_within(found, since, at - since)
    return (verbs and len(found) - at > FEWEST_WORDS) or participles


def _and_sentence(text: str, found: Sequence[Token], at: int, since: int) -> bool:
    """`..., and the ministry denied it`; without the comma only before a pronoun, `that` or `41 are`."""
    if found[at].folded not in {"and", "but"} or not _verb_within(found, since, at - since):
        return False
    counted = [t.tag for t in found[at + 1:at + 3]] == ["NUM", "FIN"]
    joint = _comma(text, found, at) or found[at + 1].folded in PRONOUNS or counted
    return joint and _verb_within(found, at + 1, _to_comma(text, found, at + 1, 8))


def _comma_with(text: str, found: Sequence[Token], at: int, since: int) -> bool:
    """`..., with 1,500 already there`"""
    return (found[at].folded == "with" and _comma(text, found, at) and _verb_within(found, since, at - since)
            and len(found) - at > FEWEST_WORDS)


def _comma_participle(text: str, found: Sequence[Token], at: int, since: int) -> bool:
    """`..., saying the ship was empty`; of `a soft, soothing voice` both words are the voice's."""
    qualifies = found[at - 1].tag == "ADJ" and found[at - 2].tag == "DET"
    return (found[at].tag == "ING" and not qualifies and _comma(text, found, at) and len(found[at].folded) > 4
            and _verb_within(found, since, at - since) and len(found) - at > FEWEST_WORDS)


Rule = Callable[[str, Sequence[Token], int, int], bool]
RULES: tuple[tuple[str, Rule], ...] = (
    ("a semicolon or dash", _stop_before),
    ("a word that opens a clause", _opener),
    ("two predicates", _and_predicate),
    ("two sentences joined", _and_sentence),
    ("a clause with `with`", _comma_with),
    ("a participle after a comma", _comma_participle),
)


def _comma(text: str, found: Sequence[Token], at: int) -> bool:
    return "," in text[found[at - 1].end:found[at].start]


def _verb_within(found: Sequence[Token], at: int, reach: int = REACH) -> bool:
    return any(t.tag in VERBAL for t in found[at:at + reach])


def _verb_of_its_own(found: Sequence[Token], at: int, reach: int = 8) -> bool:
    """Whether a verb follows soon that no `which` or `who` has taken: `as attendants by the line which hires others`
    has none."""
    first = next((t.tag for t in found[at:at + reach] if t.tag in VERBAL or t.tag == "WH"), "WH")
    return first != "WH"


def _to_comma(text: str, found: Sequence[Token], at: int, reach: int) -> int:
    """How many words from `at` stand before the next comma, at most `reach`."""
    for k in range(at + 1, min(at + reach, len(found))):
        if _comma(text, found, k):
            return k - at
    return reach


def _spell(found: Sequence[Token], at: int) -> bool:
    """`a short while` opens nothing."""
    return found[at].folded == "while" and found[at - 1].folded in SPELLS


def _counts(found: Sequence[Token], at: int) -> bool:
    return at < len(found) and (found[at].folded in DETERMINERS or bool(NUMBER.match(found[at].folded)))


def _as_as(found: Sequence[Token], at: int) -> bool:
    """`as early as`, `as many as`, `such as`, `as a nurse, and the child` open nothing."""
    if found[at].folded != "as":
        return False
    nearby = {w.folded for w in found[at + 1:at + 4]}
    before_its_verb = takewhile(lambda t: t.tag not in VERBAL, found[at + 1:])
    return ("as" in nearby or found[at - 1].folded in {"such", "well", "same", "known"}
            or any(t.marked for t in before_its_verb))


def _opens(found: Sequence[Token], at: int) -> tuple[str, int]:
    for length in (3, 2, 1):
        kind = _openers().get(" ".join(w.folded for w in found[at:at + length]))
        if kind:
            return kind, length
    return "", 0


@cache
def _openers() -> dict[str, str]:
    return {row["opener"]: row["rule"] for row in rows("clause_openers")}
