"""Which words are near in meaning: `uniforms` and `attire`, `jet` and `plane`.

The rows were made by reading each word alone with a sentence encoder and keeping the principal components (Model2Vec,
Tulkens and van Dongen 2024; see the card in `docs/claims.md`). One word has one row whatever stands around it.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.stems import stem

Rows = Any
"""float32, words by dimensions, each row of unit length; all zero where the word is not known."""


def rows_of(found: Sequence[str]) -> Rows:
    """One row for each word, in order."""
    import numpy as np

    known, table = _table()
    rows = np.zeros((len(found), table.shape[1]), np.float32)
    for at, word in enumerate(found):
        index = known.get(word, _kin().get(stem(word)))
        if index is not None:
            rows[at] = table[index]
    return rows


@cache
def _kin() -> dict[str, int]:
    """For a form that is not known, the shortest known one of the same stem."""
    known, _ = _table()
    return {stem(word): known[word] for word in sorted(known, key=lambda w: (-len(w), w))}


@cache
def _table() -> tuple[dict[str, int], Any]:
    import numpy as np

    with (files("sayso") / "data" / "word_vectors.npz").open("rb") as stored, np.load(stored) as arrays:
        known = {word: at for at, word in enumerate(str(arrays["words"]).split("\n"))}
        table = arrays["rows"].astype(np.float32)
    return known, table / np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-6)
