"""The weights of `sayso.relate.claims.judge`: logistic regression over named figures, from labelled pairs.

    python -m training.claims.weights SHARED_FOLDER          prints the table for src/sayso/data/claim_weights.tsv

`labelled.tsv` names pairs of statements of the open stories by their places; the articles lie in
`data/stories/fnc_train.jsonl`. The labels are few, so the weights are drawn towards a prior (`PRIOR`, set by hand
before any label was read) instead of towards nought. Printed beside: area under the ROC curve on stories that took
no part in the fit, on pairs of 32 other stories (`held_out.tsv`), and on statements of ECB+ that tell of one event.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from sayso.annotate import annotate
from sayso.model import Anchor, Annotated, Article
from sayso.relate.claims.candidates import candidates
from sayso.relate.claims.likeness import FEATURES, Field
from sayso.relate.claims.statement import Statement
from sayso.relate.claims.statements import statements
from sayso.relate.sources import resolve
from training.claims.ecbplus import cases

PRIOR = {
    "bias": -3.25, "words alike": 2, "pieces alike": 2, "contained": 1, "meaning, least": 1.5, "meaning, most": 1.5,
    "meaning, centred": 1, "rarest word shared": 0.5, "longest run": 0.5, "figures shared": 0.5, "figures clash": -1,
    "figures on one side": -0.15, "days shared": 0.35, "days clash": -0.5, "names shared": 0.15, "names clash": -0.35,
    "negated once": -1.5, "unequal length": -0.15, "little said": -0.5, "one source": 0.35, "two sources": -0.2,
}
NAMES = ["bias", *(name for name, _ in FEATURES)]
PER_STORY, LONGEST = 7, 3500
Matrix = np.ndarray[Any, Any]


class Labelled(NamedTuple):
    """Figures of each pair (pairs by features), whether both say the same, and the story it is from."""

    figures: Matrix
    same: Matrix
    story: Matrix


class Asked(NamedTuple):
    """The labelled pairs of one story: numbers of statements in its field, and whether both say the same."""

    story: int
    field: Field
    pairs: list[tuple[int, int]]
    same: list[bool]


Look = Callable[[Field, Sequence[tuple[int, int]]], list[list[float]]]


def alike(field: Field, pairs: Sequence[tuple[int, int]]) -> list[list[float]]:
    """The figures of likeness of each pair, in the order of `NAMES`."""
    return [list(field.features(a, b).values()) for a, b in pairs]


def own(shared: Path, look: Look = alike, name: str = "labelled") -> Labelled:
    """The labelled pairs, read with the project's own annotation; `look` gives the figures of a field's pairs."""
    found = list(asked(shared, name))
    return Labelled(np.array([row for a in found for row in look(a.field, a.pairs)]),
                    np.array([same for a in found for same in a.same]),
                    np.array([a.story for a in found for _ in a.pairs]))


def asked(shared: Path, name: str = "labelled") -> Iterator[Asked]:
    """The stories that have labelled pairs, in `labelled.tsv` or `held_out.tsv`."""
    wanted = defaultdict(list)
    for line in Path(__file__).with_name(f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line[:1].isdigit():
            story, *cells = line.split("\t")
            wanted[int(story)].append(cells)
    for line in (shared / "data/stories/fnc_train.jsonl").read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        if told["story"] in wanted:
            yield _story(told["story"], told["articles"][:PER_STORY], wanted[told["story"]])


def _story(story: int, articles: Sequence[dict[str, str]], wanted: Sequence[Sequence[str]]) -> Asked:
    """Labelled places take part as statements of their own beside those that are found."""
    read = tuple(annotate(Article(a["id"], a["text"][:LONGEST])) for a in articles)
    resolved = resolve(read)
    found: list[Statement] = []
    for one in read:
        found += statements(one, [a for a in resolved.attributions if a.article == one.article.id])
    places = sorted({(c[k], int(c[k + 1]), int(c[k + 2])) for c in wanted for k in (0, 3)})
    named = [_named(read, found, *place) for place in places]
    field = Field([*found, *named])
    at = {place: len(found) + k for k, place in enumerate(places)}
    pairs = [(at[c[0], int(c[1]), int(c[2])], at[c[3], int(c[4]), int(c[5])]) for c in wanted]
    return Asked(story, field, pairs, [c[6] == "1" for c in wanted])


def _named(read: Sequence[Annotated], found: Sequence[Statement], article: str, start: int, end: int) -> Statement:
    anchor: Anchor = next(r.article for r in read if r.article.id == article).anchor(start, end)
    nearest = max(found, key=lambda s: s.anchor.overlap(anchor))
    return Statement(anchor, source=nearest.source if nearest.anchor.overlap(anchor) else None)


def fit(figures: Matrix, same: Matrix, prior: Matrix, pull: float = 3.0) -> Matrix:
    """Maximum a posteriori by Newton's method; `pull` is how strongly the weights are drawn to the prior."""
    rows = np.hstack([np.ones((len(figures), 1)), figures])
    weights = prior.copy()
    drawn = np.array([1e-3, *[pull] * figures.shape[1]])
    for _ in range(50):
        sure = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (sure - same) + drawn * (weights - prior)
        curve = (rows * (sure * (1 - sure))[:, None]).T @ rows + np.diag(drawn)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def area(odds: Matrix, same: Matrix) -> float:
    """Area under the ROC curve: how often a pair that says the same has higher odds than one that does not."""
    order = np.argsort(odds, kind="stable")
    ranks = np.empty(len(odds))
    ranks[order] = np.arange(1, len(odds) + 1)
    yes = int(same.sum())
    return float((ranks[same].sum() - yes * (yes + 1) / 2) / (yes * (len(same) - yes)))


