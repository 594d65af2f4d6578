"""Which engine is worth its cost."""

from sayso.engine.protocol import Engine

MANY = 16
"""From so many articles on, several processes are faster although each must load its model."""


def choose(count: int) -> Engine:
    """The engine for so many articles on this machine."""
    from sayso.engine.processes import Processes, cores
    from sayso.engine.serial import Serial

    return Processes() if count >= MANY and cores() > 1 else Serial()
