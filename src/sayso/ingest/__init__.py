"""From files to articles: one article each, or one reported failure each; nothing is dropped silently."""

from sayso.ingest.gather import gather
from sayso.ingest.walk import Limits

__all__ = ["Limits", "gather"]
