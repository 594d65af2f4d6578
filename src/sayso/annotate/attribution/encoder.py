"""The network: words in, what it thinks of each word out. Loaded at first use.

Every window is a run of its own, so that an answer depends on the window alone.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.annotate.attribution.windows import Window, Words, windows
from sayso.network import Model, readable, spread

MODEL = Path(__file__).with_name("model")
OPENS, ENDS, UNKNOWN = 0, 2, 104
ROLES, DIMENSIONS = 4, 64
LONGEST_WORD = 24
# Marks that the vocabulary lacks, and what they are read as.
READ_AS = {"‹": "‘", "›": "’", "‚": "‘", "〝": "“", "〞": "”", "＂": '"', "′": "'", "″": '"'}


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network thinks of n words: `tags` [n, 7] logarithms of label probabilities, `starts` and `ends`
    [n, 4, 64] a word's vectors as the first and as the last of a span, one for each part in a link."""

    tags: NDArray[np.float32]
    starts: NDArray[np.float16]
    ends: NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Links:
    """The link scorer's constants: `none` [2, 64] what stands for "no answer", `gap` [2, 16] a bias by distance."""

    none: NDArray[np.float32]
    gap: NDArray[np.float32]


class Encoder:
    """One session and tokenizer for the whole process; safe to use from several threads."""

    def __init__(self, folder: Path = MODEL, name: str = "attribution.onnx") -> None:
        self._model = Model(folder, name)
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self.labels: tuple[str, ...] = tuple(config["labels"])
        self.links = Links(
            np.array(config["link"]["none"], np.float32), np.array(config["link"]["gap"], np.float32)
        )

    def read(self, words: Words) -> Reading:
        """Time and memory grow with the number of words alone."""
        pieces = self._pieces(words)
        plan = list(windows(words, [len(p) for p in pieces]))
        reading = Reading(
            np.zeros((len(words), len(self.labels)), np.float32),
            np.zeros((len(words), ROLES, DIMENSIONS), np.float16),
            np.zeros((len(words), ROLES, DIMENSIONS), np.float16),
        )
        spread(lambda window: self._run(window, pieces, reading), plan)
        return reading

    def _pieces(self, words: Words) -> list[list[int]]:
        """Word piece numbers of each word, at least one."""
        out: list[list[int]] = [[] for _ in words.ranges]
        texts = [_known(words.text[a:b]) for a, b in words.ranges]
        encoded = self._model.tokenizer.encode(texts, is_pretokenized=True, add_special_tokens=False)
        for piece, word in zip(encoded.ids, encoded.word_ids, strict=True):
            if word is not None and len(out[word]) < LONGEST_WORD:
                out[word].append(piece)
        return [ids or [UNKNOWN] for ids in out]

    def _run(self, window: Window, pieces: Sequence[Sequence[int]], into: Reading) -> None:
        """Reads one window and writes what it is to answer for."""
        ids, first, last = _laid(window, pieces)
        logits, links = self._model.run(ids=ids)
        own = slice(window.own - window.start, window.stop - window.start)
        target = slice(window.own, window.stop)
        vectors = links.reshape(len(ids), ROLES, 2, DIMENSIONS)
        into.tags[target] = _log_softmax(logits[first[own]])
        into.starts[target] = vectors[first[own], :, 0]
        into.ends[target] = vectors[last[own], :, 1]


@cache
def shared() -> Encoder:
    """The process's encoder, loaded when first asked for."""
    return Encoder()


def _known(word: str) -> str:
    """The word as the vocabulary knows it."""
    return readable(READ_AS.get(word, word))


def _laid(window: Window, pieces: Sequence[Sequence[int]]) -> tuple[list[int], NDArray[np.intp], NDArray[np.intp]]:
    """The window's pieces with a mark at its opening and after each paragraph; each word's first and last place."""
    ids, first, last = [OPENS], [], []
    for word in range(window.start, window.end):
        if word in window.breaks and word != window.start:
            ids.append(ENDS)
        first.append(len(ids))
        ids += pieces[word]
        last.append(len(ids) - 1)
    ids.append(ENDS)
    return ids, np.array(first), np.array(last)


def _log_softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    shifted = logits - logits.max(-1, keepdims=True)
    out: NDArray[np.float32] = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return out
