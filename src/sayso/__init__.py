"""Sayso: on whose say-so? Who originally said what, on how many independent origins, and where accounts part."""

from typing import TYPE_CHECKING, Any

from sayso.version import VERSION

if TYPE_CHECKING:
    from sayso.files import load, write
    from sayso.model import Case
    from sayso.pipeline import read
    from sayso.stream import stories

__all__ = ["Case", "load", "read", "stories", "write"]
__version__ = VERSION

_PLACES = {"Case": "sayso.model", "load": "sayso.files", "read": "sayso.pipeline", "stories": "sayso.stream",
           "write": "sayso.files"}


def __getattr__(name: str) -> Any:
    """The public names, loaded when first used: `import sayso` stays fast."""
    if name not in _PLACES:
        raise AttributeError(f"module 'sayso' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_PLACES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
