"""Judges by name: Sayso's own, the endpoint of a language model, and those of other packages by entry point.

    [project.entry-points."sayso.judges"]      # called without arguments, gives a Judge
    mine = "my_package:Judge"
"""

from collections.abc import Callable, Mapping
from importlib.metadata import entry_points

from sayso.errors import JudgeFailed, UnknownJudge
from sayso.relate.claims.endpoint import Endpoint
from sayso.relate.claims.judge import Judge, Paired, Weighed

GROUP = "sayso.judges"
OWN: Mapping[str, Callable[[], Judge]] = {"likeness": Weighed, "endpoint": Endpoint, "pairs": Paired}
"""`likeness` needs nothing; `endpoint` sends statements to the address in SAYSO_JUDGE_URL; `pairs` asks a trained
network on this machine where likeness leaves a pair in doubt."""


def names() -> tuple[str, ...]:
    """All judges that can be asked for, Sayso's own first."""
    return (*OWN, *sorted({p.name for p in entry_points(group=GROUP)} - OWN.keys()))


def judge(name: str) -> Judge:
    """The judge of this name; UnknownJudge where there is none, JudgeFailed where it cannot be made."""
    if name in OWN:
        return OWN[name]()
    point = next((p for p in entry_points(group=GROUP) if p.name == name), None)
    if point is None:
        raise UnknownJudge(f"there is no judge {name!r}; there are {', '.join(names())}")
    try:
        made: Judge = point.load()()
    except Exception as error:
        why = f"{type(error).__name__}: {error}"
        raise JudgeFailed(f"the judge {name!r} ({point.value}) cannot be used: {why}") from error
    if not callable(getattr(made, "odds", None)) or not isinstance(getattr(made, "name", None), str):
        raise JudgeFailed(f"the judge {name!r} ({point.value}) needs a `name` and `odds(field, pairs)`")
    return made
