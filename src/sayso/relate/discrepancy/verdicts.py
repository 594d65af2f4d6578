"""What one source says of the reports, told in different articles: "cannot confirm" here, "no evidence" there."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sayso import tables
from sayso.relate.discrepancy.field import Field
from sayso.relate.discrepancy.nations import nations
from sayso.relate.discrepancy.phrases import Found, index, occurrences
from sayso.relate.discrepancy.readings import Parting, Reading
from sayso.relate.discrepancy.units import Token, Unit

AFTER = 3
SUBJECT = 7


class Verdict(NamedTuple):
    """One phrase with whoever it may be about: the names in its sentence, and the source of the words around it."""

    unit: Unit
    reading: Reading
    question: str
    names: frozenset[str]
    source: str | None


@cache
def phrases() -> dict[str, tuple[str, str]]:
    """Question and value of each phrase."""
    return {row["phrase"]: (row["question"], row["value"]) for row in tables.rows("parting_verdicts")}


@cache
def _index() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    return index(phrases())


def verdicts(field: Field) -> Iterator[Parting]:
    """Differing answers of one source to one question."""
    found = [v for unit in field.units for at in occurrences(unit.tokens, _index()) if (v := _verdict(field, unit, at))]
    for number, a in enumerate(found):
        for b in found[number + 1 :]:
            who = _shared(field, a, b)
            if who and a.question == b.question and a.reading.value != b.reading.value:
                says = f"the same source: {a.reading.value} in one account, {b.reading.value} in another"
                about = f"whether {who} " + ("confirms it" if a.question == "confirm" else "answered")
                yield Parting("certainty", about, a.reading, b.reading, 0.6, "verdicts", says, a.question == "comment")


def _verdict(field: Field, unit: Unit, at: Found) -> Verdict:
    question, value = phrases()[at.phrase]
    first, last = max(0, at.first - 1), min(len(unit.tokens), at.last + AFTER)
    anchor = field.anchor(unit.article, unit.tokens[first].start, unit.tokens[last - 1].end)
    speaker = field.voices.at(anchor)
    if question == "comment":
        before = unit.tokens[max(0, at.first - SUBJECT) : at.first]
        return Verdict(unit, Reading(anchor, value), question, _names(before), None)
    return Verdict(unit, Reading(anchor, value), question, _full_names(unit.tokens),
                   speaker.source_id if speaker else None)


def _names(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(t.stem for t in tokens if t.kind == "name")


def _full_names(tokens: Sequence[Token]) -> frozenset[str]:
    """Words of names of two words or more, without countries and their people."""
    own = [t.kind == "name" and t.folded not in nations() for t in tokens]
    beside = [any(own[max(0, n - 1) : n] + own[n + 1 : n + 2]) for n in range(len(tokens))]
    return frozenset(t.stem for n, t in enumerate(tokens) if own[n] and beside[n])


def _shared(field: Field, a: Verdict, b: Verdict) -> str | None:
    """A name for the source that both verdicts belong to."""
    if a.unit.article == b.unit.article:
        return None
    if a.source and a.source == b.source:
        names = sorted(a.names & b.names)
        return _as_written(a, names) or next((s.name for s in field.resolved.sources if s.id == a.source), "one source")
    names = sorted(a.names & b.names)
    enough = len(names) >= (1 if a.question == "comment" else 2)
    return _as_written(a, names) if enough else None


def _as_written(verdict: Verdict, stems: list[str]) -> str:
    return " ".join(dict.fromkeys(t.text for t in verdict.unit.tokens if t.stem in stems))
