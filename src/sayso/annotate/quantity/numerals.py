"""Numbers in digits and words: "1,520", "2.3 million", "10K", "two and a half thousand", "half a dozen", "dozens"."""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from sayso.annotate.quantity import lexicon
from sayso.annotate.quantity.tokens import Token

GROUPS = {"few": (2.0, 10.0), "several": (2.0, 10.0)}
LONGEST = 24


class Numeral(NamedTuple):
    """Tokens [first, past) as the interval [low, high]; `scale` is the last magnitude that took part, 0 for none."""

    first: int
    past: int
    low: float
    high: float
    form: str
    rule: str
    about: bool = False
    scale: float = 0.0

    def times(self, factor: float, past: int) -> "Numeral":
        """The same, multiplied, up to token `past`."""
        low, high = round(self.low * factor, 9), round(self.high * factor, 9)
        return self._replace(low=low, high=high, past=past, scale=factor * (self.scale or 1.0))


def read(tokens: list[Token], at: int) -> Numeral | None:
    """The number that starts at token `at`."""
    rule = digits if tokens[at].kind == "number" else starts().get(tokens[at].low)
    return rule(tokens, at) if rule else None


def digits(tokens: list[Token], at: int) -> Numeral | None:
    """Digits, with a fraction or a magnitude behind them: "3 1/2", "5bn", "4 hundred million"."""
    value = _number(tokens[at].text)
    if value is None:
        return None
    past, value = _sliver(tokens, at + 1, value)
    return magnified(tokens, Numeral(at, past, value, value, "digits", "number in digits"))


def words(tokens: list[Token], at: int) -> Numeral | None:
    """Number words: "twenty-one", "two hundred and fifty thousand", "two and a half million"."""
    total, current, past, scale = 0.0, 0.0, at, 0.0
    while past < len(tokens):
        low = tokens[past].low
        step = lexicon.numbers("small").get(low, lexicon.numbers("tens").get(low))
        if step is not None and (past == at or (current % 100 == 0 and current) or _fits(tokens, past, current)
                                 or (scale and not current)):
            current += step
        elif low in lexicon.magnitudes() and past > at:
            factor = lexicon.magnitudes()[low]
            if factor == 100:
                current = current * 100
            else:
                total, current = total + (current or 1) * factor if current else total * factor, 0.0
            scale = factor
        elif low in ("-", "and") and past > at and _goes_on(tokens, past, scale > 0):
            past += 1
            continue
        else:
            break
        past += 1
    value = total + current
    found = Numeral(at, past, value, value, "words", "number in words", scale=scale)
    return with_half(tokens, found)


def _fits(tokens: list[Token], at: int, current: float) -> bool:
    return current % 100 >= 20 and current % 10 == 0 and _unit(tokens[at].low)


def _unit(low: str) -> bool:
    return 0 < lexicon.numbers("small").get(low, 0) < 10


def _goes_on(tokens: list[Token], at: int, scaled: bool) -> bool:
    """Whether a hyphen ("twenty-one", "two-hundred") or "and" ("two hundred and one") is inside the number."""
    if at + 1 >= len(tokens):
        return False
    before, behind = tokens[at - 1].low, tokens[at + 1].low
    added = before in lexicon.magnitudes() and behind in lexicon.numbers("small", "tens")
    if tokens[at].low == "and":
        return scaled and added
    tens = before in lexicon.numbers("tens") and _unit(behind)
    return tokens[at].glued and (tens or added or behind in lexicon.magnitudes())


def with_half(tokens: list[Token], found: Numeral) -> Numeral:
    """"two and a half", with a magnitude behind it or before it ("a million and a half")."""
    at = found.past
    lows = [t.low for t in tokens[at : at + 4]]
    for pattern, part in HALVES:
        if lows[: len(pattern)] == list(pattern):
            unit = 1.0
            if found.scale:
                unit = lexicon.magnitudes().get(tokens[at - 1].low, 1.0)
            grown = found._replace(low=found.low + part * unit, high=found.high + part * unit, past=at + len(pattern))
            return magnified(tokens, grown) if not found.scale else grown
    return magnified(tokens, found)


HALVES = (
    (("and", "a", "half"), 0.5), (("-", "and", "-", "a", "-", "half"), 0.5),
    (("and", "a", "quarter"), 0.25), (("and", "three", "quarters"), 0.75),
)


def magnified(tokens: list[Token], found: Numeral) -> Numeral:
    """Magnitudes behind a number, and what may be glued to it."""
    at = found.past
    while at < len(tokens):
        low = tokens[at].low
        if low == "-" and tokens[at].glued and at + 1 < len(tokens) and tokens[at + 1].low in lexicon.magnitudes():
            at += 1
        elif low in lexicon.magnitudes():
            found = found.times(lexicon.magnitudes()[low], at + 1)
            at += 1
        elif low in ("dozen", "dozens") and found.high < 100:
            return found.times(12, at + 1)
        elif low == "score" and found.form == "words" and _of_or_more(tokens, at):
            return found.times(20, at + 1)
        else:
            break
    return _marked(tokens, found)


