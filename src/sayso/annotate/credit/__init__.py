"""Agencies and outlets that an article says it relies on."""

from sayso.annotate.credit.judge import find, own_outlet
from sayso.annotate.credit.own import syndicated_from

__all__ = ["find", "own_outlet", "syndicated_from"]
