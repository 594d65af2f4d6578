"""Whether Sayso works with the oldest packages that it says it needs: `python release/lowest.py [PYTHON...]`.

For each interpreter, the running one where none is named, an environment is made with every dependency at its lower
bound, and the example is read in it. Needs a package index. Ends with 1 where one of them fails.
"""

import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parent.parent


def main(pythons: list[str]) -> int:
    """Exit code: 0 all work, 1 some do not."""
    failed = [python for python in pythons if not works(python)]
    print("\n".join(f"{p}: {'fails' if p in failed else 'works'} with the lower bounds" for p in pythons))
    return int(bool(failed))


def works(python: str) -> bool:
    """Whether the example can be read with the lower bounds under this interpreter."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        bounds = place / "lowest.txt"
        bounds.write_text("\n".join(lowest()) + "\n", encoding="utf-8")
        own = place / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
        steps = ([python, "-m", "venv", str(place / "venv")],
                 [str(own / "python"), "-m", "pip", "install", "--quiet", "-c", str(bounds), str(PROJECT)],
                 [str(own / "sayso"), "demo", "-o", str(place / "demo.json")])
        return all(subprocess.run(step, check=False, stdout=subprocess.DEVNULL).returncode == 0 for step in steps)


def lowest() -> list[str]:
    """The dependencies at exactly their lower bounds, as constraints for pip."""
    stated = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    return [one.replace(">=", "==") for one in stated]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or [sys.executable]))
