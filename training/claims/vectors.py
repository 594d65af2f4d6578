"""Word vectors for `sayso.relate.claims`: each word of news read alone by a sentence encoder, then cut to few numbers.

    python -m training.claims.vectors ENCODER_FOLDER SHARED_FOLDER OUT.npz

ENCODER_FOLDER holds all-MiniLM-L6-v2 (config.json, model.safetensors, tokenizer.json). The method is that of
Model2Vec (Tulkens and van Dongen 2024): a word's vector is what the encoder gives for the word alone; principal
components are taken and the first ones kept. Rows are int8 with one scale for each row.
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from sayso.words import words

SIZE, DIMENSIONS, BATCH, DROPPED = 32000, 96, 256, 1


def texts(shared: Path) -> Iterator[str]:
    """Everything that is there to count words in."""
    with gzip.open(shared / "data/nli/pairs.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            pair = json.loads(line)
            yield pair["premise"]
            yield pair["hypothesis"]
    for path in sorted((shared / "data/polnear").glob("**/*.txt")):
        yield path.read_text(encoding="utf-8")
    for line in (shared / "data/stories/fnc_train.jsonl").read_text(encoding="utf-8").splitlines():
        for article in json.loads(line)["articles"]:
            yield article["text"]


def vocabulary(shared: Path) -> list[str]:
    """The most frequent words, folded, without figures, in alphabetical order."""
    counted: Counter[str] = Counter()
    for text in texts(shared):
        counted.update(w.folded for w in words(text) if w.folded.isalpha())
    often = sorted(counted, key=lambda w: (-counted[w], w))[:SIZE]
    return sorted(w for w in often if counted[w] > 2)


def encode(folder: Path, vocabulary: list[str]) -> np.ndarray[Any, Any]:
    """Mean of the last layer over each word's pieces, one row a word."""
    import torch
    from transformers import AutoModel, AutoTokenizer

    tokenizer, model = AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder).eval()
    rows = []
    with torch.inference_mode():
        for at in range(0, len(vocabulary), BATCH):
            batch = tokenizer(vocabulary[at:at + BATCH], padding=True, return_tensors="pt")
            hidden, mask = model(**batch).last_hidden_state, batch["attention_mask"][..., None]
            rows.append(((hidden * mask).sum(1) / mask.sum(1)).numpy())
    return np.concatenate(rows)


def cut(full: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Centred, unit length, the first principal components after those that all words share."""
    unit = full / np.linalg.norm(full, axis=1, keepdims=True)
    centred = unit - unit.mean(0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    kept = centred @ axes[DROPPED:DROPPED + DIMENSIONS].T
    return np.asarray(kept / np.linalg.norm(kept, axis=1, keepdims=True))


def main(encoder: str, shared: str, out: str) -> None:
    """Writes `words` (one string, parted by line ends) and `rows` (words by dimensions, int8: unit length is 127)."""
    known = vocabulary(Path(shared))
    rows = np.rint(cut(encode(Path(encoder), known)) * 127).clip(-127, 127).astype(np.int8)
    np.savez_compressed(out, words=np.array("\n".join(known)), rows=rows)
    print(len(known), "words,", rows.shape[1], "dimensions,", Path(out).stat().st_size, "bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
