"""Figures that answer one question with different numbers."""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from sayso.model import Quantity
from sayso.relate.discrepancy.amounts import VAGUE, same_amount, size, stated
from sayso.relate.discrepancy.field import Field
from sayso.relate.discrepancy.frame import Frame, frames
from sayso.relate.discrepancy.nations import national_stems
from sayso.relate.discrepancy.readings import Parting, Reading
from sayso.relate.discrepancy.same import spelled_alike
from sayso.relate.discrepancy.stems import stem

TOLL = frozenset({"dead", "hurt", "missing"})
PEOPLE = frozenset({"person", "child", "woman", "man", "boy", "girl", "soldier", "officer", "fighter", "medic",
                    "police", "passenger", "worker", "miner", "protester", "attacker", "hostage", "staff"})
FAR = 4.0
FAR_TOLL = 6.0
ALIKE_SCALE = 0.08
FAR_LENGTH = 11.0
ALIKE = 0.3
ALIKE_TOLL = 0.15
ALIKE_BARE = 0.45
ALIKE_PLACED = 0.2
SAME_ARTICLE = 0.2
ALIKE_CONTRAST = 0.24
CLOSE = 1.5
BARE = frozenset({"person", "dead", "number", "toll", "death toll"})
CONTRAST = frozenset({"lower", "higher", "but", "while", "however", "whereas", "only", "earlier", "contrast",
                      "contradicting", "different", "disputed", "toll", "instead", "although", "though"})
HAPPENED = {"dead": "killed", "hurt": "hurt", "missing": "missing", "sent": "sent", "held": "held", "done": "",
            "saved": "saved", "freed": "freed", "moved": "driven out", "charged": "charged", "fired": "fired"}
MARGIN = 0.05
FEW, COMMON = 200, 40
CORE = 3.0
NEVER = 2.0
METRE = "m"


def figures(field: Field) -> Iterator[Parting]:
    """Pairs of figures of one thing, one happening and one scale that cannot both hold, and who else has either."""
    held: dict[tuple[str, str], list[Frame]] = defaultdict(list)
    for frame in frames(field):
        if frame.thing and size(frame.quantity) is not None:
            held[_kind(frame)].append(frame)
    for kind in sorted(held):
        found = held[kind]
        parted = list(_parted(field, found))
        yield from (_parting(field, *p, found) for p in parted)
        yield from _joined(field, found, parted)


def _parted(field: Field, found: list[Frame]) -> Iterator[tuple[Frame, Frame]]:
    known: dict[str, list[Frame]] = defaultdict(list)
    for frame in found:
        known[frame.unit.article].append(frame)
    for a, b in _worth_comparing(found):
        if a.alone and b.alone and _differ(a, b) and _one_question(field, a, b) and not (
            _answered(field, a, b, known) or _answered(field, b, a, known)
        ):
            yield a, b


def _worth_comparing(found: list[Frame]) -> Iterator[tuple[Frame, Frame]]:
    """All pairs of a few figures; of many only those that share a word around them which few of them have, so that the
    pairs grow with the figures and not with their square."""
    if len(found) <= FEW:
        yield from combinations(found, 2)
        return
    held: dict[str, list[int]] = defaultdict(list)
    for number, frame in enumerate(found):
        for stem_ in frame.around:
            held[stem_].append(number)
    pairs = {pair for numbers in held.values() if len(numbers) <= COMMON for pair in combinations(numbers, 2)}
    yield from ((found[a], found[b]) for a, b in sorted(pairs))


def _joined(field: Field, found: list[Frame], parted: list[tuple[Frame, Frame]]) -> Iterator[Parting]:
    """Whoever else has the figure of one side, of the same question, stands on that side."""
    other: dict[tuple[float | None, bool, str, str], Frame] = {}
    for x, y in ((x, y) for a, b in parted for x, y in ((a, b), (b, a))):
        other.setdefault(_answer(x), y)
    inside = {id(x) for pair in parted for x in pair}
    for frame in found:
        if id(frame) not in inside and (opposite := other.get(_answer(frame))):
            yield _parting(field, frame, opposite, found)


def floors(field: Field) -> Iterator[Parting]:
    """One number as the least in one account and as the most in another: "at least 20", "up to 20"."""
    held: dict[tuple[str, str], list[Frame]] = defaultdict(list)
    for frame in frames(field):
        q = frame.quantity
        if frame.thing and q.value is None and (q.low is None) != (q.high is None):
            held[_kind(frame)].append(frame)
    for kind in sorted(held):
        least = [f for f in held[kind] if f.quantity.low is not None]
        most = [f for f in held[kind] if f.quantity.high is not None]
        for a in least:
            for b in most:
                if size(a.quantity) == size(b.quantity) and a.scale == b.scale and not _foreign(field, a, b):
                    says = f"“{a.quantity.anchor.text}” in one account, “{b.quantity.anchor.text}” in another"
                    about = f"whether the figure is the least or the most: {_about(a, b)}"
                    yield Parting("certainty", about, Reading(a.at, "at least"), Reading(b.at, "at most"), 0.6,
                                  "floors", says)


