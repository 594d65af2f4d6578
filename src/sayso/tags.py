"""What part of speech each word of a sentence is, as far as reading its clauses needs it.

An averaged perceptron, read left to right (Collins 2002), with weights in `data/word_tags.npz`; the card is in
`docs/claims.md`. Marks are no words here: what stands before and after a word is one of its features.

    N noun   NAME proper noun   PRON pronoun   DET determiner or possessive   NUM   ADJ   ADV   CC joint
    FIN finite verb or modal   BASE infinitive   ING   PART past participle   SELF pronoun with its verb ("it's")
    ADP preposition   SUB subordinating word   TO   WH relative or question word   X anything else
"""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from sayso.words import Word, words

TAGS = ("N", "NAME", "PRON", "DET", "NUM", "ADJ", "ADV", "CC", "FIN", "BASE", "ING", "PART", "SELF", "ADP", "SUB",
        "TO", "WH", "X")
MARKS = ",;:.!?\"“”‘’'()[]—–-$€£%"
START = "START"


class Model(NamedTuple):
    """`sure` are words that have one tag nearly always; `weights` a row of one number a tag for each feature."""

    sure: Mapping[str, str]
    weights: Mapping[str, Sequence[float]]


@lru_cache(maxsize=8192)
def tagged(text: str) -> tuple[tuple[Word, str], ...]:
    """The words of a sentence with their tags, in order."""
    found = words(text)
    return tuple(zip(found, tags_of(text, found, _model()), strict=True))


def tags_of(text: str, found: Sequence[Word], model: Model) -> list[str]:
    """One tag a word; each is judged by the words around it and the two tags before."""
    told: list[str] = []
    marks = gaps(text, found)
    for at, word in enumerate(found):
        told.append(model.sure.get(word.folded) or _best(features(found, marks, at, told), model.weights))
    return told


def features(found: Sequence[Word], marks: Sequence[str], at: int, told: Sequence[str]) -> tuple[str, ...]:
    """What is known of the word at `at` when the words before it have their tags."""
    word, one, two = found[at], told[-1] if told else START, told[-2] if len(told) > 1 else START
    before = found[at - 1].folded if at else START
    after = found[at + 1].folded if at + 1 < len(found) else START
    next_but_one = found[at + 2].folded if at + 2 < len(found) else START
    return ("bias", f"w {word.folded}", f"s {word.folded[-3:]}", f"p {word.folded[:1]} {_shape(word, at)}",
            f"1 {one}", f"2 {one} {two}", f"1w {one} {word.folded}", f"1s {one} {word.folded[-3:]}",
            f"b {before}", f"bs {before[-3:]}", f"a {after}", f"as {after[-3:]}", f"aa {next_but_one}",
            f"wa {word.folded[-3:]} {after[-3:]}", f"m {marks[at]} {word.folded[-2:]}", f"n {marks[at + 1]}",
            f"m1 {marks[at]} {one}")


def _shape(word: Word, at: int) -> str:
    if word.text[0].isdigit():
        return "digit"
    return "small" if word.text[0].islower() else "first" if at == 0 else "capital"


def gaps(text: str, found: Sequence[Word]) -> list[str]:
    """The first mark before each word, and after the last one; empty where only blanks stand there."""
    ends = [0, *(w.end for w in found)]
    starts = [*(w.start for w in found), len(text)]
    return [next((ch for ch in text[a:b] if ch in MARKS), "") for a, b in zip(ends, starts, strict=True)]


def _best(known: Sequence[str], weights: Mapping[str, Sequence[float]]) -> str:
    rows = [weights[f] for f in known if f in weights]
    sums = list(map(sum, zip(*rows, strict=True))) if rows else [0] * len(TAGS)
    return TAGS[sums.index(max(sums))]


@cache
def _model() -> Model:
    import numpy as np

    with (files("sayso") / "data" / "word_tags.npz").open("rb") as stored, np.load(stored) as arrays:
        sure = dict(line.split("\t") for line in str(arrays["sure"]).split("\n"))
        return Model(sure, dict(zip(str(arrays["features"]).split("\n"), arrays["rows"].tolist(), strict=True)))
