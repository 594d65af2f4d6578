"""When two amounts state the same: rounding, bounds and units, by the words of the figures themselves."""

import math
from typing import NamedTuple

from sayso.model import Quantity

CONVERTED = 0.25
VAGUE = "vague number"
ROUGH = 0.12
ROUNDED = 0.06
AS_STATED = ("up to", "as many as", "as much as", "as high as", "at most")


class Stated(NamedTuple):
    """An amount in the base unit of its dimension, as far as that is known."""

    unit: str
    value: float | None
    low: float | None
    high: float | None


def stated(quantity: Quantity) -> Stated:
    """The amount as it can be compared."""
    base = quantity.base
    if base is not None:
        return Stated(base.unit, base.value, base.low, base.high)
    return Stated(quantity.unit or "", quantity.value, quantity.low, quantity.high)


def size(quantity: Quantity) -> float | None:
    """The number stated, in the base unit; of a bound the bound, of a range the middle."""
    amount = stated(quantity)
    if amount.value is not None:
        return amount.value
    ends = [n for n in (amount.low, amount.high) if n is not None]
    return sum(ends) / len(ends) if ends else None


def bounded(quantity: Quantity) -> tuple[float, float]:
    """The interval that the words allow: "at least 20" reaches up, "about 20" a tenth to either side; "up to 20"
    is taken as a statement of 20, since reports use it so."""
    amount = stated(quantity)
    if VAGUE in quantity.rule and amount.low is not None and amount.high is not None:
        return amount.low * 0.8, amount.high * 1.25
    if amount.value is not None:
        slack = ROUGH * abs(amount.value) if quantity.approximate else 0.0
        return amount.value - slack, amount.value + slack
    if amount.low is None and amount.high is not None and quantity.anchor.text.casefold().startswith(AS_STATED):
        return amount.high, amount.high
    return (-math.inf if amount.low is None else amount.low), (math.inf if amount.high is None else amount.high)


def same_amount(a: Quantity, b: Quantity) -> bool:
    """Whether both can hold: overlapping bounds, one number rounded, or one amount in two units."""
    (low_a, high_a), (low_b, high_b) = bounded(a), bounded(b)
    if low_a <= high_b and low_b <= high_a:
        return True
    one, two = size(a), size(b)
    if one is None or two is None:
        return True
    if a.unit != b.unit and abs(one - two) <= CONVERTED * max(abs(one), abs(two)):
        return True
    return _rounded(one, two) or _rounded(two, one)


def _rounded(fine: float, coarse: float) -> bool:
    """Whether `coarse` is `fine` at fewer digits: 9.5 for 9.49, 2 for 2.04, 300 for 284, but not 9 for 8."""
    if coarse == 0 or fine == coarse or len(_digits(coarse)) >= len(_digits(fine)):
        return fine == coarse
    return abs(fine - coarse) <= ROUNDED * abs(coarse)


def _digits(number: float) -> str:
    return f"{abs(number):.6g}".replace(".", "").strip("0")
