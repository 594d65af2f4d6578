"""How surely words mean a happening, by learned weights of the signs around it (`certainty_weights.tsv`).

An ordered logit says how sure, a plain logit whether the happening or its contrary is meant; the card is in
`docs/models/certainty.md`.
"""

from collections.abc import Iterable
from functools import cache
from math import exp
from typing import NamedTuple

from sayso.annotate.stance import cues
from sayso.annotate.stance.signs import under
from sayso.model import Hedge
from sayso.tables import rows

LEVELS: tuple[Hedge, ...] = ("underspecified", "possible", "probable", "certain")
PLAIN = ("form FIN", "before N")
"""The signs of a plain statement: "the dam burst"."""
NEUTRAL = "say"
SHARP = 2.0


class Weight(NamedTuple):
    """What a sign adds to the two sums; `hedges` is whether it tells how sure a speaker is."""

    hedges: bool
    sure: float
    so: float


@cache
def weights() -> dict[str, Weight]:
    """The weights of the signs, and the bounds of the levels under "from LEVEL" and "all"."""
    return {
        row["sign"]: Weight(row["hedges"] == "yes", float(row["sure"] or 0), float(row["so"] or 0))
        for row in rows("certainty_weights")
    }


def value(signs: Iterable[str]) -> float:
    """How certain a happening is meant to be, -3 (surely not so) to 3 (surely so): what is to be expected, with
    odds squared (`SHARP`), so that it leans to the likeliest level, since an error counts by its size."""
    names = tuple(signs)
    held = [weights()[name] for name in names if name in weights()]
    sure = sum(w.sure for w in held)
    so = _share(SHARP * meant(names))
    return sum(_share(SHARP * (sure - bound)) for bound in _bounds()) * (2 * so - 1)


def meant(signs: Iterable[str]) -> float:
    """Log-odds that a happening is meant, and not its contrary."""
    return weights()["all"].so + sum(weights()[name].so for name in signs if name in weights())


def pull(sign: str) -> float:
    """How much surer (above 0) or less sure (below) a speaker's words are by a sign, beside the plain "say"."""
    known = weights().get(sign)
    if known is None or not known.hedges:
        return 0.0
    return known.sure - (_neutral().get(sign, 0.0) if sign.startswith("under ") else 0.0)


def pull_of(cue: cues.Cue) -> float:
    """The same of a cue: how much less sure what hangs on it is than what is said."""
    return sum(weights()[s.name].sure for s in under(cue) if s.name in weights()) - sum(_neutral().values())


@cache
def _neutral() -> dict[str, float]:
    plain = cues.table()[(NEUTRAL,)]
    return {s.name: weights()[s.name].sure for s in under(plain) if s.name in weights()}


@cache
def plain() -> float:
    """How far a plain statement stands above the bound of what is certain."""
    return sum(weights()[name].sure for name in PLAIN if name in weights()) + sum(_neutral().values()) - _bounds()[-1]


def level(pulled: float) -> Hedge:
    """The level of a statement that signs have pulled so far."""
    return _level(plain() + pulled + _bounds()[-1])


def level_of(signs: Iterable[str]) -> Hedge:
    """The level of a happening with these signs."""
    return _level(sum(weights()[name].sure for name in signs if name in weights()))


def _level(total: float) -> Hedge:
    return LEVELS[sum(total >= bound for bound in _bounds())]


@cache
def _bounds() -> tuple[float, ...]:
    return tuple(weights()[f"from {name}"].sure for name in LEVELS[1:])


def _share(total: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))
