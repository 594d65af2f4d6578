"""An attribution in code points, on its way from the network to the model."""

from dataclasses import dataclass

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Draft:
    """Half-open code point ranges of each role; `rules` are those that made or changed it, in order."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    score: float
    rules: tuple[str, ...] = ()

    def extent(self) -> Range:
        """From the first to the last character of all roles."""
        every = (*self.source, *self.cue, *self.content)
        return min(a for a, _ in every), max(b for _, b in every)