def _answer(frame: Frame) -> tuple[float | None, bool, str, str]:
    """What makes two figures the same side of a question."""
    return size(frame.quantity), frame.planned, frame.scale, frame.happening


def _kind(frame: Frame) -> tuple[str, str]:
    thing = f"unit:{stated(frame.quantity).unit}" if frame.quantity.unit else frame.thing
    return thing, frame.happening if frame.happening in TOLL and not frame.quantity.unit else ""


def _answered(field: Field, a: Frame, b: Frame, known: dict[str, list[Frame]]) -> bool:
    """Whether the article of `a` has the figure of `b` too, in surroundings as much like those of `b`, on the same
    word or with both figures in both articles: then the two answer two questions, and both articles know both."""
    if a.unit.article == b.unit.article:
        return False
    least = _alike(field, a, b) - MARGIN
    twins = [c for c in known[a.unit.article] if c is not a and c.planned == b.planned
             and not _differ(c, b) and _alike(field, c, b) >= least]
    both = any(d is not b and not _differ(d, a) for d in known[b.unit.article])
    return bool(twins) and (both or not all(_other_voice(a, c) for c in twins))


def _differ(a: Frame, b: Frame) -> bool:
    """Tolls count up, so that "at least 22" and 35 are two tolls; of anything else a bound allows what it allows."""
    if a.happening in TOLL and a.thing == "person" and not any(VAGUE in f.quantity.rule for f in (a, b)):
        return size(a.quantity) != size(b.quantity) and not _near(a.quantity, b.quantity)
    return not same_amount(a.quantity, b.quantity)


def _near(a: Quantity, b: Quantity) -> bool:
    one, two = sorted((size(a) or 0.0, size(b) or 0.0))
    return two - one <= (0.02 * two if not (a.approximate or b.approximate) else 0.1 * two)


def _one_question(field: Field, a: Frame, b: Frame) -> bool:
    """Whether the two figures answer one question, as far as the texts tell."""
    if a.scale != b.scale or _apart(a, b) or ("additional" in a.quantity.scope) != ("additional" in b.quantity.scope):
        return False
    if a.ordinals and b.ordinals and not a.ordinals & b.ordinals:
        return False
    alike = _alike(field, a, b)
    if a.planned != b.planned and not (_ratio(a, b) <= CLOSE and alike >= ALIKE):
        return False
    if a.unit.article == b.unit.article and not (_other_voice(a, b) and alike >= SAME_ARTICLE and _contrasted(a, b)):
        return False
    return alike >= _enough(field, a, b)


def _enough(field: Field, a: Frame, b: Frame) -> float:
    """How alike the surroundings must be, 0..1: least for the toll of one event, most where nothing else is known."""
    if a.quantity.unit:
        if stated(a.quantity).unit != METRE or not any(spelled_alike(x, y) for x in a.landmarks for y in b.landmarks):
            return ALIKE_BARE
        return ALIKE_PLACED if (a.names & b.names) - field.central else ALIKE
    if _foreign(field, a, b):
        return NEVER
    if a.happening in TOLL and a.thing in PEOPLE:
        return ALIKE_SCALE if a.scale else ALIKE_TOLL if _ratio(a, b) <= FAR else ALIKE
    if a.unit.article == b.unit.article:
        return ALIKE_CONTRAST
    if _core(field, a, b) and _ratio(a, b) <= CORE and a.unit.article != b.unit.article:
        return 0.0
    return ALIKE if a.happening and a.happening == b.happening else ALIKE_BARE


def _apart(a: Frame, b: Frame) -> bool:
    """So far apart that the two cannot mean one thing."""
    if stated(a.quantity).unit == METRE:
        return _ratio(a, b) > FAR_LENGTH
    return _ratio(a, b) > (FAR_TOLL if a.happening in TOLL and b.happening in TOLL else FAR)


def _ratio(a: Frame, b: Frame) -> float:
    one, two = sorted((abs(size(a.quantity) or 0.0), abs(size(b.quantity) or 0.0)))
    return two / one if one else math.inf


def _alike(field: Field, a: Frame, b: Frame) -> float:
    """How much of the lighter surroundings both share, by weight."""
    shared = field.weigh.total(a.around & b.around)
    return shared / max(1e-9, min(field.weigh.total(a.around), field.weigh.total(b.around)))


