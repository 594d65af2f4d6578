"""What tells how surely a happening is meant: the signs in the words around it, each with the words it is read from.

The same signs are read from annotated sentences when weights are fitted (`training/stance`) and from what a source
says. A sign's name begins with its family: `modal may`, `not`, `to expect` ("expected to"), `under fear` ("feared
that"), `word likely`, `opens if`. Behind a family stands where it was met, if not right beside the happening:
`outer` (beside the verb that the happening hangs on), `far` (elsewhere before it in its clause), `after`.
"""

from collections.abc import Iterator
from typing import NamedTuple

from sayso.annotate.stance import cues
from sayso.annotate.stance.clause import STOPS, VERBAL, Clause, carries, group, hedging, modal, negates
from sayso.stems import stem

NOMINAL = frozenset({"DET", "NUM", "ADJ", "N", "NAME", "PRON", "CC"})
SUBJECT = frozenset({"DET", "NUM", "ADJ", "N", "NAME", "PRON", "SELF"})
DEEPEST = 3
OBJECT = 5
BEFORE = 14
WORDS = 3
BEHIND = 8
OPENED = 4


class Sign(NamedTuple):
    """A sign by its name, and the places of the words in the clause that it is read from."""

    name: str
    at: tuple[int, ...] = ()


def signs(clause: Clause, at: int) -> tuple[Sign, ...]:
    """All signs for the happening at a place, each name once."""
    verbs = tuple(_verbs(clause, at))
    first = min([at, *(i for sign in verbs for i in sign.at)])
    found = (
        *verbs,
        *_tense(clause, at, verbs),
        *_beside(clause, at, verbs),
        *_ahead(clause, first - 1),
        *_behind(clause, at),
        *_sentence(clause),
    )
    return tuple({sign.name: sign for sign in reversed(found)}.values())[::-1]


def _verbs(clause: Clause, at: int) -> Iterator[Sign]:
    """The verbs that the happening is grouped with, right before it: modals, negation, "expected to"."""
    place, depth = at - 1, 0
    while place >= 0 and depth < DEEPEST and clause.marks[place + 1] not in STOPS:
        word, where = clause.folded(place), " outer" if depth else ""
        if clause.tags[place] == "TO" or word == "to":
            governor = _governor(clause, place)
            yield from _to(clause, governor, place, where)
            place, depth = governor, depth + 1
        elif not carries(clause, place):
            return
        if place >= 0 and word != "to":
            yield from _carried(clause, place, where)
        place -= 1


def _carried(clause: Clause, place: int, where: str) -> Iterator[Sign]:
    word = clause.folded(place)
    if base := modal(word):
        yield Sign(f"modal{where} {base}", (place,))
    if negates(word):
        yield Sign(f"not{where}", (place,))
    elif not base:
        yield from _hedges(word, place, "")
    if kind := _auxiliary(word):
        yield Sign(f"carried{where} {kind}", (place,))


def _auxiliary(word: str) -> str:
    """Which auxiliary a word is, in its base form; empty where it is none."""
    plain = word.removesuffix("n't")
    if plain in ("has", "have", "had", "having"):
        return "have"
    if plain in ("do", "does", "did", "done"):
        return "do"
    return "be" if plain in group("auxiliary") else ""


def _governor(clause: Clause, to: int) -> int:
    """Where the word stands that "to" hangs on; a verb of saying or planning may have an object in between."""
    place = to - 1
    while place > 0 and (clause.tags[place] == "ADV" or negates(clause.folded(place))):
        place -= 1
    if place < 0 or clause.tags[place] in VERBAL:
        return place
    for other in range(place - 1, max(-1, place - 1 - OBJECT), -1):
        if clause.marks[other + 1] or clause.tags[other] not in NOMINAL | VERBAL:
            break
        if clause.tags[other] in VERBAL:
            return other if _cue(clause, other) else place
    return place


def _cue(clause: Clause, place: int) -> cues.Cue | None:
    known = cues.table().get((clause.folded(place),))
    return known if known and known.kind != "act" else None


def _to(clause: Clause, governor: int, to: int, where: str) -> Iterator[Sign]:
    between = [n for n in range(governor + 1, to) if negates(clause.folded(n))]
    yield Sign(f"to{where}", (to,))
    if between:
        yield Sign("not", tuple(between))
    if governor < 0:
        return
    places = (governor, to)
    yield Sign(f"to{where} {stem(clause.folded(governor))}", places)
    if known := _cue(clause, governor):
        yield Sign(f"to{where} kind {known.kind}", places)
        if known.hedge:
            yield Sign(f"to{where} hedge {known.hedge}", places)
    elif clause.folded(governor) in hedging():
        yield Sign(f"to{where} hedge {hedging()[clause.folded(governor)]}", places)