def fresh(shared: Path, weights: Matrix, look: Look = alike) -> float:
    """Area on the pairs of `held_out.tsv`, whose stories took no part in any choice."""
    data = own(shared, look, "held_out")
    return area(data.figures @ weights[1:] + weights[0], data.same)


def held_out(data: Labelled, prior: Matrix) -> float:
    """Area on each story by weights fitted without it, all stories together."""
    odds = np.zeros(len(data.same))
    for story in sorted(set(data.story.tolist())):
        inside = data.story == story
        weights = fit(data.figures[~inside], data.same[~inside], prior)
        odds[inside] = data.figures[inside] @ weights[1:] + weights[0]
    return area(odds, data.same)


def transfer(shared: Path, weights: Matrix, look: Look = alike) -> float:
    """Area on ECB+: statements that share at least half their events against those that share none."""
    odds: list[float] = []
    same: list[bool] = []
    for case in cases(shared / "data/coreference/ecbplus", "Dev"):
        field = Field(case.statements)
        joint = {(a, b): len(case.chains[a] & case.chains[b]) / len(case.chains[a] | case.chains[b])
                 for a, b in candidates(field.bags)}
        clear = [pair for pair, share in joint.items() if share == 0 or share >= 0.5]
        odds += (np.array(look(field, clear)) @ weights[1:] + weights[0]).tolist()
        same += [joint[pair] > 0 for pair in clear]
    return area(np.array(odds), np.array(same))


def main(shared: str) -> None:
    """Prints the table with the two areas as comments."""
    data = own(Path(shared))
    prior = np.array([PRIOR[name] for name in NAMES])
    weights = fit(data.figures, data.same, prior)
    print("# Weights of the decision whether two statements say the same: logistic regression over the figures of")
    print("# sayso.relate.claims.likeness, fitted by training/claims/weights.py; what each means is in docs/claims.md.")
    print(f"# {len(data.same)} labelled pairs of {len(set(data.story.tolist()))} stories; area under the ROC curve "
          f"{held_out(data, prior):.3f} on stories left out,")
    print(f"# {fresh(Path(shared), weights):.3f} on other stories (held_out.tsv), "
          f"{transfer(Path(shared), weights):.3f} on events of ECB+ dev.")
    print("feature\tweight")
    for name, weight in zip(NAMES, weights, strict=True):
        print(f"{name}\t{weight:.2f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
