"""What a derivation dropped or hardened: hedges, attributions, denials, bounds, figures, dates, quotation marks.

Sentences that say the same in parent and child are laid side by side; each rule of an ordered list looks at one pair.
Only edges whose direction is known are read: without it a loss may just as well be an addition.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from sayso.model import Anchor, Loss, Quantity, Time
from sayso.model.derivation import LossKind
from sayso.relate.lineage.descent import Related
from sayso.relate.lineage.passages import Run
from sayso.relate.lineage.relation import Side
from sayso.relate.lineage.text import Text, form, small
from sayso.tables import rows
from sayso.words import words

NEARBY = 5
KEPT = 0.5
SURE = 0.5
QUOTED_RUN = 4
MOST = 20
SPAN = 40


class Aligned(NamedTuple):
    """A sentence of the parent and the one of the child that says the same, as ranges of words."""

    parent: Side
    child: Side
    before: tuple[int, int]
    after: tuple[int, int]
    score: float

    @property
    def told(self) -> Anchor:
        """The parent's sentence."""
        return self.parent.text.anchor(*self.before)

    @property
    def retold(self) -> Anchor:
        """The child's sentence."""
        return self.child.text.anchor(*self.after)


class Phrase(NamedTuple):
    """Words of a kind, at a word number of a text."""

    at: int
    length: int
    kind: str


Rule = Callable[[Aligned], Iterator[Loss]]


def losses_along(related: Related) -> tuple[Loss, ...]:
    """What the child lost of the parent, in the order of the parent."""
    aligned = sorted(_aligned(related), key=lambda x: x.before)
    found = [loss for pair in aligned for rule in RULES for loss in rule(pair)]
    found += [*_caveats_dropped(related, aligned), *_quotation_marks(related)]
    unique = {loss.id: loss for loss in found}
    return tuple(sorted(unique.values(), key=lambda x: (x.before.start, x.kind, x.id))[:MOST])


def hedges(pair: Aligned) -> Iterator[Loss]:
    """The parent says how sure it is, the child states the same flatly."""
    yield from _phrase_lost(pair, "hedge", ("hedge", "unconfirmed"), "hedge")


def denials(pair: Aligned) -> Iterator[Loss]:
    """The parent denies or negates, the child does not; or what could not be confirmed became a denial."""
    yield from _phrase_lost(pair, "denial", ("denial", "unconfirmed"), "denial")
    unsure = _phrases(pair.parent.text, pair.before, "unconfirmed")
    if unsure and _kept_around(pair, unsure[0]) and not _phrases(pair.child.text, pair.after, "unconfirmed"):
        hardened = [p for p in _phrases(pair.child.text, pair.after, "denial") if p.length > 1]
        if hardened:
            said, became = _words_of(pair.parent.text, unsure[0]), _words_of(pair.child.text, hardened[0])
            yield _loss(pair, "hedge", f"“{said.text}” became “{became.text}”", said, became)


def attributions(pair: Aligned) -> Iterator[Loss]:
    """The parent says whose word it is, the child says it in its own voice."""
    gone = _gone(pair, "attribution")
    if pair.score < SURE or not gone or _attributed(pair.child, pair.retold):
        return
    if any(pair.child.text.quoted[slice(*pair.after)]):
        return
    known = pair.parent.text.read.attributions
    sources = [a for a in known if a.source and any(c.overlap(pair.told) for c in a.content)]
    if sources:
        said = sources[0].source[0]
        yield _loss(pair, "attribution", f"that “{_short(said)}” is the source", pair.told, pair.retold)
    elif not known:
        says = f"“{_words_of(pair.parent.text, gone[-1]).text}” is gone"
        yield _loss(pair, "attribution", says, pair.told, pair.retold)


def bounds(pair: Aligned) -> Iterator[Loss]:
    """A figure that the parent gives as a bound or an estimate stands bare in the child."""
    for phrase in _phrases(pair.parent.text, pair.before, "qualifier"):
        at = phrase.at + phrase.length
        number = pair.parent.text.forms[at] if at < pair.before[1] else ""
        places = [k for k in range(*pair.after) if pair.child.text.forms[k] == number]
        if not number[:1].isdigit() or len(places) != 1 or _bounded(pair.child.text, pair.after, places[0]):
            continue
        said, became = _words_of(pair.parent.text, Phrase(phrase.at, phrase.length + 1, "")), pair.child.text.anchor(
            places[0], places[0] + 1)
        yield _loss(pair, "qualifier", f"“{said.text}” became “{became.text}”", said, became)


