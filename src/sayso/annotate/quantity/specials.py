"""Amounts that are no numeral: nobody, no casualties, doubled, the 17th victim."""

from sayso.annotate.quantity import lexicon
from sayso.annotate.quantity.amount import Amount
from sayso.annotate.quantity.lexicon import Unit
from sayso.annotate.quantity.tokens import Token, low_at

TIMES = Unit("times", "", 1.0, 0.0, False)


def read(tokens: list[Token], at: int) -> Amount | None:
    """The amount without a numeral that starts at token `at`."""
    low = tokens[at].low
    if low in ("no", "nobody", "none"):
        return nobody(tokens, at)
    if tokens[at].kind == "number":
        return ordinal(tokens, at)
    multiples, ordinals = lexicon.numbers("multiple"), lexicon.numbers("ordinal", "part")
    if low in multiples:
        return multiple(at, multiples[low])
    if low in ordinals and lexicon.isa(low_at(tokens, at + 1), "counted by ordinals"):
        return _counting(tokens, at, at + 1, ordinals[low])
    return None


def multiple(at: int, value: float) -> Amount:
    """"exports doubled": so many times as much."""
    role = "rise" if value > 1 else "fall"
    return Amount(at, at + 1, at, value, value, "multiple", unit=TIMES, role=role, verb=at, rules=("multiple",))


def nobody(tokens: list[Token], at: int) -> Amount | None:
    """"nobody was hurt", "no one died", "no casualties", "none of them"; dropped later where no role is found."""
    low, after = tokens[at].low, low_at(tokens, at + 1)
    if low == "no" and after != "one":
        found = lexicon.match_after(tokens, at + 1, lexicon.role_nouns("count"))
        return Amount(at, at + 1, at, 0, 0, "none", rules=("no such thing",)) if found else None
    if low == "none" and after != "of":
        return None
    return Amount(at, at + 1 + (low == "no"), at, 0, 0, "none", rules=("nobody",))


def ordinal(tokens: list[Token], at: int) -> Amount | None:
    """"the 17th victim", "a 31st death": an ordinal in digits before a word like "victim"."""
    text = tokens[at].text
    if not text.isdigit() or len(text) > 6 or not lexicon.isa(low_at(tokens, at + 2), "counted by ordinals"):
        return None
    if not tokens[at + 1].glued or tokens[at + 1].low not in ("st", "nd", "rd", "th"):
        return None
    return _counting(tokens, at, at + 2, float(text))


def _counting(tokens: list[Token], at: int, noun: int, value: float) -> Amount:
    return Amount(at, noun, at, value, value, "ordinal", counted=tokens[noun].low, phrase=(noun, noun + 1),
                  scope=("so far",), rules=("ordinal that counts",))
