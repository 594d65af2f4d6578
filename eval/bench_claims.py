"""How the cost of matching grows: claims of one case against processor seconds, candidates, memory.

    python -m eval.bench_claims              100, 1,000 and 10,000 claims
    python -m eval.bench_claims 100 1000     only these
    python -m eval.bench_claims --judge pairs 1000

Each claim is told by two or three invented articles in different words. The target is 1,000 claims in under a minute
on two cores, and candidates that grow as n log n.
"""

import argparse
import random
import resource
import time
from collections.abc import Sequence

from sayso.model import Anchor, Annotated, Article
from sayso.relate.claims import judges, match
from sayso.relate.claims.likeness import Field
from sayso.relate.claims.statements import statements
from sayso.relate.given import Descent, Resolved

SIZES = (100, 1_000, 10_000)
PER_ARTICLE = 20
WHO = ("the council", "the port authority", "two drivers", "a court in Arlow", "residents", "the grid operator",
       "the airline", "a health office", "customs officers", "the union", "an inquiry", "the dam's owner")
DID = (("closed", "shut"), ("bought", "acquired"), ("damaged", "wrecked"), ("opened", "started"), ("sold", "let go"),
       ("inspected", "examined"), ("blocked", "stopped"), ("repaired", "mended"), ("lost", "mislaid"))
WHAT = ("bridge", "ferry", "tunnel", "school", "clinic", "refinery", "tram line", "harbour crane", "works", "mill")
SYLLABLES = ("ar", "ben", "col", "dra", "el", "fen", "gor", "hal", "is", "jun", "kel", "lom", "mar", "nor", "os", "pel")


def main(sizes: Sequence[int] = SIZES, judge: str = "likeness") -> None:
    """Prints one line a size."""
    print(f"{'claims':>8}{'statements':>12}{'candidates':>12}{'a statement':>12}{'seconds':>10}{'MiB':>8}")
    for size in sizes:
        read = story(size)
        found = [s for one in read for s in statements(one, ())]
        pairs = len(Field(found).near)
        began = time.process_time()
        match(read, Resolved((), ()), Descent((), (), ()), judges.judge(judge))
        seconds = time.process_time() - began
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{size:>8}{len(found):>12}{pairs:>12}{pairs / len(found):>12.1f}{seconds:>10.1f}{peak:>8.0f}",
              flush=True)


def story(claims: int, seed: int = 1) -> tuple[Annotated, ...]:
    """Articles of twenty sentences that tell so many claims, each in two or three articles."""
    chance = random.Random(seed)
    told = [sentence for k in range(claims) for sentence in _wordings(chance, k)]
    chance.shuffle(told)
    return tuple(_article(f"{at:05}", told[at:at + PER_ARTICLE]) for at in range(0, len(told), PER_ARTICLE))


def _wordings(chance: random.Random, number: int) -> list[str]:
    who, verbs, what = chance.choice(WHO), chance.choice(DID), chance.choice(WHAT)
    place = "".join(chance.sample(SYLLABLES, 3)).capitalize()
    figure = chance.randint(2, 900)
    full = [f"{who[0].upper()}{who[1:]} {verbs[0]} the {what} in {place} after {figure} people had complained.",
            f"In {place} the {what} was {verbs[1]} by {who}, {figure} complaints having been counted.",
            f"{figure} people had complained in {place} when {who} {verbs[0]} the {what}."]
    return full[:2 + number % 2]


def _article(ident: str, sentences: list[str]) -> Annotated:
    text, places = "", []
    for s in sentences:
        places.append((len(text), len(text) + len(s)))
        text += s + "\n"
    article = Article(ident, text)
    anchors: tuple[Anchor, ...] = tuple(article.anchor(a, b) for a, b in places)
    return Annotated(article, anchors)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--judge", default="likeness", choices=judges.OWN)
    asked = parser.parse_args()
    main(asked.sizes, asked.judge)
