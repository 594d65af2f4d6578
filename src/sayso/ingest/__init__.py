"""From files to articles: one article each, or one reported failure each; nothing is dropped silently."""

from sayso.ingest.gather import gather, stream
from sayso.ingest.limits import Limits
from sayso.ingest.source import Options
from sayso.ingest.table import column

__all__ = ["Limits", "Options", "column", "gather", "stream"]
