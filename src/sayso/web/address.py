"""A claim's address is the words it stands at, so that a link stays valid when articles are added and ids change."""

from collections import defaultdict
from collections.abc import Sequence

from sayso.errors import UnknownId
from sayso.model import Anchor, Claim


class Addresses:
    """Addresses of the claims of one case, `article:start-end` in code points, and claims by address."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._claims = claims
        self._at: dict[str, list[tuple[Anchor, int]]] = defaultdict(list)
        for n, claim in enumerate(claims):
            for mention in claim.mentions:
                self._at[mention.anchor.article].append((mention.anchor, n))

    def of(self, number: int) -> str:
        """The address of the claim with this number, 1 first: the first of its words that no claim before it has."""
        own = [m.anchor for m in self._claims[number - 1].mentions]
        anchor = next((a for a in own if self._closest(a) == number - 1), own[0])
        return f"{anchor.article}:{anchor.start}-{anchor.end}"

    def find(self, address: str) -> int:
        """The number of the claim that stands at these words now, or has this id; UnknownId where none does."""
        for n, claim in enumerate(self._claims):
            if claim.id == address:
                return n + 1
        anchor = _anchor(address)
        found = self._closest(anchor) if anchor else None
        if found is None:
            raise UnknownId(address)
        return found + 1

    def _closest(self, anchor: Anchor) -> int | None:
        """The claim with the mention most like this anchor; of several, the most important."""
        near = [(_likeness(anchor, held), -n) for held, n in self._at[anchor.article] if anchor.overlap(held)]
        return -max(near)[1] if near else None


def _anchor(address: str) -> Anchor | None:
    article, _, span = address.rpartition(":")
    start, _, end = span.partition("-")
    if not (article and start.isdecimal() and end.isdecimal()):
        return None
    return Anchor(article, int(start), int(end), "")


def _likeness(one: Anchor, other: Anchor) -> float:
    """Shared characters by all characters, 0..1 (Jaccard)."""
    shared = one.overlap(other)
    return shared / (one.end - one.start + other.end - other.start - shared)
