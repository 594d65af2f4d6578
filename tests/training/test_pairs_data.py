"""What the pair network learns from holds nothing that it is measured on."""

from pathlib import Path

import pytest
from training.pairs.data import SHARES, headlines, inference

SHARED = Path(__file__).resolve().parents[3] / "shared"
pytestmark = pytest.mark.skipif(not (SHARED / "data").is_dir(), reason="../shared is not at hand")


def test_the_official_test_of_headlines_shares_no_claim_with_the_rest() -> None:
    test, rest = ({p.second for p in headlines(SHARED, part)} for part in (True, False))
    assert test
    assert not test & rest


def test_what_is_held_out_for_the_decision_shares_no_claim_with_what_is_learned() -> None:
    pairs = [*inference(SHARED, ["vitaminc-real"], ["train"]), *headlines(SHARED, test=False)]
    held, learned = ({p.second for p in pairs if p.held is part} for part in (True, False))
    assert held
    assert not held & learned


def test_no_set_is_learned_from_its_measured_part() -> None:
    assert all((name, split) not in {("vitaminc-real", "dev"), ("vitaminc-synthetic", "dev")}
               for name, split, _ in SHARES)
