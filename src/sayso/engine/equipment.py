"""What workers on other machines need of this one: the user's own tables, and whether plug-ins are left out."""

import atexit
import hashlib
import os
import shutil
import tempfile
import zipfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sayso import plugins, tables

if TYPE_CHECKING:
    from pyspark import SparkContext
    from pyspark.sql import SparkSession

ELSEWHERE = "local-cluster"
NOWHERE = "./no-tables"


def equip(session: "SparkSession") -> None:
    """All workers of the session read by the tables of this process, and not by those of their machine or of none.

    Spark starts a worker anew where another one was started with other tables. BadTable where one is broken."""
    context = session.sparkContext
    master = context.master or ""
    own = _checked()
    here = master.startswith("local") and not master.startswith(ELSEWHERE)
    context.environment["SAYSO_DATA"] = os.path.abspath(tables.user_folder()) if here else _sent(context, own)
    context.environment[plugins.OFF] = os.environ.get(plugins.OFF, "")


def _checked() -> tuple[Path, ...]:
    own = tables.user_tables()
    for path in own:
        if tables.exists(path.stem):
            tables.rows(path.stem)
    return own


def _sent(context: "SparkContext", own: tuple[Path, ...]) -> str:
    """Where the tables will lie on a worker's machine, below the folder in which it works."""
    if not own:
        return NOWHERE
    digest = hashlib.blake2b(digest_size=8)
    for path in own:
        digest.update(f"{path.name}\n".encode() + path.read_bytes())
    name = f"sayso-tables-{digest.hexdigest()}"
    context.addArchive(f"{_archive(name, own)}#{name}")
    return f"./{name}"


@cache
def _archive(name: str, own: tuple[Path, ...]) -> str:
    """The tables as an archive, which lies on this machine while this process runs."""
    folder = tempfile.mkdtemp(prefix="sayso-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    packed = os.path.join(folder, f"{name}.zip")
    with zipfile.ZipFile(packed, "w") as archive:
        for path in own:
            archive.write(path, path.name)
    return packed
