"""Stories as a cluster groups them (blocks of articles that meet by signatures, grouped apart), beside one stream.

How well both find the stories, of the same articles in the same orders, and how far they agree. The same collections as
`stories`: ECB+'s development part, and whole articles of FNC-1; these also in a crowd, among the articles of PolNeAR's
training part, which all tell of one election: there the agreement alone is a figure.
"""

import random
from collections import Counter
from collections.abc import Sequence
from statistics import fmean

from eval.benchmarks import SHARED, Skipped
from eval.stories import ECB, FNC, ORDERS, Told, b_cubed, ecb, fnc, grouped
from sayso.annotate import names, sentences
from sayso.cluster.grouping import Counted, group
from sayso.model import Annotated, Article
from sayso.story import rarity, weigh
from sayso.story.blocks import blocks
from sayso.story.likeness import odds
from sayso.story.profile import Profile, profile
from sayso.story.signature import MET, buckets, meetings

CROWD = SHARED / "data" / "polnear" / "train" / "text"


def figures() -> dict[str, float]:
    """B-cubed F1 against the stories, and of the cluster's cases against the stream's."""
    if not ECB.is_dir() or not FNC.is_file():
        raise Skipped("there is no ../shared/data/coreference/ecbplus or ../shared/data/stories")
    measured: dict[str, float] = {}
    for name, told in (("ECB+ dev", ecb("Dev")), ("FNC-1", fnc())):
        rows = [_both(told, seed) for seed in ORDERS]
        for n, what in enumerate(("cluster F1", "stream F1", "agreement")):
            measured[f"{name} {what}"] = fmean(row[n] for row in rows)
    crowd = _crowd()
    return measured | ({"in a crowd agreement": _both((*fnc(), *crowd), ORDERS[0])[2]} if crowd else {})


def _crowd() -> tuple[Told, ...]:
    """Each by a story of its own: which of them are on one event, nobody has told."""
    made = [Article(path.stem, path.read_text(encoding="utf-8")) for path in sorted(CROWD.glob("*.txt"))]
    split = [sentences.find(article) for article in made]
    read = (Annotated(one, found, names.find(one, found)) for one, found in zip(made, split, strict=True))
    return tuple((one.article.id, profile(one)) for one in read)


def _both(told: Sequence[Told], seed: int) -> tuple[float, float, float]:
    order = random.Random(seed).sample(told, len(told))
    stories, profiles = [story for story, _ in order], [profile for _, profile in order]
    cluster, stream = apart(profiles), grouped(profiles)
    return b_cubed(cluster, stories), b_cubed(stream, stories), b_cubed(cluster, stream)


def apart(profiles: Sequence[Profile]) -> list[str]:
    """The case of each article, as a cluster groups it: the steps of `sayso.cluster.grouping` in one process."""
    here = Counter(term for one in profiles for term in one.terms)
    known = [weigh(one, lambda term: rarity(term, here[term], len(profiles))) for one in profiles]
    drawn = sorted((bucket, at) for at, one in enumerate(known) for bucket in buckets(one))
    met = Counter(meetings(drawn))
    first = blocks((a, b, odds(known[a], known[b])) for (a, b), times in sorted(met.items()) if times >= MET)
    held: dict[int, list[tuple[int, Counted]]] = {}
    for at, one in enumerate(profiles):
        held.setdefault(first.get(at, at), []).append((at, Counted(one, {t: here[t] for t in one.terms})))
    places = dict(place for block in held.values() for place in group(block, len(profiles)))
    return [places[at].case for at in range(len(profiles))]
