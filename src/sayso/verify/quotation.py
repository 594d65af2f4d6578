"""Whether quoted words stand in an article, and where: letter for letter, but for marks, blanks and capitals."""

import re
from collections.abc import Iterator
from functools import cached_property

from sayso.model import Article

QUOTED = re.compile(r"“([^“”]+)”|«([^«»]+)»|„([^„“”]+)[“”]|\"([^\"]+)\"")
GAP = re.compile(r"\[[^\]]*\]|\(?(?:\.\.\.|…)\)?")
BRACKETED_LETTER = re.compile(r"\[(\w)\]")
ALIKE = str.maketrans({"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-",
                       "—": "-", "‑": "-", "\u00ad": "", "\u200b": ""})
ENDS = " ,.;:!?-'\""
WIDEST_GAP = 400


def quotations(text: str) -> list[str]:
    """What stands in double quotation marks, of a sentence."""
    return [next(filter(None, m.groups())) for m in QUOTED.finditer(text)]


class Searched:
    """An article's text prepared for looking up quotations; made once for each article."""

    def __init__(self, article: Article) -> None:
        self._text = article.text

    @cached_property
    def _folded(self) -> tuple[str, list[int]]:
        """The folded text, and for each of its characters the code point of the article that it comes from."""
        letters: list[str] = []
        places: list[int] = []
        for at, character in enumerate(self._text):
            for letter in _fold(character) if not character.isspace() else " ":
                if letter == " " and letters and letters[-1] == " ":
                    continue
                letters.append(letter)
                places.append(at)
        return "".join(letters), [*places, len(self._text)]

    def find(self, quotation: str) -> Iterator[tuple[int, int]]:
        """Every range of the article that holds these words; parts that "…" or "[...]" leave out may be any."""
        text, places = self._folded
        parts = [p for p in (_folded(part) for part in GAP.split(BRACKETED_LETTER.sub(r"\1", quotation))) if p]
        if not parts:
            return
        at = text.find(parts[0])
        while at >= 0:
            if (end := _rest(text, parts[1:], at + len(parts[0]))) is not None:
                yield places[at], places[end - 1] + 1
            at = text.find(parts[0], at + 1)


def _rest(text: str, parts: list[str], end: int) -> int | None:
    """Where the last of these parts ends, each found not far behind the one before; None where one is missing."""
    for part in parts:
        found = text.find(part, end, end + WIDEST_GAP + len(part))
        if found < 0:
            return None
        end = found + len(part)
    return end


def _fold(text: str) -> str:
    return text.translate(ALIKE).lower()


def _folded(part: str) -> str:
    return " ".join(_fold(part).split()).strip(ENDS)
