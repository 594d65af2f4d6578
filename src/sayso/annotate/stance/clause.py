"""A stretch of text as words with parts of speech, and the word in it that carries what is said."""

from functools import cache
from typing import NamedTuple

from sayso import tags
from sayso.annotate.stance import cues
from sayso.tables import rows
from sayso.words import Word

FINITE = frozenset({"FIN", "SELF"})
VERBAL = frozenset({"FIN", "BASE", "ING", "PART"})
STOPS = frozenset(";:.!?\"“”()[]—")
SENTENCE = frozenset(";.!?")
REACH = 40
DEEPEST = 3


class Clause(NamedTuple):
    """Words in order, the tag of each, and the mark before each; the last mark stands behind the last word."""

    words: tuple[Word, ...]
    tags: tuple[str, ...]
    marks: tuple[str, ...]

    def folded(self, at: int) -> str:
        """The word at a place; empty outside."""
        return self.words[at].folded if 0 <= at < len(self.words) else ""


def read(text: str) -> Clause:
    """The words of a text."""
    found = tags.tagged(text)
    words = tuple(word for word, _ in found)
    return Clause(words, tuple(tag for _, tag in found), tuple(tags.gaps(text, words)))


@cache
def group(name: str) -> frozenset[str]:
    """One group of the table of small words; KeyError where there is none of that name."""
    return frozenset({row["group"]: row["words"] for row in rows("certainty_words")}[name].split())


def negates(word: str) -> bool:
    """Whether a folded word turns what follows round, as "not", "didn't", "never" do."""
    return word in group("not") or word.endswith("n't")


def modal(word: str) -> str:
    """The modal verb of a folded word ("couldn't" is could, "we'll" will); empty where it is none."""
    if word.endswith("'ll"):
        return "will"
    bare = {"can't": "can", "cannot": "can", "won't": "will"}.get(word, word.removesuffix("n't").removesuffix("nt"))
    return bare if bare in group("modal") else ""


def carries(clause: Clause, at: int) -> bool:
    """Whether a word only carries tense, modality or negation for the verb behind it."""
    word = clause.folded(at)
    return bool(word) and (
        clause.tags[at] in ("ADV", "SELF")
        or word.removesuffix("n't") in group("auxiliary")
        or negates(word)
        or bool(modal(word))
    )


def happening(clause: Clause) -> int | None:
    """The place of the word that carries what the first sentence says: its verb, or what is said to be; behind "is
    expected to" and "believes that" the verb that hangs on them. None where no verb is seen."""
    return _finite(clause, _opening(clause))


def _opening(clause: Clause) -> int:
    """Where the main clause begins, behind a clause that stands before it: "if the rain stops, ..."."""
    if not clause.words or clause.tags[0] not in ("SUB", "WH") or clause.folded(0) == "that":
        return 0
    return next((n for n in range(2, min(len(clause.words), REACH)) if clause.marks[n] == ","), 0)


def _finite(clause: Clause, start: int, depth: int = 0) -> int | None:
    """The happening of the first finite verb that is not in a relative clause."""
    relative = False
    for at in range(start, min(len(clause.words), start + REACH)):
        if at > start and clause.marks[at] in SENTENCE:
            return None
        if clause.tags[at] == "WH" and at > start:
            relative = True
        elif clause.tags[at] in FINITE or modal(clause.folded(at)):
            if not relative:
                return _predicate(clause, at, depth)
            relative = False
    return None


def _predicate(clause: Clause, at: int, depth: int) -> int:
    """The verb that the words from here carry, or, where it only says what something is, the word for that."""
    last = len(clause.words) - 1
    while at < last and clause.marks[at + 1] not in STOPS and (carries(clause, at) or clause.tags[at] == "DET"):
        at += 1
    inner = _hung(clause, at, depth + 1) if depth < DEEPEST and leads_on(clause.folded(at)) else None
    return at if inner is None else inner


def _hung(clause: Clause, at: int, depth: int) -> int | None:
    """What hangs on an unsure word: "expected TO CLOSE", "possible THAT it CLOSES", "believes it CLOSES"."""
    after = at + 1
    while after < len(clause.words) and clause.tags[after] == "ADV":
        after += 1
    if after >= len(clause.words) or clause.marks[after] in STOPS:
        return None
    if clause.folded(after) == "to":
        hangs = after + 1 < len(clause.words) and unsure(clause.folded(at))
        return _predicate(clause, after + 1, depth) if hangs else None
    return _finite(clause, after + (clause.tags[after] in ("SUB", "WH")), depth)


def unsure(word: str) -> bool:
    """Whether a word only tells how sure one is of what hangs on it: it hedges, or is a verb of thinking that does."""
    known = cues.table().get((word,))
    return word in hedging() or (known is not None and known.kind == "thought" and bool(known.hedge))


def leads_on(word: str) -> bool:
    """Whether what is said may hang on this word: it is unsure, or a word of saying."""
    known = cues.table().get((word,))
    return unsure(word) or (known is not None and known.kind in ("report", "thought"))


@cache
def hedging() -> dict[str, str]:
    """Single words that hedge, each with its level."""
    return {row["words"]: row["hedge"] for row in rows("hedges") if " " not in row["words"]}
