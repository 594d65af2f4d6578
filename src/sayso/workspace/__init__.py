"""Articles kept, read once each, grouped into cases, judged by an analyst: all that outlives one run of Sayso."""

from sayso.workspace.adding import Added
from sayso.workspace.changes import News, changes
from sayso.workspace.trace import Trace, Traced
from sayso.workspace.workspace import Workspace

__all__ = ["Added", "News", "Trace", "Traced", "Workspace", "changes"]
