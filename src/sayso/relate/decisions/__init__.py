"""An analyst's decisions, laid over what the stages found: in the order in which they were made, each with its ground.

A decision never changes a stage; it changes what the stage hands on, so that all that follows is worked out anew.
"""

from sayso.relate.decisions.articles import corrected
from sayso.relate.decisions.claims import decide_claims
from sayso.relate.decisions.edges import decide_descent
from sayso.relate.decisions.point import point
from sayso.relate.decisions.questions import decide_discrepancies
from sayso.relate.decisions.sources import decide_sources
from sayso.relate.decisions.standing import now_about, remarked, standing

__all__ = [
    "corrected", "decide_claims", "decide_descent", "decide_discrepancies", "decide_sources", "now_about", "point",
    "remarked", "standing",
]
