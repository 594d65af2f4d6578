"""Where the accounts part.

Each detector looks for one way in which two accounts of one question can differ, and yields pairs of readings;
pairs that stand on the same words are gathered into one question with all its sides.
"""

from collections.abc import Callable, Iterator

from sayso.model import Annotated, Claim, Discrepancy
from sayso.relate.discrepancy.contested import contested
from sayso.relate.discrepancy.dates import dates
from sayso.relate.discrepancy.denials import denials
from sayso.relate.discrepancy.enumerations import enumerations
from sayso.relate.discrepancy.field import Field, survey
from sayso.relate.discrepancy.figures import figures, floors
from sayso.relate.discrepancy.firmness import firmness
from sayso.relate.discrepancy.hedging import hedging
from sayso.relate.discrepancy.leads import leads
from sayso.relate.discrepancy.naming import naming
from sayso.relate.discrepancy.negations import negations
from sayso.relate.discrepancy.persons import holders, titles
from sayso.relate.discrepancy.quotations import quotations
from sayso.relate.discrepancy.readings import Parting, gather
from sayso.relate.discrepancy.report import report
from sayso.relate.discrepancy.rivals import rivals
from sayso.relate.discrepancy.slots import things
from sayso.relate.discrepancy.speakers import speakers
from sayso.relate.discrepancy.spoken import spoken
from sayso.relate.discrepancy.unknowns import unknowns
from sayso.relate.discrepancy.verdicts import verdicts
from sayso.relate.given import Descent, Resolved

DETECTORS: tuple[Callable[[Field], Iterator[Parting]], ...] = (
    figures,
    floors,
    quotations,
    firmness,
    titles,
    holders,
    verdicts,
    contested,
    denials,
    negations,
    hedging,
    things,
    leads,
    rivals,
    naming,
    dates,
    speakers,
    spoken,
    unknowns,
    enumerations,
)


def find(
    read: tuple[Annotated, ...], claims: tuple[Claim, ...], resolved: Resolved, descent: Descent
) -> tuple[Discrepancy, ...]:
    """Discrepancies and drifts, the sharpest first."""
    field = survey(read, claims, resolved, descent)
    questions = gather(p for detect in DETECTORS for p in detect(field))
    return tuple(report(field, question) for question in questions)
