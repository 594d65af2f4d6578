"""Run every open benchmark, print one table, and fail where a figure is worse than its floor.

    python -m eval                 all benchmarks for which there is data
    python -m eval cases pairs     only these
    python -m eval --json FILE     also write the figures as JSON
    python -m eval --markdown FILE also write them as the evaluation page of the documentation
    python -m eval --list          the names of the benchmarks

Benchmarks that need data outside the project look for it in `../shared` and are skipped, visibly, without it.
"""

import argparse
import json
import platform
import sys
import time
from datetime import date
from pathlib import Path

from eval import page
from eval.benchmarks import BENCHMARKS, Skipped
from eval.floors import Floor, floors


def main(argv: list[str] | None = None) -> int:
    """Exit code: 0 all floors held, 1 some broke."""
    parser = argparse.ArgumentParser(prog="python -m eval", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="benchmarks to run; all where none is named")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the evaluation page here")
    parser.add_argument("--list", action="store_true", help="list the benchmarks")
    asked = parser.parse_args(argv)
    if asked.list:
        print(*BENCHMARKS, sep="\n")
        return 0
    if unknown := set(asked.names) - set(BENCHMARKS):
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}; --list names them")
    print(f"Sayso, measured on {date.today()}, Python {platform.python_version()}, {platform.machine()}")
    measured = {name: _run(name) for name in asked.names or BENCHMARKS}
    if asked.json:
        asked.json.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    if asked.markdown:
        asked.markdown.write_text(page.write(measured), encoding="utf-8")
    broken = [f for f in floors() if not f.held(measured.get(f.benchmark, {}))]
    for floor in broken:
        print(f"BROKEN  {floor.describe(measured[floor.benchmark])}")
    print(f"{sum(f.measured_in(measured) for f in floors()) - len(broken)} floors held, {len(broken)} broken")
    return 1 if broken else 0


def _run(name: str) -> dict[str, float]:
    start = time.perf_counter()
    try:
        figures = BENCHMARKS[name]()
    except Skipped as reason:
        print(f"\n{name}: skipped, {reason}")
        return {}
    print(f"\n{name}  ({time.perf_counter() - start:.0f} s)")
    limits: dict[str, Floor] = {f.figure: f for f in floors() if f.benchmark == name}
    for figure, value in figures.items():
        limit = limits.get(figure)
        print(f"  {figure:<28}{value:>10.3f}   {limit.limit() if limit else ''}")
    return figures


if __name__ == "__main__":
    sys.exit(main())
