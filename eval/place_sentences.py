"""Sentences with a place written for this project: how many places get the right country, entry and sense."""

from pathlib import Path

from sayso.annotate import names, place, sentences
from sayso.model import Article, Place

SENTENCES = Path(__file__).parent / "phrases" / "places.tsv"


def rows() -> list[dict[str, str]]:
    """The sentences by column."""
    lines = [line for line in SENTENCES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:]]


def said(row: dict[str, str]) -> Place | None:
    """The place found at the name of a sentence, None where there is none."""
    article = Article("sentence", row["text"])
    named = names.find(article, sentences.find(article))
    start = row["text"].index(row["name"])
    span = range(start, start + len(row["name"]))
    return next((one for one in place.find(article, named)
                 if one.anchor.start in span and one.anchor.end - 1 in span), None)


def right_country(row: dict[str, str], found: Place | None) -> bool:
    """Whether the place lies in the country expected."""
    return found is not None and (found.country or "") == row["country"]


def right_entry(row: dict[str, str], found: Place | None) -> bool:
    """Whether it is the expected entry of the gazetteer; places without one must have none."""
    return found is not None and str(found.entry or "") == row["entry"]


def figures() -> dict[str, float]:
    """Shares of the sentences with the right country, the right entry, and the right sense of the name."""
    judged = [(row, said(row)) for row in rows()]
    return {
        "country": sum(right_country(*one) for one in judged) / len(judged),
        "entry": sum(right_entry(*one) for one in judged) / len(judged),
        "sense": sum(found is not None and found.kind == row["kind"] for row, found in judged) / len(judged),
    }


if __name__ == "__main__":
    for row in rows():
        found = said(row)
        if not (right_country(row, found) and right_entry(row, found) and found and found.kind == row["kind"]):
            print(row["number"], row["text"], "|", row["name"], row["country"], row["entry"], row["kind"], "|", found)
    print(figures())
