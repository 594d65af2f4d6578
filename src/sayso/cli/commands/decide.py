"""`sayso decide`: judge what was found."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.workspaces import CaseOption, Shown, ShownOption, WorkspaceOption, answer, meant, opened
from sayso.errors import CannotDecide

if TYPE_CHECKING:
    from sayso.model.decision import Decision
    from sayso.workspace import Workspace

ABOUT = """Judge what was found in a case: it is kept, applied again when articles come, and can be undone.

THINGS are ids as the report shows them, or numbers of claims. --case says in which case; without it, the one that
changed last.

\b
  join THING THING...      claims, sources or cases that are one
  part THING ARTICLE...    what a claim or source has in these articles is
                           another; or, of a case: these belong elsewhere,
                           --into which case, else in one of their own
  confirm, reject THING    an edge of the lineage, a discrepancy
  correct ARTICLE FIELD=VALUE    published, modified, outlet, agency, byline,
                           title, language; no VALUE for unknown
  note THING TEXT          anything
  rate THING MARK          a source A to F, a claim 1 to 6 (Admiralty scale)

\b
Examples:
  sayso decide join source-77aa source-12bc --why "one ministry, two names"
  sayso decide part claim-1a2b post radio
  sayso decide correct post published=2030-04-02
  sayso decide rate source-77aa B --case 4f2a
  sayso decide note 3 "called the harbour master, he stands by it"
"""


def run(
    verb: Annotated[str, typer.Argument(metavar="VERB", help="What to do.")],
    things: Annotated[list[str], typer.Argument(metavar="THINGS", help="With what.", show_default=False)],
    why: Annotated[str, typer.Option(metavar="TEXT", help="Your reason, for whoever asks later.",
                                     show_default=False)] = "",
    into: Annotated[str, typer.Option(metavar="ID", help="Of articles that are parted from a case: the case that they "
                                      "belong to.", show_default=False)] = "",
    case: CaseOption = None, workspace: WorkspaceOption = None, form: ShownOption = Shown.text,
) -> None:
    """Write the decision and say how it stands."""
    from sayso.render import listing

    with opened(workspace) as here:
        name = meant(here, case)
        made = _decision(here, name, (verb, *things), why)
        entry = here.decide(name, replace(made, value=into) if into and verb == "part" else made)
        now = here.case(next(iter(_articles(entry.decision)), name)).judged
    against = [j.conflict for j in now if j.decision == entry.decision and j.conflict]
    answer(form, (listing.wrapped(f"Decided: {listing.decision(entry.decision)}", "", "  "),
                  *(listing.wrapped(a, "  but  ", "       ") for a in against)),
           lambda: {**listing.entry(entry), "conflict": against[0] if against else None})


def _articles(decision: "Decision") -> list[str]:
    """The articles that it is about; the case may be empty when they have been moved."""
    return [a for t in decision.about for a in (*t.articles, *(x.article for x in t.anchors))]


def _decision(here: "Workspace", case: str, said: tuple[str, ...], why: str) -> "Decision":
    """The decision that the words of the command mean, in that case."""
    from typing import get_args

    from sayso.model.decision import Decision, Verb

    verb, *things = said
    if verb not in get_args(Verb):
        raise CannotDecide(f"{verb!r} is none of {', '.join(get_args(Verb))}")
    known: Verb = verb  # type: ignore[assignment]
    if known in ("correct", "note", "rate"):
        return _valued(here, case, (known, *things), why)
    if known == "part":
        return _parted(here, case, things, why)
    targets = tuple(here.target(case, t) for t in things)
    return Decision(known, targets, why=why)


def _valued(here: "Workspace", case: str, said: tuple[str, ...], why: str) -> "Decision":
    """`correct ARTICLE FIELD=VALUE`, `note THING TEXT`, `rate THING MARK`."""
    from sayso.model.decision import FIELDS, Decision

    verb, *things = said
    if len(things) != 2:
        raise CannotDecide(f"{verb} takes two words: what, and the value (in quotation marks)")
    about = (here.target(case, things[0]),)
    if verb != "correct":
        return Decision("note" if verb == "note" else "rate", about, things[1], why=why)
    name, _, value = things[1].partition("=")
    field = next((f for f in FIELDS if f == name), None)
    return Decision("correct", about, value, field, why=why)


def _parted(here: "Workspace", case: str, things: list[str], why: str) -> "Decision":
    """Some articles of a case, or what a claim or source has in some articles, apart from the rest."""
    from sayso.model.decision import Decision

    thing, articles = things[0], things[1:]
    if not articles:
        raise CannotDecide("say in which articles it is another: part THING ARTICLE...")
    whole = here.target(case, thing)
    rest = [a for a in sorted({x.article for x in whole.anchors} | set(whole.articles)) if a not in articles]
    if not rest:
        raise CannotDecide("nothing would be left of it")
    return Decision("part", (here.target(case, thing, articles), here.target(case, thing, rest)), why=why)
