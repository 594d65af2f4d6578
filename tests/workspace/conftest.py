"""Reading an article is pure, so one reading serves all tests of the workspace."""

from functools import lru_cache

import pytest

from sayso.annotate import annotate
from sayso.workspace import adding, deriving

once = lru_cache(maxsize=None)(annotate)


@pytest.fixture(autouse=True)
def read_once(monkeypatch):
    monkeypatch.setattr(adding, "annotate", once)
    monkeypatch.setattr(deriving, "annotate", once)
