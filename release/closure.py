"""All packages that an installation of Sayso brings, from its `pyproject.toml` and what is installed here."""

import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"


def direct(extras: Iterable[str] = ()) -> list[Requirement]:
    """What the project itself asks for, with these extras."""
    about = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    offered = about["optional-dependencies"]
    lines = [*about["dependencies"], *(line for extra in extras for line in offered[extra])]
    return [Requirement(line) for line in lines if not line.startswith("sayso[")]


def closure(extras: Iterable[str] = ()) -> list[Distribution]:
    """These, and all that they need in turn, by name; what a marker leaves out here is not among them. LookupError
    where something that is needed is not installed."""
    found: dict[str, Distribution] = {}
    met: set[tuple[str, str]] = set()
    queue = [(need, "") for need in direct(extras)]
    while queue:
        need, extra = queue.pop()
        if need.marker and not need.marker.evaluate({"extra": extra}):
            continue
        name = canonicalize_name(need.name)
        try:
            found.setdefault(name, distribution(name))
        except PackageNotFoundError:
            raise LookupError(f"{name} is not installed") from None
        for wanted in ("", *need.extras):
            if (name, wanted) not in met:
                met.add((name, wanted))
                queue.extend((further, wanted) for further in _asked(found[name]))
    return [found[name] for name in sorted(found)]


def _asked(package: Distribution) -> Iterator[Requirement]:
    return map(Requirement, package.requires or ())


def licence(package: Distribution) -> str:
    """What a package states: an SPDX expression, else its classifiers, else the first line of its free text."""
    about = package.metadata
    named = [c.rpartition(" :: ")[2] for c in about.get_all("Classifier") or () if c.startswith("License ::")]
    free = (about.get("License") or "").strip().splitlines()[:1]
    stated = about.get("License-Expression") or " OR ".join(n for n in named if n != "OSI Approved")
    return stated or "".join(free) or "not stated"
