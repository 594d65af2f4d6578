"""A case as a notebook shows it: the first claims with the number of their articles and origins."""

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.model.case import Case
    from sayso.model.claim import Claim

CLAIMS = 10


def table(case: "Case") -> str:
    """A small table; the words of articles are escaped."""
    rows = "".join(map(_row, case.claims[:CLAIMS]))
    more = f"<p>and {len(case.claims) - CLAIMS} more claims</p>" if len(case.claims) > CLAIMS else ""
    head = "<tr><th>claim</th><th>articles</th><th>independent origins</th><th>id</th></tr>"
    return f"<p>{escape(repr(case))}</p><table><thead>{head}</thead><tbody>{rows}</tbody></table>{more}"


def _row(claim: "Claim") -> str:
    articles = len({m.anchor.article for m in claim.mentions})
    low, high = claim.independent.low, claim.independent.high
    origins = f"{low}" if low == high else f"{low} to {high}"
    reported = f"{articles} article{'' if articles == 1 else 's'}"
    return (f"<tr><td>{escape(claim.statement)}</td><td>{reported}</td><td>{origins}</td>"
            f"<td><code>{escape(claim.id)}</code></td></tr>")
