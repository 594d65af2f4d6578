"""From the tokens of one sentence to its amounts: the rules in the order in which they apply."""

from sayso.annotate.quantity import (
    lexicon,
    limits,
    measures,
    nouns,
    numerals,
    ranges,
    refusals,
    roles,
    seeds,
    specials,
    subsets,
    units,
)
from sayso.annotate.quantity.amount import Amount
from sayso.annotate.quantity.lexicon import isa
from sayso.annotate.quantity.tokens import Token, low_at


def read(text: str, tokens: list[Token], mask: bytearray) -> list[Amount]:
    """All amounts of one sentence in its order; `mask` marks the figures that are no quantities."""
    amounts = ranges.join(tokens, _scan(text, tokens, mask))
    scored = refusals.scores(tokens, amounts)
    amounts = [limits.before(tokens, a) for place, a in enumerate(amounts) if place not in scored]
    amounts = [_counted(text, tokens, a) for a in amounts if not refusals.refused(tokens, a)]
    amounts = measures.ages(tokens, _outside_phrases(amounts))
    stops = frozenset(a.first for a in amounts)
    amounts = [_happened(text, tokens, a, stops) for a in amounts]
    amounts = [a for a in amounts if not refusals.nothing_of_note(tokens, a)]
    return _parted(subsets.linked(tokens, amounts))


def _scan(text: str, tokens: list[Token], mask: bytearray) -> list[Amount]:
    found: list[Amount] = []
    openers, at = seeds.openers(), 0
    while at < len(tokens):
        opens = tokens[at].kind == "number" or tokens[at].low in openers
        amount = _at(text, tokens, at, mask) if opens else None
        if amount:
            if found and amount.first < found[-1].past:
                amount = amount._replace(first=found[-1].past)
            found.append(amount)
            at = amount.past
        else:
            at += 1
    return found


def _at(text: str, tokens: list[Token], at: int, mask: bytearray) -> Amount | None:
    special = specials.read(tokens, at)
    if special or mask[tokens[at].start]:
        return special
    numeral = numerals.read(tokens, at)
    if numeral is None:
        return None
    amount = Amount(numeral.first, numeral.past, numeral.first, numeral.low, numeral.high, numeral.form,
                    about=numeral.about, scale=numeral.scale, rules=(numeral.rule,))
    amount = below_zero(tokens, units.with_currency_before(text, tokens, amount))
    amount = units.with_unit(text, tokens, units.with_mark(tokens, amount))
    return units.with_rate(tokens, amount)


def below_zero(tokens: list[Token], amount: Amount) -> Amount:
    """"minus 5", "minus-130", "-5°C"."""
    at = amount.first
    if low_at(tokens, at - 1) == "-" and low_at(tokens, at - 2) == "minus":
        at -= 1
    sign = low_at(tokens, at - 1)
    dash = sign == "-" and tokens[at].glued and not tokens[at - 1].glued and at == amount.first
    if sign != "minus" and not dash:
        return amount
    return amount._replace(first=at - 1, low=-amount.high, high=-amount.low).fired("below zero")


def _counted(text: str, tokens: list[Token], amount: Amount) -> Amount:
    if amount.form in ("multiple", "ordinal"):
        return amount
    amount = measures.extent(tokens, measures.age(tokens, limits.after(tokens, amount)))
    if not amount.counted:
        amount = _with_phrase(text, tokens, amount)
    return limits.scope_after(tokens, limits.after(tokens, amount))


def _with_phrase(text: str, tokens: list[Token], amount: Amount) -> Amount:
    """What is counted: straight behind the number, behind "of", and behind "in" for money ("$1 billion in gains")."""
    at, link = amount.past, low_at(tokens, amount.past)
    if link == "of" or _inside(tokens, amount) or (isa(link, "be") and not amount.unit):
        while isa(low_at(tokens, at), "between of and noun") or _number_of_all(tokens, at, link):
            at += 1
        if isa(link, "be") and not _is_plural(tokens, at):
            return amount
    elif amount.unit and _complete(tokens, amount):
        return amount
    span = nouns.phrase(tokens, at, (amount.single and amount.high == 1) or amount.unit is not None)
    if span is None:
        return amount
    amount = amount._replace(counted=nouns.text_of(text, tokens, span), phrase=span)
    return amount if amount.unit or amount.per else _count_rate(tokens, amount)


def _inside(tokens: list[Token], amount: Amount) -> bool:
    """"$1 billion | in gains", "10 years | in prison"."""
    link = low_at(tokens, amount.past)
    if amount.unit is None or link not in ("in", "worth"):
        return False
    return amount.unit.money or isa(low_at(tokens, amount.past + 1), "place of a term")


def _number_of_all(tokens: list[Token], at: int, link: str) -> bool:
    """The number of all in "four of the | nine | crew members"."""
    return link == "of" and at < len(tokens) and isa(tokens[at - 1].low, "determiner") and (
        tokens[at].kind == "number" or tokens[at].low in lexicon.numbers("small", "tens"))


def _is_plural(tokens: list[Token], at: int) -> bool:
    """Whether "seven were | children" names what was counted: a plural that ends a phrase, no predicate."""
    span = nouns.phrase(tokens, at, False)
    return span is not None and nouns.plural(tokens[span[1] - 1])


def _complete(tokens: list[Token], amount: Amount) -> bool:
    """Whether a measure cannot modify what follows: its unit is a plural ("5 miles"), or "of" stands in front."""
    last = tokens[amount.past - 1]
    plural_unit = last.kind == "word" and not last.glued and len(last.low) > 3 and nouns.plural(last)
    return not amount.per and (plural_unit or low_at(tokens, amount.first - 1) == "of")


def _count_rate(tokens: list[Token], amount: Amount) -> Amount:
    """"3,000 tests per day": the rate stands behind what is counted."""
    rated = units.with_rate(tokens, amount._replace(past=amount.phrase[1]))
    return rated._replace(past=amount.past) if rated.per else amount


def _happened(text: str, tokens: list[Token], amount: Amount, stops: frozenset[int]) -> Amount:
    if not amount.role:
        amount = roles.with_role(tokens, amount, stops)
    amount = roles.with_time(tokens, amount)
    return amount if amount.counted or amount.form == "none" else measures.subject(text, tokens, amount)


def _outside_phrases(amounts: list[Amount]) -> list[Amount]:
    """Without the numbers that turned out to be inside a name that is counted ("two | 737 Max jets")."""
    found = amounts[:1]
    for amount in amounts[1:]:
        if not found[-1].phrase[0] <= amount.number < found[-1].phrase[1]:
            found.append(amount)
    return found


def _parted(amounts: list[Amount]) -> list[Amount]:
    """No two findings overlap: a bound that two amounts claim belongs to the first."""
    found: list[Amount] = []
    for amount in amounts:
        if found and amount.first < found[-1].past:
            amount = amount._replace(first=min(found[-1].past, amount.number))
        found.append(amount)
    return found
