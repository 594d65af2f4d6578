"""A workspace's database: opened, brought up to date, read from and written to, each change whole or not at all."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, inspect, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.schema import SetColumnComment

from sayso.errors import NewerWorkspace, StoreFailed
from sayso.store.failing import explained
from sayso.store.place import Place
from sayso.store.schema import HEAD, metadata

PATIENCE = 60
LOCK = 7_296_001
"""Seconds to wait for another writer, and the number of the lock that writers on PostgreSQL take."""
VERSION = "sayso_version"


class Database:
    """One workspace's tables. Many may read while one writes; writers wait for each other."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self._engine = _engine(place)
        self._inode: int | None = None
        try:
            self._bring_up_to_date()
        except BaseException:
            self.close()
            raise
        self._inode = place.file.stat().st_ino if place.file else None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the workspace throughout."""
        with self._explaining(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection whose changes are kept together when the block ends, and not at all when it fails."""
        with self._explaining(), self._engine.connect() as plain:
            connection = plain.execution_options(writes=True)
            with connection.begin():
                if connection.dialect.name == "postgresql":
                    connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))
                yield connection
                self._still_there()

    def check(self) -> tuple[str, ...]:
        """What is wrong with the tables, in a reader's words; nothing where all is well."""
        with self.reading() as connection:
            if connection.dialect.name != "sqlite":
                return ()
            found = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check(20)")]
            loose = len(list(connection.exec_driver_sql("PRAGMA foreign_key_check")))
        return (*(f for f in found if f != "ok"), *([f"{loose} rows point at rows that are gone"] if loose else ()))

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()

    @contextmanager
    def _explaining(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise explained(error, self.place) from None

    def _still_there(self) -> None:
        """SQLite goes on writing into a file that was deleted under it."""
        file = self.place.file
        if file and self._inode is not None and not (file.exists() and file.stat().st_ino == self._inode):
            raise StoreFailed(f"the workspace {self.place.shown} was moved or deleted while it was in use; nothing "
                              f"more was written: put it back, or start another with sayso init")

    def _bring_up_to_date(self) -> None:
        with self.reading() as connection:
            known = version(connection)
        if known == HEAD:
            return
        with self.writing() as connection:
            known = version(connection)
            if known is not None and known > HEAD:
                raise NewerWorkspace(f"the workspace {self.place.shown} was made by a newer Sayso (tables of version "
                                     f"{known}, this one knows {HEAD}): update Sayso; nothing was changed")
            if known != HEAD:
                _migrate(connection)
                _explain_columns(connection)


def version(connection: Connection) -> str | None:
    """The revision of the tables; None for a database without any."""
    if not inspect(connection).has_table(VERSION):
        return None
    return connection.execute(text(f"SELECT version_num FROM {VERSION}")).scalar()


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _explain_columns(connection: Connection) -> None:
    """The reasons beside the columns in the schema, as comments where the database has such."""
    if connection.dialect.supports_comments:
        for table in metadata.sorted_tables:
            for column in table.columns:
                if column.comment:
                    connection.execute(SetColumnComment(column))


def _engine(place: Place) -> Engine:
    if place.file is None:
        try:
            return create_engine(place.url, pool_pre_ping=True, connect_args={"connect_timeout": 10})
        except ModuleNotFoundError:
            raise StoreFailed("a workspace on PostgreSQL needs psycopg: pip install 'sayso[postgres]'") from None
    file = place.file
    engine = create_engine("sqlite://", creator=lambda: _open(file), poolclass=QueuePool)
    event.listen(engine, "connect", _settings)
    event.listen(engine, "begin", _begin)
    return engine


def _open(file: Path) -> sqlite3.Connection:
    """A file that may not be written is opened for reading alone; where no index can be made beside it, as it is."""
    if not file.exists():
        _make(file)
    if os.access(file, os.W_OK) and os.access(file.parent, os.W_OK):
        return _connected(file, "rw")
    try:
        connection = _connected(file, "ro")
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.OperationalError:
        return _connected(file, "ro&immutable=1")
    return connection


def _connected(file: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.as_uri()}?mode={mode}", uri=True, timeout=PATIENCE, isolation_level=None,
                           check_same_thread=False)


def _make(file: Path) -> None:
    """An empty database for its owner alone, in which readers do not wait for a writer (WAL). It is put in place whole,
    so that of two who make it at once both find the same."""
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        os.close(os.open(draft, os.O_CREAT | os.O_WRONLY, 0o600))
        connection = sqlite3.connect(draft)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.close()
        with suppress(FileExistsError):
            os.link(draft, file)
    except OSError as error:
        raise StoreFailed(f"no workspace can be made in {file.parent}: {error.strerror or error}") from None
    finally:
        draft.unlink(missing_ok=True)


def _settings(connection: sqlite3.Connection, _record: object) -> None:
    """What is kept is on the disk before anybody is told so."""
    for setting in ("foreign_keys=ON", "synchronous=FULL"):
        connection.execute(f"PRAGMA {setting}")


def _begin(connection: Connection) -> None:
    """A writer takes its turn before it reads anything, so that what it read still holds when it writes."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")
