"""Numbers that are no quantities, told by the words around them: names, years, scores, "one" as a pronoun."""

import itertools
from collections.abc import Callable

from sayso.annotate.quantity import lexicon, nouns
from sayso.annotate.quantity.amount import Amount
from sayso.annotate.quantity.lexicon import isa
from sayso.annotate.quantity.tokens import Token, low_at, lows


def in_a_name(tokens: list[Token], amount: Amount) -> bool:
    """Letters glued in front: "F-16", "An-124", "XC40", "COVID-19"."""
    at = amount.number
    if not tokens[at].glued or at == 0 or (amount.unit and (amount.unit.money or tokens[at - 1].kind == "mark")):
        return False
    before = tokens[at - 1]
    if before.kind != "mark":
        return True
    if before.low == "-" and before.glued and at > 1:
        letters = tokens[at - 2]
        return letters.kind == "word" and tokens[at].kind == "number" and not isa(letters.low, "prefix of a number")
    return before.low in ("#", "_") or (before.low in "./" and before.glued)


def with_letters(tokens: list[Token], amount: Amount) -> bool:
    """Letters glued behind that are no unit: "4x4", "747s", "5G"."""
    at = amount.past
    if amount.form != "digits" or at >= len(tokens) or not tokens[at].glued:
        return False
    return (tokens[at].kind == "word" and tokens[at - 1].kind == "number") or (
        tokens[at].low in ("'", "’") and low_at(tokens, at + 1) == "s")


def leading_zero(tokens: list[Token], amount: Amount) -> bool:
    """"007", "0830"."""
    text = tokens[amount.number].text
    return len(text) > 1 and text[0] == "0" and text.isdigit()


def after_a_name_word(tokens: list[Token], amount: Amount) -> bool:
    """"Flight 370", "Article 5", "iPhone 14", "phase two"; in lower case only where nothing is counted."""
    at = amount.first
    measured = amount.unit and tokens[amount.past - 1].low != "s"
    if at < 1 or amount.bound or amount.about or measured or amount.scale or tokens[at - 1].kind != "word":
        return False
    before = tokens[at - 1]
    if before.low not in lexicon.names():
        return False
    return any(c.isupper() for c in before.text) or not nouns.plural_at(tokens, amount.past)


def after_a_proper_name(tokens: list[Token], amount: Amount) -> bool:
    """"the Fortune 100", "Lang 20 on loan": digits behind a capital, with nothing that they could count."""
    at = amount.first
    if at < 2 or amount.form != "digits" or amount.unit or amount.scale or amount.bound or amount.about:
        return False
    before = tokens[at - 1]
    if before.kind != "word" or not any(c.isupper() for c in before.text) or before.low in lexicon.words("stop"):
        return False
    span = nouns.phrase(tokens, amount.past, amount.high == 1)
    counts = span and not tokens[span[0]].glued and (
        nouns.plural(tokens[span[1] - 1]) or tokens[span[1] - 1].text.islower())
    return before.low not in lexicon.verbs() and not counts


def a_year(tokens: list[Token], amount: Amount) -> bool:
    """"since 2014", "the 2019 elections", "1500 and 1900"; not "more than 2000", "2000 soldiers"."""
    text = tokens[amount.number].text
    if amount.unit or amount.form != "digits" or amount.scale or len(text) != 4 or not text.isdigit():
        return False
    if amount.low < 1000 or amount.high > 2150:
        return False
    span = nouns.phrase(tokens, amount.past, False)
    before = low_at(tokens, amount.number - 1)
    if isa(low_at(tokens, amount.number - 2), "sum noun") and before in ("to", "at", "of"):
        return False
    if amount.bound or amount.about:
        return span is None and amount.low >= 1800 and before != "than"
    if span and nouns.plural(tokens[span[1] - 1]):
        named = amount.low % 100 != 0 and amount.number > 1 and tokens[amount.number - 1].text[0].isupper()
        return named or (isa(before, "before a year") and not (
            amount.low % 100 == 0 and before in ("of", "by", "for", "to")))
    return amount.low >= 1400 or isa(before, "before a year")


def of_an_era(tokens: list[Token], amount: Amount) -> bool:
    """"198 AD", "44 BC"."""
    at = amount.past
    return amount.unit is None and at < len(tokens) and isa(tokens[at].text, "era")


