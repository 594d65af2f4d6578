"""What the network learns from, as pairs of texts with one label each.

A relation asks whether the first text bears the second out, goes against it, or leaves it open; a stance, how a
headline stands to a claim; sameness, whether two statements of different articles tell the same happening. What is
measured on never takes part: the development parts of VitaminC and ECB+, Emergent's official test, and every other
pair that has a sentence of VitaminC's development part in it.
"""

import csv
import gzip
import hashlib
import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from sayso.relate.claims.candidates import candidates
from sayso.relate.claims.likeness import Field
from training.claims.ecbplus import cases

RELATION, STANCE, SAME = 0, 1, 2
RELATIONS = {"entailment": 0, "neutral": 1, "contradiction": 2, "not-entailment": 3}
STANCES = {"ENTAILMENT": 0, "UNKNOWN": 1, "CONTRADICTION": 2}
TEST = "emergent-clean-test"
HELD_FOLDS = ("fold-9", "fold-10")
HELD_ONE_IN = 7


class Pair(NamedTuple):
    """`label`: of a relation 0 borne out, 1 open, 2 against, 3 not borne out; of a stance 0 for, 1 observing, 2
    against; of sameness 0 or 1. `held`: kept from the network, for the decision that stands on it."""

    first: str
    second: str
    task: int
    label: int
    source: str
    held: bool = False


def inference(shared: Path, sets: Iterable[str], splits: Iterable[str]) -> Iterator[Pair]:
    """Relations of these sets and splits of `data/nli`."""
    wanted, parts = frozenset(sets), frozenset(splits)
    with gzip.open(shared / "data/nli/pairs.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["set"] in wanted and row["split"] in parts:
                held = _drawn(row["hypothesis"])
                yield Pair(row["premise"], row["hypothesis"], RELATION, RELATIONS[row["label"]], row["set"], held)


def headlines(shared: Path, test: bool) -> Iterator[Pair]:
    """Emergent: headline and claim, of the official test or of all folds but it."""
    with (shared / "data/stance/emergent.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if (row["fold"] == TEST) == test:
                held = row["fold"] in HELD_FOLDS
                yield Pair(row["headline"], row["claim"], STANCE, STANCES[row["label"]], "emergent", held)


def happenings(shared: Path) -> Iterator[Pair]:
    """ECB+, training part: candidates of one topic that share half of their events, or none."""
    for case in cases(shared / "data/coreference/ecbplus", "Train"):
        field = Field(case.statements)
        for a, b in candidates(field.bags):
            one, other = case.statements[a].anchor, case.statements[b].anchor
            joint = len(case.chains[a] & case.chains[b]) / len(case.chains[a] | case.chains[b])
            if one.article != other.article and (joint == 0 or joint >= 0.5):
                yield Pair(one.text, other.text, SAME, int(joint > 0), "ecbplus", _drawn(one.text))


SHARES: tuple[tuple[str, str, int], ...] = (
    ("vitaminc-real", "train", 27500),
    ("vitaminc-synthetic", "train", 6000),
    ("lingnli", "train", 9000),
    ("mnli", "val", 6000),
    ("snli", "dev", 3000),
    ("fever-2way", "train", 2000),
    ("counterfactual-nli", "train", 1500),
    ("conjnli", "train", 1500),
)
"""How many pairs of each set take part: those nearest to news, where a figure or a name decides, come whole."""
SAME_PAIRS, HEADLINE_TIMES = 8000, 3


def prepared(shared: Path, seed: int, path: Path) -> list[Pair]:
    """Everything, from the file where it is there."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_text("".join(json.dumps(pair) + "\n" for pair in everything(shared, seed)), encoding="utf-8")
        part.rename(path)
    with path.open(encoding="utf-8") as lines:
        return [Pair(*json.loads(line)) for line in lines]


def everything(shared: Path, seed: int) -> list[Pair]:
    """All that is learned from, those held out for the decision among it, in an order drawn by the seed."""
    chance = random.Random(seed)
    barred = {t for p in inference(shared, ("vitaminc-real", "vitaminc-synthetic"), ("dev",)) for t in p[:2]}
    found: list[Pair] = []
    for name, split, count in SHARES:
        pairs = [p for p in inference(shared, (name,), (split,)) if not barred & {p.first, p.second}]
        found += _sample(chance, pairs, count)
    told = list(headlines(shared, test=False))
    found += [p for p in told if p.held] + [p for p in told if not p.held] * HEADLINE_TIMES
    found += _sample(chance, list(happenings(shared)), SAME_PAIRS)
    chance.shuffle(found)
    return found


def _sample(chance: random.Random, pairs: list[Any], count: int) -> list[Any]:
    return pairs if len(pairs) <= count else chance.sample(pairs, count)


def _drawn(text: str) -> bool:
    """Whether the text is among those held out: by its words, so that all pairs of one claim fall on one side."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") % HELD_ONE_IN == 0
