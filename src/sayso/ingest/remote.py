"""Files on other machines that many processes read side by side: `s3://`, `gs://`, `hdfs://`, as pyarrow opens them.

Only the cluster asks for them, for paths that its user named: everything else stays on this machine, or is a web
address that `fetch` judges.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, BinaryIO, cast

from sayso.extras import load
from sayso.ingest.readers import known
from sayso.ingest.source import Input, Source, stem_of
from sayso.model import Failure

DEFAULT = "hdfs:///"
SCHEMES = ("s3://", "s3a://", "gs://", "hdfs://", "file://")


def is_remote(path: str) -> bool:
    """Whether it names such a place."""
    return path.lower().startswith(SCHEMES)


def source(path: str) -> Source:
    """The file as an input; it is opened when it is read. MissingExtra without pyarrow."""
    system, inner = _opened(path)
    name = PurePosixPath(inner).name

    def opened() -> BinaryIO:
        return cast(BinaryIO, system.open_input_file(inner))

    return Source(path, stem_of(name), opened, name, size=system.get_file_info(inner).size)


def listed(path: str) -> Iterator[Input | Failure]:
    """The file itself, or all files of a folder whose names are of a kind that is read, in the order of their paths."""
    try:
        yield from _listed(path)
    except (OSError, ValueError) as error:
        yield Failure(path, f"cannot be opened ({' '.join(str(error).split())[:200]})", "check the address and the "
                      "rights of whoever runs this")


def _listed(path: str) -> Iterator[Input | Failure]:
    system, inner = _opened(path)
    about = system.get_file_info(inner)
    if about.type.name == "NotFound":
        yield Failure(path, "there is no such file or folder", "check the spelling")
    elif about.type.name == "File":
        yield _measured(path, about)
    else:
        within = system.get_file_info(load("pyarrow.fs", "frames").FileSelector(inner, recursive=True))
        yield from (_measured(f"{path.rstrip('/')}/{one.path.removeprefix(inner).lstrip('/')}", one)
                    for one in sorted(within, key=lambda one: str(one.path)) if one.is_file and known(one.path))


def _measured(path: str, about: Any) -> Input:
    return Input(path, about.size or 0, about.mtime_ns)


def _opened(path: str) -> tuple[Any, str]:
    """Hadoop calls by `s3a` what everybody else calls `s3`, and `hdfs:///` is the file system of its settings."""
    arrow = load("pyarrow.fs", "frames")
    if path.startswith(DEFAULT):
        return arrow.HadoopFileSystem("default"), path[len(DEFAULT) - 1:]
    system, inner = arrow.FileSystem.from_uri(path.replace("s3a://", "s3://", 1))
    return system, str(inner)
