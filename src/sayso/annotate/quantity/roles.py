"""What happened to the things counted: "killed 22 people", "22 people were killed", "the toll rose to 31"."""

from collections.abc import Callable

from sayso.annotate.quantity import lexicon, nouns
from sayso.annotate.quantity.amount import Amount
from sayso.annotate.quantity.lexicon import Verb, isa
from sayso.annotate.quantity.tokens import Token, low_at, lows

AHEAD = 16
TOLL_BACK = 12
LISTED = 12
CHANGE_BACK = 8
TENSE_BACK = 5

Found = tuple[str, int] | None
Rule = Callable[[list[Token], Amount, frozenset[int]], Found]


def with_role(tokens: list[Token], amount: Amount, stops: frozenset[int]) -> Amount:
    """The amount with the role that the first rule finds. `stops` are the tokens where other amounts begin."""
    for rule in RULES:
        found = rule(tokens, amount, stops)
        if found:
            role, verb = found
            return amount._replace(role=role, verb=verb).fired(f"role: {rule.__name__}")
    return amount


def what_is_counted(tokens: list[Token], amount: Amount, stops: frozenset[int]) -> Found:
    """"31 deaths", "12 arrests"."""
    start, past = amount.phrase
    for at in (past - 1, past - 2):
        found = lexicon.match_after(tokens, at, lexicon.role_nouns("count")) if start <= at else None
        if found:
            return found[1], at
    return None


def lives(tokens: list[Token], amount: Amount, stops: frozenset[int]) -> Found:
    """"claimed 31 lives", "31 lives were lost", "took the lives of 12", "saved 200 lives"."""
    start, past = amount.phrase
    if start < past and tokens[past - 1].low in ("lives", "life"):
        first, last = amount.first, past
    elif lows(tokens, amount.first - 2, amount.first) == ["lives", "of"]:
        first, last = amount.first - 2, amount.first
    else:
        return None
    for at in (*range(first - 1, first - 4, -1), *range(last, last + 4)):
        if isa(low_at(tokens, at), "life taking", "life saving"):
            return ("kill" if isa(tokens[at].low, "life taking") else "rescue"), at
    return None


def state(tokens: list[Token], amount: Amount, stops: frozenset[int]) -> Found:
    """"17 dead", "22 people missing", "40 others wounded", "17 of them injured", "three wounded men"."""
    at = amount.end
    for _ in range(3):
        found = lexicon.match_after(tokens, at, lexicon.role_nouns("state"))
        if found and not nouns.plural_at(tokens, found[0]) and not _takes_object(tokens, at, found[0]):
            return found[1], at
        at += isa(low_at(tokens, at), "adverb", "before a state")
    for at in range(*amount.phrase):
        found = lexicon.match_after(tokens, at, lexicon.role_nouns("state"))
        if found:
            return found[1], at
    return None


def _takes_object(tokens: list[Token], at: int, past: int) -> bool:
    """Whether a word like "wounded" is an active verb here: "killed six people | wounded 20"."""
    return tokens[at].low in lexicon.verbs() and past < len(tokens) and (
        tokens[past].kind == "number" or tokens[past].low in lexicon.number_words()
        or isa(tokens[past].low, "opens an object"))


def toll(tokens: list[Token], amount: Amount, stops: frozenset[int]) -> Found:
    """"death toll of 17", "the toll rose to 31", "number of dead climbs to 31", "Fatalities: 4"."""
    if amount.unit and amount.unit.name != "times":
        return None
    for place in range(amount.first - 1, max(-1, amount.first - TOLL_BACK), -1):
        if tokens[place].kind == "number" or tokens[place].low in (";", "."):
            return None
        found = lexicon.match_after(tokens, place, lexicon.role_nouns("toll"))
        if found and found[0] <= amount.first and _stands_at(tokens, found[0], amount.first):
            return found[1], amount.first
    if low_at(tokens, amount.first - 1) == ":":
        found = lexicon.match_after(tokens, amount.first - 2, lexicon.role_nouns("count"))
        return found and (found[1], amount.first - 2)
    return None


def _stands_at(tokens: list[Token], first: int, past: int) -> bool:
    """Whether the words behind a toll tie it to its number; a place or cause may stand between."""
    between = lows(tokens, first, past)
    if not between:
        return True
    return isa(between[-1], "toll link", "adverb") and any(isa(w, "toll link") for w in between) and not (
        {"who", "which", ","} & set(between[-2:]))


def inverted(tokens: list[Token], amount: Amount, stops: frozenset[int]) -> Found:
    """"among the dead were 22 children", "those killed include three nurses"."""
    before = lows(tokens, amount.first - 4, amount.first)
    if not before or before[-1] not in ("were", "was", "are", "include", "included"):
        return None
    for at in range(amount.first - 2, max(-1, amount.first - 4), -1):
        if isa(tokens[at].low, "the dead") and low_at(tokens, at - 1) in ("the", "those", "people"):
            for kind in ("state", "count"):
                found = lexicon.match_after(tokens, at, lexicon.role_nouns(kind))
                if found:
                    return found[1], at
    return None


