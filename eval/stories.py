"""Whether a stream of articles is grouped into the right stories: ECB+ and stories of FNC-1, beside a tf-idf baseline.

Articles arrive one by one, in three random orders; the figures are means, and beside them stands how alike the
groupings of two orders are. ECB+ (Cybulska and Vossen 2014): the parts of a topic are two events of one kind, told
apart by who, where and when; what is left of each article are its annotated sentences. With whole topics as the truth,
keeping two events apart counts as an error. FNC-1: whole articles, a story being one claim that was reported. The
weights and least fit were chosen on ECB+'s training part (see `training/stories/weights.py`) with a look at FNC-1's
stories, whose words are in the background counts too; its development part was used for neither.

The baseline is the usual one of topic detection: cosine of tf-idf to the centres of the cases so far, joined from a
least cosine on that was chosen on the training part of ECB+. B-cubed F1 (Bagga and Baldwin 1998).
"""

import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations
from statistics import fmean

from training.claims.ecbplus import documents

from eval.benchmarks import SHARED, Skipped
from sayso.annotate import names, sentences
from sayso.model import Annotated, Article
from sayso.story.memory import Shelves
from sayso.story.profile import Profile, profile

ECB, FNC = SHARED / "data" / "coreference" / "ecbplus", SHARED / "data" / "stories" / "fnc_train.jsonl"
LEAST_COSINE = 0.2
ORDERS = (0, 1, 2)
STORY_ARTICLES = 8
"""Of a story of FNC-1 at most so many articles are taken, so that the large ones do not decide the figure."""
Told = tuple[str, Profile]
"""The story that an article belongs to, and what it is about."""


def figures() -> dict[str, float]:
    """B-cubed F1 of Sayso and of the baseline on both collections."""
    if not ECB.is_dir() or not FNC.is_file():
        raise Skipped("there is no ../shared/data/coreference/ecbplus or ../shared/data/stories")
    measured: dict[str, float] = {}
    for name, told in (("ECB+ dev", ecb("Dev")), ("ECB+ train", ecb("Train")), ("FNC-1", fnc())):
        ours, theirs = _orders(told, grouped), _orders(told, baseline)
        truth = [story for story, _ in told]
        us, them = _mean(ours, truth), _mean(theirs, truth)
        measured |= {f"{name} F1": us, f"{name} tf-idf F1": them, f"{name} ahead": us - them}
        measured[f"{name} two orders alike"] = fmean(b_cubed(a, b) for a, b in combinations(ours, 2))
        if name.startswith("ECB+"):
            topics = [story.removesuffix("plus") for story in truth]
            measured |= {f"{name} topics F1": _mean(ours, topics), f"{name} topics tf-idf F1": _mean(theirs, topics)}
    return measured


@cache
def ecb(part: str) -> tuple[Told, ...]:
    """The articles of ECB+ by topic and subtopic."""
    return tuple((_subtopic(ident), profile(replace(
        d.read, names=names.find(d.read.article, d.read.sentences)))) for ident, d in documents(ECB, part).items())


def _subtopic(ident: str) -> str:
    return ident.split("_")[0] + ("plus" if ident.endswith("plus") else "")


def fnc() -> tuple[Told, ...]:
    """Whole articles of FNC-1 by story."""
    told = []
    for line in FNC.read_text(encoding="utf-8").splitlines():
        story = json.loads(line)
        for article in story["articles"][:STORY_ARTICLES]:
            made = Article(article["id"], article["text"])
            split = sentences.find(made)
            told.append((str(story["story"]), profile(Annotated(made, split, names.find(made, split)))))
    return tuple(told)


def _orders(told: Sequence[Told], group: Callable[[Sequence[Profile]], Sequence[object]]) -> list[list[object]]:
    """The group of each article, once for each order of arrival."""
    found = []
    for seed in ORDERS:
        order = random.Random(seed).sample(range(len(told)), len(told))
        where = dict(zip(order, group([told[n][1] for n in order]), strict=True))
        found.append([where[n] for n in range(len(told))])
    return found


def _mean(groupings: Sequence[Sequence[object]], truth: Sequence[object]) -> float:
    return fmean(b_cubed(labels, truth) for labels in groupings)


def grouped(profiles: Sequence[Profile]) -> list[str]:
    """The case of each article when all have arrived."""
    shelves = Shelves()
    for one in profiles:
        shelves.add(one)
    return [shelves.case_of[p.article] for p in profiles]


def baseline(profiles: Sequence[Profile], least: float = LEAST_COSINE) -> list[int]:
    """Single pass: the nearest centre by cosine of tf-idf, whose idf is that of what has arrived."""
    counts: Counter[str] = Counter()
    centres: list[dict[str, float]] = []
    sizes: list[float] = []
    labels = []
    for number, one in enumerate(profiles, 1):
        counts.update(one.terms.keys())
        vector = _unit({t: w * math.log((number + 1) / counts[t]) for t, w in one.terms.items()})
        near = [_dot(vector, c) / size for c, size in zip(centres, sizes, strict=True)]
        best = max(range(len(near)), key=near.__getitem__, default=-1)
        if best < 0 or near[best] < least:
            centres.append({})
            sizes.append(1.0)
            best = len(centres) - 1
        for term, weight in vector.items():
            centres[best][term] = centres[best].get(term, 0.0) + weight
        sizes[best] = math.sqrt(sum(w * w for w in centres[best].values()))
        labels.append(best)
    return labels


def _unit(vector: dict[str, float]) -> dict[str, float]:
    norm = math.sqrt(sum(w * w for w in vector.values())) or 1.0
    return {t: w / norm for t, w in vector.items()}


def _dot(a: dict[str, float], b: dict[str, float]) -> float:
    return sum(w * b[t] for t, w in a.items() if t in b)


def b_cubed(found: Sequence[object], gold: Sequence[object]) -> float:
    """F1 of B-cubed precision and recall, each the mean over all articles."""
    of, truly = _sets(found), _sets(gold)
    shared = [len(of[f] & truly[g]) for f, g in zip(found, gold, strict=True)]
    precision = fmean(n / len(of[f]) for n, f in zip(shared, found, strict=True))
    recall = fmean(n / len(truly[g]) for n, g in zip(shared, gold, strict=True))
    return 2 * precision * recall / (precision + recall)


def _sets(labels: Iterable[object]) -> dict[object, set[int]]:
    held: dict[object, set[int]] = defaultdict(set)
    for at, label in enumerate(labels):
        held[label].add(at)
    return held
