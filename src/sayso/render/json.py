"""The exchange format as a file."""

import json

from sayso.model import Case


def render(case: Case) -> str:
    """One JSON object of the format `sayso/1`, with a line end."""
    return json.dumps(case.to_dict(), ensure_ascii=False, indent=1, allow_nan=False) + "\n"
