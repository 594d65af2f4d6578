"""The licences of all that an installation brings: `python release/licences.py [EXTRA...]`.

Prints a table and ends with 1 where a licence is not in `licences.tsv`.
"""

import re
import sys
from functools import cache
from pathlib import Path

from closure import closure, licence

TABLE = Path(__file__).with_name("licences.tsv")
AND, OR = re.compile(r"\s+AND\s+|;"), re.compile(r"\s+OR\s+")


def main(extras: list[str]) -> int:
    """Exit code: 0 all licences are known, 1 some are not."""
    rows = [(p.metadata["Name"], p.version, licence(p)) for p in closure(extras)]
    for name, version, stated in rows:
        print(f"{name:<28}{version:<18}{stated}{'' if allowed(stated) else '   NOT KNOWN'}")
    return int(not all(allowed(stated) for _, _, stated in rows))


def allowed(stated: str) -> bool:
    """Whether what a package states lets Sayso be passed on with it: of all parts joined by AND, one of each OR."""
    return all(any(one.strip(" ()").casefold() in _known() for one in OR.split(part)) for part in AND.split(stated))


@cache
def _known() -> frozenset[str]:
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]
    return frozenset(name.strip(" ()").casefold() for licence, names in rows for name in (licence, *names.split("|")))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
