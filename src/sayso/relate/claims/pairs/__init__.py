"""Two texts read against each other: does the one bear the other out, leave it open, or go against it?"""

from sayso.relate.claims.pairs.decision import relations, stances
from sayso.relate.claims.pairs.figures import Told
from sayso.relate.claims.pairs.network import Network, Reading, shared

__all__ = ["Network", "Reading", "Told", "relations", "shared", "stances"]
