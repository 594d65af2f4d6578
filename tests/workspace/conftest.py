"""Reading an article is pure, so one reading serves all tests of the workspace."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import adder


@pytest.fixture(autouse=True)
def read_once(monkeypatch):
    adder.Reading(adder.once).in_place_of(monkeypatch.setattr)