def figures(pair: Aligned) -> Iterator[Loss]:
    """One and the same thing is counted differently."""
    if pair.score < SURE:
        return
    told, retold = (_quantities(side, anchor) for side, anchor in ((pair.parent, pair.told), (pair.child, pair.retold)))
    for one in told:
        same = [other for other in retold if _same_thing(one, other)]
        rivals = [other for other in told if _same_thing(one, other)]
        if len(same) == 1 and len(rivals) == 1 and _amount(one) != _amount(same[0]):
            says = f"“{one.anchor.text}” became “{same[0].anchor.text}”"
            yield _loss(pair, "figure", says, one.anchor, same[0].anchor)


def dates(pair: Aligned) -> Iterator[Loss]:
    """One date in each sentence, and not the same."""
    told, retold = (_dates(side, anchor) for side, anchor in ((pair.parent, pair.told), (pair.child, pair.retold)))
    if pair.score < SURE or len(told) != 1 or len(retold) != 1:
        return
    one, other = told[0], retold[0]
    changed = one.granularity == other.granularity and one.value != other.value
    if changed and _kept_around(pair, _place(pair, one.anchor)):
        says = f"“{one.anchor.text}” ({one.value}) became “{other.anchor.text}” ({other.value})"
        yield _loss(pair, "date", says, one.anchor, other.anchor)


RULES: tuple[Rule, ...] = (hedges, denials, attributions, bounds, figures, dates)


def _aligned(related: Related) -> Iterator[Aligned]:
    parent, child = related.direction.parent, related.direction.child
    first = related.compared.one is parent
    for x in related.compared.alike:
        before, after = (x.a, x.b) if first else (x.b, x.a)
        yield Aligned(parent, child, parent.text.sentences[before], child.text.sentences[after], x.score)


def _phrase_lost(pair: Aligned, kind: str, excused_by: Iterable[str], lost: LossKind) -> Iterator[Loss]:
    """A phrase of a kind whose neighbours the child kept, while it kept no word of that kind."""
    if pair.score < SURE or any(_phrases(pair.child.text, pair.after, excuse) for excuse in excused_by):
        return
    unsure = {k for p in _phrases(pair.parent.text, pair.before, "unconfirmed") for k in range(p.at, p.at + p.length)}
    for phrase in _phrases(pair.parent.text, pair.before, kind)[:1]:
        if _kept_around(pair, phrase) and phrase.at not in unsure:
            says = f"“{_words_of(pair.parent.text, phrase).text}” is gone"
            yield _loss(pair, lost, says, pair.told, pair.retold)


def _caveats_dropped(related: Related, aligned: list[Aligned]) -> Iterator[Loss]:
    """That nobody could check it: a sentence left out although the one before it was kept."""
    if not related.shares_text:
        return
    parent, child = related.direction.parent, related.direction.child
    kept = {pair.before for pair in aligned}
    anywhere = _phrases(child.text, (0, len(child.text.forms)), "unconfirmed")
    for previous, sentence in zip(parent.text.sentences, parent.text.sentences[1:], strict=False):
        caveat = _phrases(parent.text, sentence, "unconfirmed")
        if caveat and previous in kept and sentence not in kept and not anywhere:
            says = f"the sentence with “{_words_of(parent.text, caveat[0]).text}” was left out"
            yield Loss(child.text.id, parent.text.id, "hedge", says, parent.text.anchor(*sentence), None)


def _quotation_marks(related: Related) -> Iterator[Loss]:
    """Equal words that one article quotes and the other says itself; texts that lost all their marks say nothing."""
    parent, child = related.direction.parent, related.direction.child
    first = related.compared.one is parent
    if not any(parent.text.quoted) or not any(child.text.quoted):
        return
    for run in (run for shared in related.compared.passages for run in shared.runs):
        before, after = (run.a, run.b) if first else (run.b, run.a)
        for quoted, start, end in _stretches(parent.text, child.text, Run(before, after, run.length)):
            said = parent.text.anchor(before + start, before + end)
            became = child.text.anchor(after + start, after + end)
            says = "words were taken out of quotation marks" if quoted else "words were put into quotation marks"
            yield Loss(child.text.id, parent.text.id, "quotation", says, said, became)


def _stretches(parent: Text, child: Text, run: Run) -> Iterator[tuple[bool, int, int]]:
    """Maximal parts of a run that exactly one of the two quotes: whether the parent does, first and last offset."""
    start = 0
    for k in range(1, run.length + 1):
        here = _marks(parent, child, run, start)
        if k == run.length or _marks(parent, child, run, k) != here:
            if here[0] != here[1] and k - start >= QUOTED_RUN:
                yield here[0], start, k
            start = k


