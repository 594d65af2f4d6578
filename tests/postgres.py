"""A PostgreSQL server of the tests' own, where Debian's packages are there: on a free port, gone at the end.

It is told nothing but its folder: no server that runs already is touched. `SAYSO_TEST_POSTGRES` names one to use."""

import contextlib
import glob
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

BINARIES = "/usr/lib/postgresql/*/bin"


def binaries() -> Path | None:
    """Where the newest server's programs lie; None where none is installed."""
    found = sorted(glob.glob(BINARIES), key=lambda p: [int(n) for n in p.split("/")[4].split(".")])
    return Path(found[-1]) if found and Path(found[-1], "initdb").exists() else None


def _as_whom() -> dict[str, object]:
    """The server refuses to run as root: then it runs as the account that Debian made for it."""
    if os.geteuid() != 0:
        return {}
    account = pwd.getpwnam("postgres")
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


@contextlib.contextmanager
def server() -> Iterator[str]:
    """A running server's URL, with a superuser named sayso."""
    programs, whom = binaries(), _as_whom()
    assert programs is not None
    folder = Path(tempfile.mkdtemp(prefix="sayso-pg-"))
    try:
        if whom:
            os.chown(folder, whom["user"], whom["group"])  # type: ignore[arg-type]
        data = folder / "data"
        quiet = {"check": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder, **whom}
        subprocess.run([programs / "initdb", "-D", data, "-U", "sayso", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8",
                        "--no-sync"], **quiet)  # type: ignore[call-overload]
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=30"
        control = [programs / "pg_ctl", "-D", data, "-w"]
        subprocess.run([*control, "-o", options, "-l", folder / "log", "start"], **quiet)  # type: ignore[call-overload]
        try:
            yield f"postgresql://sayso@127.0.0.1:{port}/postgres"
        finally:
            subprocess.run([*control, "-m", "immediate", "stop"], **quiet)  # type: ignore[call-overload]
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def killed(data: Path) -> None:
    """End the server of the tests' own whose data lie here at once, all that it was doing left as it is."""
    _control(data, "-m", "immediate", "stop")


def started_again(data: Path) -> None:
    """Start it once more as it was started before; it mends its tables itself."""
    _control(data, "-l", str(data.parent / "log"), "restart")


def _control(data: Path, *how: str) -> None:
    programs = binaries()
    assert programs is not None
    subprocess.run([programs / "pg_ctl", "-D", data, "-w", *how], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, cwd=data.parent, **_as_whom())  # type: ignore[call-overload]
