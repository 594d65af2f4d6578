"""Which cases an agent may read: folders, articles and exported cases below one folder, and nothing else."""

from pathlib import Path

from sayso.errors import SaysoError
from sayso.mcp.answers import Answers
from sayso.model import Case


class NotAllowed(SaysoError):
    """A path lies outside the folder that the server was started for, or is not there."""


class NoCaseYet(SaysoError):
    """A question about a case before one was read."""


class Cases:
    """The folder that was opened to the agent, and the case it read last."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()
        self._current: Answers | None = None

    @property
    def current(self) -> Answers:
        """The case read last; NoCaseYet where there is none."""
        if not self._current:
            raise NoCaseYet("no case has been read: call `read` first")
        return self._current

    def read(self, path: str) -> Answers:
        """Read a folder, an article or an exported case. NotAllowed outside the root, NothingToRead where no article
        could be read."""
        place = self._allowed(path)
        self._current = Answers(self._case(place))
        return self._current

    def _allowed(self, path: str) -> Path:
        place = (self._root / path).resolve()
        if not place.is_relative_to(self._root) or not place.exists():
            raise NotAllowed(f"{path!r} is not in the folder that this server was started for")
        return place

    def _case(self, place: Path) -> Case:
        from sayso.errors import NotACase
        from sayso.files import load
        from sayso.pipeline import read

        if place.suffix.lower() == ".json":
            try:
                return load(place)
            except NotACase:
                pass
        return read(place)
