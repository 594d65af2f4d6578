"""The stage in one piece: a text becomes drafts, repaired, those within contents among them."""

from sayso.annotate.attribution import decode, encoder, nested, repair
from sayso.annotate.attribution.draft import Draft
from sayso.annotate.attribution.windows import split


def read(text: str) -> list[Draft]:
    """Drafts in the order of the text."""
    words = split(text)
    if not len(words):
        return []
    network = encoder.shared()
    found = decode.relations(words, network.read(words), network.links)
    outer = repair.repaired(text, [nested.drafted(words, relation) for relation in found])
    inner = repair.repaired(text, nested.within(text, outer, network))
    return sorted({*outer, *inner}, key=lambda d: (d.extent(), d.cue))
