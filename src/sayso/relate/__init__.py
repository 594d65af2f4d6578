"""What follows from all articles of a case together."""

from sayso.relate.pipeline import relate

__all__ = ["relate"]
