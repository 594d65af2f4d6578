"""How fast the workbench is with 1,000 articles and 5,000 claims, in a browser: medians, in milliseconds.

The case is made of nonsense of the right size and shape: what is measured is the server, the pages and the browser.
"""

import random
import re
import shutil
import statistics
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sayso.model import (
    Annotated,
    Article,
    Attribution,
    Case,
    Claim,
    Decision,
    Derivation,
    Discrepancy,
    Independence,
    Mention,
    Pair,
    Passage,
    Quantity,
    Side,
    Source,
    Target,
)
from sayso.render.view import report
from sayso.store.log import Event
from sayso.web.desk import Arrived, Desk, FromFiles, Past

ARTICLES, CLAIMS, SOURCES, SENTENCES = 1000, 5000, 400, 25
RUNS = 5
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
NUMBER = re.compile(r"\d+(?=\.)")
WORDS = ("harbour", "minister", "night", "fire", "crane", "storm", "people", "office", "river", "bridge",
         "officials", "said", "would", "after", "north", "train", "market", "police", "school", "letter", "early",
         "against", "water")


def made_case() -> Case:
    """1,000 articles in families of copies, 5,000 claims with two to 40 mentions, the same on every run."""
    dice = random.Random(7)
    sentences = [" ".join(dice.choices(WORDS, k=14)).capitalize() + f" {n}." for n in range(CLAIMS)]
    inside = [sorted(dice.sample(range(CLAIMS), SENTENCES)) for _ in range(ARTICLES)]
    articles = [_article(n, [sentences[s] for s in held]) for n, held in enumerate(inside)]
    sources = tuple(Source(f"source-{n}", f"Source {n}", kind="government", affiliation=f"State {n % 20}",
                           mentions=(articles[n].anchor(0, 8),)) for n in range(SOURCES))
    places: list[list[tuple[int, int]]] = [[] for _ in range(CLAIMS)]
    for number, held in enumerate(inside):
        for at, sentence in enumerate(held):
            places[sentence].append((number, at))
    said = {(n, at): _said(articles[n], inside[n], sentences, at)
            for n in range(ARTICLES) for at in range(0, SENTENCES, 3)}
    claims = tuple(_claim(s, sentences[s], [(articles[n], _start(inside[n], sentences, at), said.get((n, at)))
                                            for n, at in spots]) for s, spots in enumerate(places) if spots)
    ranked = tuple(sorted(claims, key=lambda c: -len(c.mentions)))
    copies = [(articles[n], articles[n - 1]) for n in range(1, ARTICLES) if n % 5]
    read = tuple(Annotated(a, quantities=_counted(a, held)) for a, held in zip(articles, inside, strict=True))
    return Case(read=read, attributions=tuple(said.values()), sources=sources,
                claims=ranked, pairs=tuple(_pair(a, b) for a, b in copies),
                derivations=tuple(Derivation(a.id, b.id, None, "rewrite", .7, "the earlier date") for a, b in copies),
                discrepancies=tuple(_parting(c) for c in ranked[:400] if len(c.mentions) > 1))


def _article(number: int, sentences: list[str]) -> Article:
    return Article(f"a{number:04}", " ".join(sentences), sentences[0], f"Outlet {number % 150}",
                   published=f"2031-05-{number % 28 + 1:02}", language="en")


def _counted(article: Article, held: list[int]) -> tuple[Quantity, ...]:
    """The number at the end of each sentence."""
    ends = NUMBER.finditer(article.text)
    return tuple(Quantity(article.anchor(m.start(), m.end()), float(n), float(n), float(n), counted="people")
                 for m, n in zip(ends, held, strict=True))


def _start(held: list[int], sentences: list[str], at: int) -> int:
    return sum(len(sentences[s]) + 1 for s in held[:at])


def _said(article: Article, held: list[int], sentences: list[str], at: int) -> Attribution:
    start = _start(held, sentences, at)
    end = start + len(sentences[held[at]])
    return Attribution(article.id, (article.anchor(start, start + 6),), (article.anchor(start + 7, start + 12),),
                       (article.anchor(start + 13, end),), source_id=f"source-{held[at] % SOURCES}")


def _claim(number: int, words: str, spots: list[tuple[Article, int, Attribution | None]]) -> Claim:
    mentions = tuple(Mention(a.anchor(start, start + len(words)), s.id if s else None, s.source_id if s else None)
                     for a, start, s in spots)
    origins = tuple(sorted({m.source or f"own:{m.anchor.article}" for m in mentions}))[:4]
    return Claim(words, mentions, origins, Independence(1, len(origins), 1), number + 1, "many articles carry it")


def _pair(a: Article, b: Article) -> Pair:
    shared = min(len(a.text), len(b.text)) // 2
    return Pair(a.id, b.id, "partial", .5, .8, (Passage(a.anchor(0, shared), b.anchor(0, shared)),))


def _parting(claim: Claim) -> Discrepancy:
    return Discrepancy("figure", "how many people", tuple(
        Side(m.anchor, str(n % 3 + 9), m.source) for n, m in enumerate(claim.mentions[:6])), claim.id)


