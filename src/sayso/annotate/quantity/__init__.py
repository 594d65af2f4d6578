"""Numbers and amounts as intervals, with what they count, its scope and what happened to it.

The tables `quantity_*.tsv` hold the words; `reading` holds the order of the rules; docs/quantities.md says why.
"""

from sayso.annotate.quantity import masks, measures, reading, seeds, tokens
from sayso.annotate.quantity.amount import Amount
from sayso.model import Anchor, Article, Measure, Quantity

HUGE = 1e30


def find(article: Article, sentences: tuple[Anchor, ...]) -> tuple[Quantity, ...]:
    """Quantities in the order of the text; they do not overlap."""
    mask = masks.masked(article.text)
    dollars = not measures.dollars_differ(article.text)
    found: list[Quantity] = []
    for sentence in sentences:
        if seeds.pattern().search(article.text, sentence.start, sentence.end):
            found.extend(_of_sentence(article, sentence, mask, dollars))
    return tuple(found)


def _of_sentence(article: Article, sentence: Anchor, mask: bytearray, dollars: bool) -> list[Quantity]:
    words = tokens.tokenise(article.text, sentence.start, sentence.end)
    amounts = reading.read(article.text, words, mask)
    anchors = [article.anchor(words[a.first].start, words[a.past - 1].end) for a in amounts]
    return [_quantity(amount, anchor, measures.base(amount, dollars), anchors)
            for amount, anchor in zip(amounts, anchors, strict=True) if abs(amount.high) < HUGE]


def _quantity(amount: Amount, anchor: Anchor, base: Measure | None, anchors: list[Anchor]) -> Quantity:
    value, low, high = _interval(amount)
    return Quantity(
        anchor, value, low, high, amount.about and not amount.bound, _unit(amount), amount.counted or None,
        amount.scope, amount.role or None, " > ".join(amount.rules), base,
        anchors[amount.within] if amount.within >= 0 else None,
    )


def _interval(amount: Amount) -> tuple[float | None, float | None, float | None]:
    """Value, low, high: a bound leaves one end open, a range has both ends and no value."""
    if amount.bound == "at least":
        return None, amount.low, None
    if amount.bound == "at most":
        return None, None, amount.high
    return (amount.low, None, None) if amount.single else (None, amount.low, amount.high)


def _unit(amount: Amount) -> str | None:
    """The unit's name with what it is per, None for a plain count."""
    name = amount.unit.name if amount.unit else "share" if amount.form == "fraction" else ""
    return f"{name} per {amount.per}".strip() if amount.per else name or None


__all__ = ["find"]