def act(tokens: list[Token], amount: Amount, stops: frozenset[int]) -> Found:
    """"the deaths of 17", "the arrest of 12 men", "loss of 5"."""
    at = outer(tokens, amount.first)
    if low_at(tokens, at - 1) != "of":
        return None
    for kind in ("act", "count"):
        for back in (2, 3):
            found = lexicon.match_after(tokens, at - back, lexicon.role_nouns(kind)) if at >= back else None
            if found and found[0] == at - 1:
                return found[1], at - back
    return None


def object_of(tokens: list[Token], amount: Amount, stops: frozenset[int]) -> Found:
    """"killed at least 22 people", "sent about 1,500 soldiers", "killed a nurse, a clerk and two soldiers"."""
    at = outer(tokens, amount.first)
    for place in range(at - 1, max(-1, at - 4), -1):
        verb = _verb_ending(tokens, place + 1, "object")
        if verb:
            passive = _passive_before(tokens, place + 1 - len(verb.words)) and amount.unit is None
            idle = passive or isa(_head(tokens, amount), "no object of a role") or _no_term(amount, verb)
            return None if idle else (_sense(tokens, amount, verb), place)
        light = isa(tokens[place].low, "before an object", "adverb")
        if not light and not (amount.unit and isa(tokens[place].low, "object pronoun", "before a sum")):
            break
    if low_at(tokens, at - 1) == "with":
        return _given(tokens, at - 1)
    return _listed(tokens, at) if low_at(tokens, at - 1) in ("and", ",") else None


def _head(tokens: list[Token], amount: Amount) -> str:
    """The last word of what is counted, or of the unit."""
    return low_at(tokens, amount.end - 1)


def _no_term(amount: Amount, verb: Verb) -> bool:
    """A time is the object of few verbs: "jailed for two years", not "fired for two years"."""
    return amount.unit is not None and amount.unit.base == "s" and not isa(verb.role, "role of a time")


def _sense(tokens: list[Token], amount: Amount, verb: Verb) -> str:
    """The verb's role with this object: "fired 20 shots" is no dismissal, "hit 10 million" no blow."""
    if verb.role == "hit" and (amount.unit or amount.scale >= 1000):
        return "reach"
    return lexicon.senses().get((verb.words[0], verb.role, _head(tokens, amount)), verb.role)


def _given(tokens: list[Token], at: int) -> Found:
    """"supplied the rebels | with 40 rockets"."""
    for place in range(at - 1, max(-1, at - 6), -1):
        verb = _verb_ending(tokens, place + 1, "object")
        if verb and verb.role in ("deliver", "provide", "feed"):
            return verb.role, place
        if tokens[place].kind != "word":
            return None
    return None


def _listed(tokens: list[Token], at: int) -> Found:
    """An active verb in front of a list without other numbers: "killed a nurse, a clerk | and two soldiers"."""
    for place in range(at - 2, max(0, at - LISTED), -1):
        verb = _verb_ending(tokens, place + 1, "object")
        if verb:
            opens = isa(tokens[place + 1].low, "determiner", "object pronoun")
            return (verb.role, place) if opens and not _passive_before(tokens, place) else None
        low = tokens[place].low
        if tokens[place].kind == "number" or (low in lexicon.words("stop") and not isa(low, "inside a list")):
            return None
    return None


def outer(tokens: list[Token], at: int) -> int:
    """The first of the determiners and scope words in front of an amount; those that open a part stay outside."""
    while isa(low_at(tokens, at - 1), "in front of an amount"):
        at -= 1
    scope = lexicon.match_before(tokens, at, lexicon.scopes("before"))
    if scope and not isa(tokens[scope[0]].low, "opens a part"):
        return outer(tokens, scope[0])
    return at


def _verb_ending(tokens: list[Token], past: int, voice: str) -> Verb | None:
    """A role verb of this voice whose last word stands before token `past`."""
    for first in (past - 2, past - 1):
        for verb in lexicon.verbs().get(low_at(tokens, first), ()):
            if verb.voice in (voice, "either") and tuple(lows(tokens, first, past)) == verb.words:
                return verb
    return None


def _passive_before(tokens: list[Token], first: int) -> bool:
    return any(isa(w, "be") for w in lows(tokens, first - 2, first)) and not tokens[first].low.endswith("ing")


