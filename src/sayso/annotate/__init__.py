"""Everything that can be found in one article without looking at any other."""

from sayso.annotate.pipeline import annotate

__all__ = ["annotate"]
