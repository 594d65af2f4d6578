"""What a measure is of, ages among them, and every amount in the base unit of its dimension."""

import re

from sayso.annotate.quantity import lexicon, nouns
from sayso.annotate.quantity.amount import Amount
from sayso.annotate.quantity.lexicon import Unit, isa
from sayso.annotate.quantity.tokens import Token, low_at, lows
from sayso.model import Measure

OLDEST = 125
NAMED = 4
SHARE = Unit("share", "share", 1.0, 0.0, False)
OTHER_DOLLARS = re.compile(
    r"(?:\b(?:A|AU|C|CA|CAD|NZ|HK|S|SG|NT)\s?\$)|\$(?:A|C|NZ|HK)\d|\b(?:AUD|CAD|NZD|HKD|SGD|TWD)\b"
    r"|\b(?:Australian|Canadian|New Zealand|Hong Kong|Singapore|Taiwan|Jamaican|Zimbabwean?) dollars?\b")


def age(tokens: list[Token], amount: Amount) -> Amount:
    """"a 50-year-old man", "aged 16 to 18", "at the age of 21", "Ann Lee, 34, said": years of age, no count."""
    if amount.unit:
        return _year_old(tokens, amount) if isa(amount.unit.name, "unit of age") else amount
    if amount.form not in ("digits", "words") or not 0 < amount.high <= OLDEST or not amount.first:
        return amount
    before = lows(tokens, amount.first - 2, amount.first)
    turned = before[-1] in ("turn", "turned", "turning", "turns") and nouns.phrase(tokens, amount.past, False) is None
    if turned or before[-1] in ("aged", "ages", "age") or before == ["age", "of"]:
        return _years(amount, "age")
    if amount.bound and tokens[amount.first].low in ("over", "under") and nouns.plural(tokens[amount.first - 1]):
        return _years(amount, "age")
    if _in_apposition(tokens, amount):
        return _years(amount, f"age of {tokens[amount.first - 2].text}")
    return amount


def ages(tokens: list[Token], amounts: list[Amount]) -> list[Amount]:
    """"aged 19 and 22": the second is an age as well."""
    found = amounts[:1]
    for amount in amounts[1:]:
        left = found[-1]
        listed = [w for w in lows(tokens, left.past, amount.first) if w not in (",", "and", "or")] == []
        if left.counted == "age" and left.phrase[1] == left.past < amount.first and listed and not (
                amount.unit or amount.counted):
            amount = _years(amount, "age")
        found.append(amount)
    return found


def _year_old(tokens: list[Token], amount: Amount) -> Amount:
    at = amount.past
    while low_at(tokens, at) == "-":
        at += 1
    if low_at(tokens, at) not in ("old", "olds"):
        return amount
    span = nouns.phrase(tokens, at + 1, True) if low_at(tokens, at) == "old" else None
    whose = f"age of {tokens[span[1] - 1].low}" if span else "age"
    return amount._replace(past=at + 1, phrase=span or (at + 1, at + 1), counted=whose).fired("age")


def _years(amount: Amount, counted: str) -> Amount:
    year = lexicon.unit_named("year")
    return amount._replace(unit=year, counted=counted, phrase=(amount.past, amount.past)).fired("age")


def _in_apposition(tokens: list[Token], amount: Amount) -> bool:
    """A name, a number between commas: "Ann Lee, 34, said"; not "in Boston, 22, 24 and 30"."""
    at, past = amount.first, amount.past
    if at < 2 or tokens[at].kind != "number" or past - at != 1 or tokens[at - 1].low != "," or amount.high < 2:
        return False
    listed = past + 1 < len(tokens) and tokens[past + 1].kind == "number"
    if low_at(tokens, past) not in (",", ".", ")", ";") or listed:
        return False
    return tokens[at - 2].kind == "word" and tokens[at - 2].text[0].isupper()


def extent(tokens: list[Token], amount: Amount) -> Amount:
    """"14 metres deep" measures a depth."""
    at = amount.past + (low_at(tokens, amount.past) == "-")
    measured = lexicon.extents().get(low_at(tokens, at))
    if amount.unit is None or measured is None:
        return amount
    return amount._replace(counted=measured, phrase=(at, at + 1)).fired("extent")


def subject(text: str, tokens: list[Token], amount: Amount) -> Amount:
    """What a measure without a noun behind it is of: "a fine of $5m", "revenue rose to $7m", "a speed of 60 mph"."""
    if amount.form == "multiple":
        return _named(text, tokens, amount, amount.first - 1)
    measured = "role: measured" in amount.rules
    if amount.unit is None and not measured:
        return amount
    if low_at(tokens, amount.first - 1) == "of":
        return _named(text, tokens, amount, amount.first - 2)
    if measured and amount.verb > 0:
        return _named(text, tokens, amount, amount.verb - 1)
    return amount


def _named(text: str, tokens: list[Token], amount: Amount, last: int) -> Amount:
    """The noun phrase that ends at token `last`, auxiliaries and adverbs stepped over."""
    while last > 0 and (isa(tokens[last].low, "auxiliary") or tokens[last].low.endswith("ly")):
        last -= 1
    first = last + 1
    while first > max(0, last - NAMED) and not nouns.ends(tokens[first - 1]) and _goes_in_front(tokens, first, last):
        first -= 1
    if first > last or isa(tokens[last].low, "sum word"):
        return amount
    return amount._replace(counted=nouns.text_of(text, tokens, (first, last + 1))).fired("measured thing in front")


def _goes_in_front(tokens: list[Token], first: int, last: int) -> bool:
    """Whether the word before `first` can modify the noun at `last`; one in -s is more likely a verb ("expects")."""
    before = tokens[first - 1]
    if first - 1 == last or before.text[0].isupper() or isa(before.low, "modifying plural"):
        return True
    return not before.low.endswith("s") or before.low.endswith("ss")


def dollars_differ(text: str) -> bool:
    """Whether an article names another dollar than the American one, so that a bare "$" may mean either."""
    return OTHER_DOLLARS.search(text) is not None


def base(amount: Amount, dollars: bool) -> Measure | None:
    """The amount in base units; None for a count, and where the unit or currency is not known for sure. `dollars`: a
    bare dollar is the American one."""
    unit = amount.unit or (SHARE if amount.form == "fraction" else None)
    if unit is None or not unit.base or (unit.name == "dollar" and not dollars):
        return None
    if amount.per_unit and amount.per_unit.base:
        rate = unit._replace(factor=unit.factor / amount.per_unit.factor, offset=0.0)
        return _measure(amount, rate, f"{unit.base}/{amount.per_unit.base}")
    return _measure(amount, unit, f"{unit.base}/{amount.per}" if amount.per else unit.base)


def _measure(amount: Amount, unit: Unit, name: str) -> Measure:
    low, high = (float(f"{x * unit.factor + unit.offset:.12g}") for x in (amount.low, amount.high))
    if amount.bound == "at least":
        return Measure(name, low=low)
    if amount.bound == "at most":
        return Measure(name, high=high)
    return Measure(name, value=low) if amount.single else Measure(name, low=low, high=high)