def _marked(tokens: list[Token], found: Numeral) -> Numeral:
    at = found.past
    if at >= len(tokens) or found.form != "digits" or found.scale:
        return found
    factor, doubtful = lexicon.marks().get(tokens[at].text, (0.0, False))
    if not factor or (not tokens[at].glued and len(tokens[at].text) < 2):
        return found
    return found if doubtful else found.times(factor, at + 1)


def article(tokens: list[Token], at: int) -> Numeral | None:
    """"a dozen", "a hundred and fifty", "a couple hundred", "a few thousand", "an estimated" left alone."""
    past = at + 1
    if past >= len(tokens):
        return None
    low = tokens[past].low
    if low in lexicon.magnitudes():
        found = words([tokens[at]._replace(low="one"), *tokens[past : past + 12]], 0)
        return found and found._replace(first=at, past=at + found.past, rule='"a" with a magnitude')
    if lexicon.isa(low, "length") and _a_mile(tokens, at):
        return Numeral(at, past, 1, 1, "words", "a mile")
    if low == "dozen":
        return Numeral(at, past + 1, 12, 12, "words", "dozen", scale=12.0)
    if low == "couple":
        return couple(tokens, past, at)
    if low in GROUPS:
        return several(tokens, past, at)
    if low in ("quarter", "third", "half") or (low == "million" and tokens[at].low == "half"):
        return part(tokens, past, at)
    return part(tokens, past, at) if low in lexicon.numbers("part") else None


def _a_mile(tokens: list[Token], at: int) -> bool:
    """"barely a mile", "less than a mile", "a mile away": a length of one where it is measured."""
    behind = tokens[at + 2].low if at + 2 < len(tokens) else ""
    bound = lexicon.match_before(tokens, at, lexicon.bounds("before"))
    return bound is not None or lexicon.isa(behind, "behind a mile")


def couple(tokens: list[Token], at: int, first: int) -> Numeral | None:
    """"a couple hundred", "a couple of soldiers": about two."""
    past = at + 1
    if past < len(tokens) and tokens[past].low == "of":
        past += 1
    if past >= len(tokens):
        return None
    if tokens[past].low in ("dozen", "dozens"):
        return Numeral(first, past + 1, 24, 24, "words", "couple", True, 12.0)
    if tokens[past].low in lexicon.magnitudes():
        return magnified(tokens, Numeral(first, past, 2, 2, "words", "couple", True))
    if tokens[past - 1].low == "of" and tokens[past].low not in ("the", "a", "an"):
        return Numeral(first, past, 2, 2, "words", "couple", True)
    return None


def several(tokens: list[Token], at: int, first: int | None = None) -> Numeral | None:
    """"several hundred", "a few thousand", "a few dozen": from twice to ten times the magnitude."""
    past = at + 1
    if past >= len(tokens) or tokens[past].low not in (*lexicon.magnitudes(), "dozen"):
        return None
    low, high = GROUPS[tokens[at].low]
    start = at if first is None else first
    return magnified(tokens, Numeral(start, past, low, high, "vague", "several with a magnitude"))


def vague(tokens: list[Token], at: int) -> Numeral | None:
    """"dozens", "hundreds of thousands", "tens of millions"."""
    low, high = lexicon.vague()[tokens[at].low]
    past = at + 1
    word = tokens[at].low
    if at and tokens[at - 1].low in (*lexicon.numbers("tens"), *lexicon.numbers("small"), *lexicon.magnitudes()):
        return None
    while past + 1 < len(tokens) and tokens[past].low == "of":
        behind = tokens[past + 1].low
        single = behind.removesuffix("s")
        if behind in lexicon.vague() and single in lexicon.magnitudes():
            low, high = low * lexicon.magnitudes()[single], high * lexicon.magnitudes()[single]
            past += 2
        else:
            break
    if past == at + 1 and not _counts(tokens, past, word):
        return None
    return Numeral(at, past, low, high, "vague", "vague number", scale=1.0)


def _counts(tokens: list[Token], at: int, word: str) -> bool:
    behind = tokens[at].low if at < len(tokens) else ""
    if word in ("scores", "tens"):
        return behind == "of"
    return True


