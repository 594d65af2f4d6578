"""Weights of signs of certainty: planted ones are found again, and annotated words keep their places."""

import json
from pathlib import Path

import numpy as np
import pytest
from training.stance.__main__ import hedges
from training.stance.data import Seen, targets
from training.stance.fit import fit, known, most_telling


def planted(count: int = 400) -> Seen:
    """Happenings of which "may" makes one less sure, "not" turns one round, and "noise" does nothing."""
    rng = np.random.default_rng(1)
    names, values = [], []
    for _ in range(count):
        held = [name for name in ("may", "not", "noise") if rng.random() < 0.4]
        level = 1.0 if "may" in held else 3.0
        names.append(held)
        values.append(-level if "not" in held else level)
    return Seen(names, np.array(values))


def test_planted_signs_are_found_again() -> None:
    found = fit(planted(), ("may", "noise", "not"))
    sure, so = (dict(zip(found.names, column, strict=True)) for column in (found.sure, found.so))
    assert sure["may"] < -3 < -1 < sure["noise"]
    assert so["not"] < -3 < -1 < so["noise"]
    assert list(found.cuts) == sorted(found.cuts)
    assert set(most_telling(found, 2)) == {"may", "not"}


def test_rare_signs_are_not_weighed() -> None:
    assert known(Seen([["often"]] * 9 + [["seldom"]] * 2, np.full(11, 3.0))) == ("often",)


def test_annotated_words_keep_their_places(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "factuality" / "UW"
    folder.mkdir(parents=True)
    told = {"text": "`` They did n't sail , '' Ms. Lund said .",
            "targets": [{"span1": [4, 5], "label": -3.0}, {"span1": [9, 10], "label": 3.0}]}
    (folder / "train.jsonl").write_text(json.dumps(told) + "\n", encoding="utf-8")
    found = list(targets(tmp_path, "UW", "train"))
    assert [t.clause.folded(t.at) for t in found] == ["sail", "said"]
    assert "didn't" in [w.folded for w in found[0].clause.words]


@pytest.mark.parametrize(("sign", "expected"), [("modal may", True), ("modal will", False), ("form FIN", False),
                                                ("under fear", True), ("condition if", False)])
def test_only_what_tells_of_sureness_hedges(sign: str, expected: bool) -> None:
    assert hedges(sign) is expected
