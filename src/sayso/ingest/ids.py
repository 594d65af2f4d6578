"""Ids of articles: the file's name where it is unique in the case, else with as much of its place as tells it apart.

Ids depend on the set of files alone, not on their order."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from sayso.ingest.draft import Draft

UNFIT = re.compile(r"[\s:\x00-\x1f\x7f-\x9f\ud800-\udfff]+")


def name(drafts: Sequence[Draft]) -> list[str]:
    """One id for each draft, all different; `:` and blanks, which ids may not hold, become `_`."""
    wanted = [_ladder(d) for d in drafts]
    level = [0] * len(drafts)
    twins = Counter(map(tuple, wanted))
    while clashes := _clashing([w[n] for w, n in zip(wanted, level, strict=True)], [twins[tuple(w)] for w in wanted]):
        raised = [i for i in clashes if level[i] + 1 < len(wanted[i])]
        if not raised:
            break
        for i in raised:
            level[i] += 1
    return _numbered([w[n] for w, n in zip(wanted, level, strict=True)])


def _ladder(draft: Draft) -> list[str]:
    """The id wished for, and longer ones for when it is taken: with suffix, with folder, with the folder above..."""
    path = PurePath(draft.path)
    names = [draft.stem]
    folders = path.parts[:-1]
    for depth in range(len(folders) + 1):
        above = folders[len(folders) - depth:]
        if depth:
            names.append("/".join((*above, draft.stem)))
        inside = draft.stem.removeprefix(path.stem) if draft.stem.startswith(path.stem) else f"/{draft.stem}"
        names.append("/".join((*above, path.name)) + inside)
    return list(dict.fromkeys(map(fit, names)))


def fit(name: str) -> str:
    """The name without what an id may not hold."""
    return UNFIT.sub("_", name).strip("_/") or "article"


def _clashing(ids: list[str], twins: list[int]) -> list[int]:
    """Those that share their id with another, unless only with such as no longer name tells from them."""
    counts = Counter(ids)
    return [i for i, one in enumerate(ids) if counts[one] > twins[i]]


def _numbered(ids: list[str]) -> list[str]:
    """What still clashes (two items of one file with one id) is numbered in the order of the file."""
    counts, met, taken = Counter(ids), Counter[str](), set(ids)
    out = []
    for one in ids:
        if counts[one] > 1:
            met[one] += 1
            while f"{one}-{met[one]}" in taken:
                met[one] += 1
            taken.add(one := f"{one}-{met[one]}")
        out.append(one)
    return out
