"""Units, currencies and rates beside a number: "$5 a barrel", "60 km/h", "10.5 million Australian dollars"."""

from sayso.annotate.quantity import lexicon
from sayso.annotate.quantity.amount import Amount
from sayso.annotate.quantity.lexicon import Unit, isa
from sayso.annotate.quantity.tokens import Token, low_at, lows

MARK = 8
SYMBOL = 5
WEIGHT_BACK = 6


def with_currency_before(text: str, tokens: list[Token], amount: Amount) -> Amount:
    """A currency that stands in front of the number ("US$5", "Rs 500", "€5"), with a minus sign between or not."""
    start = tokens[amount.number].start
    tail = text[max(0, start - MARK) : start]
    minus = len(tail) > 1 and tail[-1] == "-" and not tail[-2].isalnum() and not tail[-2].isspace()
    tail = tail[:-1] if minus else tail
    bare = tail.rstrip(" \u00a0")
    unit, length = _mark_at_end(bare, len(bare) < len(tail))
    if unit is None:
        return amount
    begins = start - minus - (len(tail) - len(bare)) - length
    first = amount.number
    while first and tokens[first].start > begins:
        first -= 1
    sign = -1 if minus else 1
    amount = amount._replace(first=first, unit=unit, low=sign * amount.low, high=sign * amount.high)
    return amount.fired("currency in front")


def _mark_at_end(bare: str, spaced: bool) -> tuple[Unit | None, int]:
    """The longest currency mark at the end of a text; letters must not go on to the left, and two of them be glued."""
    known = lexicon.currency_marks()
    for length in range(len(bare), 0, -1):
        mark = bare[-length:]
        if mark not in known or (mark[0].isalpha() and bare[:-length][-1:].isalnum()):
            continue
        if spaced and mark.isalpha() and len(mark) < 3 and not isa(mark, "currency mark with a space"):
            continue
        return known[mark], length
    return None, 0


def with_mark(tokens: list[Token], amount: Amount) -> Amount:
    """A magnitude of one letter behind a number that a currency or a noun shows to be one ("£5m", "5m people")."""
    at = amount.past
    if at >= len(tokens) or amount.scale or not (tokens[at].glued or amount.unit):
        return amount
    factor, doubtful = lexicon.marks().get(tokens[at].text, (0.0, False))
    if not doubtful or not (amount.unit or _counts(tokens, at)):
        return amount
    return amount._replace(low=amount.low * factor, high=amount.high * factor, past=at + 1, scale=factor)


def _counts(tokens: list[Token], at: int) -> bool:
    """Whether something that can be counted follows ("5m people", "4.3M digital sales"; not "5m long", "100m run")."""
    if tokens[at].text not in ("m", "M") or at + 1 >= len(tokens) or tokens[at + 1].kind != "word":
        return False
    word = tokens[at + 1].low
    if word in lexicon.words("stop") or isa(word, "race", "extent"):
        return False
    return tokens[at].text == "M" or word in lexicon.words("plural") or (word.endswith("s") and not word.endswith("ss"))


def with_unit(text: str, tokens: list[Token], amount: Amount) -> Amount:
    """A unit or currency behind the number, as a symbol or in words; the longest that fits."""
    found = _symbol(text, tokens, amount.past) or words_at(tokens, amount.past)
    if found is None and amount.form == "vague" and low_at(tokens, amount.past) == "of":
        found = words_at(tokens, amount.past + 1)
    if found is None:
        return amount
    past, unit = found
    if amount.unit:
        return amount._replace(unit=unit, past=past) if unit.money and unit.name != "dollar" else amount
    return which_pound(tokens, amount._replace(unit=unit, past=past).fired("unit behind"))


def which_pound(tokens: list[Token], amount: Amount) -> Amount:
    """Pounds of money or of mass: "5 million pounds" is money, "80 pounds of rice" mass; else it stays open."""
    if amount.unit is None or amount.unit.name != "pound":
        return amount
    heavy = low_at(tokens, amount.past) == "of" or any(
        isa(w, "weighing") for w in lows(tokens, amount.first - WEIGHT_BACK, amount.first))
    if not heavy and not amount.scale:
        return amount
    return amount._replace(unit=lexicon.unit_named("pound-mass" if heavy else "pound sterling")).fired("which pound")


def _symbol(text: str, tokens: list[Token], at: int) -> tuple[int, Unit] | None:
    if at >= len(tokens):
        return None
    for past in range(min(len(tokens), at + SYMBOL), at, -1):
        written = text[tokens[at].start : tokens[past - 1].end]
        unit = lexicon.symbols().get(written)
        if unit is None or (past < len(tokens) and tokens[past].glued and tokens[past].kind != "mark"):
            continue
        if _plausible(tokens, at, written):
            return past, unit
    return None


def _plausible(tokens: list[Token], at: int, written: str) -> bool:
    """Letters stand behind digits, one letter glued to them ("5m", "10kW") but for a few ("5 m", "12 C")."""
    if not written.isalpha():
        return True
    if tokens[at - 1].kind != "number":
        return isa(written, "symbol behind words")
    if tokens[at].glued or (len(written) > 1 and not isa(written, "symbol only glued")):
        return True
    return isa(written, "symbol with a space")


def words_at(tokens: list[Token], at: int) -> tuple[int, Unit] | None:
    """A unit in words at this index, a hyphen in front of it or not: the index behind it, and the unit."""
    if low_at(tokens, at) == "-" and tokens[at].glued:
        at += 1
    for wanted, unit in lexicon.unit_words().get(low_at(tokens, at), ()):
        if tuple(lows(tokens, at, at + len(wanted))) == wanted:
            return at + len(wanted), unit
    return None


def with_rate(tokens: list[Token], amount: Amount) -> Amount:
    """What the amount is per: "per barrel", "a share", "/month", "-a-day", "per 100,000 people"."""
    at = amount.past
    first, second, third = (low_at(tokens, at + k) for k in range(3))
    if first == "-" and second in ("a", "an", "per") and third == "-":
        return _per(tokens, amount, at + 3, False)
    if first == "per":
        return _per(tokens, amount, at + 1, True)
    if first == "/" and amount.unit and tokens[at].glued:
        return _per(tokens, amount, at + 1, True)
    if first in ("a", "an", "every", "each") and (amount.unit or amount.counted):
        return _per(tokens, amount, at + 1, False)
    return amount


def _per(tokens: list[Token], amount: Amount, at: int, anything: bool) -> Amount:
    """`anything`: any word will do ("per delegate"); otherwise a unit, or a word that prices are often set per."""
    if at >= len(tokens):
        return amount
    if tokens[at].kind == "number" and anything:
        past = at + 1 + (low_at(tokens, at + 1) in lexicon.magnitudes())
        return amount._replace(per=" ".join(t.text for t in tokens[at:past]), past=past).fired("rate")
    found = words_at(tokens, at)
    if found and not found[1].money:
        past, unit = found
        return amount._replace(per=unit.name, per_unit=unit, past=past).fired("rate")
    if tokens[at].kind == "word" and (anything or isa(tokens[at].low, "rate")):
        return amount._replace(per=tokens[at].low, past=at + 1).fired("rate")
    return amount
