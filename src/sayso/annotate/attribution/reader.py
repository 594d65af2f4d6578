"""The stage in one piece: a text becomes drafts, repaired, those within contents among them."""

from sayso.annotate.attribution import citation, decode, encoder, nested, repair
from sayso.annotate.attribution.draft import Draft
from sayso.annotate.attribution.encoder import Encoder
from sayso.annotate.attribution.windows import split


def read(text: str, network: Encoder | None = None) -> list[Draft]:
    """Drafts in the order of the text, by the shipped network unless another is given."""
    network = network or encoder.shared()
    outer = repair.repaired(text, found(text, network))
    inner = repair.repaired(text, nested.within(text, outer, network))
    return citation.turned(text, sorted({*outer, *inner}, key=lambda d: (d.extent(), d.cue)))


def found(text: str, network: Encoder) -> list[Draft]:
    """What the network alone finds."""
    words = split(text)
    if not len(words):
        return []
    return [nested.drafted(words, one) for one in decode.relations(words, network.read(words), network.links)]
