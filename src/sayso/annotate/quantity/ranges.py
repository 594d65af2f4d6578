"""Two numbers that are one amount: "10 to 15", "between $62 and $68", "one in five"; and those that are a change."""

from collections.abc import Callable

from sayso.annotate.quantity import lexicon
from sayso.annotate.quantity.amount import Amount
from sayso.annotate.quantity.lexicon import Unit, isa
from sayso.annotate.quantity.tokens import Token, low_at, lows

BACK = 9
APART = 9

Joined = list[Amount] | None


def join(tokens: list[Token], amounts: list[Amount]) -> list[Amount]:
    """The amounts with every pair joined that some rule takes for one amount, or marked as the ends of a change."""
    found: list[Amount] = []
    for amount in amounts:
        pair = _pair(tokens, found[-1], amount) if found else None
        if pair:
            found[-1:] = pair
        else:
            found.append(amount)
    return found


def _pair(tokens: list[Token], left: Amount, right: Amount) -> Joined:
    if right.first - left.past > APART:
        return None
    between = lows(tokens, left.past, right.first)
    for rule in RULES:
        joined = rule(tokens, left, right, between)
        if joined:
            return joined
    return None


def compound(tokens: list[Token], left: Amount, right: Amount, between: list[str]) -> Joined:
    """"5 feet 10 inches", "two hours and 14 minutes", "8ft 9in": one measure in two units of one dimension."""
    big, small = left.unit, right.unit
    if big is None or small is None or not big.base or big.base != small.base or big.factor <= small.factor:
        return None
    if between not in ([], ["and"], ["-"], [","]) or not (left.single and right.single) or big.money or left.per:
        return None
    value = left.low + right.low * small.factor / big.factor
    if right.low * small.factor >= big.factor:
        return None
    return [left._replace(low=value, high=value, past=right.past).fired("measure in two units")]


def share(tokens: list[Token], left: Amount, right: Amount, between: list[str]) -> Joined:
    """"one in five", "nine out of 10", "one in every 20"."""
    if left.unit or right.unit or not (left.single and right.single) or left.low > right.low or right.low < 2:
        return None
    round_off = right.low in (5, 10, 100, 1000) and left.form == right.form
    if between in (["out", "of"], ["in", "every"]) or (between == ["in"] and (left.low == 1 or round_off)):
        value = left.low / right.low
        return [left._replace(low=value, high=value, past=right.past, form="fraction").fired("one in so many")]
    return None


def between(tokens: list[Token], left: Amount, right: Amount, words: list[str]) -> Joined:
    """"between 10 and 15", "anywhere between 5 and about 7"."""
    bare = [w for w in words if not isa(w, "inside a range")]
    opens = _outside(tokens, left.first)
    if low_at(tokens, opens) != "between" or bare not in (["and"], ["to"], ["-"], ["&"]):
        return None
    joined = _joined(left, right, "between")
    about = any(isa(w, "about in a range") for w in words + lows(tokens, opens, left.first))
    return joined and [joined[0]._replace(first=opens, about=about or joined[0].about)]


def span(tokens: list[Token], left: Amount, right: Amount, between: list[str]) -> Joined:
    """"10 to 15", "10-15", "$5 to $10 million", "three or four", "seven to about 10 years"."""
    bare = [w for w in between if not isa(w, "inside a range")]
    if bare == ["or"]:
        fits = left.single and right.single and left.low < right.low <= 3 * left.low + 1 and not left.unit
    elif bare == ["-"]:
        fits = _dashed(tokens, left, right)
    elif bare in (["to"], ["through"], ["to", "-"], ["-", "to", "-"]):
        fits = not _changed(tokens, left) and not (left.low > right.high and right.unit)
    else:
        fits = False
    joined = _joined(left, right, "range") if fits else None
    about = any(isa(w, "about in a range") for w in between)
    return joined and [joined[0]._replace(about=about or joined[0].about)]


def change(tokens: list[Token], left: Amount, right: Amount, between: list[str]) -> Joined:
    """"rose from 20 to 31", "from $75 per barrel in May to $45.88": two amounts, the old and the new one."""
    if low_at(tokens, _outside(tokens, left.first)) != "from" or "to" not in between:
        return None
    if any(isa(w, "parts clauses") for w in between):
        return None
    if not isa(low_at(tokens, right.first - 1), "before the end of a change"):
        return None
    old, new = _share_unit(left, right)
    return [old._replace(scope=(*old.scope, "from")).fired("change"),
            new._replace(scope=(*new.scope, "to")).fired("change")]


RULES: tuple[Callable[[list[Token], Amount, Amount, list[str]], Joined], ...] = (
    compound, share, between, span, change,
)


def _outside(tokens: list[Token], at: int) -> int:
    """The token in front of an amount, "about" and the like stepped over."""
    at -= 1
    while isa(low_at(tokens, at), "inside a range"):
        at -= 1
    return at


def _changed(tokens: list[Token], left: Amount) -> bool:
    """Whether "A to B" tells of a change: "by A to B", "rose A to B", "rose from A to B"; "ranges from" is none."""
    at = _outside(tokens, left.first)
    before = low_at(tokens, at)
    if before != "from":
        return before == "by" or (_moves(before) and not isa(before, "goes"))
    for token in reversed(tokens[max(0, at - BACK) : max(0, at)]):
        if isa(token.low, "opens a range") or token.low in ",;." or token.kind == "number":
            return False
        if _moves(token.low):
            return True
    return False


def _moves(low: str) -> bool:
    """Words that say that something changed."""
    return isa(low, "moves") or any(v.role in ("rise", "fall", "reach") for v in lexicon.verbs().get(low, ()))


def _dashed(tokens: list[Token], left: Amount, right: Amount) -> bool:
    """A dash is a range where something measured or counted stands behind the larger number; else it is a score."""
    if right.unit or left.unit or right.scale:
        return True
    if left.low >= right.low or tokens[left.past].text == "—" or right.past >= len(tokens):
        return False
    behind = tokens[right.past]
    return behind.kind == "word" and behind.low not in lexicon.words("stop") and not isa(behind.low, "behind a score")


def _joined(left: Amount, right: Amount, rule: str) -> Joined:
    if right.form == "fraction" or not left.single or not _one_unit(left, right):
        return None
    factor = _distributed(left, right)
    low, high = sorted((left.low * factor, right.high))
    unit: Unit | None = right.unit or left.unit
    return [left._replace(past=right.past, low=low, high=high, unit=unit, per=right.per, per_unit=right.per_unit,
                          scale=right.scale, about=left.about or right.about).fired(rule)]


def _one_unit(left: Amount, right: Amount) -> bool:
    """Whether both ends can have one unit: the same, or the first one's left out ("5 to 10 miles", "$5 to 10")."""
    if left.unit and right.unit:
        return left.unit.name == right.unit.name or "dollar" in (left.unit.name, right.unit.name)
    return left.unit is None or left.unit.money


def _distributed(left: Amount, right: Amount) -> float:
    """"1 to 2 thousand", "$89 to $93 billion": the magnitude of the second is the first one's too."""
    if left.scale or right.scale < 100 or not right.single or left.low >= 1000:
        return 1.0
    return right.scale if left.low < right.high / right.scale else 1.0


def _share_unit(left: Amount, right: Amount) -> tuple[Amount, Amount]:
    if left.unit and not right.unit:
        right = right._replace(unit=left.unit, per=left.per, per_unit=left.per_unit)
    elif right.unit and not left.unit:
        left = left._replace(unit=right.unit, per=right.per, per_unit=right.per_unit)
    return left, right
