"""How many of the project's own phrases are read as a careful reader reads them, field by field and as a whole.

    python -m eval.quantity_phrases        prints every phrase that is read otherwise
"""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from sayso.annotate import quantity, sentences
from sayso.model import Article, Quantity

FILE = Path(__file__).with_name("phrases") / "quantities.tsv"
FIELDS = ("amount", "unit", "counted", "role", "scope")


class Phrase(NamedTuple):
    """A text and the quantities expected in it, each as the fields of its line."""

    text: str
    expected: list[dict[str, str]]


def figures() -> dict[str, float]:
    """Share of phrases read right as a whole, and of expected quantities with the right field; `found` is F1 of the
    amounts."""
    right = {field: [0, 0] for field in FIELDS}
    whole = matched = said = wanted = 0
    phrases = read()
    for phrase in phrases:
        found = find(phrase.text)
        pairs = _pairs(phrase.expected, found)
        matched += len(pairs)
        said += len(found)
        wanted += len(phrase.expected)
        whole += not wrong(phrase, found)
        for expected, quantity_found in pairs:
            for field in FIELDS:
                if expected[field]:
                    right[field][0] += _fits(field, expected[field], quantity_found)
                    right[field][1] += 1
    return {"phrases": float(len(phrases)), "whole phrase right": whole / len(phrases),
            "found f1": 2 * matched / (said + wanted),
            **{f"{field} right": hits / total for field, (hits, total) in right.items() if field != "amount"}}


def read(path: Path = FILE) -> list[Phrase]:
    """The phrases of the file, in its order."""
    phrases: list[Phrase] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith(("#", "phrase\t")):
            continue
        text, *cells = line.split("\t")
        if text != '"':
            phrases.append(Phrase(text, []))
        if cells[0] != "none":
            padded = cells + [""] * (len(FIELDS) - len(cells))
            phrases[-1].expected.append(dict(zip(FIELDS, padded, strict=True)))
    return phrases


def find(text: str) -> tuple[Quantity, ...]:
    """The quantities in a text of its own."""
    article = Article("phrase", text)
    return quantity.find(article, sentences.find(article))


def wrong(phrase: Phrase, found: tuple[Quantity, ...]) -> list[str]:
    """What is read otherwise than expected, in words; empty where all is right."""
    pairs = _pairs(phrase.expected, found)
    seen = [id(e) for e, _ in pairs]
    taken = [id(q) for _, q in pairs]
    said = [f"missed {e['amount']}" for e in phrase.expected if id(e) not in seen]
    said += [f"extra {q.anchor.text!r} = {amount(q)}" for q in found if id(q) not in taken]
    for expected, got in pairs:
        said += [f"{amount(got)}: {field} {_value(field, got)!r}, expected {expected[field]!r}"
                 for field in FIELDS[1:] if expected[field] and not _fits(field, expected[field], got)]
    return said


def _pairs(expected: list[dict[str, str]], found: tuple[Quantity, ...]) -> list[tuple[dict[str, str], Quantity]]:
    """Each expected quantity with the first found one that has its amount, in the order of the text."""
    left = list(found)
    pairs = []
    for wanted in expected:
        match = next((q for q in left if _fits("amount", wanted["amount"], q)), None)
        if match is not None:
            left.remove(match)
            pairs.append((wanted, match))
    return pairs


def amount(q: Quantity) -> str:
    """A quantity's amount in the notation of the file."""
    if q.value is not None:
        return f"{'~' if q.approximate else ''}{q.value:.10g}"
    if q.low is not None and q.high is not None:
        return f"{'~' if q.approximate else ''}{q.low:.10g}..{q.high:.10g}"
    return f">={q.low:.10g}" if q.low is not None else f"<={q.high:.10g}"


def _value(field: str, q: Quantity) -> str:
    if field == "scope":
        return ",".join(sorted(q.scope)) or "-"
    return str(getattr(q, field) or "-")


def _fits(field: str, wanted: str, q: Quantity) -> bool:
    if field == "amount":
        said = amount(q)
        return said == wanted or _close(said, wanted)
    if field == "scope":
        wanted = ",".join(sorted(wanted.split(",")))
    return _value(field, q).casefold() == wanted.casefold()


def _close(said: str, wanted: str) -> bool:
    try:
        return math.isclose(float(said.lstrip("~")), float(wanted.lstrip("~")), rel_tol=1e-6) and (
            said.startswith("~") == wanted.startswith("~"))
    except ValueError:
        return False


def misses() -> Iterator[str]:
    """Every phrase that is not read right, with what is wrong."""
    for phrase in read():
        said = wrong(phrase, find(phrase.text))
        if said:
            yield "\n    ".join([phrase.text, *said])


if __name__ == "__main__":
    print(*misses(), sep="\n")
    for name, value in figures().items():
        print(f"{name:<24}{value:8.3f}")