def a_house_number(tokens: list[Token], amount: Amount) -> bool:
    """"1 Harbour View Centre", "the 787 Dreamliner": digits before a proper name that is no plural."""
    if amount.unit or amount.form != "digits" or amount.bound or amount.about or amount.scale or not amount.single:
        return False
    span = nouns.phrase(tokens, amount.past, True)
    if span is None or nouns.plural(tokens[span[1] - 1]) or not amount.first:
        return False
    inside = tokens[span[0] : span[1]]
    if not all(t.kind == "word" and t.text[0].isupper() for t in inside) or not tokens[amount.first - 1].text.islower():
        return False
    return len(inside) > 1 or len(tokens[amount.number].text) > 2


def a_pronoun(tokens: list[Token], amount: Amount) -> bool:
    """"the one who", "one another", "one-sided", "one day": one as a pronoun or in a compound."""
    if tokens[amount.number].low != "one" or not amount.single or amount.low != 1:
        return False
    if amount.unit and amount.unit.name != "day":
        return False
    after = low_at(tokens, amount.past)
    if isa(low_at(tokens, amount.number - 1), "before a pronoun one") or isa(after, "behind an idiomatic one"):
        return True
    if after in ("", "-"):
        return True
    return after != "of" and nouns.phrase(tokens, amount.past, True) is None and not isa(after, "behind a lone one")


def zero_in_a_phrase(tokens: list[Token], amount: Amount) -> bool:
    """"ground zero", "zero-emission", "net zero", "zero tolerance"."""
    if tokens[amount.number].low != "zero":
        return False
    return isa(low_at(tokens, amount.past) or "-", "behind an idle zero") or isa(
        low_at(tokens, amount.number - 1), "before an idle zero")


def an_emergency_number(tokens: list[Token], amount: Amount) -> bool:
    """"called 911", "a 999 call"."""
    if not isa(tokens[amount.number].text, "emergency number") or amount.unit or amount.bound:
        return False
    return any(isa(w, "calling") for w in lows(tokens, amount.number - 2, amount.past + 1))


def a_time_of_day(tokens: list[Token], amount: Amount) -> bool:
    """"at 9 in the morning", "by six at night"."""
    hour = amount.unit is None and amount.single and amount.high <= 24
    if not hour or not isa(low_at(tokens, amount.first - 1), "before an hour"):
        return False
    after = lows(tokens, amount.past, amount.past + 3)
    return after[:2] == ["at", "night"] or (after[:2] == ["in", "the"] and after[2:] in (["morning"], ["evening"],
                                                                                       ["afternoon"]))


def a_tally(tokens: list[Token], amount: Amount) -> bool:
    """"by 9 to 2", "voted 7 to 4": a vote or a result, not the range from 2 to 9."""
    if amount.unit or "range" not in amount.rules or nouns.plural_at(tokens, amount.past):
        return False
    return any(isa(w, "vote") for w in lows(tokens, amount.first - 4, amount.first) + lows(
        tokens, amount.past, amount.past + 3))


def a_rank(tokens: list[Token], amount: Amount) -> bool:
    """"in the bottom three", "the top 10": places in a table, where nothing is counted."""
    return amount.unit is None and isa(low_at(tokens, amount.first - 1), "rank") and not amount.scope and (
        nouns.phrase(tokens, amount.past, False) is None)


def nothing_of_note(tokens: list[Token], amount: Amount) -> bool:
    """"no" and "nobody" are zero only where it is said what did not happen to them ("no injuries")."""
    return amount.form == "none" and not amount.role


REFUSALS: tuple[Callable[[list[Token], Amount], bool], ...] = (
    in_a_name, with_letters, leading_zero, after_a_name_word, after_a_proper_name, a_year, of_an_era,
    a_house_number, a_pronoun, zero_in_a_phrase,
    an_emergency_number, a_time_of_day, a_tally, a_rank,
)


def refused(tokens: list[Token], amount: Amount) -> str:
    """The name of the first refusal that fits, "" for a quantity."""
    return next((refusal.__name__ for refusal in REFUSALS if refusal(tokens, amount)), "")


def scores(tokens: list[Token], amounts: list[Amount]) -> set[int]:
    """Indices of amounts on both sides of a dash that no rule took for a range: "3-1", "a 52-48 vote"."""
    found: set[int] = set()
    for place, (left, right) in enumerate(itertools.pairwise(amounts)):
        if right.first - left.past == 1 and tokens[left.past].low == "-" and not (left.unit or right.unit):
            found |= {place, place + 1}
    return found
