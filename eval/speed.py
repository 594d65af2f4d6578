"""How long a user waits, from the command to the report: seconds of whole processes, the median of three."""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DEMO = Path(__file__).resolve().parent.parent / "src" / "sayso" / "demo" / "case"
RUNS = 3
TWINS_REPORTED = 3
"""Exit code where something was read in part, as identical files are."""


def figures() -> dict[str, float]:
    """Seconds for the help, for a case of five articles and for one of 200."""
    with tempfile.TemporaryDirectory() as folder:
        five, many = Path(folder, "five"), Path(folder, "many")
        _copies(five, 5)
        _copies(many, 200)
        return {
            "help s": _seconds("--help"),
            "5 articles s": _seconds("read", str(five)),
            "200 articles s": _seconds("read", str(many), runs=1),
        }


def _copies(folder: Path, wanted: int) -> None:
    """`wanted` articles in the folder: the demo case, again and again under other names."""
    folder.mkdir()
    originals = sorted(DEMO.glob("*.txt"))
    for n in range(wanted):
        shutil.copy(originals[n % len(originals)], folder / f"{n:03}.txt")


def _seconds(*arguments: str, runs: int = RUNS) -> float:
    return statistics.median(_once(arguments) for _ in range(runs))


def _once(arguments: tuple[str, ...]) -> float:
    start = time.perf_counter()
    ran = subprocess.run([sys.executable, "-m", "sayso", *arguments], check=False, capture_output=True)
    if ran.returncode not in (0, TWINS_REPORTED):
        raise RuntimeError(ran.stderr.decode(errors="replace"))
    return time.perf_counter() - start
