"""What came of adding articles, for `sayso add` and `sayso watch`."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from sayso.model import Case, Failure
    from sayso.workspace import Added, News, Workspace


class Changed(NamedTuple):
    """A case that changed, as it is now, and what is new in it."""

    id: str
    title: str
    case: "Case"
    news: tuple["News", ...]


def changed(here: "Workspace", added: "Added", progress: Callable[[str, int, int], None]) -> list[Changed]:
    """The cases that the articles changed, each worked out anew; one left empty is passed over."""
    listed = [c for c in here.cases() if c.id in added.cases]
    found = []
    for done, one in enumerate(listed):
        progress("working out cases", done, len(listed))
        found.append(Changed(one.id, one.title, *here.news(one.id)))
    return found


def lines(added: "Added", cases: list[Changed], failures: list["Failure"]) -> Iterator[str]:
    """The counts, then each case with its news, then what was left out."""
    from sayso.render import listing, wording

    here = f", {len(added.known):,} here already" if added.known else ""
    yield f"{wording.count(len(added.new), 'article')} added{here}"
    for one in cases:
        yield ""
        yield listing.wrapped(wording.short(one.title, 150))
        size = f"{wording.count(len(one.case.read), 'article')}, {wording.count(len(one.case.claims), 'claim')}"
        yield f"  {one.id}  {size}"
        yield from listing.news(one.news)
        yield from (listing.wrapped(j.conflict, "    but  ", "         ") for j in one.case.judged if j.conflict)
    if failures:
        yield ""
    for f in failures:
        place = f"{f.path}, {f.place}" if f.place else f.path
        yield listing.wrapped(f"{place}: {f.reason}" + (f" ({f.remedy})" if f.remedy else ""), "! ", "  ")


def value(added: "Added", cases: list[Changed], failures: list["Failure"]) -> dict[str, Any]:
    """The same as JSON."""
    return {
        "added": list(added.new), "known": list(added.known),
        "cases": [{"id": c.id, "title": c.title, "articles": len(c.case.read), "claims": len(c.case.claims),
                   "news": [n._asdict() for n in c.news],
                   "conflicts": [{"decision": j.decision.id, "says": j.conflict} for j in c.case.judged if j.conflict]}
                  for c in cases],
        "failures": [{"path": f.path, "place": f.place, "reason": f.reason, "remedy": f.remedy, "severity": f.severity}
                     for f in failures],
    }
