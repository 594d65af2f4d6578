"""The tutorial as a newcomer follows it: every command and file of the page, in its order, in a fresh home."""

import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import sayso

PAGE = (Path(__file__).parents[2] / "docs" / "tutorial.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^    sayso (.*?)(?:\s+#.*)?$", re.MULTILINE)
FILE = re.compile(r"`([\w/-]+\.(?:txt|py|toml|tsv))`[^`]*\Z")
WIDTH = 80


@pytest.fixture
def home(tmp_path):
    (tmp_path / "my-case").mkdir()
    (tmp_path / "ships").mkdir()
    (tmp_path / "tables").mkdir()
    return tmp_path


def run(home, words):
    """What `sayso` prints, as a newcomer's shell would have it: no setting of ours, 80 columns."""
    path = os.pathsep.join((str(home / "site"), str(Path(sayso.__file__).parents[1])))
    env = {k: v for k, v in os.environ.items() if not k.startswith("SAYSO_")} | {
        "COLUMNS": str(WIDTH), "PYTHONPATH": path, "SAYSO_DATA": str(home / "tables"),
        "SAYSO_CACHE": str(home / "cache"), "PYTHONUTF8": "1"}
    code = "import sys; from sayso.cli.app import main; sys.argv[0] = 'sayso'; main()"
    done = subprocess.run([sys.executable, "-c", code, *words], cwd=home, env=env, capture_output=True, text=True,
                          encoding="utf-8")
    assert done.returncode == 0, (words, done.stderr)
    assert "Traceback" not in done.stderr + done.stdout
    if "json" not in words:
        lines = done.stdout.replace(str(home), "~").splitlines()
        assert max(map(len, lines), default=0) <= WIDTH, words
    return done.stdout


def install(home):
    """As `pip install ./ships` does, without a network: the module and its entry points."""
    told = tomllib.loads((home / "ships" / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    about = home / "site" / "ships-1.0.dist-info"
    about.mkdir(parents=True)
    (home / "site" / "ships.py").write_text((home / "ships" / "ships.py").read_text(encoding="utf-8"), encoding="utf-8")
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {told['name']}\nVersion: {told['version']}\n",
                                    encoding="utf-8")
    (about / "entry_points.txt").write_text("".join(
        f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in points.items())
        for group, points in told["entry-points"].items()), encoding="utf-8")


def steps():
    """The page's commands and files: ("run", words, "") or ("write", name, text)."""
    found = [(m.start(), "run", m[1], "") for m in COMMAND.finditer(PAGE)]
    for block in FENCE.finditer(PAGE):
        if named := FILE.search(PAGE[:block.start()]):
            found.append((block.start(), "write", named[1], block[2]))
    return [step[1:] for step in sorted(found)]


def place(home, name):
    """Where the page says that a file belongs."""
    return home / {"tsv": "tables", "py": "ships", "toml": "ships"}.get(name.rpartition(".")[2], ".") / name


def test_the_first_hour_as_written(home):
    shown = []
    for act, what, text in steps():
        if act == "write":
            place(home, what).write_text(text, encoding="utf-8")
            if what == "pyproject.toml":
                install(home)
        else:
            shown.append((what, run(home, shlex.split(what))))
    said = dict(shown)
    reads = [out for what, out in shown if what == "read my-case"]
    cases = [out for what, out in shown if what == "case"]
    doctors = [out for what, out in shown if what == "doctor"]
    assert "3 articles" in reads[0]
    assert "150" in reads[0]
    assert "Decided by hand" not in cases[0]
    assert "Decided by hand" in cases[1]
    assert "Undone" in said["undo"]
    assert (home / "case.html").stat().st_size > 10_000
    assert "Kestrel Wire, not at hand" not in reads[0]
    assert "Kestrel Wire, not at hand" in reads[1]
    assert "none in" in doctors[0]
    assert "outlets.tsv is read" in doctors[1]
    assert "plug-in sayso.annotate ships ships 1.0" in doctors[2]


def test_the_page_has_all_steps():
    """So that a step that is written in another way is not left out in silence."""
    assert [what for act, what, _ in steps() if act == "write"] == [
        "my-case/harbour.txt", "my-case/post.txt", "my-case/north.txt", "outlets.tsv", "ships.py", "pyproject.toml"]
    assert len([1 for act, *_ in steps() if act == "run"]) >= 18
