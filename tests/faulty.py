"""An engine of whose process an article makes an end, once: a worker that is lost."""

import os
import signal
from pathlib import Path

from sayso.engine.serial import Serial


class KilledOnce(Serial):
    """Reads as `Serial` does, until an article holds `word`: then the process is killed, unless `marker` is there."""

    def __init__(self, word: str, marker: Path) -> None:
        self.word, self.marker = word, marker

    def annotate(self, articles, progress=None):
        return super().annotate(map(self._watched, articles), progress)

    def _watched(self, article):
        if self.word in article.text and not self.marker.exists():
            self.marker.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return article
