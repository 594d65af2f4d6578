"""What one article states at one place: the unit that is matched across articles."""

from dataclasses import dataclass

from sayso.model import Anchor, Hedge, Mention, Stance


@dataclass(frozen=True, slots=True)
class Statement:
    """One proposition as one article words it.

    `source` is the id of who it is attributed to, None in the article's own voice or where nobody is named;
    `attribution` its id. `place` is `headline`, `lead` or `body`. `rule` tells how it was cut out of its sentence.
    `target` is what a denial or doubt denies, without the words that deny it. `said` are words elsewhere in the article
    that it stands for, where its own only point at them ("gave the same toll", "dismissed such reports").
    """

    anchor: Anchor
    attribution: str | None = None
    source: str | None = None
    stance: Stance = "asserts"
    hedge: Hedge = "certain"
    place: str = "body"
    rule: str = "whole"
    target: Anchor | None = None
    said: Anchor | None = None

    @property
    def text(self) -> str:
        """The words by which it is compared."""
        return (self.said or self.anchor).text

    def about(self) -> "Statement":
        """What a denial denies, as a statement; the statement itself where nothing is denied."""
        return Statement(self.said or self.target, place=self.place) if self.target else self

    def mention(self) -> Mention:
        """The statement as a claim holds it."""
        return Mention(self.anchor, self.attribution, self.source, self.stance, self.hedge)
