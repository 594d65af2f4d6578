"""Phrases of time written for this project: how many are found with the right span, type and value."""

from pathlib import Path

from sayso.annotate import sentences, time
from sayso.model import Article

PHRASES = Path(__file__).parent / "phrases" / "times.tsv"


def rows() -> list[dict[str, str]]:
    """The phrases by column."""
    lines = [line for line in PHRASES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:]]


def said(row: dict[str, str]) -> list[tuple[str, str, str]]:
    """Span, type and value of each expression found in a phrase."""
    text = row["text"].replace("\\n", "\n")
    article = Article("phrase", text, published=row["date"] or None)
    found = time.find(article, sentences.find(article)).expressions
    return [(one.anchor.text, one.type, one.value) for one in found]


def right(row: dict[str, str]) -> bool:
    """Whether the phrase is read as expected; a negative one is right where no expression touches its words."""
    found = said(row)
    if row["type"] == "-":
        return not any(row["expression"] in span or span in row["expression"] for span, _, _ in found)
    return (row["expression"], row["type"], row["value"]) in found


def figures() -> dict[str, float]:
    """Share of all phrases, of the positive and of the negative ones that are read right."""
    judged = [(row["type"] == "-", right(row)) for row in rows()]
    kinds = {"all": judged, "positive": [j for j in judged if not j[0]], "negative": [j for j in judged if j[0]]}
    return {kind: sum(good for _, good in some) / len(some) for kind, some in kinds.items()}


if __name__ == "__main__":
    for wrong in (row for row in rows() if not right(row)):
        print(wrong["number"], wrong["date"], wrong["text"], "|", wrong["expression"], wrong["type"], wrong["value"],
              "| said", said(wrong))
    print(figures())
