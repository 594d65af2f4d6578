"""What is given out: licences, bill of materials, man page, completion, wheel and source archive."""

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

import sayso
from sayso.cli.app import COMMANDS
from sayso.cli.commands import manual
from sayso.version import VERSION

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = sorted(set(PROJECT["project"]["optional-dependencies"]) - {"bench", "test"})
ENV = os.environ | {"PYTHONPATH": str(Path(sayso.__file__).parents[1])}


def run(*command):
    return subprocess.run([sys.executable, *command], cwd=ROOT, env=ENV, capture_output=True, text=True, check=False)


def test_every_licence_is_known():
    told = run("release/licences.py", *EXTRAS)
    assert told.returncode == 0, told.stdout + told.stderr
    assert "numpy" in told.stdout


@pytest.mark.parametrize(("stated", "known"), [
    ("MIT", True), ("MIT AND BSD-3-Clause", True), ("GPL-2.0-only OR LGPL-2.1-or-later", True), ("GPL-3.0-only", False),
    ("MIT AND GPL-3.0-only", False), ("not stated", False), ("Proprietary", False),
])  # fmt: skip
def test_licences_are_judged(stated, known, monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "release"))
    import licences

    assert licences.allowed(stated) is known


def test_the_lowest_packages_are_those_that_are_asked_for(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "release"))
    import lowest

    found = lowest.lowest()
    offered = PROJECT["project"]["optional-dependencies"]
    assert len(found) == len(PROJECT["project"]["dependencies"]) + sum(len(offered[extra]) for extra in EXTRAS)
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", one) for one in found), found
    assert all((ROOT / "tests" / part).exists() for part in lowest.PARTS)


def test_every_dependency_is_explained():
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").casefold()
    listed = [line for extra in EXTRAS for line in PROJECT["project"]["optional-dependencies"][extra]]
    for line in (*PROJECT["project"]["dependencies"], *listed):
        name = line.partition(">=")[0].partition("[")[0].casefold()
        assert ">=" in line, f"{line} has no lower bound"
        assert name in page, f"{name} is not in docs/dependencies.md"


def test_the_bill_of_materials_keeps_its_standard():
    made = run("release/sbom.py", "office", "mcp")
    assert made.returncode == 0, made.stderr
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(made.stdout) is None
    names = {c["name"] for c in json.loads(made.stdout)["components"]}
    assert {"numpy", "typst", "mcp"} <= names
    assert "pandas" not in names


def test_the_man_page_names_every_command():
    made = run("-m", "sayso", "manual")
    assert made.returncode == 0, made.stderr
    for name, _ in COMMANDS:
        assert f'.SH "SAYSO {name.upper()}"' in made.stdout


@pytest.mark.skipif(not shutil.which("man"), reason="man is not installed")
def test_the_man_page_is_set_without_warnings(tmp_path):
    (tmp_path / "sayso.1").write_text(manual.page(), encoding="utf-8")
    told = subprocess.run(["man", "--warnings", "-l", str(tmp_path / "sayso.1")], capture_output=True, text=True,
                          env=os.environ | {"MANPAGER": "cat", "MANWIDTH": "90"}, check=False)
    assert told.returncode == 0
    assert told.stderr == ""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_offered(shell):
    env = ENV | {"_SAYSO_COMPLETE": f"source_{shell}"}
    code = "import sys; sys.argv = ['sayso']; from sayso.cli.app import main; main()"
    told = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False)
    assert "sayso" in told.stdout


def test_completion_knows_commands_and_formats():
    def completed(words, at):
        env = ENV | {"_SAYSO_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(at)}
        code = "import sys; sys.argv = ['sayso']; from sayso.cli.app import main; main()"
        told = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False)
        return told.stdout.split()

    assert completed("sayso ver", 1) == ["verify"]
    assert completed("sayso read --format sti", 3) == ["stix"]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Wheel and source archive, built from a copy so that nothing is left behind."""
    place = tmp_path_factory.mktemp("dist")
    copy = place / "project"
    kept = shutil.ignore_patterns("build", ".git", "*.egg-info", "__pycache__", ".*_cache")
    shutil.copytree(ROOT, copy, ignore=kept)
    told = subprocess.run([sys.executable, "-m", "build", "--no-isolation", "--outdir", str(place), str(copy)],
                          capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
    return place


def test_the_wheel_holds_all_that_is_needed(built):
    wheel = built / f"sayso-{VERSION}-py3-none-any.whl"
    names = set(zipfile.ZipFile(wheel).namelist())
    source = Path(sayso.__file__).parent
    for path in source.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            assert f"sayso/{path.relative_to(source).as_posix()}" in names
    about = f"sayso-{VERSION}.dist-info"
    assert {f"{about}/licenses/LICENSE", f"{about}/licenses/NOTICE"} <= names
    assert {name.partition("/")[0] for name in names} == {"sayso", about}
    assert not [name for name in names if name.endswith((".pyc", ".map", ".orig", "~"))]
    assert wheel.stat().st_size < 90_000_000, "PyPI takes no file above 100 MB"


def test_the_source_archive_holds_the_source(built):
    with tarfile.open(built / f"sayso-{VERSION}.tar.gz") as archive:
        names = archive.getnames()
    for wanted in ("pyproject.toml", "LICENSE", "NOTICE", "mkdocs.yml", "src/sayso/__init__.py",
                   "src/sayso/data/outlets.tsv"):
        assert f"sayso-{VERSION}/{wanted}" in names
    for folder in ("tests", "docs", "eval", "release", "training"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert f"sayso-{VERSION}/{path.relative_to(ROOT).as_posix()}" in names
