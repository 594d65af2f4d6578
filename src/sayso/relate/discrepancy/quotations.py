"""One utterance, quoted in several articles in words that differ.

Tense and person change when words are put into reported speech, so such a change tells of another wording only between
two quotations that both give the words themselves, not where one of them goes on in the reporter's sentence.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from sayso.relate.discrepancy.alignment import Gap, Near, gaps, neighbours, shared_run
from sayso.relate.discrepancy.field import Field
from sayso.relate.discrepancy.quotes import direct
from sayso.relate.discrepancy.readings import Parting, Reading
from sayso.relate.discrepancy.same import alike
from sayso.relate.discrepancy.shifts import reported, spelled_out
from sayso.relate.discrepancy.units import Token, Unit

LEAST_SHARED = 3
SHORT = 4
SHARE = 0.5
RUN = 0.6
TIE = 0.01
DENSE = 0.6
LONGEST = 3
FRAGMENT = 9
NUMBERS = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
                     "dozen", "hundred"})
ROMAN = re.compile(r"\b[IVX]+\b")
FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})
TENSES = frozenset({"has", "have", "had", "is", "are", "was", "were", "do", "does", "did"})


def quotations(field: Field) -> Iterator[Parting]:
    """Two quotations that are the same but for a few words inside them."""
    for near in _counterparts(neighbours(field.quotes, field.weigh)):
        if _one_utterance(near):
            yield from _partings(field, near, "one utterance, quoted in other words")
    quoted = frozenset(field.quotes)
    for near in _counterparts(neighbours((*field.quotes, *(u for u in field.unquoted if _spoken(u))), field.weigh)):
        if (near.a in quoted) != (near.b in quoted) and _spoken(near.a) and _spoken(near.b) and _one_utterance(near):
            yield from _partings(field, near, "one utterance, quoted here and printed there without quotation marks")


def _counterparts(found: Sequence[Near]) -> Iterator[Near]:
    """Pairs of which neither has a quotation in the other's article that is more like it."""
    alike_ = [2 * shared_run(n.a.tokens, n.b.tokens) / (len(n.a.tokens) + len(n.b.tokens)) for n in found]
    best: dict[tuple[Unit, str], float] = defaultdict(float)
    for near, much in zip(found, alike_, strict=True):
        for own, other in ((near.a, near.b), (near.b, near.a)):
            best[own, other.article] = max(best[own, other.article], much)
    for near, much in zip(found, alike_, strict=True):
        if much + TIE >= max(best[near.a, near.b.article], best[near.b, near.a.article]):
            yield near


def _spoken(unit: Unit) -> bool:
    """Words in the first person are somebody's own, with or without quotation marks."""
    return any(t.folded in FIRST_PERSON for t in unit.tokens)


def _one_utterance(near: Near) -> bool:
    shared = near.a.terms & near.b.terms
    shorter = min(len(near.a.terms), len(near.b.terms))
    words = min(len(near.a.tokens), len(near.b.tokens))
    if shared_run(near.a.tokens, near.b.tokens) < RUN * words:
        return False
    return len(shared) >= min(LEAST_SHARED, shorter - 1 if shorter <= SHORT else LEAST_SHARED) and (
        len(shared) >= SHARE * shorter
    )


def _partings(field: Field, near: Near, says: str) -> Iterator[Parting]:
    a, b = near.a.tokens, near.b.tokens
    found = gaps(a, b)
    if not _dense(a, b, found) or _other_figures(a, b, found):
        return
    for gap in found:
        left, right = a[slice(*gap.left)], b[slice(*gap.right)]
        if _worth(field, near, gap, left, right):
            sides = _reading(field, near.a, gap.left), _reading(field, near.b, gap.right)
            yield Parting("wording", _about(near, gap), *sides, near.contained, "quotations", says)


