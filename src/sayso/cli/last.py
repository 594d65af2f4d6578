"""The case read last, kept as exchange JSON in the user's cache folder so that `sayso why` can be asked about it."""

import json
import os
from pathlib import Path
from typing import Any

from sayso.errors import SaysoError
from sayso.model import Case

NAME = "last-case.json"


class NoCase(SaysoError):
    """A case was asked about without a name or path, and there is none yet."""


class NotACase(SaysoError):
    """A file that was given as an exported case is none."""


def place() -> Path:
    """Where the last case is kept: `SAYSO_CACHE`, or the user's cache folder."""
    if named := os.environ.get("SAYSO_CACHE"):
        return Path(named) / NAME
    from platformdirs import user_cache_path

    return user_cache_path("sayso") / NAME


def keep(case: Case) -> bool:
    """Keep this case for `why`, readable by its user alone; False where the folder cannot be written."""
    target = place()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_name(f"{NAME}.{os.getpid()}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
            json.dump(case.to_dict(), out, ensure_ascii=False)
        draft.replace(target)
    except OSError:
        return False
    return True


def load() -> dict[str, Any]:
    """The last case; NoCase where there is none."""
    try:
        return exported(place())
    except (OSError, NotACase):
        raise NoCase("no case was read before: say which, as in `sayso why ID PATH`") from None


def exported(path: Path) -> dict[str, Any]:
    """A case in the exchange format; NotACase where the file holds something else."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError):
        raise NotACase(f"{path} is no case that Sayso exported") from None
    if not isinstance(value, dict) or not str(value.get("schema", "")).startswith("sayso/"):
        raise NotACase(f"{path} is no case that Sayso exported")
    return value
