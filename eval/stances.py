"""How a headline stands to a claim: for it, only observing it, against it.

Emergent (Ferreira and Vlachos 2016), the official test: 100 rumours that no headline trained on is about. Published
accuracy .73.
"""

from training.pairs.data import headlines
from training.pairs.told import told

from eval.benchmarks import SHARED, Skipped
from sayso.relate.claims.pairs import stances

CLASSES = 3


def figures() -> dict[str, float]:
    """Accuracy, and the mean of the three classes' F1."""
    if not (SHARED / "data" / "stance").is_dir():
        raise Skipped("there is no ../shared/data/stance")
    pairs = list(headlines(SHARED, test=True))
    decided = stances([(told(p.first), told(p.second)) for p in pairs])
    said = [three.index(max(three)) for three in decided]
    gold = [p.label for p in pairs]
    accuracy = sum(s == g for s, g in zip(said, gold, strict=True)) / len(gold)
    return {"Emergent": accuracy, "Emergent macro F1": sum(_f1(said, gold, k) for k in range(CLASSES)) / CLASSES}


def _f1(said: list[int], gold: list[int], label: int) -> float:
    hits = sum(s == g == label for s, g in zip(said, gold, strict=True))
    return 2 * hits / max(1, said.count(label) + gold.count(label))
