"""Which amounts belong together: "22 people, seven of them children", "17 soldiers and three civilians"."""

import math

from sayso.annotate.quantity import lexicon
from sayso.annotate.quantity.amount import Amount
from sayso.annotate.quantity.tokens import Token, low_at, lows

REACH = 14
LINKED = 5
WHOLES = 8


def linked(tokens: list[Token], amounts: list[Amount]) -> list[Amount]:
    """The amounts with what they are a part of, and the roles that they share with their neighbours."""
    found = list(amounts)
    for place in range(len(found) - 1):
        found[place] = out_of(tokens, among(tokens, found, place), found[place + 1], place + 1)
    for place in range(1, len(found)):
        found[place] = part(tokens, found, place)
        found[place] = shared(tokens, found[place], found[place - 1])
        found[place] = left_out(tokens, found[place], found[place - 1])
        found[place] = converted(tokens, found[place], found[place - 1])
        found[place] = carried(tokens, found[place], found[place - 1])
    for place in range(len(found) - 2, -1, -1):
        found[place] = shared_back(tokens, suspended(tokens, found[place], found[place + 1]), found[place + 1])
    return found


def among(tokens: list[Token], amounts: list[Amount], place: int) -> Amount:
    """"6 nurses and 9 drivers were among 31 people trapped": both are part of the 31."""
    amount = amounts[place]
    for other in range(place + 1, min(place + 3, len(amounts))):
        whole = amounts[other]
        between = [w for w in lows(tokens, amounts[other - 1].end, whole.first) if w != "the"]
        if between[-1:] in (["among"], ["amongst"]) and set(between) <= lexicon.those("among"):
            if amount.unit or amount.high > whole.high:
                return amount
            return amount._replace(within=other, role=amount.role or whole.role).fired("part of a whole")
        if not set(between) <= {"and", ","}:
            return amount
    return amount


def out_of(tokens: list[Token], amount: Amount, whole: Amount, place: int) -> Amount:
    """"four of the nine", "three out of 12"; `place` is where the whole stands among the amounts."""
    between = [w for w in lows(tokens, amount.past, whole.first) if not lexicon.isa(w, "determiner")]
    if between not in (["of"], ["out", "of"]) or whole.unit or amount.unit or amount.high > whole.high:
        return amount
    return amount._replace(within=place).fired("part of a whole")


def part(tokens: list[Token], amounts: list[Amount], place: int) -> Amount:
    """"22 people, seven of them children", "22 people, including seven children", "of the 22, seven were"."""
    amount = amounts[place]
    said = {"of them", "including"} & set(amount.scope)
    if not said and not _of_the(tokens, amounts[place - 1], amount):
        return amount
    whole = _whole(amounts, place)
    if whole < 0 or amount.first - amounts[whole].end > REACH:
        return amount
    return amount._replace(within=whole, role=amount.role or amounts[whole].role).fired("part of a whole")




def _whole(amounts: list[Amount], place: int) -> int:
    """The nearest amount to the left that is no part itself and is not smaller; -1 for none."""
    for other in range(place - 1, max(-1, place - WHOLES), -1):
        whole = amounts[other]
        if 0 <= whole.within < place:
            return whole.within
        if whole.unit is None and whole.high >= amounts[place].low:
            return other
    return -1


def _of_the(tokens: list[Token], whole: Amount, amount: Amount) -> bool:
    opens = whole.first < 3 or tokens[whole.first - 3].kind == "mark"
    return opens and lows(tokens, whole.first - 2, whole.first) == ["of", "the"] and not (
        whole.unit or amount.unit) and amount.high <= whole.high


def shared(tokens: list[Token], amount: Amount, left: Amount) -> Amount:
    """"killed 17 soldiers and three civilians": the second has the role of the first."""
    if amount.role or amount.unit or not amount.counted or not left.role or left.unit or left.verb >= left.end:
        return amount
    if not _in_one_list(tokens, left, amount):
        return amount
    return amount._replace(role=left.role, verb=left.verb).fired("role shared with the amount in front")


def shared_back(tokens: list[Token], amount: Amount, right: Amount) -> Amount:
    """"17 soldiers and three civilians were killed": the first has the role of the second."""
    if amount.role or amount.unit or not right.role or right.within >= 0 or right.verb < right.end:
        return amount
    if not _in_one_list(tokens, amount, right) or amount.end == right.first:
        return amount
    return amount._replace(role=right.role, verb=right.verb).fired("role shared with the amount behind")


def left_out(tokens: list[Token], amount: Amount, left: Amount) -> Amount:
    """"17 strikes in the north and 12 in the south": what is counted is left out the second time."""
    if amount.counted or amount.unit or left.unit or not left.counted or amount.role or amount.form == "fraction":
        return amount
    opens = lexicon.isa(low_at(tokens, amount.first - 1), "link in a list")
    if not opens or not lexicon.isa(low_at(tokens, amount.past), "place of some") or amount.first - left.end > REACH:
        return amount
    role = left.role if left.verb < left.first else ""
    return amount._replace(counted=left.counted, role=role).fired("counted as before")


def converted(tokens: list[Token], amount: Amount, left: Amount) -> Amount:
    """"two kilometres (1.2 miles)": the same measure once more in another unit."""
    if left.unit is None or amount.unit is None or amount.unit.name == left.unit.name:
        return amount
    if lows(tokens, left.past, amount.first) not in (["("], [",", "or"], ["or"], ["/"]):
        return amount
    bracketed = low_at(tokens, amount.first - 1) == "("
    if not _same(left, amount) and not (left.unit.money and amount.unit.money and bracketed):
        return amount
    return amount._replace(
        counted=amount.counted or left.counted, role=amount.role or left.role, scope=(*amount.scope, "converted"),
        bound=amount.bound or left.bound).fired("in another unit")


def _same(left: Amount, right: Amount) -> bool:
    """Whether two measures of one dimension agree to a fifth, as rounded conversions do."""
    one, other = left.unit, right.unit
    if one is None or other is None or one.money or not one.base or one.base != other.base:
        return False
    return math.isclose(left.high * one.factor + one.offset, right.high * other.factor + other.offset, rel_tol=0.2)


def carried(tokens: list[Token], amount: Amount, left: Amount) -> Amount:
    """"turnover rose 4 per cent to 1.3 billion shekels": both are said of the turnover."""
    if "to" in amount.scope and "from" in left.scope:
        return amount._replace(counted=amount.counted or left.counted, role=amount.role or left.role)
    if "to" in amount.scope or left.role not in ("rise", "fall") or lows(tokens, left.end, amount.first) != ["to"]:
        return amount
    return amount._replace(counted=amount.counted or left.counted, role=amount.role or left.role,
                           scope=(*amount.scope, "to")).fired("end of a change")


def suspended(tokens: list[Token], amount: Amount, right: Amount) -> Amount:
    """"four-, five- and six-cylinder engines"."""
    between = lows(tokens, amount.past, right.first)
    if amount.unit or between not in (["-", ","], ["-", "and"], ["-", ",", "and"], ["-", "or"], ["-", "to"]):
        return amount
    return amount._replace(unit=right.unit, counted=right.counted).fired("hyphen left hanging")


def _in_one_list(tokens: list[Token], left: Amount, right: Amount) -> bool:
    """Whether only commas, "and" and the like stand between, leaving out what stands in brackets."""
    between: list[str] = []
    depth = 0
    for token in tokens[left.end : right.first]:
        depth += (token.low == "(") - (token.low == ")")
        if depth == 0 and token.low != ")":
            between.append(token.low)
    return len(between) <= LINKED and all(lexicon.isa(w, "link in a list") for w in between)
