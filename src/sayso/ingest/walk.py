"""The files that paths stand for: folders are walked once, loops are cut, what is no article is named."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.model import Failure

KINDS = {
    ".txt": "text", ".text": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl",
}
READABLE = ".txt, .html, .json or .jsonl"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one case may hold, so that a wrong folder ends in a message and not in an hour's work.

    `articles` is the number of files, and of articles in them; `file_bytes` the size of one file, `page_bytes` of a web
    page; `article_characters` the length of one text, `depth` how many folders lie inside each other.
    """

    articles: int = 5_000
    file_bytes: int = 50_000_000
    page_bytes: int = 10_000_000
    article_characters: int = 500_000
    depth: int = 64


@dataclass(frozen=True, slots=True)
class Found:
    """A file to be read as `text`, `html`, `json` or `jsonl`, `unknown` for one named without such a suffix."""

    path: Path
    kind: str


def walk(paths: Iterable[Path], limits: Limits) -> tuple[list[Found], list[Failure]]:
    """The files to be read, each once and in the order of their paths, and all that is left out."""
    failures: list[Failure] = []
    met = {os.path.abspath(f.path): f for path in sorted(set(paths), key=str) for f in _under(path, limits, failures)}
    once: dict[str, Found] = {}
    for place, file in sorted(met.items(), key=lambda item: (os.path.realpath(item[0]) != item[0], item[0])):
        kept = once.setdefault(os.path.realpath(place), file)
        if kept is not file:
            failures.append(Failure(shown(file.path), f"is the same file as {shown(kept.path)} under another name",
                                    "nothing to do: it is read once"))
    found = sorted(once.values(), key=lambda f: str(f.path))
    if len(found) > limits.articles:
        failures.append(_too_many(found, limits))
    return found[: limits.articles], list(dict.fromkeys(failures))


def shown(path: Path) -> str:
    """The path as text that can be printed and written, whatever bytes its name holds."""
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8")


def _under(path: Path, limits: Limits, failures: list[Failure]) -> Iterator[Found]:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        failures.append(_unreachable(path, error))
    else:
        if stat.S_ISDIR(mode):
            yield from _in_folder(path, limits, failures, (os.path.realpath(path),))
        elif stat.S_ISREG(mode):
            yield Found(path, KINDS.get(path.suffix.lower(), "unknown"))
        else:
            failures.append(Failure(shown(path), "is no ordinary file", "save its content as a file first"))


def _in_folder(
    folder: Path, limits: Limits, failures: list[Failure], above: tuple[str, ...]
) -> Iterator[Found]:
    try:
        entries = sorted(e for e in os.listdir(folder) if not e.startswith("."))
    except OSError as error:
        failures.append(_unreachable(folder, error))
        return
    for path in (folder / entry for entry in entries):
        if path.is_dir():
            yield from _in_subfolder(path, limits, failures, above)
        elif path.suffix.lower() in KINDS or not path.is_file():
            yield from _under(path, limits, failures)
        else:
            failures.append(Failure(shown(path), f"is no {READABLE} file", "convert it, or name it on the command line "
                                    "to have it read as text"))


def _in_subfolder(path: Path, limits: Limits, failures: list[Failure], above: tuple[str, ...]) -> Iterator[Found]:
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


def _too_many(found: list[Found], limits: Limits) -> Failure:
    first = shown(found[limits.articles].path)
    return Failure(
        first, f"this and all that follow it, {len(found) - limits.articles:,} files, were left out: a case holds "
        f"at most {limits.articles:,} files", "a case is the articles on one event; name its folder alone",
    )
