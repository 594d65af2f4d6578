"""Agencies and outlets that an article says it relies on."""

from sayso.annotate.credit.judge import find

__all__ = ["find"]