def _tense(clause: Clause, at: int, verbs: tuple[Sign, ...]) -> Iterator[Sign]:
    """The form of the happening's word with the auxiliaries before it; behind a modal or "to" these alone, since its
    own form follows from them."""
    names = {sign.name for sign in verbs}
    parts = [kind for kind in ("have", "be", "do") if f"carried {kind}" in names]
    bound = "to" in names or any(name.startswith("modal ") and " outer " not in name for name in names)
    parts += [] if bound else [clause.tags[at]]
    if parts:
        yield Sign(f"form {' '.join([*(['bound'] if bound else []), *parts])}")


def _beside(clause: Clause, at: int, verbs: tuple[Sign, ...]) -> Iterator[Sign]:
    """The small word right before a happening that no verb carries ("any attack"), and a hedging word before a thing
    ("a possible attack")."""
    if verbs or not at:
        return
    near = clause.folded(at - 1)
    kind = near if near in group("before") else clause.tags[at - 1]
    yield Sign("before mark" if clause.marks[at] else f"before {kind}")
    reach = 0 if clause.tags[at] in VERBAL else WORDS
    for place in range(at - 1, max(-1, at - 1 - reach), -1):
        if clause.marks[place + 1] or clause.tags[place] not in NOMINAL | {"ING", "PART"}:
            break
        yield from _hedges(clause.folded(place), place, "")
        if negates(clause.folded(place)) or clause.folded(place) in group("nobody"):
            yield Sign("not", (place,))


def _hedges(word: str, place: int, where: str) -> Iterator[Sign]:
    if level := hedging().get(word):
        yield Sign(f"hedge{where} {level}", (place,))
        yield Sign(f"word {word}", (place,))


def _ahead(clause: Clause, place: int) -> Iterator[Sign]:
    """What stands before the happening's verbs, back to where its clause opens; and what the clause hangs on."""
    for at in range(place, max(-1, place - BEFORE), -1):
        word = clause.folded(at)
        if clause.marks[at + 1] in STOPS or clause.marks[at + 1] == ",":
            return
        if clause.tags[at] in ("SUB", "WH") or word in group("opener"):
            yield Sign(f"opens {word}", (at,))
            yield from _hanging(clause, at)
            return
        if _cue(clause, at) and _governs(clause, at):
            yield from _under(clause, at)
            return
        if base := modal(word):
            yield Sign(f"modal far {base}", (at,))
        if word in group("nobody"):
            yield Sign("nobody", (at,))
        elif negates(word):
            yield Sign("not far", (at,))
        elif not modal(word):
            yield from _hedges(word, at, "" if clause.tags[at] == "ADV" else " far")


def _governs(clause: Clause, at: int) -> bool:
    """Whether a clause without "that" may hang on a verb: its subject follows, and the verb is no adjective ("the
    expected verdict was")."""
    follows = at + 1 < len(clause.words) and clause.tags[at + 1] in SUBJECT
    participle = clause.tags[at] == "PART" and at > 0 and carries(clause, at - 1)
    return follows and (participle or clause.tags[at] in ("FIN", "BASE", "ING"))


def _hanging(clause: Clause, opener: int) -> Iterator[Sign]:
    """The word that a clause opened by "that", "whether" or the like hangs on."""
    for at in range(opener - 1, max(-1, opener - 1 - OPENED), -1):
        if clause.marks[at + 1] in STOPS:
            return
        if _cue(clause, at) or clause.folded(at) in hedging():
            yield from _under(clause, at)
            return


def _under(clause: Clause, at: int) -> Iterator[Sign]:
    known = _cue(clause, at)
    near = range(max(0, at - 3), at)
    denied = [n for n in near if negates(clause.folded(n))]
    turned = [n for n in near if modal(clause.folded(n))]
    if known:
        yield from under(known, (at,))
    elif level := hedging().get(clause.folded(at)):
        yield Sign(f"under hedge {level}", (at,))
    if denied:
        yield Sign("under not", (*denied, at))
    if turned:
        yield Sign("under modal", (*turned, at))


def under(cue: cues.Cue, at: tuple[int, ...] = ()) -> Iterator[Sign]:
    """The signs that a cue is for what hangs on it."""
    yield Sign(f"under {cue.base}", at)
    yield Sign(f"under kind {cue.kind}", at)
    if cue.hedge:
        yield Sign(f"under hedge {cue.hedge}", at)
    if cue.stance:
        yield Sign(f"under stance {cue.stance}", at)


def _behind(clause: Clause, at: int) -> Iterator[Sign]:
    """What follows in the clause: "no", hedging words, and a condition that it hangs on."""
    for place in range(at + 1, min(len(clause.words), at + 1 + BEHIND)):
        word = clause.folded(place)
        if clause.marks[place] in STOPS:
            return
        if clause.tags[place] in ("SUB", "WH") or word in group("condition"):
            if word in group("condition"):
                yield Sign(f"condition {word}", (place,))
            return
        if word in group("nobody"):
            yield Sign("not after", (place,))
        elif not modal(word):
            yield from _hedges(word, place, " after")


def _sentence(clause: Clause) -> Iterator[Sign]:
    """What holds for the whole: a question, a condition at its head."""
    if clause.marks[-1] == "?":
        yield Sign("question")
    if clause.folded(0) == "if":
        yield Sign("opens sentence if", (0,))
