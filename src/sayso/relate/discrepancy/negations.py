"""One statement, affirmed in one account and negated in another."""

from collections.abc import Iterator, Sequence

from sayso.relate.discrepancy.alignment import Near, gaps
from sayso.relate.discrepancy.field import Field
from sayso.relate.discrepancy.readings import Parting, Reading
from sayso.relate.discrepancy.units import Token, Unit

CLOSE = 0.55
NEGATIONS = frozenset({"not", "never", "no", "without", "neither", "nor", "cannot", "none", "nobody", "nothing"})
IMPLIED = frozenset({"unable", "fail", "fails", "failed", "failing", "refuse", "refuses", "refused", "hardly", "barely",
                     "scarcely", "impossible", "lack", "lacks", "lacked"})
"""Words that deny what follows without a negation."""
BOUNDS = frozenset({"only", "less", "fewer", "more", "least", "immediately", "yet", "longer"})
IFS = frozenset({"if", "unless", "whether"})
CLOSING = "\"”’' "
AROUND = 2
LONGEST = 4
ROOT = 4
SHARED = 0.6


def negations(field: Field) -> Iterator[Parting]:
    """Closely aligned sentences that part in a negation, and of which one holds no other."""
    for near in field.near:
        if near.cosine < CLOSE:
            break
        if _open(field, near.a) or _open(field, near.b):
            continue
        counts = [sum(map(_negative, unit.tokens)) for unit in (near.a, near.b)]
        shared = len(near.a.terms & near.b.terms) >= SHARED * max(len(near.a.terms), len(near.b.terms))
        if shared and sorted(counts) == [0, 1]:
            yield from _parted(field, near)


def _open(field: Field, unit: Unit) -> bool:
    """A question or a condition states nothing."""
    text = field.read[unit.article].article.text
    return text[unit.anchor.end : unit.anchor.end + 2].strip(CLOSING).startswith("?") or unit.tokens[0].folded in IFS


def _negative(token: Token) -> bool:
    return token.folded in NEGATIONS or token.folded in IMPLIED or token.folded.endswith("n't")


def _parted(field: Field, near: Near) -> Iterator[Parting]:
    for gap in gaps(near.a.tokens, near.b.tokens):
        if "without" in (near.a.tokens[0].folded, near.b.tokens[0].folded):
            return  # it denies what its sentence only mentions
        left, right = near.a.tokens[slice(*gap.left)], near.b.tokens[slice(*gap.right)]
        inner = gap.left[1] < len(near.a.tokens) and gap.right[1] < len(near.b.tokens)
        if not inner or max(len(left), len(right)) > LONGEST:
            continue
        if _tells_more(left) or _tells_more(right):
            continue
        if not _of_both(near, left, right):
            continue
        if any(map(_negative, left)) != any(map(_negative, right)) and not _bound(left) and not _bound(right):
            a, b = _reading(field, near.a, gap.left, left), _reading(field, near.b, gap.right, right)
            says = f"“{a.anchor.text}” in one account, “{b.anchor.text}” in another"
            about = f"whether it is so: {field.words(near.a, 0, len(near.a.tokens))}"
            yield Parting("polarity", about, a, b, near.cosine, "negations", says)


def _of_both(near: Near, left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Whether the word negated in the one stands in the other too, in whatever form."""
    denied, other = (left, right) if any(map(_negative, left)) else (right, left)
    unit = near.a if denied is left else near.b
    negation = next(filter(_negative, denied), None)
    after = unit.tokens[unit.tokens.index(negation) + 1 :] if negation else ()
    word = next((t for t in after if t.kind in ("name", "content")), None)
    shared = near.a.terms & near.b.terms
    return word is None or word.stem in shared or any(t.folded[:ROOT] == word.folded[:ROOT] for t in other)


def _tells_more(tokens: Sequence[Token]) -> bool:
    """More than the word negated: then another thing is told, and not this one denied."""
    return len([t for t in tokens if t.kind in ("name", "content") and not _negative(t)]) > 1


def _bound(tokens: Sequence[Token]) -> bool:
    """ "Not only", "no fewer than" and the like deny nothing."""
    return any(t.folded in BOUNDS for t in tokens)


def _reading(field: Field, unit: Unit, span: tuple[int, int], inside: Sequence[Token]) -> Reading:
    first, last = max(0, span[0] - AROUND), min(len(unit.tokens), span[1] + AROUND)
    anchor = field.anchor(unit.article, unit.tokens[first].start, unit.tokens[last - 1].end)
    return Reading(anchor, "negated" if any(map(_negative, inside)) else "affirmed")
