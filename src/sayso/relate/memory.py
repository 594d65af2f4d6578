"""What each stage was given last and made of it, so that a change works out only what depends on it.

Stages are pure functions: given the same again, one makes the same again. What is handed from stage to stage is made
of the same objects where nothing has changed, so that comparing is quick: equal objects are told apart by identity
before they are looked into.
"""

from collections.abc import Callable
from typing import Any, TypeVar

Made = TypeVar("Made")


class Memory:
    """One entry a stage: what it was given last, and what it made. For one case; not for several threads at once."""

    def __init__(self) -> None:
        self._held: dict[str, tuple[tuple[Any, ...], Any]] = {}

    def run(self, stage: Callable[..., Made], *given: Any) -> Made:
        """What the stage makes of this, worked out only where it was given something else last."""
        name = f"{stage.__module__}.{stage.__qualname__}"
        held = self._held.get(name)
        if held is not None and held[0] == given:
            made: Made = held[1]
            return made
        fresh = stage(*given)
        self._held[name] = given, fresh
        return fresh
