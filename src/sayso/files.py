"""A case from a file and into one, for programs."""

import json
from os import PathLike, fspath
from pathlib import Path

from sayso.errors import NotACase
from sayso.export import delivery
from sayso.model import Case


def load(path: str | PathLike[str]) -> Case:
    """The case that was written to this file as JSON. NotACase where it holds something else; OSError where it cannot
    be read."""
    try:
        data = json.loads(Path(path).read_text(encoding="utf-8"))
    except (ValueError, RecursionError):
        raise NotACase(f"{fspath(path)} holds no JSON") from None
    if not isinstance(data, dict):
        raise NotACase(f"{fspath(path)} is no case that Sayso exported")
    return Case.from_dict(data)


def write(case: Case, path: str | PathLike[str], format: str | None = None) -> None:
    """Write the case in any format that `sayso read --formats` lists; without `format` the file's name tells.

    CannotWrite (a SaysoError) with reason and remedy, MissingExtra where a library is not installed.
    """
    delivery.write(case, Path(path), format)
