"""Stages of your own, found by entry point: any installed package can add them without a change to Sayso.

    [project.entry-points."sayso.annotate"]      # a function from Annotated to Annotated, for each article
    ships = "my_package:find_ships"
    [project.entry-points."sayso.relate"]        # a function from Case to Case, once a case is complete
    rating = "my_package:rate"

Stages run after Sayso's own, by name. They may change every finding and no article's text. `SAYSO_PLUGINS=off` leaves
them all out.
"""

import os
from collections.abc import Callable
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Literal, TypeVar

from sayso.errors import SaysoError
from sayso.model import Annotated, Case

Group = Literal["sayso.annotate", "sayso.relate"]
T = TypeVar("T", Annotated, Case)
OFF = "SAYSO_PLUGINS"


class PluginFailed(SaysoError):
    """A stage of another package raised an error, or gave back something else than it may; the message names it."""


def applied(group: Group, value: T) -> T:
    """The value as all stages of the group leave it; PluginFailed where one of them fails."""
    if _off():
        return value
    for point in _points(group):
        value = _one(point, value)
    return value


def named() -> tuple[str, ...]:
    """What is installed and not left out, as `group name package version`: part of what a result depends on."""
    return () if _off() else tuple(
        f"{group} {p.name} {p.dist.name if p.dist else '?'} {p.dist.version if p.dist else '?'}"
        for group in ("sayso.annotate", "sayso.relate") for p in _points(group))


def _off() -> bool:
    return os.environ.get(OFF, "").lower() == "off"


@cache
def _points(group: str) -> tuple[EntryPoint, ...]:
    return tuple(sorted(entry_points(group=group), key=lambda p: (p.name, p.value)))


@cache
def _stage(point: EntryPoint) -> Callable[[object], object]:
    stage: Callable[[object], object] = point.load()
    return stage


def _one(point: EntryPoint, value: T) -> T:
    told = f"the stage {point.name!r} ({point.value}) of {point.dist.name if point.dist else 'a package'}"
    try:
        made = _stage(point)(value)
    except Exception as error:
        raise PluginFailed(f"{told} failed: {type(error).__name__}: {error}; {OFF}=off leaves it out") from error
    if not isinstance(made, type(value)):
        raise PluginFailed(f"{told} must give {type(value).__name__} and gave {type(made).__name__}")
    if _texts(made) != _texts(value):
        raise PluginFailed(f"{told} changed articles, which it may not")
    return made


def _texts(value: Annotated | Case) -> tuple[tuple[str, str], ...]:
    read = (value,) if isinstance(value, Annotated) else value.read
    return tuple((a.article.id, a.article.text) for a in read)
