"""Agencies and outlets that an article says it relies on."""

from sayso.annotate.credit.judge import find, own_outlet

__all__ = ["find", "own_outlet"]
