"""The output folder, wherever Spark can write: results as Parquet, and beside them what one step leaves to the next."""

import os
import pickle
import zlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyspark import RDD
    from pyspark.sql import SparkSession

WORK = "_work"
"""Parquet readers pass over folders whose names begin so."""


class Folder:
    """A folder of this machine, of a file system that all share, or at an address that Hadoop can open."""

    def __init__(self, session: "SparkSession", path: str) -> None:
        self._context = session.sparkContext
        self.path = self._absolute(path.rstrip("/"))

    def exists(self) -> bool:
        """Whether there is anything of this name."""
        system, path = self._hadoop(self.path)
        return bool(system.exists(path))

    def remove(self) -> None:
        """All of it."""
        self._removed(self.path)

    def finish(self) -> None:
        """Away with what the steps left to each other."""
        self._removed(f"{self.path}/{WORK}")

    def save(self, values: "RDD[Any]", step: str) -> "RDD[Any]":
        """Write the values, and give them as they can be read back."""
        values.saveAsPickleFile(f"{self.path}/{WORK}/{step}")
        return self.load(step)

    def load(self, step: str) -> "RDD[Any]":
        """What a step wrote."""
        return self._context.pickleFile(f"{self.path}/{WORK}/{step}", minPartitions=1)

    def _absolute(self, path: str) -> str:
        """Where files lie on this machine: as its user means it, wherever Spark was started."""
        settings: Any = self._context._jsc.hadoopConfiguration()
        here = "://" not in path and str(settings.get("fs.defaultFS", "file:///")).startswith("file:")
        return os.path.abspath(path) if here else path

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
