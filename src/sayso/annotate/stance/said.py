"""The words of one attribution as the rules of stance and hedge look at them."""

from typing import NamedTuple

from sayso.annotate.stance import cues
from sayso.model import Anchor


class Words(NamedTuple):
    """The words of one attribution: those of cue, content and source, and the cue of the table that carries it."""

    cue: str
    content: str
    known: cues.Cue | None
    source: str = ""


def read(cue: tuple[Anchor, ...], content: tuple[Anchor, ...], source: tuple[Anchor, ...] = ()) -> Words:
    """The words that the rules look at."""
    said = " ".join(a.text for a in cue)
    told = content[0].text if content and len(content[0].text.split()) > 3 else " ".join(a.text for a in content)
    return Words(said, told, cues.main(said), " ".join(a.text for a in source))
