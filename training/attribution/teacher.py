"""Soft labels: what the large tagger thinks of every word, and of every link between two spans.

A student that sees how sure its teacher is learns more than from right answers alone (Hinton et al. 2015, "Distilling
the knowledge in a neural network"), and one that sees its states as well learns faster. One file an article, so that a
killed run resumes where it stopped.
"""

import json
import pathlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper
from tokenizers import Tokenizer

from sayso.annotate.attribution.windows import split
from training.attribution.polnear import GoldArticle
from training.attribution.spans import CONTENT, CUE, SOURCE, Span, gold
from training.attribution.student import WIDTH
from training.attribution.words import CLS, SEP, UNKNOWN, pieces, windows

SIZE = 256
HIDDEN = ("/ln2_5/LayerNormalization_output_0", "/ln2_11/LayerNormalization_output_0")


@dataclass(frozen=True, slots=True)
class Labels:
    """logits [words, 7]; spans [k, 4] (start, end, role, is gold); links [m, 3] (asking span, answering span or -1,
    score), a cue asking for its source, a content for its cue; hidden [words, 2, 768], 16 bits, the states half way up
    and at the top."""

    logits: np.ndarray
    spans: np.ndarray
    links: np.ndarray
    hidden: np.ndarray


class Teacher:
    """One thread a session run and one window a run: the answer does not depend on what else is read."""

    def __init__(self, folder: pathlib.Path) -> None:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._session = onnxruntime.InferenceSession(_showing(folder / config["model"]), options)
        self._link = {k: np.array(v, np.float32) for k, v in config["link"]["parameters"].items()}

    def read(self, article: GoldArticle) -> Labels:
        words = split(article.text)
        ids = pieces(self._tokenizer, words, UNKNOWN)
        truth = set(gold(article, words).spans)
        logits = np.zeros((len(ids), 7), np.float16)
        hidden = np.zeros((len(ids), len(HIDDEN), WIDTH), np.float16)
        spans: list[tuple[int, int, int, int]] = []
        links: list[tuple[int, int, float]] = []
        for window in windows(words, [len(x) for x in ids], SIZE):
            tags, first, last, states = self._run(ids, window)
            lo, hi = window[0][0], window[-1][1]
            logits[lo:hi] = tags
            hidden[lo:hi] = states
            inside = {s for s in truth if lo <= s.start and s.end <= hi}
            seen = sorted(inside | set(_greedy(tags, lo)))
            links += self._links(seen, first, last, lo, len(spans))
            spans += [(s.start, s.end, s.role, int(s in inside)) for s in seen]
        return Labels(
            logits, np.array(spans, np.int32).reshape(-1, 4), np.array(links, np.float32).reshape(-1, 3), hidden
        )

    def _run(self, ids: list[list[int]], window: list[tuple[int, int]]) -> tuple[np.ndarray, ...]:
        """Tag logits of the window's words; link projections at each word's first and last piece; hidden states."""
        flat, first, last = [CLS], [], []
        for start, end in window:
            for word in ids[start:end]:
                first.append(len(flat))
                flat += word
                last.append(len(flat) - 1)
            flat.append(SEP)
        tokens = np.array([flat], np.int64)
        logits, projected, *hidden = self._session.run(
            None, {"input_ids": tokens, "attention_mask": np.ones_like(tokens)}
        )
        states = np.stack([h[0][first] for h in hidden], 1)
        return logits[0][first], projected[0][first], projected[0][last], states

    def _links(
        self, spans: list[Span], first: np.ndarray, last: np.ndarray, lo: int, offset: int
    ) -> list[tuple[int, int, float]]:
        out = []
        for asks, answers, part, name in ((CUE, SOURCE, 0, "src"), (CONTENT, CUE, 2, "cue")):
            rows = [k for k, s in enumerate(spans) if s.role == asks]
            columns = [k for k, s in enumerate(spans) if s.role == answers]
            for row in rows:
                query = _vector(spans[row], part, first, last, lo)
                out.append((offset + row, -1, float(query @ self._link["none_" + name] / 8)))
                for column in columns:
                    key = _vector(spans[column], part + 1, first, last, lo)
                    bias = self._link["bias_" + name][gap_bucket(spans[row], spans[column])]
                    out.append((offset + row, offset + column, float(query @ key / 8 + bias)))
        return out


def gap_bucket(a: Span, b: Span) -> int:
    """How far b lies from a, in words, logarithmic and signed: 0..7 before, 8..15 after."""
    gap = b.start - a.end + 1 if b.start >= a.end else -(a.start - b.end + 1)
    bucket = min(int(np.log2(abs(gap) + 1)), 7)
    return bucket if gap < 0 else bucket + 8


def label_all(articles: list[GoldArticle], folder: pathlib.Path, into: pathlib.Path, threads: int = 2) -> None:
    """Writes into/NAME.npz for each article that has none yet."""
    into.mkdir(parents=True, exist_ok=True)
    missing = [a for a in articles if not (into / f"{a.name}.npz").exists()]
    if not missing:
        return
    teacher = Teacher(folder)
    with ThreadPoolExecutor(threads) as pool:
        for done, _ in enumerate(pool.map(lambda a: _label(teacher, a, into), missing), 1):
            if done % 50 == 0:
                print(f"teacher: {done} of {len(missing)} articles", flush=True)


def load(path: pathlib.Path) -> Labels:
    with np.load(path) as stored:
        return Labels(stored["logits"].astype(np.float32), stored["spans"], stored["links"], stored["hidden"])


def _label(teacher: Teacher, article: GoldArticle, into: pathlib.Path) -> None:
    labels = teacher.read(article)
    part = into / f"{article.name}.part"
    with part.open("wb") as file:
        np.savez(file, logits=labels.logits, spans=labels.spans, links=labels.links, hidden=labels.hidden)
    part.rename(into / f"{article.name}.npz")


def _showing(graph: pathlib.Path) -> bytes:
    """The graph with its hidden states among its outputs."""
    model = onnx.load(str(graph))
    model.graph.output.extend(helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in HIDDEN)
    out: bytes = model.SerializeToString()
    return out


def _vector(span: Span, part: int, first: np.ndarray, last: np.ndarray, lo: int) -> np.ndarray:
    start = first[span.start - lo, 128 * part : 128 * part + 64]
    end = last[span.end - 1 - lo, 128 * part + 64 : 128 * part + 128]
    return start + end


def _greedy(logits: np.ndarray, lo: int) -> list[Span]:
    """Spans of the best label a word; good enough where they only say which links to ask the teacher about."""
    best = logits.argmax(1)
    out = []
    start = 0
    for k in range(1, len(best) + 1):
        if k == len(best) or best[k] != 2 * ((best[start] - 1) // 2) + 2 or best[start] == 0:
            if best[start]:
                out.append(Span(lo + start, lo + k, int(best[start] - 1) // 2))
            start = k
    return out
