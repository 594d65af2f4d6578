"""When and who: what stands beside everything that is written."""

import os
from datetime import UTC, datetime


def now() -> str:
    """The present moment in UTC, to the microsecond, so that no two decisions are the same."""
    return datetime.now(UTC).isoformat()


def who() -> str:
    """Who is at work: `SAYSO_USER`, else the name of the account."""
    if named := os.environ.get("SAYSO_USER"):
        return named
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "somebody"
