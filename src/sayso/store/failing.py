"""What went wrong in a database, in a reader's words: what happened, what is safe, what to do."""

from sqlalchemy.exc import DBAPIError, OperationalError

from sayso.errors import SaysoError, StoreFailed
from sayso.store.place import Place

SAFE = "everything written before is safe"
SQLITE: tuple[tuple[str, str], ...] = (
    ("database or disk is full", f"the disk is full; {SAFE}: make room and do it again"),
    ("readonly database", "it may only be read; check whose it is and whether its disk may be written"),
    ("unable to open database file", "it cannot be opened; check that it is there and that you may write beside it"),
    ("database is locked", "another program has been writing in it for a minute; wait for it and do it again"),
    ("not a database", "its file holds something else; move it away, or name another workspace"),
    ("malformed", "its file is damaged; take it from a backup, or save what is left with sqlite3's .recover"),
    ("disk I/O error", f"its disk cannot be read or written; {SAFE} as far as the disk holds it"),
)
NOT_LET_IN = "the server does not let you in; check user and password in the URL"
NO_DATABASE = "the server has no such database; make it with createdb"
POSTGRES: tuple[tuple[str, str], ...] = (
    ("53100", f"the server's disk is full; {SAFE}: make room there and do it again"),
    ("25006", "the server takes no writing now; ask whoever runs it"),
    ("28", NOT_LET_IN), ("password authentication failed", NOT_LET_IN), ("no password supplied", NOT_LET_IN),
    ("3D000", NO_DATABASE), ("does not exist", NO_DATABASE),
    ("42501", "you may not do this on the server; ask whoever runs it"),
    ("57014", f"the server broke it off; {SAFE}: do it again"),
)
GONE = f"the server does not answer; {SAFE}: check that it runs and do it again"
"""Words of SQLite's messages; beginnings of SQLSTATE codes (PostgreSQL, appendix A), and words of messages where the
driver gives no code, as when it connects."""


def explained(error: DBAPIError, place: Place) -> SaysoError:
    """The error to raise in place of this one; a fault of Sayso's own is passed on as it is said."""
    said = str(error.orig)
    if place.file:
        told = next((says for words, says in SQLITE if words in said), None)
    else:
        code = getattr(error.orig, "sqlstate", None) or ""
        told = next((says for mark, says in POSTGRES if code.startswith(mark) or (" " in mark and mark in said)), None)
        if told is None and (error.connection_invalidated or isinstance(error, OperationalError)):
            told = GONE
    return StoreFailed(f"the workspace {place.shown}: {told or said.splitlines()[0]}")
