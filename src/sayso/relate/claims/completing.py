"""A claim in words that a reader understands by itself: the clearest mention, and in square brackets what the text
around it adds where the mention lacks its subject, its verb or the clause it depends on, or begins with a pronoun.

Nothing is written that the articles do not say: what stands in brackets is either cut from the same article, and then
its place is handed on too, or the name of the source whose words these are.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sayso.model import Anchor, Annotated, Attribution, Source
from sayso.relate.claims.pointing import ANYBODY, Referent, antecedent, pronouns
from sayso.relate.claims.standing import FINITE, HEADS, Lack, Token, lack, noun_phrase, past_lead, subject, tokens
from sayso.relate.claims.statement import Statement
from sayso.relate.claims.wording import closed, opened, plain

LONGEST_SIDE, LONGEST_END, LABEL = 30, 12, 4
YEAR = re.compile(r"\d{4}")
LEFT_OPEN = frozenset({"ADP", "DET", "TO", "FIN"})
LEFT_OVER = frozenset({"CC", "WH", "SUB"})
ASIDE = frozenset({"WH", "SUB", "ADP", "PART"})
SUBORDINATE = frozenset({"after", "before", "until", "till", "since"})
STOP = re.compile(r"[,;:.!?—–]|\s-\s")


class Completed(NamedTuple):
    """`text` with brackets around what was filled in; `filled` is where that stands in the article; `lacked` what
    the mention lacks by itself."""

    text: str
    filled: tuple[Anchor, ...]
    lacked: Lack


class Scene:
    """One article, looked at sentence by sentence; the names of the sources are those of the case."""

    def __init__(self, read: Annotated, attributions: Sequence[Attribution], sources: Mapping[str, Source]) -> None:
        self.article = read.article
        self.quantities = read.quantities
        self.people = tuple(n.anchor for n in read.names if n.kind == "person")
        self._sentences = sorted(read.sentences)
        self._starts = [s.start for s in self._sentences]
        self._attributions = {a.id: a for a in attributions}
        self._speakers = {s.start: a.source_id for a in attributions for s in a.source if a.source_id}
        self._sources = sources
        self._dates = {t.anchor.start: t.anchor.end for t in read.times if t.type == "DATE"}
        self._boilerplate = read.boilerplate

    def sentence(self, anchor: Anchor, before: int = 0) -> tuple[Token, ...]:
        """The words of the sentence around an anchor, or of one before it, to the anchor's own end; datelines and other
        boilerplate are left out. Empty where there is none."""
        at = bisect_right(self._starts, max(anchor.start, self._starts[0])) - 1 - before if self._starts else -1
        if at < 0:
            return ()
        end = self._sentences[at].end if before else max(self._sentences[at].end, anchor.end)
        found = tokens(self.article.text, self._sentences[at].start, end)
        return tuple(t for t in found if not any(b.start <= t.start < b.end for b in self._boilerplate))

    def label(self, anchor: Anchor) -> int:
        """How many words at the head of a statement are a label with a date, `Published 3 May 2031`, and a story
        begins after them; 0 where a sentence begins with a day."""
        inside = _inside(self.sentence(anchor), anchor)
        for at, token in enumerate(inside[:LABEL]):
            ends = self._dates.get(token.start)
            if ends and YEAR.search(self.article.text[token.start:ends]):
                after = [t for t in inside if t.start >= ends]
                begins = after and not after[0].marked and not after[0].text[0].islower()
                plain_label = not at or inside[0].tag in {"N", "NAME", "PART", "FIN", "ADJ"}
                return len(inside) - len(after) if begins and plain_label and len(after) > LABEL else 0
        return 0

    def attribution(self, statement: Statement) -> Attribution | None:
        return self._attributions.get(statement.attribution or "")

    def name(self, source: str | None) -> str | None:
        """What a source is called in the case; None where that is a word for nobody or anybody."""
        found = self._sources.get(source or "")
        return found.name if found and found.name.casefold() not in ANYBODY else None

    def speaker(self, start: int) -> str | None:
        """The name of the source that is called by the word at `start`."""
        return self.name(self._speakers.get(start))


def stands_alone(scene: Scene, statement: Statement) -> bool:
    """Whether it can be understood by itself: it lacks nothing and opens with no pronoun."""
    own = _inside(scene.sentence(statement.anchor), statement.anchor)
    return bool(own) and own[0].tag != "PRON" and lacking(scene, statement) == "nothing"


def lacking(scene: Scene, statement: Statement) -> Lack:
    """What the statement lacks by itself."""
    sentence = scene.sentence(statement.anchor)
    return _lacked(_inside(sentence, statement.anchor), [t for t in sentence if t.end <= statement.anchor.start])


def complete(scene: Scene, statement: Statement) -> Completed:
    """The statement with what it lacks."""
    sentence = scene.sentence(statement.anchor)
    inside = _trimmed(_inside(sentence, statement.anchor))[scene.label(statement.anchor):]
    if not inside:
        return Completed(plain(statement.anchor.text), (), "verb")
    left = [t for t in sentence if t.end <= statement.anchor.start]
    lacked = _lacked(inside, left)
    right = [t for t in sentence if t.start >= inside[-1].end]
    before = _before(scene, statement, left, lacked)
    after = None if _told_by(scene, statement, right) else _after(scene, inside, right, lacked, bool(left))
    pointed = None if before else _pointed(scene, statement, inside, left)
    parts = (f"[{before.text}]" if before else "", _core(scene, statement, inside, pointed),
             f"[{after.text}]" if after else "")
    filled = tuple(scene.article.anchor(*r.anchor) for r in (before, pointed, after) if r and r.anchor)
    return Completed(opened(" ".join(filter(None, parts)), bool(before)), filled, lacked)


def _told_by(scene: Scene, statement: Statement, right: Sequence[Token]) -> bool:
    """Whether what follows only names who says it: the source, or a cue behind a mark."""
    a = scene.attribution(statement)
    naming = (*a.source, *(a.cue if right[0].marked else ())) if a and right else ()
    return any(x.start <= right[0].start < x.end for x in naming)


def _inside(sentence: Sequence[Token], anchor: Anchor) -> list[Token]:
    return [t for t in sentence if anchor.start <= t.start and t.end <= anchor.end]


def _lacked(inside: Sequence[Token], left: Sequence[Token]) -> Lack:
    """What follows a preposition ("called on") depends on what stands before it, whatever it has itself."""
    found = lack(inside)
    if found == "nothing" and left and inside[0].folded in SUBORDINATE and not any(t.marked for t in inside[1:]):
        return "clause"
    if found == "nothing" and left and left[-1].tag in HEADS and _of_what_stands_before(inside):
        return "clause"
    hangs = found == "nothing" and left and inside and left[-1].tag in {"ADP", "TO"} and not inside[0].marked
    return "clause" if hangs else found


def _of_what_stands_before(inside: Sequence[Token]) -> bool:
    """`from Arlow was dead`: a preposition and a name, and then the verb of the noun before them."""
    past = next((k for k, t in enumerate(inside) if k and t.tag != "NAME"), 0)
    return past > 1 and inside[0].tag == "ADP" and not inside[0].marked and inside[past].tag in FINITE


def _trimmed(inside: list[Token]) -> list[Token]:
    """Without words that only join it to what stands before or after."""
    first, last = past_lead(inside), len(inside)
    while last - first > 3 and _left_over(inside[last - 1], inside[last - 2]):
        last -= 1
    return inside[first:last]


def _left_over(word: Token, before: Token) -> bool:
    """A last word that opens what is not there any more: `and there`, `, possibly`, `, with`, `”, said`."""
    return word.tag in LEFT_OVER or (word.tag in {"ADV", "PRON", "FIN", "ADP"} and (word.marked or before.tag == "CC"))


def _before(scene: Scene, statement: Statement, left: Sequence[Token], lacked: Lack) -> Referent | None:
    """What stands before and belongs to the clause."""
    if lacked == "nothing":
        return None
    if lacked == "subject" and (who := _who(scene, statement, left)):
        return who
    return _left_side(scene, _of_one_voice(scene, statement, left), statement.anchor.start)


def _of_one_voice(scene: Scene, statement: Statement, left: Sequence[Token]) -> Sequence[Token]:
    """Of what stands before, that which the same source says in the same breath; all where that is no clause."""
    a = scene.attribution(statement)
    held = next((c for c in a.content if c.holds(statement.anchor)), None) if a else None
    said = [t for t in left if held and t.start >= held.start]
    said = said[1:] if said and said[0].folded == "that" else said
    return said if said and lack(said) == "nothing" else left


def _who(scene: Scene, statement: Statement, left: Sequence[Token]) -> Referent | None:
    """The subject of a clause that begins with its verb: its source, what `which` points at, or the subject of the
    predicate before it."""
    a = scene.attribution(statement)
    spoken = (s for s in a.source if left and left[0].start <= s.start and s.end <= statement.anchor.start) if a else ()
    source = max(spoken, default=None)
    if source and all(t.tag == "ADV" for t in left if t.start >= source.end):
        words = [t for t in left if source.start <= t.start < source.end]
        if len(words) != 1 or words[0].tag not in {"PRON", "WH"}:
            return _cut(source.start, source.end, scene)
        if name := scene.name(statement.source):
            return Referent(name, None)
        if words[0].tag == "PRON":
            return _meant(scene, statement, words[0], left)
    phrase = _subject_before(scene, left, statement.anchor.start)
    if len(phrase) == 1 and phrase[0].tag == "PRON":
        return _meant(scene, statement, phrase[0], left)
    return _cut(phrase[0].start, phrase[-1].end, scene) if phrase else None


def _subject_before(scene: Scene, left: Sequence[Token], stop: int) -> tuple[Token, ...]:
    """What `which` points at, the subject of the predicate before `and`, or what stands before an aside between marks:
    `the yard, where the crane fell,`."""
    if not left:
        return ()
    if left[-1].tag == "WH":
        return noun_phrase(left[:-1])
    if left[-1].tag == "CC":
        return subject(left)
    if STOP.search(scene.article.text[left[-1].end:stop]):
        opens = next((k for k in range(len(left) - 1, 0, -1) if left[k].marked), 0)
        return noun_phrase(left[:opens]) if left[opens].tag in ASIDE else ()
    return ()


def _left_side(scene: Scene, left: Sequence[Token], stop: int) -> Referent | None:
    """All that stands before, with the mark at its end; of very much only what follows a mark."""
    if all(t.tag == "CC" for t in left):
        return None
    first = max(0, len(left) - LONGEST_SIDE)
    while first and first < len(left) - 1 and not left[first].marked:
        first += 1
    told = " ".join(scene.article.text[left[first].start:stop].split())
    return Referent(f"… {told}" if first else told, (left[first].start, left[-1].end))


def _right_side(scene: Scene, right: Sequence[Token], most: int, stop: int) -> Referent:
    """At most so many of the words up to `stop`, with a sign where there would be more."""
    found = right[:min(most, stop)]
    told = _cut(found[0].start, found[-1].end, scene)
    return told._replace(text=f"{told.text} …" if most < stop else closed(told.text))


def _after(scene: Scene, inside: Sequence[Token], right: Sequence[Token], lacked: Lack, led: bool) -> Referent | None:
    """What stands after and belongs to it: the object of a last preposition, the verb of a phrase that begins a
    sentence."""
    if not right:
        return None
    text = scene.article.text
    if inside[-1].tag in LEFT_OPEN and not STOP.search(text[inside[-1].end:right[0].start]):
        stop = next((k for k in range(1, len(right)) if STOP.search(text[right[k - 1].end:right[k].start])), len(right))
        return _right_side(scene, right, min(stop, LONGEST_END), stop)
    if lacked in ("clause", "verb") and not led:
        return _right_side(scene, right, LONGEST_SIDE, len(right))
    return None


def _pointed(scene: Scene, statement: Statement, inside: Sequence[Token], left: Sequence[Token]) -> Referent | None:
    """What a pronoun at the head stands for."""
    return _meant(scene, statement, inside[0], left) if inside[0].tag in {"PRON", "SELF", "DET"} else None


def _meant(scene: Scene, statement: Statement, pronoun: Token, left: Sequence[Token]) -> Referent | None:
    kind = pronouns().get(pronoun.folded.split("'")[0])
    if kind is None:
        return None
    name = scene.name(statement.source) if kind == "speaker" else scene.speaker(pronoun.start)
    if name or kind == "speaker":
        return Referent(name, None) if name else None
    before = [t for t in left if t.end <= pronoun.start]
    return antecedent(kind, before, scene.sentence(statement.anchor, 1), scene.people)


def _core(scene: Scene, statement: Statement, inside: Sequence[Token], pointed: Referent | None) -> str:
    """The words of the mention, with the pronoun at its head explained."""
    text, anchor = scene.article.text, statement.anchor
    end = anchor.end if inside[-1].end + 3 >= anchor.end else inside[-1].end
    start = anchor.start if inside[0].start - 2 <= anchor.start else inside[0].start
    if pointed:
        first = inside[0]
        return f"{plain(text[start:first.end])} [{pointed.text}] {plain(text[first.end:end])}{_asked(text, end)}"
    return f"{plain(text[start:end])}{_asked(text, end)}"


def _asked(text: str, end: int) -> str:
    """The mark of a question that ends where the words end."""
    return "?" if text[end:end + 1] == "?" else ""


def _cut(start: int, end: int, scene: Scene) -> Referent:
    return Referent(" ".join(scene.article.text[start:end].split()), (start, end))
