"""Everything a detector may read, made once for a case."""

from typing import NamedTuple

from sayso.model import Anchor, Annotated, Claim
from sayso.relate.discrepancy.alignment import Near, Weights, neighbours, weights
from sayso.relate.discrepancy.centre import central
from sayso.relate.discrepancy.quotes import pieces, plain
from sayso.relate.discrepancy.sides import Voices
from sayso.relate.discrepancy.units import Unit, units
from sayso.relate.given import Descent, Resolved


class Field(NamedTuple):
    """The annotated articles with their sentences, the pairs of sentences that may tell the same, and the voices."""

    read: dict[str, Annotated]
    claims: tuple[Claim, ...]
    resolved: Resolved
    units: tuple[Unit, ...]
    weigh: Weights
    near: tuple[Near, ...]
    quotes: tuple[Unit, ...]
    unquoted: tuple[Unit, ...]
    voices: Voices
    central: frozenset[str]
    names: dict[str, frozenset[str]]

    def words(self, unit: Unit, first: int, last: int, most: int = 14) -> str:
        """The words of a sentence from token `first` to before `last` as they are printed, at most so many."""
        end = min(last, first + most)
        text = self.read[unit.article].article.text[unit.tokens[first].start : unit.tokens[end - 1].end]
        return " ".join(text.split()) + (" …" if end < last else "")

    def anchor(self, article: str, start: int, end: int) -> Anchor:
        """The anchor of these code points."""
        return self.read[article].article.anchor(start, end)


def survey(
    read: tuple[Annotated, ...], claims: tuple[Claim, ...], resolved: Resolved, descent: Descent
) -> Field:
    """The field of one case."""
    read = tuple(sorted(read, key=lambda a: a.article.id))
    held = {a.article.id: units(a) for a in read}
    sentences = tuple(u for a in read for u in held[a.article.id])
    weigh = weights(sentences)
    return Field(
        read={a.article.id: a for a in read},
        claims=claims,
        resolved=resolved,
        units=sentences,
        weigh=weigh,
        near=neighbours(sentences, weigh),
        quotes=tuple(q for a in read for q in pieces(a, held[a.article.id])),
        unquoted=tuple(q for a in read for q in plain(a, held[a.article.id])),
        voices=Voices(resolved.attributions, descent.pairs),
        central=central(sentences),
        names={i: frozenset(t.stem for u in held[i] for t in u.tokens if t.kind == "name") for i in held},
    )