def _marks(parent: Text, child: Text, run: Run, k: int) -> tuple[bool, bool]:
    return bool(parent.quoted[run.a + k]), bool(child.quoted[run.b + k])


def _phrases(text: Text, span: tuple[int, int], kind: str) -> list[Phrase]:
    """Phrases of a kind between two words."""
    found = []
    for at in range(*span):
        for phrase in _table().get(text.forms[at], ()):
            if phrase[1] == kind and text.forms[at:min(at + len(phrase[0]), span[1])] == phrase[0]:
                found.append(Phrase(at, len(phrase[0]), kind))
                break
    return found


def _gone(pair: Aligned, kind: str) -> list[Phrase]:
    """Phrases that the parent has more often than the child; none where the child has one of its own instead."""
    before = _phrases(pair.parent.text, pair.before, kind)
    told = Counter(_forms(pair.parent.text, p) for p in before)
    retold = Counter(_forms(pair.child.text, p) for p in _phrases(pair.child.text, pair.after, kind))
    return [p for p in before if (told - retold)[_forms(pair.parent.text, p)]] if retold <= told else []


def _forms(text: Text, phrase: Phrase) -> tuple[str, ...]:
    return text.forms[phrase.at:phrase.at + phrase.length]


def _kept_around(pair: Aligned, phrase: Phrase) -> bool:
    """Whether the child kept most of what the phrase is about: the words right after it, else those before."""
    forms, end = pair.parent.text.forms, phrase.at + phrase.length
    following = forms[end:min(pair.before[1], end + NEARBY)]
    leading = forms[max(pair.before[0], phrase.at - NEARBY):phrase.at]
    about = [f for f in following if f not in small()] or [f for f in leading if f not in small()]
    kept = set(pair.child.text.forms[slice(*pair.after)])
    return bool(about) and sum(f in kept for f in about) > KEPT * len(about)


def _bounded(text: Text, span: tuple[int, int], at: int) -> bool:
    """Whether a qualifier stands in the few words before a figure."""
    return any(at - NEARBY < p.at < at for p in _phrases(text, span, "qualifier"))


def _attributed(side: Side, anchor: Anchor) -> bool:
    return any(part.overlap(anchor) for a in side.text.read.attributions for part in (*a.content, *a.cue))


def _quantities(side: Side, anchor: Anchor) -> list[Quantity]:
    return [q for q in side.text.read.quantities if anchor.holds(q.anchor)]


def _same_thing(one: Quantity, other: Quantity) -> bool:
    """Whether both count the same noun in the same role, or measure in the same unit."""
    if one.role != other.role or one.unit != other.unit:
        return False
    if one.counted and other.counted:
        return form(one.counted.split()[-1].casefold()) == form(other.counted.split()[-1].casefold())
    return bool(one.unit) and one.counted == other.counted


def _amount(quantity: Quantity) -> tuple[float | None, ...]:
    """The figure itself, whatever bound it stands for: what only loosens or tightens is a qualifier."""
    if quantity.value is not None:
        return (quantity.value,)
    bounds = tuple(b for b in (quantity.low, quantity.high) if b is not None)
    return bounds or (None,)


def _dates(side: Side, anchor: Anchor) -> list[Time]:
    return [t for t in side.text.read.times if t.type == "DATE" and t.value[:1].isdigit() and anchor.holds(t.anchor)]


def _place(pair: Aligned, anchor: Anchor) -> Phrase:
    """The words of the parent's sentence that an anchor covers."""
    inside = [k for k in range(*pair.before) if anchor.start <= pair.parent.text.words[k].start < anchor.end]
    return Phrase(inside[0], len(inside), "") if inside else Phrase(pair.before[0], 0, "")


def _words_of(text: Text, phrase: Phrase) -> Anchor:
    return text.anchor(phrase.at, phrase.at + phrase.length)


def _short(anchor: Anchor) -> str:
    return anchor.text if len(anchor.text) <= SPAN else f"{anchor.text[:SPAN]}…"


def _loss(pair: Aligned, kind: LossKind, says: str, before: Anchor, after: Anchor | None) -> Loss:
    return Loss(pair.child.text.id, pair.parent.text.id, kind, says, before, after)


@cache
def _table() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Phrases by their first form, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in rows("losses"):
        forms = tuple(form(w.folded) for w in words(row["phrase"]))
        table.setdefault(forms[0], []).append((forms, row["kind"]))
    return {first: sorted(found, key=lambda p: -len(p[0])) for first, found in table.items()}
