"""The weights of `sayso.annotate.stance.certainty`, from happenings that people annotated.

    python -m training.stance SHARED_FOLDER      prints the table for src/sayso/data/certainty_weights.tsv

Learned from the training parts of UW and MEANTIME. Nothing in it is drawn by chance.
"""

import sys
from pathlib import Path

import numpy as np

from training.stance.data import Seen, seen, targets
from training.stance.fit import Fitted, fit, known, most_telling

MOST = 240
HEDGING = ("hedge ", "word ", "to", "under ", "opens if", "opens whether", "opens unless")
UNSURE_MODALS = ("may", "might", "could", "should")
HEAD = """# How surely the words around a happening mean it, and whether they mean it or its contrary: weights of an
# ordered and of a plain logit, made by training/stance; the card is docs/models/certainty.md.
# sign: see sayso.annotate.stance.signs; hedges: "yes" where it tells how sure a speaker is, empty where it tells what
# kind of happening stands so; sure: above 0 surer; so: below 0 the contrary; seen: in how many happenings it was.
# Rows "from ..." hold the sum of `sure` at which a level begins, "all" what is added to every sum of `so`.
sign\thedges\tsure\tso\tseen"""


def hedges(sign: str) -> bool:
    """Whether a sign tells how sure the speaker is, and not what kind of happening stands so: a past, an infinitive, a
    thing behind "the". What will, would, can or must happen, or hangs on a condition, may be said in all sureness."""
    return sign.startswith(HEDGING) or (sign.startswith("modal ") and sign.endswith(UNSURE_MODALS))


def learned(shared: Path) -> Fitted:
    """The weights that are shipped."""
    parts = (seen(targets(shared, "UW", "train")), seen(targets(shared, "MEANTIME", "train"), ("corpus MEANTIME",)))
    data = Seen([n for p in parts for n in p.names], np.concatenate([p.values for p in parts]))
    return fit(data, most_telling(fit(data, known(data)), MOST))


def main(shared: str) -> None:
    """Prints the table."""
    found = learned(Path(shared))
    print(HEAD)
    for level, cut in zip(("possible", "probable", "certain"), found.cuts, strict=True):
        print(f"from {level}\t\t{cut:.2f}\t\t")
    print(f"all\t\t\t{found.bias:.2f}\t")
    for name, sure, so, often in zip(found.names, found.sure, found.so, found.seen, strict=True):
        print(f"{name}\t{'yes' if hedges(name) else ''}\t{sure:.2f}\t{so:.2f}\t{often:.0f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
