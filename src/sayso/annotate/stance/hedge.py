"""How sure the words are: visible rules over the tables where these know, learned weights where words must be weighed.

The tables say which level a hedging word tells ("might" is possible). Whether such a word bears on what is said
depends on where it stands ("might have seen the thief", "saw the man who might be the thief"), on what it is
beside, and on the cue that all hangs on: that the weights decide.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from itertools import islice
from typing import NamedTuple

from sayso.annotate.stance import certainty, clause, cues, signs
from sayso.annotate.stance.clause import Clause, hedging
from sayso.annotate.stance.said import Words
from sayso.model import Hedge
from sayso.tables import rows

HEARSAY = re.compile(
    r"\b(?:is|are|was|were|been|be)\s+(?:\w+ly\s+)?(?:said|reported|rumou?red|claimed|alleged)$", re.IGNORECASE
)
INABILITY = re.compile(r"\bcould\s?(?:not|n['’]?t)\b", re.IGNORECASE)
ENDS = re.compile(r"[.;!?](?:\s|$)|, (?:which|who|where|after|while|as|but)\b")
HANGING = ("to hedge ", "under hedge ")
LONGEST = 30
ORDER: tuple[Hedge, ...] = ("possible", "underspecified", "probable")
"""The levels that tables give; of several that stand together the first counts."""


class Told(NamedTuple):
    """The level, why in a reader's words, and the places in the content of the words that say so."""

    level: Hedge
    says: str = ""
    places: tuple[tuple[int, int], ...] = ()


Found = tuple[str, tuple[int, ...]]
Rule = Callable[[Words], Told | None]


def hedge(said: Words) -> Told:
    """What the first rule that fits says."""
    return next((told for rule in RULES if (told := rule(said))), Told("certain"))


def hearsay(said: Words) -> Told | None:
    """ "Is said to": nobody is named who could be sure."""
    return Told("underspecified", "it is said, and nobody is named") if HEARSAY.search(said.cue) else None


def of_the_cue(said: Words) -> Told | None:
    """The cue's own: "suspects"."""
    if said.known and said.known.hedge:
        return Told(_named(said.known.hedge), f"{said.known.base!r} in the table of cues")
    return None


def no_sign(said: Words) -> Told | None:
    """No word of the opening clause hedges, and no cue makes what hangs on it less sure."""
    return None if _any_sign().search(_opening(said.content)) else Told("certain")


def phrase(said: Words) -> Told | None:
    """Several words that hedge together: "cannot rule out"."""
    opening = INABILITY.sub(_blank, _opening(said.content))
    for level in ORDER:
        if match := _phrases(level).search(opening):
            return Told(level, f"{match[0].lower()!r} in the table of hedges", (match.span(),))
    return None


def weighed(said: Words) -> Told | None:
    """The words around what happens: those that bear on it wherever they stand or stand right at it as the table has
    them, the others by their weights."""
    read = clause.read(_opening(said.content))
    at = clause.happening(read)
    if at is None:
        return None
    return _at_it(read, at) or _by_weight(read, at, said.known)


def anywhere(said: Words) -> Told | None:
    """Where no verb is seen: the least sure word of the opening clause."""
    read = clause.read(INABILITY.sub(_blank, _opening(said.content)))
    return _least_sure(read, [(hedging()[w.folded], (n,)) for n, w in enumerate(read.words) if w.folded in hedging()])


RULES: tuple[Rule, ...] = (hearsay, of_the_cue, no_sign, phrase, weighed, anywhere)


def _at_it(read: Clause, at: int) -> Told | None:
    """Hedging words right at what happens, the verb of thinking that it hangs on, and words for the whole clause."""
    places = (n for n in range(len(read.words)) if read.folded(n) in hedging() and (n == at or _for_all(read, n)))
    found: list[Found] = [(hedging()[read.folded(n)], (n,)) for n in places]
    for sign in signs.signs(read, at):
        level = hedging().get(sign.name.removeprefix("modal ")) or sign.name.removeprefix("hedge ")
        if sign.name.startswith(HANGING):
            level = sign.name.rsplit(" ", 1)[1]
        if level in certainty.LEVELS and not _unable(read, sign):
            found.append((level, sign.at))
    return _least_sure(read, found)


def _for_all(read: Clause, place: int) -> bool:
    """Whether a word bears on its clause wherever it stands: "reportedly", "whether"."""
    level = hedging().get(read.folded(place))
    return level == "underspecified" and read.tags[place] in ("ADV", "SUB")


def _unable(read: Clause, sign: signs.Sign) -> bool:
    """ "Could not": inability, no possibility."""
    place = sign.at[0] if sign.at else 0
    pair = f"{read.folded(place)} {read.folded(place + 1)}"
    return bool(INABILITY.match(pair))


def _least_sure(read: Clause, found: Iterable[Found]) -> Told | None:
    held = [(level, at) for level, at in found if level != "certain"]
    if not held:
        return None
    level, at = min(held, key=lambda f: (ORDER.index(_named(f[0])), f[1]))
    return Told(_named(level), f"{_shown(read, at)} in the table of hedges", _places(read, at))


def _by_weight(read: Clause, at: int, known: cues.Cue | None) -> Told:
    """The weights of all that hedges in the clause, and of the cue."""
    by_words: dict[tuple[int, ...], float] = {}
    for sign in signs.signs(read, at):
        if (pull := certainty.pull(sign.name)) and not _unable(read, sign):
            by_words[sign.at] = by_words.get(sign.at, 0.0) + pull
    cue = certainty.pull_of(known) if known else 0.0
    level = certainty.level(sum(by_words.values()) + cue)
    said = [f"{_shown(read, words)} {pull:+.1f}" for words, pull in by_words.items() if words]
    said += [f"{known.base!r} {cue:+.1f}" for known in (known,) if known and abs(cue) >= 0.05]
    why = f"weighed {', '.join(said)}; a plain statement is certain by +{certainty.plain():.1f}"
    return Told(level, why if said else "", tuple(p for words in by_words for p in _places(read, words)))


def _shown(read: Clause, at: tuple[int, ...]) -> str:
    return repr(" ".join(read.words[n].text.lower() for n in sorted(at)))


def _places(read: Clause, at: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    return tuple((read.words[n].start, read.words[n].end) for n in sorted(at))


def _named(level: str) -> Hedge:
    """The level of that name in a table."""
    return level  # type: ignore[return-value]


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _opening(content: str) -> str:
    """The first clause, where a hedge bears on all that is said: up to a sentence's end or thirty words. What stands
    before it is kept, so that places in it are places in the content."""
    start = len(content) - len(content.lstrip())
    end = ENDS.search(content, start)
    words = list(islice(re.finditer(r"\S+", content[: end.start() if end else None]), LONGEST))
    return content[: words[-1].end()] if words else ""


@cache
def _phrases(level: Hedge) -> re.Pattern[str]:
    held = [row["words"] for row in rows("hedges") if row["hedge"] == level and " " in row["words"]]
    return _any_of(held)


@cache
def _any_sign() -> re.Pattern[str]:
    thoughts = [" ".join(form) for form, cue in cues.table().items() if cue.kind == "thought" and cue.hedge]
    return _any_of([*(row["words"] for row in rows("hedges")), *thoughts])


def _any_of(words: list[str]) -> re.Pattern[str]:
    longest = sorted(map(re.escape, words), key=lambda w: (-len(w), w))
    return re.compile(r"\b(?:" + "|".join(longest or ["(?!)"]) + r")\b", re.IGNORECASE)
