"""How one text bears on another: borne out, left open, gone against.

VitaminC (Schuster et al. 2021), development part, whose pages share nothing with those trained on: a revision of a
Wikipedia sentence against a claim. `real` are revisions that people made, `synthetic` ones made for the purpose.
Every fourth pair is read, which takes a minute.
"""

from collections.abc import Sequence

from training.pairs.data import Pair, inference
from training.pairs.told import told

from eval.benchmarks import SHARED, Skipped
from sayso.relate.claims.pairs import relations

SETS = ("vitaminc-real", "vitaminc-synthetic")
EVERY = 4


def figures() -> dict[str, float]:
    """Shares of pairs whose relation is named right."""
    if not (SHARED / "data" / "nli").is_dir():
        raise Skipped("there is no ../shared/data/nli")
    found = {name: right(list(inference(SHARED, [name], ["dev"]))[::EVERY]) for name in SETS}
    every = [one for rights in found.values() for one in rights]
    return {"VitaminC": _share(every), **{f"VitaminC {n.split('-')[1]}": _share(r) for n, r in found.items()}}


def right(pairs: Sequence[Pair]) -> list[bool]:
    """For each pair, whether its likeliest relation is the one annotated."""
    decided = relations([(told(p.first), told(p.second)) for p in pairs])
    return [three.index(max(three)) == p.label for three, p in zip(decided, pairs, strict=True)]


def _share(rights: Sequence[bool]) -> float:
    return sum(rights) / len(rights)
