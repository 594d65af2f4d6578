"""What tests of several packages share: a PostgreSQL server, a workspace on each kind of database, a browser, and cases
that every format must hold: the demo, a hand-made one with everything, a hostile one."""

import os
import shutil
from contextlib import ExitStack
from pathlib import Path

import postgres
import pytest
from made_case import case as made

import sayso
from sayso.model import (
    Annotated,
    Article,
    Attribution,
    Case,
    Claim,
    Derivation,
    Discrepancy,
    Independence,
    Mention,
    Side,
    Source,
)

DEMO = Path(sayso.__file__).parent / "demo" / "case"
EVIL = '=X("http://x")\t<script>alert(1)</script> \\input{x} } % $ & # _ ~ ^ ]]> \x07\u202e🚒\n\nLine two, "he said".'

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]


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


SMALL = {"spark.driver.extraJavaOptions": "-XX:+UseSerialGC -XX:TieredStopAtLevel=1",
         "spark.sql.shuffle.partitions": "1", "spark.default.parallelism": "2",
         "spark.driver.memory": "1g"}


@pytest.fixture(scope="session")
def spark():
    """One Spark session of this machine for all tests; they are skipped where there is no Java, and fail in CI."""
    if not shutil.which("java"):
        assert not os.environ.get("CI"), "CI must test on Spark: apt-get install openjdk-17-jre-headless"
        pytest.skip("Java is not installed (apt-get install openjdk-17-jre-headless)")
    pytest.importorskip("pyspark", reason="pyspark is not installed (pip install 'sayso[spark]')")
    from sayso.engine.spark import start

    session = start("local[2]", SMALL)
    yield session
    session.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request, tmp_path):
    """Where a new workspace can be made: a folder, then a database on PostgreSQL."""
    return str(tmp_path / "work") if request.param == "sqlite" else request.getfixturevalue("postgres_url")


@pytest.fixture(scope="module")
def chromium():
    """Debian's browser without a window; the test is skipped where there is none, and fails in CI."""
    found = shutil.which("chromium")
    if not found:
        assert not os.environ.get("CI"), "CI must test in a browser: apt-get install chromium"
        pytest.skip("chromium is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demo():
    return sayso.read(DEMO)


@pytest.fixture(scope="session")
def handmade():
    return made()


@pytest.fixture(scope="session")
def hostile():
    """Every text that an article, its file or its page could bring is an attack on some format."""
    article = Article("../=a;b[c]", EVIL, EVIL, EVIL, EVIL, EVIL, "2031", "2031-05", "xx",
                      "https://x.example/{}\\ ", EVIL)
    plain = Article("b", "b")
    at = article.anchor(0, len(EVIL))
    source = Source("source-1", EVIL, (EVIL,), "anonymous", EVIL, (at,))
    said = Attribution(article.id, (at,), (at,), (at,), source_id=source.id, via=(EVIL,))
    mention = Mention(at, said.id, source.id, "denies")
    claim = Claim(EVIL, (mention,), (source.id, f"own:{article.id}"), Independence(1, 2, 1), 1, EVIL, (), (mention,))
    sides = (Side(at, EVIL, source.id), Side(plain.anchor(0, 1), EVIL))
    return Case(read=(Annotated(article), Annotated(plain)), attributions=(said,), sources=(source,), claims=(claim,),
                derivations=(Derivation(article.id, None, EVIL, "version"), Derivation("b", "lost:1", EVIL, "cut")),
                discrepancies=(Discrepancy("figure", EVIL, sides, claim.id),))


@pytest.fixture(params=["demo", "handmade", "hostile", "empty"])
def any_case(request):
    return Case() if request.param == "empty" else request.getfixturevalue(request.param)
