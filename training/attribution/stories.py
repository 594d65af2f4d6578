"""Unlabelled news of other kinds and outlets, so that the student meets more than one election campaign."""

import json
import pathlib
import random

from training.attribution.polnear import GoldArticle

LONGEST = 1500


def articles(path: pathlib.Path, words: int, seed: int) -> list[GoldArticle]:
    """Some `words` words of articles without annotation; one of several with the same opening, none too long."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        found += json.loads(line)["articles"]
    random.Random(seed).shuffle(found)
    out: list[GoldArticle] = []
    openings: set[str] = set()
    for one in found:
        text = one["text"]
        length = len(text.split())
        if text[:60] in openings or not 60 <= length <= LONGEST:
            continue
        openings.add(text[:60])
        out.append(GoldArticle(one["id"], text))
        words -= length
        if words <= 0:
            break
    return out
