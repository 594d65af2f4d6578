"""The network that reads two texts at once: how the first bears on the second. Loaded at first use.

See `docs/models/pairs.md` for what it learned from and how good it is.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from sayso.network import Model, readable, spread

MODEL = Path(__file__).with_name("model")
OPENS, ENDS = 101, 102
LONGEST, HALF = 256, 126
OUTPUTS = 7
Ids = tuple[int, ...]


class Reading(NamedTuple):
    """Unscaled figures, each meant to be compared with the others of its kind: `relation` (borne out, open, against),
    `stance` of a headline to a claim (for, observing, against), `same` the log-odds of one happening."""

    relation: tuple[float, float, float]
    stance: tuple[float, float, float]
    same: float


class Network:
    """One session and tokenizer for the whole process; safe to use from several threads."""

    def __init__(self, folder: Path = MODEL, name: str = "pairs.onnx") -> None:
        self._model = Model(folder, name)

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Reading]:
        """One reading a pair, in order; each depends on its two texts alone. Of long texts the beginning is read."""
        texts = sorted({text for pair in pairs for text in pair})
        encoded = self._model.tokenizer.encode_batch([readable(t) for t in texts], add_special_tokens=False)
        ids = {text: tuple(e.ids) for text, e in zip(texts, encoded, strict=True)}
        return spread(lambda pair: self._run(ids[pair[0]], ids[pair[1]]), pairs)

    def _run(self, first: Ids, second: Ids) -> Reading:
        ids, kinds = laid(first, second)
        (found,) = self._model.run(ids=ids, kinds=kinds)
        out = [float(x) for x in found]
        return Reading((out[0], out[1], out[2]), (out[3], out[4], out[5]), out[6])


def laid(first: Ids, second: Ids) -> tuple[list[int], list[int]]:
    """Word pieces of both texts with marks at their ends, and the kind of each piece: 0 in the first text, 2 in the
    second, one more where the other text has it too. Where both do not fit, the longer one is cut.

    What both texts have is told rather than left to be learned, since a small network learns it slowly.
    """
    room = LONGEST - 3
    first = first[:max(HALF, room - len(second))]
    second = second[:room - len(first)]
    one, other = frozenset(first), frozenset(second)
    kinds = [0, *(int(i in other) for i in first), 0, *(2 + (i in one) for i in second), 2]
    return [OPENS, *first, ENDS, *second, ENDS], kinds


@cache
def shared() -> Network:
    """The process's network, loaded when first asked for."""
    return Network()
