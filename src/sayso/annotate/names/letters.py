"""Names of bodies found by the letters that the text calls them by later, or in brackets: "Doctors for Tarn (DFT)"."""

import re

from sayso.annotate.names import lexicon
from sayso.words import Word

SHORT = re.compile(r"[A-Z]{3,6}")
BETWEEN = re.compile(r"[ \u00a0-]|[’'] |[ ]?&[ ]?")
MOST = 40
WAYS = 64


def spelled_out(every: tuple[Word, ...], text: str) -> list[tuple[int, int]]:
    """Stretches of words, as [first, end) of `every`, whose first letters are an acronym of the text: with capitals at
    both ends, small words inside counted or not; they do not overlap."""
    asked = list(dict.fromkeys(w.text for w in every if SHORT.fullmatch(w.text)))[:MOST]
    wanted = {short.lower() for short in asked if (short.lower(),) not in lexicon.bodies()}
    if not wanted:
        return []
    found: list[tuple[int, int]] = []
    longest = 2 * max(map(len, wanted))
    firsts = {short[0] for short in wanted}
    for start, word in enumerate(every):
        opens = word.text[0].isupper() and word.folded[:1] in firsts and not SHORT.fullmatch(word.text)
        if opens and (not found or start >= found[-1][1]):
            ends = (end for short, end in _from(every, start, longest, text) if short in wanted)
            found += [(start, end) for end in [next(ends, 0)] if end]
    return found


def _from(every: tuple[Word, ...], start: int, longest: int, text: str) -> list[tuple[str, int]]:
    """The letters of each stretch that begins here and ends in a capital, with where it ends: of the capitals, and of
    these with some of the small words between them."""
    small = lexicon.group("joining") | lexicon.group("particle")
    letters = {every[start].folded[0]}
    found = []
    for at in range(start + 1, min(len(every), start + longest)):
        word = every[at]
        gap = text[every[at - 1].end : word.start]
        joint = BETWEEN.fullmatch(gap) or (gap in (".", ". ") and len(every[at - 1].text) == 1)
        capital = word.text[0].isupper()
        if not joint or not (capital or word.text in small) or len(letters) > WAYS:
            break
        longer = {known + word.folded[:1] for known in letters}
        letters = longer if capital else letters | longer
        found += [(known, at + 1) for known in sorted(letters) if capital]
    return found
