"""Whether Sayso works with the oldest packages that it says it needs: `python release/lowest.py [PYTHON...]`.

For each interpreter, the running one where none is named, an environment is made with every dependency of the default
install and of all extras at its lower bound; the example is read in it, and the tests of all parts that rest on them
are run, with the newest of what only tests need. Takes a package index and a quarter of an hour. Ends with 1 where one
fails.
Packages as old as their bounds have no wheels for a Python that came after them: 3.11 is what this is meant for.
"""

import os
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parent.parent
NOT_BOUND = ("bench", "test")
"""Extras that nobody needs who uses Sayso."""
OLD_CLIENT = "httpx"
"""What the test client of an old starlette is made of."""
PARTS = ("cli", "cluster", "docs/test_examples.py", "docs/test_site.py", "engine", "export", "ingest", "mcp", "render",
         "verify", "web", "workspace", "annotate/test_attribution_find.py", "test_demo.py", "test_files.py",
         "test_network.py", "test_plugins.py")


def main(pythons: list[str]) -> int:
    """Exit code: 0 all work, 1 some do not."""
    failed = [python for python in pythons if not works(python)]
    print("\n".join(f"{p}: {'fails' if p in failed else 'works'} with the lower bounds" for p in pythons))
    return int(bool(failed))


def works(python: str) -> bool:
    """Whether the example can be read and the tests pass with the lower bounds under this interpreter."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        bounds = place / "lowest.txt"
        bounds.write_text("\n".join(lowest()) + "\n", encoding="utf-8")
        own = place / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
        tests = [str(PROJECT / "tests" / part) for part in PARTS]
        steps = ([python, "-m", "venv", str(place / "venv")],
                 [str(own / "python"), "-m", "pip", "install", "--quiet", "-c", str(bounds), f"{PROJECT}[test]",
                  OLD_CLIENT],
                 [str(own / "sayso"), "demo", "-o", str(place / "demo.json")],
                 [str(own / "python"), "-m", "pytest", "-o", "filterwarnings=", "-p", "no:cacheprovider", *tests])
        told = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
        told["PATH"] = os.pathsep.join((str(own), told.get("PATH", "")))
        return all(subprocess.run(step, check=False, cwd=PROJECT, env=told).returncode == 0 for step in steps)


def lowest() -> list[str]:
    """The dependencies at exactly their lower bounds, as constraints for pip."""
    about = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [one for extra, ones in about["optional-dependencies"].items() if extra not in NOT_BOUND for one in ones]
    return [_bare(one).replace(">=", "==") for one in (*about["dependencies"], *asked)]


def _bare(requirement: str) -> str:
    """Without what stands in brackets, which a constraint may not have."""
    name, bracket, rest = requirement.partition("[")
    return name + rest.partition("]")[2] if bracket else requirement


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or [sys.executable]))