def _foreign(field: Field, a: Frame, b: Frame) -> bool:
    """Each stands beside a name of which the other's article (in one article: the other's words) knows nothing, and
    no other name holds the two together; one such name is enough where little else is shared."""
    own = a.unit.article == b.unit.article
    one = a.names - (b.names if own else field.names[b.unit.article]) - national_stems()
    two = b.names - (a.names if own else field.names[a.unit.article]) - national_stems()
    held = (a.names & b.names) - field.central - national_stems()
    little = not a.scale and _alike(field, a, b) < ALIKE
    return not held and bool((one and two) or ((one or two) and little))


def _core(field: Field, a: Frame, b: Frame) -> bool:
    """Both count what the case is about, in one happening: one question unless something speaks against it."""
    nouns = (frozenset(stem(w) for w in (f.quantity.counted or "").casefold().split()) for f in (a, b))
    happened = a.happening == b.happening or (a.thing not in PEOPLE and "" in (a.happening, b.happening))
    return happened and bool(a.happening or b.happening) and (
        a.planned == b.planned and all(n & field.central for n in nouns)
    )


def _contrasted(a: Frame, b: Frame) -> bool:
    """Whether one article sets the two against each other: in one sentence, or by a word that says so."""
    return a.unit is b.unit or any(t.folded in CONTRAST for f in (a, b) for t in f.unit.tokens)


def _one_voice(a: Frame, b: Frame) -> bool:
    return bool(a.voice and b.voice and a.voice.source_id and a.voice.source_id == b.voice.source_id)


def _other_voice(a: Frame, b: Frame) -> bool:
    one, two = a.voice, b.voice
    return bool(one and two and one.id != two.id and one.source_id != two.source_id)


def _parting(field: Field, a: Frame, b: Frame, found: Sequence[Frame]) -> Parting:
    strength = min(1.0, 0.5 + _alike(field, a, b) / 2)
    sides = _reading(field, a), _reading(field, b)
    says = f"both answer one question: {_about(a, b)}"
    return Parting("figure", _about(a, b), *sides, strength, "figures", says,
                   _drift(field, a, b) or _overtaken(field, a, b, found))


def _about(a: Frame, b: Frame) -> str:
    """The question in a reader's words: "how many soldiers to be sent", "how far from Aldwick"."""
    if a.quantity.unit and stated(a.quantity).unit == METRE:
        marks = {t.folded: t.text for t in a.unit.tokens if t.folded in a.landmarks & b.landmarks}
        return " ".join(["how far", *(["from", *marks.values()] if marks else [])])
    if a.quantity.unit:
        return f"{a.quantity.counted or 'the amount'} in {a.quantity.unit}"
    counted = min((f.quantity.counted or f.thing for f in (a, b)), key=lambda c: (len(c), c))
    happened = HAPPENED.get(a.happening, "")
    planned = "to be " if a.planned and happened == "sent" else ""
    return " ".join(["how many", "people" if counted in BARE else counted, *([planned + happened] if happened else [])])


def _reading(field: Field, frame: Frame) -> Reading:
    q = frame.quantity
    number = q.value if q.value is not None else q.low if q.low is not None else q.high
    unit = f" {q.unit}" if q.unit else ""
    return Reading(frame.at, f"{number:g}{unit}", _day(field, frame))


def _day(field: Field, frame: Frame) -> str | None:
    published = field.read[frame.unit.article].article.published
    return published[:10] if published else None


def _drift(field: Field, a: Frame, b: Frame) -> bool:
    """A toll that the later account has higher, that one source corrects on another day, or that the lower one calls
    a floor."""
    if a.happening not in TOLL:
        return False
    low, high = sorted((a, b), key=lambda f: size(f.quantity) or 0.0)
    days = _day(field, low), _day(field, high)
    if days[0] and days[1] and days[0] != days[1] and _one_voice(a, b):
        return True
    if days[0] and days[1] and days[0] != days[1]:
        return days[0] < days[1]
    return low.quantity.value is None and low.quantity.low is not None


def _overtaken(field: Field, a: Frame, b: Frame, found: Sequence[Frame]) -> bool:
    """Two counts of one day, not far apart and not of two who are named, where a later account counts as many as the
    higher or more: both are tolls on the way to that one."""
    low, high = sorted((a, b), key=lambda f: size(f.quantity) or 0.0)
    day = _day(field, low)
    if a.happening not in TOLL or not day or day != _day(field, high) or a.unit.article == b.unit.article:
        return False
    if _ratio(a, b) > CLOSE or (_other_voice(a, b) and _is_named(field, a) and _is_named(field, b)):
        return False
    return any((_day(field, c) or "") > day and (size(c.quantity) or 0.0) >= (size(high.quantity) or 0.0)
               and not c.scale and not c.part and _one_question(field, c, low) for c in found)


def _is_named(field: Field, frame: Frame) -> bool:
    ident = frame.voice.source_id if frame.voice else None
    return any(s.id == ident and s.name[:1].isupper() for s in field.resolved.sources)
