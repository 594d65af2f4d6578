"""Ordinary words with a capital because they open a sentence: in front of a name, or instead of one."""

from sayso.annotate.names import lexicon
from sayso.annotate.names.run import Page, Run, part

ADVERB = 5


def bare(run: Run, page: Page) -> Run:
    """A run that opens a sentence, without an ordinary word in front: "Worried Ida Rask", "Senior Norwegian". What is
    left must be known as a name by itself."""
    at = 0
    while run.opens and at < len(run.words) - 1 and _ordinary(run, at):
        at += 1
    if at and _a_name_of_its_own(rest := part(run, at, len(run.words)), page, run.words[at - 1].folded):
        return rest
    return run


def _ordinary(run: Run, at: int) -> bool:
    """Whether a word may stand in front of a name without being part of it; of "New York" it is."""
    word, follows = run.words[at].folded, run.words[at + 1].folded
    if word == "new" and follows in lexicon.group("new"):
        return False
    return word in lexicon.group("opening") or (word.endswith("ly") and len(word) > ADVERB)


def _a_name_of_its_own(run: Run, page: Page, before: str) -> bool:
    first, last = run.folded[0], run.folded[-1]
    if (first,) in lexicon.demonyms() or (first,) in lexicon.countries() or first in lexicon.given():
        return True
    if before in lexicon.group("qualifying"):
        return True
    if last in lexicon.group("organisation"):
        return False
    return run.folded in page.trusted or first in page.ends or (before.endswith("ed") and len(run.words) > 1)


def describes(run: Run, page: Page) -> bool:
    """ "Shaky footage shows": an ordinary word in front of small ones. "Long said" and a word that the text also has as
    a name within a sentence are names."""
    if run.folded[0] not in lexicon.group("opening") or run.folded in page.trusted or run.folded[0] in page.ends:
        return False
    follows = page.text[run.end : run.end + 24]
    word = follows.split()[0].strip(",.") if follows[:1] == " " and follows.split() else ""
    return word.isalpha() and word not in lexicon.group("says") - lexicon.group("reports")