def subject_of(tokens: list[Token], amount: Amount, stops: frozenset[int]) -> Found:
    """"22 people, seven of them children, were killed"; "17 died"; "1,500 soldiers sent to the front"."""
    passive = has = False
    for at in range(amount.end, min(len(tokens), amount.end + AHEAD)):
        low = tokens[at].low
        if isa(low, "end of a clause") or (at in stops and not isa(low_at(tokens, at - 1), "bridge")):
            return None
        if isa(low, "be"):
            passive = True
        elif isa(low, "have"):
            has = True
        elif verb := _verb_at(tokens, at, passive):
            return _as_subject(tokens, at, verb, passive or has)
        elif low in ("among", "amongst"):
            return _one_of_those(tokens, at + 1)
        elif passive and tokens[at].kind == "word" and not isa(low, "adverb") and not low.endswith("ly"):
            return _state_at(tokens, at)
        elif isa(low, "clause"):
            return None
    return None


def _verb_at(tokens: list[Token], at: int, passive: bool) -> Verb | None:
    """A role verb that can be said of those counted: any form of one that they do, a participle of one done to them."""
    for verb in lexicon.verbs().get(tokens[at].low, ()):
        if tuple(lows(tokens, at, at + len(verb.words))) != verb.words:
            continue
        past = verb.part in ("past", "participle")
        if past and verb.voice in ("subject", "object", "either"):
            return verb
        if verb.voice in ("subject", "either") and (verb.part == "ing" or not passive):
            return verb
    return None


def _as_subject(tokens: list[Token], at: int, verb: Verb, helped: bool) -> Found:
    """`helped`: an auxiliary stands in front. "22 soldiers killed | three civilians" makes the soldiers the doers."""
    if verb.voice != "object":
        return None if verb.part == "s" else (verb.role, at)
    if helped and any(isa(w, "be") for w in lows(tokens, at - 5, at)):
        return verb.role, at
    return None if helped or _object_follows(tokens, at + len(verb.words)) else (verb.role, at)


def _object_follows(tokens: list[Token], at: int) -> bool:
    if at >= len(tokens):
        return False
    token = tokens[at]
    if token.kind != "word":
        return token.kind == "number" or token.low in "$€£"
    if token.low == "at":
        return low_at(tokens, at + 1) == "least"
    if isa(token.low, "opens an object", "object pronoun"):
        return True
    return token.low not in lexicon.words("stop") and not token.low.endswith("ly") and not isa(token.low, "no object")


def _one_of_those(tokens: list[Token], at: int) -> Found:
    """"were among | the dead", "among | those killed"."""
    while low_at(tokens, at) in ("the", "those", "people", "victims"):
        at += 1
    return _state_at(tokens, at)


def _state_at(tokens: list[Token], at: int) -> Found:
    found = lexicon.match_after(tokens, at, lexicon.role_nouns("state"))
    return (found[1], at) if found else None


def changed(tokens: list[Token], amount: Amount, stops: frozenset[int]) -> Found:
    """"raised its rate | by 25 basis points", "cut its forecast | to 2 percent"."""
    at = outer(tokens, amount.first)
    if not isa(low_at(tokens, at - 1), "ends of a change"):
        return None
    for place in range(at - 2, max(-1, at - CHANGE_BACK), -1):
        if isa(tokens[place].low, "raises", "lowers"):
            return ("rise" if isa(tokens[place].low, "raises") else "fall"), place
        if tokens[place].kind != "word":
            return None
    return None


def measured(tokens: list[Token], amount: Amount, stops: frozenset[int]) -> Found:
    """"rose 3 percent", "fell by 20 to 31", "cost $5 million", "up 9.4%"."""
    at = outer(tokens, amount.first)
    for place in range(at - 1, max(-1, at - 5), -1):
        verb = _verb_ending(tokens, place + 1, "measure")
        if verb:
            return verb.role, place
        low = tokens[place].low
        if low in ("up", "down"):
            free = amount.unit or place == 0 or tokens[place - 1].kind != "word" or isa(tokens[place - 1].low, "be")
            return (("rise" if low == "up" else "fall"), place) if free else None
        if not isa(low, "before a measure", "adverb") and not low.endswith("ly"):
            return None
    return None


RULES: tuple[Rule, ...] = (what_is_counted, lives, toll, inverted, state, act, changed, object_of, subject_of, measured)


def with_time(tokens: list[Token], amount: Amount) -> Amount:
    """What is planned, possible or denied of the role, as a scope."""
    if amount.verb < 0 or amount.form == "none":
        return amount
    first = amount.verb - TENSE_BACK
    before = _clause(lows(tokens, max(first, amount.end) if amount.verb > amount.end else first, amount.verb))
    for scope in ("denied", "planned", "possible"):
        if any(isa(w, scope) for w in before):
            return amount._replace(scope=(*amount.scope, scope)).fired(f"scope: {scope}")
    return amount


def _clause(before: list[str]) -> list[str]:
    """The words since the last that parts two clauses."""
    for place in range(len(before) - 1, -1, -1):
        if before[place] in (",", ";", ".", "and", "but", "who", "after", "when", "that"):
            return before[place + 1 :]
    return before
