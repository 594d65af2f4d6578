"""Figures that answer one question with different numbers."""

from collections import defaultdict
from collections.abc import Iterator

from sayso.model import Quantity
from sayso.relate.discrepancy.amounts import VAGUE, same_amount, size, stated
from sayso.relate.discrepancy.field import Field
from sayso.relate.discrepancy.frame import Frame, frames
from sayso.relate.discrepancy.readings import Parting, Reading

TOLL = frozenset({"dead", "hurt", "missing"})
PEOPLE = frozenset({"person", "child", "woman", "man", "boy", "girl", "soldier", "officer", "fighter", "medic",
                    "police", "passenger", "worker", "miner", "protester", "attacker", "hostage", "staff"})
FAR = 4.0
FAR_LENGTH = 11.0
ALIKE = 0.3
ALIKE_TOLL = 0.15
ALIKE_BARE = 0.45
SAME_ARTICLE = 0.3


def figures(field: Field) -> Iterator[Parting]:
    """Pairs of figures of one thing, one happening and one scale that cannot both hold."""
    held: dict[tuple[str, str], list[Frame]] = defaultdict(list)
    for frame in frames(field):
        if frame.thing and size(frame.quantity) is not None:
            held[_kind(frame)].append(frame)
    for kind in sorted(held):
        found = held[kind]
        for number, a in enumerate(found):
            for b in found[number + 1 :]:
                why = _one_question(field, a, b) if _differ(a, b) else None
                if why and not (_answered(field, a, b, found) or _answered(field, b, a, found)):
                    yield _parting(field, a, b, why)


def _kind(frame: Frame) -> tuple[str, str]:
    thing = f"unit:{stated(frame.quantity).unit}" if frame.quantity.unit else frame.thing
    return thing, frame.happening if frame.happening in TOLL else ""


def _answered(field: Field, a: Frame, b: Frame, found: list[Frame]) -> bool:
    """Whether the article of `a` has the figure of `b` too, in surroundings more like those of `b`: then the two
    figures answer two questions, and both articles know both."""
    alike = _alike(field, a, b)
    return any(
        c.unit.article == a.unit.article != b.unit.article and same_amount(c.quantity, b.quantity)
        and c.planned == b.planned and _alike(field, c, b) > alike
        for c in found
    )


def _differ(a: Frame, b: Frame) -> bool:
    """Tolls count up, so that "at least 22" and 35 are two tolls; of anything else a bound allows what it allows."""
    if a.happening == "dead" and a.thing == "person" and not any(VAGUE in f.quantity.rule for f in (a, b)):
        return size(a.quantity) != size(b.quantity) and not _near(a.quantity, b.quantity)
    return not same_amount(a.quantity, b.quantity)


def _near(a: Quantity, b: Quantity) -> bool:
    one, two = sorted((size(a) or 0.0, size(b) or 0.0))
    return two - one <= (0.02 * two if not (a.approximate or b.approximate) else 0.1 * two)


def _one_question(field: Field, a: Frame, b: Frame) -> str | None:
    """Why the two figures answer one question, in a reader's words; None where they do not, or nothing shows it."""
    if a.planned != b.planned or a.scale != b.scale or _apart(a, b):
        return None
    alike = _alike(field, a, b)
    if a.unit.article == b.unit.article and not (_other_voice(a, b) and alike >= SAME_ARTICLE):
        return None
    if a.happening in TOLL and a.thing in PEOPLE:
        enough = alike >= ALIKE_TOLL and not _foreign(field, a, b)
    elif a.quantity.unit or not a.happening or a.happening != b.happening:
        enough = alike >= ALIKE_BARE
    else:
        enough = alike >= ALIKE and not _foreign(field, a, b)
    return f"both count {a.thing if not a.quantity.unit else a.quantity.unit}" if enough else None


def _apart(a: Frame, b: Frame) -> bool:
    """So far apart that the two cannot mean one thing."""
    one, two = sorted((abs(size(a.quantity) or 0.0), abs(size(b.quantity) or 0.0)))
    far = FAR_LENGTH if stated(a.quantity).unit == "m" else FAR
    return one == 0 or two / one > far


def _alike(field: Field, a: Frame, b: Frame) -> float:
    """How much of the lighter surroundings both share, by weight."""
    shared = field.weigh.total(a.around & b.around)
    return shared / max(1e-9, min(field.weigh.total(a.around), field.weigh.total(b.around)))


def _foreign(field: Field, a: Frame, b: Frame) -> bool:
    """Each stands beside names that the other's surroundings lack and the case is not about: two events."""
    one, two = a.names - b.names - field.central, b.names - a.names - field.central
    return bool(one and two) or bool((one | two) and not (a.names & b.names) and not (a.unit.lead and b.unit.lead))


def _other_voice(a: Frame, b: Frame) -> bool:
    one, two = a.voice, b.voice
    return bool(one and two and one.id != two.id and one.source_id != two.source_id)


def _parting(field: Field, a: Frame, b: Frame, why: str) -> Parting:
    about = f"how many {a.quantity.counted or a.quantity.unit or a.thing}" + (f", {a.happening}" if a.happening else "")
    strength = min(1.0, 0.5 + _alike(field, a, b) / 2)
    sides = _reading(field, a), _reading(field, b)
    return Parting("figure", about, *sides, strength, "figures", why, _drift(field, a, b))


def _reading(field: Field, frame: Frame) -> Reading:
    q = frame.quantity
    number = q.value if q.value is not None else q.low if q.low is not None else q.high
    unit = f" {q.unit}" if q.unit else ""
    return Reading(frame.at, f"{number:g}{unit}", _day(field, frame))


def _day(field: Field, frame: Frame) -> str | None:
    published = field.read[frame.unit.article].article.published
    return published[:10] if published else None


def _drift(field: Field, a: Frame, b: Frame) -> bool:
    """A toll that the later account has higher, or that the lower one calls a floor."""
    if a.happening not in TOLL:
        return False
    low, high = sorted((a, b), key=lambda f: size(f.quantity) or 0.0)
    days = _day(field, low), _day(field, high)
    if days[0] and days[1] and days[0] != days[1]:
        return days[0] < days[1]
    return low.quantity.value is None and low.quantity.low is not None
