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


@dataclass(slots=True)
class Setting:
    """The day of the report, and the day the text last spoke of; `tense` belongs to the expression at hand.

    `said_year` is the year that the sentence at hand has named already.
    """

    anchor: date | None
    tense: Tense = None
    spoken_of: date | None = None
    said_year: int | None = None
    used: set[str] = field(default_factory=set)

    def today(self) -> date | None:
        """The report's day; noted as used."""
        if self.anchor:
            self.used.add("report")
        return self.anchor

    def then(self) -> date | None:
        """The day last spoken of, else the report's."""
        if self.spoken_of:
            self.used.add("sequence")
            return self.spoken_of
        return self.today()
