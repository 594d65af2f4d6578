"""The documentation as a site: it builds in strict mode, with nothing from other servers."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import sayso
from sayso.cli.app import COMMANDS

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    place = tmp_path_factory.mktemp("site")
    env = os.environ | {"PYTHONPATH": str(Path(sayso.__file__).parents[1]), "NO_MKDOCS_2_WARNING": "1"}
    built = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", str(place)], cwd=ROOT,
                           env=env, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    return place


def test_nothing_is_loaded_from_elsewhere(site):
    for page in site.rglob("*.html"):
        loaded = re.findall(r"<(?:script|img|iframe)[^>]+src=\"(https?:[^\"]+)", page.read_text(encoding="utf-8"))
        assert not loaded, page


def test_reference_is_made_from_the_code(site):
    commands = (site / "reference" / "commands.html").read_text(encoding="utf-8")
    for name, _ in COMMANDS:
        assert f"sayso {name} [OPTIONS]" in commands
    python = (site / "reference" / "python.html").read_text(encoding="utf-8")
    assert "Independence" in python
    assert "origins do not rest on each other" in python
