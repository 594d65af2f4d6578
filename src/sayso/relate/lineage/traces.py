"""Traces that copying leaves in the words: which of two texts that share a passage was made from the other.

Textual criticism reads direction from what only a copy can have: a marked error, a sentence that breaks off where the
other goes on, a person spoken of by surname whom only the other text introduces.
"""

from collections.abc import Iterator
from typing import NamedTuple

from sayso.model import Anchor
from sayso.relate.lineage.relation import Compared, Side
from sayso.relate.lineage.text import Text, small

CONTEXT = 3
TAIL = 2
SHORTEST_NAME = 4
ENDS = (".", "!", "?", "\"", "”", "’", "'")
GOES_ON = ("...", "…", "[...]")


class Trace(NamedTuple):
    """Which text is the copy, by what, and the words that show it, the copy's first."""

    child: Side
    parent: Side
    says: str
    anchors: tuple[Anchor, ...]


class _Laid(NamedTuple):
    """Two texts beside each other, one of them taken for the copy; runs as (copy's word, other's word, length)."""

    child: Side
    parent: Side
    runs: tuple[tuple[int, int, int], ...]


def marked_error(c: Compared) -> Trace | None:
    """"(sic)" behind a word that the other text has without it: who marks an error found it there."""
    return _first(_marked(laid) for laid in _both(c))


def broken_off(c: Compared) -> Trace | None:
    """The last sentence stops in the middle, and the other text has the rest of it."""
    return _first(_broken(laid) for laid in _both(c))


def introduced_elsewhere(c: Compared) -> Trace | None:
    """Words that both print speak of somebody by surname, and only one text says who that is, in words that the other
    dropped."""
    found = [t for t in map(_introduced, _both(c)) if t]
    return found[0] if len(found) == 1 else None


def _first(traces: Iterator[Trace | None]) -> Trace | None:
    return next(filter(None, traces), None)


def _both(c: Compared) -> tuple[_Laid, _Laid]:
    runs = [run for shared in c.passages for run in shared.runs]
    return (_Laid(c.one, c.other, tuple((r.a, r.b, r.length) for r in runs)),
            _Laid(c.other, c.one, tuple((r.b, r.a, r.length) for r in runs)))


def _marked(laid: _Laid) -> Trace | None:
    child, parent = laid.child.text, laid.parent.text
    for at in (k for k, form in enumerate(child.forms) if form == "sic" and k >= CONTEXT):
        before = child.forms[at - CONTEXT:at]
        for place in range(len(parent.forms) - CONTEXT + 1):
            if parent.forms[place:place + CONTEXT] == before and parent.forms[place + CONTEXT:][:1] != ("sic",):
                anchors = child.anchor(at - CONTEXT, at + 1), parent.anchor(place, place + CONTEXT)
                return Trace(laid.child, laid.parent, f"{child.id} marks an error of {parent.id}", anchors)
    return None


def _broken(laid: _Laid) -> Trace | None:
    child, parent = laid.child.text, laid.parent.text
    for mine, theirs, length in laid.runs:
        end, other = mine + length, theirs + length
        last = len(child.forms) - end <= TAIL and not _ends_sentence(child, end)
        if last and other < len(parent.forms) and not _ends_sentence(parent, other) and _is_punctuated(parent):
            anchors = child.anchor(mine, end), parent.anchor(theirs, min(other + CONTEXT, len(parent.forms)))
            return Trace(laid.child, laid.parent, f"{child.id} breaks off where {parent.id} goes on", anchors)
    return None


def _ends_sentence(text: Text, end: int) -> bool:
    after = text.read.article.text[text.words[end - 1].end:][:6].lstrip(" ")
    return after.startswith(ENDS) and not after.startswith(GOES_ON)


def _is_punctuated(text: Text) -> bool:
    return ". " in text.read.article.text[text.read.article.body:] or ".\n" in text.read.article.text


def _introduced(laid: _Laid) -> Trace | None:
    child, parent = laid.child.text, laid.parent.text
    printed = {theirs + k for _, theirs, length in laid.runs for k in range(length)}
    bare = {form: at for mine, _, length in laid.runs for at in range(mine, mine + length)
            if _is_name(child, at) and (form := child.forms[at])}
    full = _in_full(child)
    for form in sorted(bare.keys() - full):
        for place in range(1, len(parent.forms)):
            if parent.forms[place] == form and place not in printed and _in_full_at(parent, place):
                anchors = child.anchor(bare[form], bare[form] + 1), parent.anchor(place - 1, place + 1)
                says = f"only {parent.id} says who {child.words[bare[form]].text} is"
                return Trace(laid.child, laid.parent, says, anchors)
    return None


def _in_full(text: Text) -> set[str]:
    """Names that stand behind another capitalised word somewhere, or that begin one."""
    return {text.forms[k] for k in range(len(text.forms))
            if _is_name(text, k) and (_in_full_at(text, k) or (k + 1 < len(text.forms) and _in_full_at(text, k + 1)))}


def _in_full_at(text: Text, at: int) -> bool:
    """Whether two capitalised words stand side by side, with nothing but a blank between them."""
    if at < 1 or not (_is_name(text, at) and _is_name(text, at - 1)):
        return False
    return text.words[at].start - text.words[at - 1].end == 1


def _is_name(text: Text, at: int) -> bool:
    word = text.words[at]
    return word.text[:1].isupper() and len(word.folded) >= SHORTEST_NAME and text.forms[at] not in small()