def _worth(field: Field, near: Near, gap: Gap, left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Whether a reader would call this another wording: inside the quotation, short, and no matter of spelling."""
    if _outer(gap, len(near.a.tokens), len(near.b.tokens)) and not _brief(near, left, right):
        return False
    if _long(left) or _long(right) or _at_loose_end(gap, near):
        return False
    if _shifted(field, near, gap, left, right):
        return False
    return not _editorial(field, near, gap) and not _same_words(left, right)


def _shifted(field: Field, near: Near, gap: Gap, left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Whether the two part only as spoken and written forms do, or as direct and reported speech."""
    before = [u.tokens[max(0, first - 1) : last] for u, (first, last) in ((near.a, gap.left), (near.b, gap.right))]
    if spelled_out(before[0]) == spelled_out(before[1]):
        return True
    head = gap.left[0] == gap.right[0] == 0
    both = all(direct(field.read[u.article], u) for u in (near.a, near.b))
    return not both and reported(left, head) == reported(right, head)


def _brief(near: Near, left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Fragments that two articles quote whole: their first and last words can be compared too."""
    sizes = sorted((len(near.a.tokens), len(near.b.tokens)))
    single = [len([t for t in side if t.kind != "small"]) for side in (left, right)]
    return sizes[1] <= FRAGMENT or (sizes[0] <= FRAGMENT and single == [1, 1])


def _other_figures(a: Sequence[Token], b: Sequence[Token], found: Sequence[Gap]) -> bool:
    """Other numbers in like words: two utterances, or figures that are compared as figures."""
    return any(any(map(_number, a[slice(*g.left)])) and any(map(_number, b[slice(*g.right)])) for g in found)


def _number(token: Token) -> bool:
    return token.kind == "number" or token.folded in NUMBERS


def _long(tokens: Sequence[Token]) -> bool:
    return len([t for t in tokens if t.kind != "small"]) > LONGEST or len(tokens) > 2 * LONGEST


def _same_words(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """No other word but for figures (which are compared as figures); a changed tense counts as another word."""
    if any(t.kind == "number" for t in (*left, *right)):
        return True
    small = ({t.folded for t in left} & TENSES, {t.folded for t in right} & TENSES)
    return alike(left, right) and not (small[0] and small[1] and small[0] != small[1])


def _dense(a: Sequence[Token], b: Sequence[Token], found: Sequence[Gap]) -> bool:
    """Whether most of what lies between the first and the last shared word is shared."""
    inner = [g for g in found if not _outer(g, len(a), len(b))]
    lost = sum(g.left[1] - g.left[0] + g.right[1] - g.right[0] for g in inner)
    outer = sum(g.left[1] - g.left[0] + g.right[1] - g.right[0] for g in found) - lost
    shared = len(a) + len(b) - lost - outer
    return shared >= DENSE * (shared + lost)


def _outer(gap: Gap, size_a: int, size_b: int) -> bool:
    return gap.left[0] == gap.right[0] == 0 or (gap.left[1] == size_a and gap.right[1] == size_b)


def _at_loose_end(gap: Gap, near: Near) -> bool:
    """A quotation that merely begins later or ends earlier than the other leaves nothing to compare."""
    a, b = near.a.tokens, near.b.tokens
    return _loose(gap.left, b[slice(*gap.right)], len(a)) or _loose(gap.right, a[slice(*gap.left)], len(b))


def _loose(own: tuple[int, int], other: Sequence[Token], size: int) -> bool:
    """A number that belongs to the words before it is missed at the end all the same: World War III."""
    return own[0] == own[1] and own[0] in (0, size) and not (len(other) == 1 and ROMAN.fullmatch(other[0].text))


def _editorial(field: Field, near: Near, gap: Gap) -> bool:
    """Words that an editor put in: brackets, or a fuller form of a name that stands there anyway."""
    left, right = near.a.tokens[slice(*gap.left)], near.b.tokens[slice(*gap.right)]
    for unit, own, tokens, against in ((near.a, gap.left, left, right), (near.b, gap.right, right, left)):
        text = field.read[unit.article].article.text
        if tokens and any(ch in text[max(0, tokens[0].start - 1) : tokens[-1].end + 1] for ch in "[]()"):
            return True
        names = [t for t in tokens if t.kind != "small"]
        if ROMAN.search(" ".join(t.text for t in names)):
            continue
        if not any(t.kind != "small" for t in against) and names and all(t.kind == "name" for t in names):
            around = unit.tokens[max(0, own[0] - 1) : own[0]] + unit.tokens[own[1] : own[1] + 1]
            if any(t.kind == "name" for t in around):
                return True
    return False


def _reading(field: Field, unit: Unit, span: tuple[int, int]) -> Reading:
    """The differing words with the word before and after them."""
    first, last = max(0, span[0] - 1), min(len(unit.tokens), span[1] + 1) - 1
    anchor = field.anchor(unit.article, unit.tokens[first].start, unit.tokens[last].end)
    return Reading(anchor, " ".join(t.folded for t in unit.tokens[first : last + 1]))


def _about(near: Near, gap: Gap) -> str:
    tokens, span = near.a.tokens, gap.left
    before = [t.text for t in tokens[max(0, span[0] - 4) : span[0]]]
    after = [t.text for t in tokens[span[1] : span[1] + 4]]
    return f"the words of a quotation: “{' '.join([*before, '…', *after])}”"
