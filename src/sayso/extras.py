"""Libraries that the default install leaves out, each loaded when it is first needed."""

from importlib import import_module
from types import ModuleType

from sayso.errors import MissingExtra


def load(module: str, extra: str) -> ModuleType:
    """The module; MissingExtra, which says what to install, where it is not there."""
    try:
        return import_module(module)
    except ImportError:
        raise MissingExtra(module, extra) from None
