"""The one place where code points become UTF-16 units, which browsers count in."""

from bisect import bisect_left


class Units:
    """Converts offsets into one text. Characters beyond U+FFFF take two units."""

    def __init__(self, text: str) -> None:
        self._wide = [at for at, ch in enumerate(text) if ch > "\uffff"]

    def __call__(self, offset: int) -> int:
        """The offset in UTF-16 units of the code point offset `offset`."""
        return offset + bisect_left(self._wide, offset)
