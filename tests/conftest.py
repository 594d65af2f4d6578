"""What tests of several packages share: a PostgreSQL server, and a workspace on each kind of database."""

import os
from contextlib import ExitStack

import postgres
import pytest


@pytest.fixture(scope="session")
def postgres_server():
    """The URL of a server; the test is skipped where none can be had, and fails in CI."""
    if named := os.environ.get("SAYSO_TEST_POSTGRES"):
        yield named
        return
    if postgres.binaries() is None:
        assert not os.environ.get("CI"), "CI must test on PostgreSQL: apt-get install postgresql"
        pytest.skip("PostgreSQL is not installed (apt-get install postgresql)")
    with ExitStack() as stack:
        yield stack.enter_context(postgres.server())


@pytest.fixture
def postgres_url(postgres_server):
    """The URL of an empty database."""
    import psycopg

    name = f"sayso_{os.getpid()}_{os.urandom(4).hex()}"
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    yield postgres_server.rsplit("/", 1)[0] + f"/{name}"
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request, tmp_path):
    """Where a new workspace can be made: a folder, then a database on PostgreSQL."""
    return str(tmp_path / "work") if request.param == "sqlite" else request.getfixturevalue("postgres_url")
