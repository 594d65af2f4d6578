"""How certain happenings are meant to be, against what people annotated: Pearson's r and mean absolute error on -3..3.

UW (Lee et al. 2015) and MEANTIME (Minard et al. 2016) by the weights that are shipped; UDS-IH2 (Rudinger et al.
2018) asks whether something has happened, so that what is sure to come counts as surely not so: there the same
signs are weighed anew on its training part (ridge regression), and the shipped weights stand beside. `table alone`
takes the least sure word of the tables that a happening has as a sign and turns it round where a negation is one;
`all certain` says 3 of everything. `level` is the share of happenings whose level and polarity are right: certain,
probable, possible, so or not so, or underspecified.
"""

from collections.abc import Sequence

import numpy as np
from training.stance.data import Seen, seen, targets
from training.stance.fit import BOUNDS, known, table

from eval.benchmarks import SHARED, Skipped
from sayso.annotate.stance import certainty
from sayso.annotate.stance.clause import hedging

CORPORA = {"UW": (), "MEANTIME": ("corpus MEANTIME",)}
PARTS = {"": "test", " dev": "dev"}
WORTH = {"certain": 3.0, "probable": 2.0, "possible": 1.0, "underspecified": 0.0}
HEDGING = ("hedge ", "to hedge ", "under hedge ", "to outer hedge ")
TURNING = ("not", "nobody", "under stance denies")
RIDGE = 10.0


def figures() -> dict[str, float]:
    """r, MAE and levels on the test parts, and on the development parts."""
    if not (SHARED / "data" / "factuality").is_dir():
        raise Skipped("there is no ../shared/data/factuality")
    found: dict[str, float] = {}
    for corpus, always in CORPORA.items():
        for shown, part in PARTS.items():
            found |= _against(f"{corpus}{shown}", seen(targets(SHARED, corpus, part), always))
    return found | _own_scale()


def _against(name: str, data: Seen) -> dict[str, float]:
    said = np.array([certainty.value(n) for n in data.names])
    tables = np.array([by_table(n) for n in data.names])
    sure = np.full(len(data.values), 3.0)
    return {
        f"{name} r": _r(said, data.values),
        f"{name} MAE": _mae(said, data.values),
        f"{name} level": _share(np.array([_placed(n) for n in data.names]), data.values),
        f"{name} table alone r": _r(tables, data.values),
        f"{name} table alone MAE": _mae(tables, data.values),
        f"{name} table alone level": _share(tables, data.values),
        f"{name} r ahead of the table": _r(said, data.values) - _r(tables, data.values),
        f"{name} all certain MAE": _mae(sure, data.values),
        f"{name} all certain level": _share(sure, data.values),
    }


def by_table(names: Sequence[str]) -> float:
    """What the tables alone say of a happening with these signs."""
    last = (n.rsplit(" ", 1)[1] for n in names if n.startswith(HEDGING))
    modals = (level for n in names if n.startswith("modal ") for level in [hedging().get(n.rsplit(" ", 1)[1])] if level)
    worth = min((WORTH[level] for level in (*last, *modals)), default=3.0)
    return -worth if any(n.startswith(TURNING) for n in names) else worth


def _placed(names: Sequence[str]) -> float:
    """The level and polarity that the weights give, as a number."""
    level = certainty.level_of(names)
    return WORTH[level] * (1 if certainty.meant(names) >= 0 else -1)


def _share(said: np.ndarray, gold: np.ndarray) -> float:
    """How often the numbers fall into one class of level and polarity."""
    classes = [np.sign(v) * np.digitize(np.abs(v), BOUNDS) for v in (said, gold)]
    return float((classes[0] == classes[1]).mean())


def _r(said: np.ndarray, gold: np.ndarray) -> float:
    return float(np.corrcoef(said, gold)[0, 1])


def _mae(said: np.ndarray, gold: np.ndarray) -> float:
    return float(np.abs(said - gold).mean())


def _own_scale() -> dict[str, float]:
    """UDS-IH2, by weights of the same signs fitted to its training part, and by those that are shipped."""
    train, test = (seen(targets(SHARED, "UDS_IH2", part)) for part in ("train", "test"))
    names = known(train)
    rows, asked = (np.hstack([table(d, names), np.ones((len(d.names), 1))]) for d in (train, test))
    weights = np.linalg.solve(rows.T @ rows + RIDGE * np.eye(rows.shape[1]), rows.T @ train.values)
    said = np.clip(asked @ weights, -3, 3)
    shipped = np.array([certainty.value(n) for n in test.names])
    tables = np.array([by_table(n) for n in test.names])
    return {
        "UDS-IH2 r, weighed anew": _r(said, test.values),
        "UDS-IH2 MAE, weighed anew": _mae(said, test.values),
        "UDS-IH2 r, shipped": _r(shipped, test.values),
        "UDS-IH2 table alone r": _r(tables, test.values),
        "UDS-IH2 table alone MAE": _mae(tables, test.values),
        "UDS-IH2 all certain MAE": _mae(np.full(len(test.values), 3.0), test.values),
    }
