"""The files that paths stand for: folders are walked once, loops are cut, what is no article is named."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from sayso.ingest.limits import Limits
from sayso.ingest.readers import known
from sayso.ingest.source import Input
from sayso.model import Failure


def walk(paths: Iterable[Path], limits: Limits) -> tuple[list[Path], list[Failure]]:
    """The files to be read, each once and in the order of their paths, and all that is left out."""
    failures: list[Failure] = []
    met = {os.path.abspath(f): f for path in sorted(set(paths), key=str) for f in _under(path, limits, failures)}
    once: dict[str, Path] = {}
    for place, file in sorted(met.items(), key=lambda item: (os.path.realpath(item[0]) != item[0], item[0])):
        kept = once.setdefault(os.path.realpath(place), file)
        if kept is not file:
            failures.append(Failure(shown(file), f"is the same file as {shown(kept)} under another name",
                                    "nothing to do: it is read once"))
    found = sorted(once.values(), key=str)
    if len(found) > limits.articles:
        failures.append(_too_many(found, limits))
    return found[: limits.articles], list(dict.fromkeys(failures))


def measured(path: Path) -> Input | Failure:
    """The file with its size and the time of its last change."""
    try:
        about = path.stat()
    except OSError as error:
        return _unreachable(path, error)
    return Input(str(path), about.st_size, about.st_mtime_ns)


def shown(path: Path) -> str:
    """The path as text that can be printed and written, whatever bytes its name holds."""
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8")


def _under(path: Path, limits: Limits, failures: list[Failure]) -> Iterator[Path]:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        failures.append(_unreachable(path, error))
    else:
        if stat.S_ISDIR(mode):
            yield from _in_folder(path, limits, failures, (os.path.realpath(path),))
        elif stat.S_ISREG(mode):
            yield path
        else:
            failures.append(Failure(shown(path), "is no ordinary file", "save its content as a file first"))


def _in_folder(
    folder: Path, limits: Limits, failures: list[Failure], above: tuple[str, ...]
) -> Iterator[Path]:
    try:
        entries = sorted(e for e in os.listdir(folder) if not e.startswith("."))
    except OSError as error:
        failures.append(_unreachable(folder, error))
        return
    for path in (folder / entry for entry in entries):
        if path.is_dir():
            yield from _in_subfolder(path, limits, failures, above)
        elif known(path.name) or not path.is_file():
            yield from _under(path, limits, failures)
        else:
            failures.append(Failure(shown(path), "is of no kind that is read", "convert it, or name it on the command "
                                    "line to have it read as text"))


def _in_subfolder(path: Path, limits: Limits, failures: list[Failure], above: tuple[str, ...]) -> Iterator[Path]:
    real = os.path.realpath(path)
    if real in above:
        failures.append(Failure(shown(path), "leads back to a folder that it lies in", "remove the link"))
    elif len(above) >= limits.depth:
        failures.append(Failure(shown(path), f"lies more than {limits.depth} folders deep", "name it directly"))
    else:
        yield from _in_folder(path, limits, failures, (*above, real))


def _unreachable(path: Path, error: OSError) -> Failure:
    if isinstance(error, FileNotFoundError):
        if path.is_symlink():
            return Failure(shown(path), "is a link to something that is not there", "remove the link or mend it")
        return Failure(shown(path), "there is no such file or folder", "check the spelling")
    if isinstance(error, PermissionError):
        return Failure(shown(path), "may not be read by you", "ask for permission to read it")
    return Failure(shown(path), f"cannot be opened ({error.strerror or error})", "check the path")


def _too_many(found: list[Path], limits: Limits) -> Failure:
    first = shown(found[limits.articles])
    return Failure(
        first, f"this and all that follow it, {len(found) - limits.articles:,} files, were left out: a case holds "
        f"at most {limits.articles:,} files", "a case is the articles on one event; name its folder alone",
    )
