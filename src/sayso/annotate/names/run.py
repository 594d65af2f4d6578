"""A stretch of words written as a name, and the page it stands on."""

from bisect import bisect_right
from typing import NamedTuple

from sayso.annotate.names import lexicon
from sayso.words import Word

LETTERED = frozenset({"u", "us", "uk", "uae", "d", "dc", "n", "s", "e"})


class Run(NamedTuple):
    """A name with its words. `after_title` is whether a title stands right before it, `opens` whether it opens a
    sentence, `spelled` whether the text calls it by its letters."""

    start: int
    end: int
    words: tuple[Word, ...]
    after_title: bool
    opens: bool
    spelled: bool = False

    @property
    def folded(self) -> tuple[str, ...]:
        """The words, folded, single letters put together."""
        return spelled(self.words)


class Page:
    """What the whole text tells about its capitals. `lower` are the words that it also writes small, `trusted` the
    names that stand within a plain sentence, `ends` their last words, and `names` all names of plain sentences."""

    def __init__(
        self, text: str, lower: frozenset[str], ranges: tuple[tuple[int, int], ...], found: list[Run]
    ) -> None:
        self.text, self.lower, self._ranges = text, lower, ranges
        plain = [run for run in found if not self.titled(run)]
        self.trusted = frozenset(run.folded for run in plain if not run.opens)
        self.names = frozenset(run.folded for run in plain)
        self.ends = frozenset(name[-1] for name in self.trusted)

    def titled(self, run: Run) -> bool:
        """Whether it stands in a line in which nearly every word has a capital."""
        at = bisect_right(self._ranges, (run.start, len(self.text))) - 1
        return at >= 0 and run.start < self._ranges[at][1]

    def plain(self, word: str) -> bool:
        """Whether a word is an ordinary one, whose capital makes no name."""
        return word in self.lower or _common(word)


def spelled(found: tuple[Word, ...]) -> tuple[str, ...]:
    """The folded words; letters that stand alone make one word (U.S. is `us`)."""
    out: list[str] = []
    for word in found:
        if len(word.folded) == 1 and out and word.folded.isalpha() and len(out[-1]) < 4 and out[-1] in LETTERED:
            out[-1] += word.folded
        else:
            out.append(word.folded)
    return tuple(out)


def part(run: Run, start: int, end: int) -> Run:
    """Some of a run's words; they open no sentence unless they are its first."""
    words_of = run.words[start:end]
    stop = run.end if end == len(run.words) else words_of[-1].end
    return run._replace(start=words_of[0].start, end=stop, words=words_of, opens=run.opens and start == 0,
                        after_title=run.after_title and start == 0)


def _common(word: str) -> bool:
    return (
        word in lexicon.group("no name")
        or word in lexicon.office_words()
        or (word,) in lexicon.titles()
        or word.endswith(("ing", "ly", "tion", "ments", "ers", "ists", "ness"))
    )
