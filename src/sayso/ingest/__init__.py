"""From files to articles: one article each, or one reported failure each; nothing is dropped silently."""

from sayso.ingest.gather import gather

__all__ = ["gather"]