class Judged(FromFiles):
    """The case as a workspace would keep it; what was decided is always being worked out, never in time."""

    def __init__(self, case: Case) -> None:
        super().__init__(case)
        self.past: list[Past] = []
        self.over = threading.Event()

    def revision(self, ident: str) -> str:
        return f"{len(self.past)}"

    def case(self, ident: str) -> Case:
        while self.past and not self.over.is_set():
            report(super().case(ident))
        return super().case(ident)

    def decide(self, case: str, decision: Decision) -> None:
        self.past.append(Past(decision, "decide", f"{len(self.past)}", "analyst", True))

    def since(self, case: str, revision: str) -> Sequence[Past]:
        return self.past[int(revision):]

    def history(self, case: str) -> Sequence[Past]:
        return self.past

    def undo(self, case: str, wanted: str) -> None:
        raise NotImplementedError

    def redo(self, case: str, wanted: str) -> None:
        raise NotImplementedError

    def fetches(self) -> bool:
        return False

    def target(self, case: str, within: Sequence[str] = ()) -> Target:
        raise NotImplementedError

    def events(self, last: int) -> Sequence[Event]:
        return ()

    def add(self, paths: Sequence[object], into: str, progress: object) -> Arrived:
        raise NotImplementedError


def figures() -> dict[str, float]:
    """Milliseconds until each page or change is there to be seen; skipped where there is no chromium."""
    from eval.benchmarks import Skipped

    chromium = shutil.which("chromium")
    if not chromium:
        raise Skipped("chromium is not installed")
    from playwright.sync_api import sync_playwright

    case = made_case()
    with _served(FromFiles(case)) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=QUIET)
        page = browser.new_page(viewport={"width": 1280, "height": 860}, reduced_motion="reduce")
        cold = _timed(lambda: _goto(page, address, ".claim"))
        measured = {"cold view ms": cold, "first view ms": _median(lambda: _goto(page, address, ".claim"))}
        measured |= {name: _median(lambda act=act: act(page)) for name, act in INTERACTIONS.items()}  # type: ignore[misc]
        for name, path, seen in PAGES:
            measured[f"{name} ms"] = _median(lambda p=path, s=seen: _goto(page, address + p, s))  # type: ignore[misc]
        with _served(desk := Judged(case)) as kept:
            _goto(page, kept, ".claim")
            measured["judge ms"] = statistics.median(_judge(page) for _ in range(RUNS))
            desk.over.set()
        browser.close()
    return measured


def _goto(page: Any, address: str, seen: str) -> None:
    page.goto(address, wait_until="domcontentloaded")
    page.locator(seen).first.wait_for()


def _type(page: Any) -> None:
    """One more letter in the search field, until the list has changed."""
    before = page.locator("#found").inner_text()[:400]
    field = page.locator("#text")
    field.fill("storm fire" if field.input_value() == "crane bridge" else "crane bridge")
    page.wait_for_function("b => document.getElementById('found').innerText.slice(0, 400) !== b", arg=before)


def _flag(page: Any) -> None:
    before = page.locator("#found").inner_text()[:400]
    page.locator("[name=disputed]").click()
    page.wait_for_function("b => document.getElementById('found').innerText.slice(0, 400) !== b", arg=before)


def _open(page: Any) -> None:
    """The next claim with the keyboard, until it stands beside the list."""
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    before = page.locator("#panel").inner_text()[:200]
    page.keyboard.press("Enter")
    page.wait_for_function("b => document.getElementById('panel').innerText.slice(0, 200) !== b", arg=before)


def _step(page: Any) -> None:
    page.keyboard.press("j")
    page.evaluate("new Promise(requestAnimationFrame)")


def _judge(page: Any) -> float:
    """A note on a claim: milliseconds from the press of the button until the claim shows it."""
    if not page.locator("#panel form.decide").count():
        _open(page)
    words = f"seen {time.perf_counter_ns()}"
    page.evaluate("""words => {
        document.querySelector('#panel .judging').open = true;
        document.querySelector('#panel form.decide:has([value=note]) [name=value]').value = words;
    }""", words)
    button = page.locator("#panel form.decide:has([value=note]) button")
    return _timed(lambda: (button.click(), page.wait_for_function(
        "words => document.getElementById('panel')?.innerText.includes(words)", arg=words)))


INTERACTIONS: dict[str, Callable[[Any], None]] = {
    "filter ms": _flag, "search ms": _type, "open claim ms": _open, "next claim ms": _step}
PAGES = (("reading", "/read", "[data-said]"), ("lineage", "/lineage", ".drawing svg"), ("matrix", "/matrix", "td.yes"),
         ("figures", "/figures", ".plot svg"), ("sources", "/sources", "a.title"),
         ("discrepancies", "/discrepancies", ".partings section"), ("paper", "/print?disputed=1", ".on-paper"))


def _median(act: Callable[[], object]) -> float:
    return statistics.median(_timed(act) for _ in range(RUNS))


def _timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


@contextmanager
def _served(desk: Desk) -> Iterator[str]:
    import uvicorn

    from sayso.web.app import application
    from sayso.web.guard import Access
    from sayso.web.serve import TURN, listen

    sys.setswitchinterval(TURN)
    listening = listen("127.0.0.1", 0)
    port = listening.getsockname()[1]
    app = application(desk, Access(port=port))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{port}/cases/case"
    finally:
        server.should_exit = True
        thread.join(10)
        listening.close()
