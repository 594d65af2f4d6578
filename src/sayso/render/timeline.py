"""The two timelines as a report shows them: few lines, each with its articles and the words it rests on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.model import Anchor, Case, Source
from sayso.model.timeline import Happening, Telling, happened, reported
from sayso.render import wording

WORDS = {"first told": "first told by", "told": "told by", "changed": "changed to", **wording.OBJECTION,
         "found no evidence": "no evidence seen by"}


@dataclass(frozen=True, slots=True)
class Moment:
    """A time that one or more claims name: `when` in a reader's words, the claim's number, its statement, where."""

    when: str
    claim: int
    statement: str
    articles: tuple[str, ...]
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """What articles did with a claim on one day: `says` is "first told by", "denied by Ana Ruiz", "changed to 14"."""

    day: str
    says: str
    articles: tuple[str, ...]
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """The way of one claim through the reports: first appearance, spread, denial, correction."""

    claim: int
    statement: str
    steps: tuple[Step, ...]


def moments(case: Case) -> tuple[Moment, ...]:
    """What is said to have happened when, the earliest first."""
    return tuple(_moment(h, numbers[h.claim], case.claims[numbers[h.claim] - 1].statement)
                 for numbers in [_numbers(case)] for h in happened(case.claims, case.read))


def courses(case: Case) -> tuple[Course, ...]:
    """Who reported what when, for claims that more than one article tells, denies or doubts, in order of the claims."""
    numbers, sources = _numbers(case), {s.id: s for s in case.sources}
    held: dict[int, list[Telling]] = defaultdict(list)
    for t in reported(case.claims, case.discrepancies, case.read):
        held[numbers[t.claim]].append(t)
    return tuple(Course(n, wording.clean(case.claims[n - 1].statement), _steps(told, sources))
                 for n, told in sorted(held.items()) if len({t.article for t in told}) > 1)


def moves(course: Course) -> bool:
    """Whether anything happens to the claim after its first day."""
    return len({s.day for s in course.steps}) > 1 or any(not s.says.endswith("told by") for s in course.steps)


def _numbers(case: Case) -> dict[str, int]:
    return {c.id: n for n, c in enumerate(case.claims, 1)}


def _moment(h: Happening, number: int, statement: str) -> Moment:
    return Moment(wording.stretch(h.earliest, h.value), number, wording.clean(statement), _articles(h.times), h.times)


def _steps(told: Sequence[Telling], sources: Mapping[str, Source]) -> tuple[Step, ...]:
    grouped: dict[tuple[str, str], list[Telling]] = defaultdict(list)
    for t in told:
        grouped[wording.day(t.day), _says(t, sources)].append(t)
    return tuple(Step(day, says, _articles(t.anchor for t in some), tuple(t.anchor for t in some))
                 for (day, says), some in grouped.items())


def _says(t: Telling, sources: Mapping[str, Source]) -> str:
    if t.what == "changed":
        return f"{WORDS[t.what]} {wording.value(t.value or '', 'figure')} by"
    if t.what in ("first told", "told"):
        return WORDS[t.what]
    who = sources.get(t.source or "")
    return f"{WORDS[t.what]} {wording.clean(who.name) if who else 'its own words'} in"


def _articles(anchors: Iterable[Anchor]) -> tuple[str, ...]:
    return tuple(sorted({a.article for a in anchors}))
