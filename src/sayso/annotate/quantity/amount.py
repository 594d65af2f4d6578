"""A quantity on its way: where it stands among the tokens, and what the rules have made of it so far."""

from typing import NamedTuple

from sayso.annotate.quantity.lexicon import Unit


class Amount(NamedTuple):
    """Token indices are half-open. `first`, `past`: number with bound and unit. `number`: the number's first token.
    `phrase`: the noun phrase counted. `form` tells how the number is written: digits, words, vague, fraction, none.
    `bound`: at least, at most, or "". `verb` is the token index of the predicate, `scale` the last magnitude that took
    part ("million"), 0 for none. `rules` fired, in order.
    """

    first: int
    past: int
    number: int
    low: float
    high: float
    form: str
    bound: str = ""
    about: bool = False
    unit: Unit | None = None
    per: str = ""
    per_unit: Unit | None = None
    counted: str = ""
    phrase: tuple[int, int] = (0, 0)
    scope: tuple[str, ...] = ()
    role: str = ""
    verb: int = -1
    within: int = -1
    scale: float = 0.0
    rules: tuple[str, ...] = ()

    @property
    def single(self) -> bool:
        """Whether one number is stated, and no range."""
        return self.low == self.high

    @property
    def end(self) -> int:
        """The first token behind the amount and what it counts."""
        return max(self.past, self.phrase[1])

    def fired(self, rule: str) -> "Amount":
        """The same with one more rule in the trace."""
        return self._replace(rules=(*self.rules, rule))