def _of_or_more(tokens: list[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].low in ("of", "more", "years")


def half(tokens: list[Token], at: int) -> Numeral | None:
    """"half a million", "half a dozen", "half an hour", "half of", "half the"; never "the first half"."""
    lows = [t.low for t in tokens[at + 1 : at + 3]] + ["", ""]
    if lows[0] in ("a", "an") and (lows[1] in lexicon.magnitudes() or lows[1] == "dozen"):
        factor = 12.0 if lows[1] == "dozen" else lexicon.magnitudes()[lows[1]]
        return Numeral(at, at + 3, factor / 2, factor / 2, "words", "half a magnitude", scale=factor)
    if lows[0] in ("a", "an") and lows[1] in lexicon.unit_words():
        return Numeral(at, at + 2, 0.5, 0.5, "words", "half a unit")
    if lows[0] in ("of", "the", "its", "their", "his", "her", "our", "all") and not _ordered(tokens, at):
        return Numeral(at, at + 1, 0.5, 0.5, "fraction", "half of")
    return None


def _ordered(tokens: list[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].low in ("first", "second", "other", "latter", "better", "top", "bottom", "the",
                                             "this", "last", "early", "each", "third", "fourth", "final")


def part(tokens: list[Token], at: int, first: int) -> Numeral | None:
    """"a third of", "two-thirds", "three quarters of a million", "one-fifth"."""
    above = lexicon.numbers("small").get(tokens[first].low, 1) if first < at else 1
    low = tokens[at].low
    behind = [t.low for t in tokens[at + 1 : at + 4]] + ["", "", ""]
    value = above / lexicon.numbers("part")[low]
    if behind[0] == "of" and behind[1] in ("a", "an") and behind[2] in lexicon.magnitudes():
        value *= lexicon.magnitudes()[behind[2]]
        return Numeral(first, at + 4, value, value, "words", "part of a magnitude", scale=value)
    plural = low.endswith("s")
    if (above > 1) != plural and low != "half":
        return None
    if above == 1 and behind[0] not in ("of", "the") and tokens[first].low in ("a", "an"):
        return None
    return Numeral(first, at + 1, value, value, "fraction", "fraction in words")


def small(tokens: list[Token], at: int) -> Numeral | None:
    """"two-thirds", "three quarters", and otherwise number words."""
    past = at + 1
    if past < len(tokens) and tokens[past].low == "-" and tokens[past].glued:
        past += 1
    if past < len(tokens) and tokens[past].low in lexicon.numbers("part") and tokens[at].low not in ("zero",):
        found = part(tokens, past, at)
        if found:
            return found
    return words(tokens, at)


def sliver(tokens: list[Token], at: int) -> Numeral | None:
    """"½ mile"."""
    value = lexicon.numbers("sign")[tokens[at].low]
    return magnified(tokens, Numeral(at, at + 1, value, value, "digits", "fraction sign"))


def _sliver(tokens: list[Token], at: int, value: float) -> tuple[int, float]:
    if at < len(tokens) and tokens[at].low in lexicon.numbers("sign"):
        return at + 1, value + lexicon.numbers("sign")[tokens[at].low]
    if at + 1 < len(tokens) and tokens[at].glued and tokens[at].low in ("/", "⁄") and tokens[at + 1].glued:
        below = _number(tokens[at + 1].text) if tokens[at + 1].kind == "number" else None
        if below and value < below <= 1000:
            return at + 2, value / below
    if at + 2 < len(tokens) and tokens[at].kind == "number" and tokens[at + 1].low in ("/", "⁄"):
        above, below = _number(tokens[at].text), _number(tokens[at + 2].text)
        if above and below and above < below <= 64 and tokens[at + 1].glued and tokens[at + 2].glued:
            return at + 3, value + above / below
    if [t.low for t in tokens[at : at + 2]] == ["×", "10"]:
        return _power(tokens, at + 2, value)
    return at, value


def _power(tokens: list[Token], at: int, value: float) -> tuple[int, float]:
    """Scientific notation: "1.99×10-30", at the exponent."""
    minus = at < len(tokens) and tokens[at].low == "-"
    if at + minus < len(tokens) and tokens[at + minus].text.isdigit() and len(tokens[at + minus].text) < 3:
        exponent = int(tokens[at + minus].text)
        return at + minus + 1, value * 10.0 ** (-exponent if minus else exponent)
    return at - 2, value


def _number(text: str) -> float | None:
    plain = text.replace("\u00a0", "").replace("\u202f", "").replace("\u2009", "")
    if "," in plain and len(plain.rsplit(",", 1)[1]) < 3:
        plain = plain.replace(",", ".")
    plain = plain.replace(",", "")
    try:
        return float(plain) if len(plain) <= LONGEST else None
    except ValueError:
        return None


Rule = Callable[[list[Token], int], Numeral | None]


@cache
def starts() -> dict[str, Rule]:
    """The rule that reads a number, by the word that it starts with."""
    found: dict[str, Rule] = dict.fromkeys((*lexicon.numbers("small"), *lexicon.numbers("tens")), small)
    found |= dict.fromkeys(lexicon.vague(), vague) | dict.fromkeys(lexicon.numbers("sign"), sliver)
    return found | {"a": article, "an": article, "half": half, "several": several, "few": several}
