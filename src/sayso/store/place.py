"""Where a workspace lies: where one says, where the environment says, or the nearest `.sayso` above, as git does."""

import os
from pathlib import Path
from typing import NamedTuple

from sayso.errors import NoWorkspace, StoreFailed

FOLDER, FILE = ".sayso", "workspace.db"
VARIABLE = "SAYSO_WORKSPACE"
POSTGRES = ("postgresql://", "postgres://", "postgresql+psycopg://")


class Place(NamedTuple):
    """`url` is for SQLAlchemy, `shown` for a reader (no password), `file` the SQLite file, None for a server."""

    url: str
    shown: str
    file: Path | None


def find(named: str | None = None, make: bool = False) -> Place:
    """The place of the workspace to use. `named` is a folder or the URL of a PostgreSQL database.

    NoWorkspace where there is none; with `make` a missing `.sayso` is made, in the folder named or the present one."""
    wanted = named or os.environ.get(VARIABLE)
    if wanted and wanted.startswith(POSTGRES):
        return _server(wanted)
    if wanted and "://" in wanted:
        raise NoWorkspace(f"{wanted.split('://')[0]} databases hold no workspace; name a folder or a postgresql:// URL")
    folder = _folder(Path(wanted).expanduser()) if wanted else _above(Path.cwd())
    file = (folder or Path.cwd() / FOLDER) / FILE
    if not file.exists():
        if not make:
            raise NoWorkspace(f"there is no workspace {'in ' + str(wanted) if wanted else 'here'}: `sayso init` makes "
                              f"one, `sayso add FILES` makes one and adds to it")
        _make(file.parent)
    return Place(f"sqlite:///{file.resolve()}", str(file.parent.resolve()), file.resolve())


def _folder(named: Path) -> Path:
    return named if named.name == FOLDER else named / FOLDER


def _above(start: Path) -> Path | None:
    return next((p / FOLDER for p in (start, *start.parents) if (p / FOLDER / FILE).exists()), None)


def _server(url: str) -> Place:
    rest = url.split("://", 1)[1]
    account, at, host = rest.rpartition("@")
    user = account.split(":")[0]
    return Place(f"postgresql+psycopg://{rest}", f"postgresql://{user}{at}{host.split('?')[0]}", None)


def _make(folder: Path) -> None:
    """For its owner alone: what a journalist collects may be nobody else's business."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreFailed(f"no workspace can be made in {folder}: {error.strerror or error}; name another place with "
                          f"--workspace") from None
