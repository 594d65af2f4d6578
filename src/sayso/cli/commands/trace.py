"""`sayso trace`: who says this."""

from typing import Annotated, Any

import typer

from sayso.cli.workspaces import CaseOption, Shown, ShownOption, WorkspaceOption, answer, opened

ABOUT = """Find out which claims say this, by whom, on how many origins, and what contradicts it.

\b
Examples:
  sayso trace "ammonium nitrate was stored in Hall 4"
  sayso trace "nine people were killed" --case 4f2a
  sayso trace "the port was evacuated" --format json
"""


def run(
    statement: Annotated[str, typer.Argument(metavar="STATEMENT", help="A sentence, in quotation marks.")],
    case: CaseOption = None, workspace: WorkspaceOption = None, form: ShownOption = Shown.text,
) -> None:
    """Print the claims, the likeliest first."""
    from sayso.render import listing

    with opened(workspace) as here:
        found = here.trace(statement, case)
    answer(form, listing.traces(found), lambda: [_object(t) for t in found])


def _object(trace: Any) -> dict[str, Any]:
    """The claims as the exchange format has them."""
    whole = trace.of.to_dict()
    claims = {c["id"]: c for c in whole["claims"]}
    parted = {d["id"]: d for d in whole["discrepancies"]}
    return {"case": trace.case, "claims": [
        {**claims[t.claim.id], "odds": round(t.odds, 3), "discrepancies": [parted[d.id] for d in t.parted]}
        for t in trace.found], "sources": whole["sources"]}
