"""Names in a line in which every word has a capital: there, a capital tells nothing."""

from sayso.annotate.names import lexicon
from sayso.annotate.names.run import Page, Run, part, spelled

# Words of a name that is looked for in a headline; a line of ten thousand capitals ends somewhere.
LONGEST = 12


def names_in(run: Run, page: Page) -> tuple[Run, ...]:
    """The names in a run of such a line: those that a table or the text elsewhere knows; where none is known, what
    stands between ordinary words."""
    known = _known_parts(run, page)
    shouted = len(run.words) > 1 and all(w.text.isupper() for w in run.words)
    return known if known or shouted else _between_plain_words(run, page)


def _known_parts(run: Run, page: Page) -> tuple[Run, ...]:
    found: list[Run] = []
    at, size = 0, len(run.words)
    while at < size:
        stop = next((end for end in range(min(size, at + LONGEST), at, -1) if _is_known(run, at, end, page)), at)
        if stop > at:
            found.append(part(run, at, stop))
        at = max(stop, at + 1)
    return tuple(found)


def _is_known(run: Run, start: int, end: int, page: Page) -> bool:
    name = spelled(run.words[start:end])
    if name in page.names or name in lexicon.bodies() or name in lexicon.countries() or name in lexicon.demonyms():
        return len(name) > 1 or not page.plain(name[0])
    given = name[0] in lexicon.given() and not page.plain(name[0]) and not page.plain(name[-1])
    return (end - start == 2 and given) or (end - start == 1 and name[0] in page.ends and not page.plain(name[0]))


def _between_plain_words(run: Run, page: Page) -> tuple[Run, ...]:
    """Stretches without ordinary words; a word for a body may end one ("Torvald Bank")."""
    found: list[Run] = []
    start = 0
    for at, word in enumerate((*run.words, None)):
        body = word is not None and at > start and word.folded in lexicon.group("organisation")
        if word is None or (page.plain(word.folded) and not body):
            if at > start:
                found.append(part(run, start, at))
            start = at + 1
    return tuple(found)
