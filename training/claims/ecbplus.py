"""ECB+ as cases: statements of articles on one event, and which of them speak of the same happening.

Cybulska and Vossen 2014, LREC. A topic holds two events of one kind (two earthquakes); each is a case of its own.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from sayso.annotate import sentences
from sayso.model import Annotated, Article
from sayso.relate.claims.statement import Statement
from sayso.relate.claims.statements import statements

REPORTING = frozenset({"said", "says", "say", "told", "reported", "reports", "according", "announced", "added",
                       "stated", "confirmed", "claims", "claimed", "saying"})
Mention = tuple[int, int, str, str]


class Document(NamedTuple):
    """One article; `events` holds (start, end, chain, words) of each event mention, offsets into its text."""

    read: Annotated
    events: tuple[Mention, ...]


class Labelled(NamedTuple):
    """The statements of one case, and for each the chains of the events inside it."""

    name: str
    statements: tuple[Statement, ...]
    chains: tuple[frozenset[str], ...]


def documents(folder: Path, part: str) -> dict[str, Document]:
    """The documents of `Train` or `Dev` by id."""
    tokens: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for line in (folder / f"ECB_{part}_corpus.txt").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) >= 4:
            tokens[cells[0]].append((int(cells[1]), int(cells[2]), cells[3]))
    mentions = defaultdict(list)
    for m in json.loads((folder / f"ECB_{part}_Event_gold_mentions.json").read_text(encoding="utf-8")):
        mentions[m["doc_id"]].append(m)
    return {ident: _document(ident, words, mentions[ident]) for ident, words in sorted(tokens.items())}


def cases(folder: Path, part: str) -> Iterator[Labelled]:
    """Each event of each topic as one case; only sentences that hold an annotated event take part."""
    grouped: dict[str, list[Document]] = defaultdict(list)
    for ident, document in documents(folder, part).items():
        topic, rest = ident.split("_")
        grouped[topic + ("plus" if rest.endswith("plus") else "")].append(document)
    for name, members in sorted(grouped.items()):
        found: list[Statement] = []
        chains: list[frozenset[str]] = []
        for document in members:
            for statement in statements(document.read, ()):
                held = _chains(statement, document.events)
                if held:
                    found.append(statement)
                    chains.append(held)
        yield Labelled(name, tuple(found), tuple(chains))


def _document(ident: str, words: list[tuple[int, int, str]], mentions: list[dict[str, object]]) -> Document:
    text, places, sentence = "", {}, 0
    for number, index, word in words:
        joint = "\n" if number != sentence else "" if word in ".,;:!?)'s" or word.startswith("'") else " "
        text += joint if text else ""
        places[number, index] = (len(text), len(text) + len(word))
        text += word
        sentence = number
    events = []
    for m in mentions:
        spans = [places[int(m["sent_id"]), t] for t in m["tokens_number"]]  # type: ignore[call-overload, attr-defined]
        events.append((spans[0][0], spans[-1][1], str(m["coref_chain"]), str(m["tokens_str"])))
    article = Article(ident, text)
    return Document(Annotated(article, sentences.find(article)), tuple(sorted(events)))


def _chains(statement: Statement, events: tuple[Mention, ...]) -> frozenset[str]:
    return frozenset(chain for start, end, chain, words in events
                     if statement.anchor.start <= start and end <= statement.anchor.end
                     and words.lower() not in REPORTING)
