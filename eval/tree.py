"""What a process and all that it started take: processor time, and memory with shared pages counted once (Linux)."""

import os
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

PROC = Path("/proc")
TICK = os.sysconf("SC_CLK_TCK")


def seconds(root: int) -> float:
    """Processor time of the process, of all that it started and of those of them that have ended."""
    return sum(sum(map(int, fields[11:15])) for _, fields in _tree(root)) / TICK


def megabytes(root: int) -> float:
    """Memory of the process and of all that it started: proportional set sizes, summed up."""
    return sum(_share(pid) for pid, _ in _tree(root)) / 1000


def _share(pid: int) -> int:
    """In kB; 0 for a process that has just ended."""
    try:
        lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _tree(root: int) -> Iterator[tuple[int, list[str]]]:
    """The process and its descendants, each with the fields of its `stat` behind the name."""
    held: dict[int, list[str]] = {}
    children: defaultdict[int, list[int]] = defaultdict(list)
    for entry in PROC.iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            held[int(entry.name)] = fields
            children[int(fields[1])].append(int(entry.name))
    queue = [root]
    while queue:
        pid = queue.pop()
        queue += children[pid]
        if pid in held:
            yield pid, held[pid]
