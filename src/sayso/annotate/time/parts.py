"""What a reader is given: the words of one expression by class, and what is known about the time of the report."""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from sayso.annotate.time.lexicon import LETTER
from sayso.annotate.time.scan import Tokens

Tense = str | None


class Parts(NamedTuple):
    """The tokens of one expression."""

    tokens: Tokens
    indices: tuple[int, ...]

    def of(self, *classes: str) -> list[str]:
        """Values of all tokens of these classes, in order."""
        wanted = {LETTER[name] for name in classes}
        return [self.tokens.values[i] for i in self.indices if self.tokens.letters[i] in wanted]

    def get(self, *classes: str) -> str | None:
        """Value of the first token of these classes; None where there is none."""
        wanted = [LETTER[name] for name in classes]
        for i in self.indices:
            if self.tokens.letters[i] in wanted:
                return self.tokens.values[i]
        return None

    def before(self) -> str:
        """The word in front of the expression, lower case; empty at the start."""
        return self.tokens.words[self.indices[0] - 1] if self.indices[0] else ""

    def after(self, ahead: int = 0) -> str:
        """The word behind the expression; empty at the end."""
        at = self.indices[-1] + 1 + ahead
        return self.tokens.words[at] if at < len(self.tokens.words) else ""

    def capital_after(self) -> bool:
        """Whether the next word is capitalised."""
        at = self.indices[-1] + 1
        return at < len(self.tokens.words) and self.tokens.text[self.tokens.starts[at]].isupper()

    def capital_before(self) -> bool:
        """Whether the word in front is capitalised."""
        at = self.indices[0] - 1
        return at >= 0 and self.tokens.text[self.tokens.starts[at]].isupper()


GRAINS: dict[str, int] = {"second": 0, "minute": 0, "hour": 0, "part of day": 0, "day": 0, "week": 1, "month": 2,
                          "quarter": 3, "season": 3, "year": 4, "decade": 5, "century": 6}
UNIT_GRAINS = {"D": 0, "W": 1, "2W": 1, "M": 2, "3M": 3, "Y": 4, "10Y": 5, "100Y": 6}


@dataclass(slots=True)
class Setting:
    """The day of the report, and the time the text last spoke of; `tense` belongs to the expression at hand.

    `grain` is how coarse the time spoken of is (GRAINS). `said_year` is a year named right before the expression.
    """

    anchor: date | None
    tense: Tense = None
    spoken_of: date | None = None
    grain: int = 0
    said_year: int | None = None
    used: set[str] = field(default_factory=set)

    def today(self) -> date | None:
        """The report's day; noted as used."""
        if self.anchor:
            self.used.add("report")
        return self.anchor

    def then(self, unit: str = "D") -> date | None:
        """The day last spoken of, else the report's; None where that is coarser than the unit to count in: nothing
        lies three days after 1985."""
        if self.spoken_of is None:
            return self.today()
        if self.grain > UNIT_GRAINS.get(unit, 0):
            return None
        self.used.add("sequence")
        return self.spoken_of

    def time_of_day(self) -> date | None:
        """The day that a bare time of day belongs to: the one spoken of, else the report's."""
        return self.then() if self.grain == 0 else self.today()
