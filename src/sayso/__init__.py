"""Sayso: on whose say-so? Who originally said what, on how many independent origins, and where accounts part."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sayso.model import Case
    from sayso.pipeline import read

__all__ = ["Case", "read"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """The public names, loaded when first used: `import sayso` stays fast."""
    if name == "read":
        from sayso.pipeline import read

        return read
    if name == "Case":
        from sayso.model import Case

        return Case
    raise AttributeError(f"module 'sayso' has no attribute {name!r}")
