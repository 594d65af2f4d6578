"""How many articles are annotated: one after the other, on all cores, or on a cluster. The result is the same."""

from sayso.engine.chosen import choose
from sayso.engine.protocol import Engine, Progress

__all__ = ["Engine", "Progress", "choose"]
