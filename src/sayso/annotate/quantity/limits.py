"""Bounds and scope words around a number: "at least", "up to", "about", "or more"; "another", "a total of"."""

from sayso.annotate.quantity import lexicon
from sayso.annotate.quantity.amount import Amount
from sayso.annotate.quantity.tokens import Token, low_at

STEPS = 5
CLAUSE = 8


def before(tokens: list[Token], amount: Amount) -> Amount:
    """Bounds and scopes to the left, from the number outwards. A scope may stand in front of a determiner, a bound may
    not: "around the 37 islands" says nothing of how many."""
    at, apart = amount.first, False
    for _ in range(STEPS):
        bound = None if apart else lexicon.match_before(tokens, at, lexicon.bounds("before"))
        scope = lexicon.match_before(tokens, at, lexicon.scopes("before"))
        if bound and not (scope and scope[0] < bound[0]):
            if _no_bound(tokens, bound[0], at, amount):
                break
            at = bound[0]
            amount = bounded(amount, bound[1])._replace(first=at)
        elif scope:
            at = scope[0]
            amount = scoped(amount, scope[1])
        elif lexicon.isa(low_at(tokens, at - 1), "determiner"):
            at, apart = at - 1, True
        else:
            break
    return amount


def _no_bound(tokens: list[Token], first: int, at: int, amount: Amount) -> bool:
    """Prepositions of place and time look like bounds: "over the past two years", "under the two bridges"."""
    low = tokens[first].low
    if low == "some":
        return amount.high == 1
    if low == "tops":
        return first > 0 and tokens[first - 1].kind == "number"
    if at - first > 1 or not lexicon.isa(low, "place or bound"):
        return False
    if {"last", "next", "first"} & set(amount.scope):
        return True
    if low in ("within", "near"):
        return amount.unit is None
    return tokens[at].low in ("the", "these", "those") and amount.unit is None


def bounded(amount: Amount, meaning: str) -> Amount:
    """The amount with a bound or marked as approximate."""
    if meaning == "about":
        return amount._replace(about=True).fired("about")
    if amount.bound:
        return amount
    return amount._replace(bound=meaning).fired(meaning)


def scoped(amount: Amount, scope: str) -> Amount:
    """The amount with one more scope word."""
    return amount if scope in amount.scope else amount._replace(scope=(*amount.scope, scope)).fired(f"scope: {scope}")


def after(tokens: list[Token], amount: Amount) -> Amount:
    """Bounds behind what is read so far, the number or what it counts: "200+", "50 or more", "30 people or so"."""
    at = amount.end
    found = lexicon.match_after(tokens, at, lexicon.bounds("after"))
    if found is None or _other_sense(tokens, at, found[0], amount):
        return amount
    amount = bounded(amount, found[1])
    return amount._replace(past=found[0]) if at == amount.past else amount


def _other_sense(tokens: list[Token], at: int, past: int, amount: Amount) -> bool:
    """Words that bound only where nothing follows that they could belong to: "30 plus tax", "5 at most schools"."""
    low = tokens[at].low
    if low in ("plus", "odd") and at != amount.past:
        return True
    if past >= len(tokens) or lexicon.isa(low, "bound at once"):
        return False
    following = tokens[past]
    return following.kind == "number" or (following.kind == "word" and following.low not in lexicon.words("stop"))


def scope_after(tokens: list[Token], amount: Amount) -> Amount:
    """Scope words behind the number or behind what it counts: "22 others", "seven of them", "31 deaths so far"."""
    for at in dict.fromkeys((amount.past, amount.end)):
        found = lexicon.match_after(tokens, at, lexicon.scopes("after"))
        if found:
            amount = scoped(amount, found[1])
    amount = _in_the_clause(tokens, amount)
    start, past = amount.phrase
    if low_at(tokens, amount.number) == "one" and low_at(tokens, amount.past) == "of":
        amount = scoped(amount, "one of")
    if any(t.low in ("other", "others", "more") for t in tokens[start:past]):
        amount = scoped(amount, "additional")
    return amount


def _in_the_clause(tokens: list[Token], amount: Amount) -> Amount:
    """"12,000 soldiers could be sent | in total": up to the next number or the end of the clause."""
    for at in range(amount.end, min(len(tokens), amount.end + CLAUSE)):
        if tokens[at].kind != "word":
            break
        found = lexicon.match_after(tokens, at, lexicon.scopes("clause"))
        if found:
            return scoped(amount, found[1])
    return amount
