"""Which Sayso found something: hashes of all code, tables, models and plug-ins that take part: none is forgotten."""

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path

from sayso import plugins
from sayso.tables import user_tables

READING = ("annotate", "model", "data", "words.py", "tables.py", "stems.py")
RELATING = (*READING, "relate")
STORIES = (*RELATING, "ingest", "story", "engine", "cluster")
LEFT_OUT = ("__pycache__",)


@cache
def reading() -> str:
    """Of what reads one article."""
    return _digest(READING)


@cache
def relating() -> str:
    """Of what works out a case."""
    return _digest(RELATING)


@cache
def stories() -> str:
    """Of what makes cases of files."""
    return _digest(STORIES)


def _digest(parts: Iterable[str]) -> str:
    whole = hashlib.blake2b(digest_size=8)
    package = Path(str(files("sayso")))
    own = [file for top in (package / part for part in parts) for file in ([top] if top.is_file() else top.rglob("*"))]
    for file in (*sorted(own), *user_tables()):
        if file.is_file() and not set(file.parts) & set(LEFT_OUT):
            named = file.relative_to(package) if file.is_relative_to(package) else file.name
            whole.update(f"{named}\n".encode("utf-8", "backslashreplace"))
            whole.update(file.read_bytes())
    whole.update("\n".join(plugins.named()).encode())
    return whole.hexdigest()
