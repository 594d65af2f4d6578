"""`sayso search`: full-text search over claims and articles."""

from enum import StrEnum
from typing import Annotated

import typer

from sayso.cli.workspaces import Shown, ShownOption, WorkspaceOption, answer, opened

ABOUT = """Find the claims and articles that hold these words, in any of their forms.

Words in double quotes must stand together; a word that ends in * may go on.

\b
Examples:
  sayso search ammonium nitrate
  sayso search '"port authority"' letter*
  sayso search nitrate chlorine --any --in claims
"""


class Within(StrEnum):
    """What is searched."""

    all = "all"
    claims = "claims"
    articles = "articles"


def run(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="What to look for.", show_default=False)],
    within: Annotated[Within, typer.Option("--in", help="Where to look.")] = Within.all,
    some: Annotated[bool, typer.Option("--any", help="Any of the words will do.")] = False,
    most: Annotated[int, typer.Option("--most", "-n", min=1, max=1000, help="Show at most so many.")] = 20,
    workspace: WorkspaceOption = None, form: ShownOption = Shown.text,
) -> None:
    """Print what was found, the best first."""
    from sayso.render import listing

    kind = {Within.all: "", Within.claims: "claim", Within.articles: "article"}[within]
    with opened(workspace) as here:
        found = here.search(" ".join(words), kind, most, every=not some)
    answer(form, listing.hits(found), lambda: [h._asdict() for h in found])
