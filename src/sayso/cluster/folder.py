"""The output folder, wherever Spark can write: results as Parquet, and beside them what one step leaves to the next."""

import os
import pickle
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyspark import RDD
    from pyspark.sql import DataFrame, SparkSession

WORK = "_work"
"""Parquet readers pass over folders whose names begin so."""
WHOLE = "_SUCCESS"
"""The file that Hadoop leaves in a folder once all of it is written."""
CARD = "card"
NOTE = ".note"


class Folder:
    """A folder of this machine, of a file system that all share, or at an address that Hadoop can open."""

    def __init__(self, session: "SparkSession", path: str) -> None:
        self._context = session.sparkContext
        self.path = self._absolute(path.rstrip("/") or path)

    def exists(self) -> bool:
        """Whether there is anything of this name."""
        return self._there(self.path)

    def remove(self) -> None:
        """All of it."""
        self._removed(self.path)

    def finish(self) -> None:
        """Away with what the steps left to each other: first with the card, without which this is no run to go on
        with."""
        self._removed(self._left(CARD))
        self._removed(f"{self.path}/{WORK}")

    def step(self, name: str, made: "Callable[[], RDD[Any]]") -> "RDD[Any]":
        """What a step gives, as it lies in the folder; it is made now, unless a run before did so to the end."""
        if not self._there(f"{self._left(name)}/{WHOLE}"):
            self.forget(name)
            made().saveAsPickleFile(self._left(name))
        return self._context.pickleFile(self._left(name), minPartitions=1)

    def noted(self, step: str, found: Callable[[], int]) -> int:
        """A number that belongs to what a step gives: found once, and noted beside it."""
        if (before := self.read(f"{step}{NOTE}")) is not None:
            return int(before)
        number = found()
        self.write(f"{step}{NOTE}", str(number).encode())
        return number

    def forget(self, step: str) -> None:
        """Away with what a step gave, or with what it left half done."""
        self._removed(self._left(f"{step}{NOTE}"))
        self._removed(self._left(step))

    def drop(self, table: str) -> None:
        """Away with a table."""
        self._removed(f"{self.path}/{table}")

    def table(self, name: str, made: "Callable[[], DataFrame]") -> str:
        """Where a table lies; like a step, it is made now, unless a run before did so to the end."""
        path = f"{self.path}/{name}"
        if not self._there(f"{path}/{WHOLE}"):
            self._removed(path)
            made().write.parquet(path)
        return path

    def write(self, name: str, content: bytes) -> None:
        """A small file beside the steps: there is never a half of it."""
        system, path = self._hadoop(self._left(name))
        _, aside = self._hadoop(self._left(f"{name}.new"))
        stream = system.create(aside, True)
        try:
            stream.write(bytearray(content))
        finally:
            stream.close()
        system.delete(path, False)
        system.rename(aside, path)

    def read(self, name: str) -> bytes | None:
        """What such a file holds, None where there is none."""
        system, path = self._hadoop(self._left(name))
        if not system.exists(path):
            return None
        stream = system.open(path)
        try:
            java: Any = self._context._jvm
            return bytes(java.org.apache.commons.io.IOUtils.toByteArray(stream))
        finally:
            stream.close()

    def _left(self, step: str) -> str:
        return f"{self.path}/{WORK}/{step}"

    def _absolute(self, path: str) -> str:
        """Where files lie on this machine: as its user means it, wherever Spark was started."""
        settings: Any = self._context._jsc.hadoopConfiguration()
        here = "://" not in path and str(settings.get("fs.defaultFS", "file:///")).startswith("file:")
        return os.path.abspath(path) if here else path

    def _there(self, path: str) -> bool:
        system, named = self._hadoop(path)
        return bool(system.exists(named))

    def _removed(self, path: str) -> None:
        system, named = self._hadoop(path)
        system.delete(named, True)

    def _hadoop(self, path: str) -> tuple[Any, Any]:
        java: Any = self._context._jvm
        named = java.org.apache.hadoop.fs.Path(path)
        return named.getFileSystem(self._context._jsc.hadoopConfiguration()), named


def packed(value: object) -> bytes:
    """A value as bytes that pass from machine to machine without being looked at."""
    return zlib.compress(pickle.dumps(value, pickle.HIGHEST_PROTOCOL), 1)


def unpacked(held: bytes) -> Any:
    """The value again."""
    return pickle.loads(zlib.decompress(held))
