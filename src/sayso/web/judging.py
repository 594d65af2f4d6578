"""Judging: what a form of the pages decides, kept by the desk; the history, undone and redone without end."""

from collections.abc import Callable, Mapping, Sequence
from typing import get_args

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sayso.errors import SaysoError
from sayso.model import Case, Decision, Target
from sayso.model.decision import FIELDS, Verb
from sayso.relate.decisions import point
from sayso.web.bench import bench, board, is_part, show
from sayso.web.board import Board
from sayso.web.boards import Boards
from sayso.web.desk import Keeping
from sayso.web.guard import form_of
from sayso.web.pages import link

UNDO, REDO = "undo", "redo"
LAST = 500
"""Events of the log of all cases that are shown."""
HISTORY = "judged"
"""The id of the part of the page of judgements that every decision made there changes."""


async def judge(request: Request) -> Response:
    """Keep one decision, or undo or redo one; then show it in the part of the page that asked, or the page anew."""
    desk, ident = keeping(request), request.path_params["case"]
    async with form_of(request, bench(request).access) as form:
        try:
            await run_in_threadpool(_carry_out, bench(request).boards, desk, ident, form)
        except SaysoError as error:
            raise HTTPException(400, str(error)) from None
        return await run_in_threadpool(_answered, request, desk, form)


def log(request: Request) -> Response:
    """What happened in all cases: added, moved, decided, undone, and what could not be read; newest first."""
    return show(request, "log.html", events=tuple(reversed(keeping(request).events(LAST))), last=LAST)


def history(request: Request) -> Response:
    """All decisions of a case with what speaks against them, and everything that was done, newest first."""
    return show(request, "judgements.html", **_history(keeping(request), board(request)))


def _history(desk: Keeping, held: Board) -> dict[str, object]:
    past = tuple(reversed(desk.history(held.id)))
    return {"board": held, "past": past, "tab": "judgements", "others": [c for c in desk.cases() if c.id != held.id],
            "standing": tuple(reversed(held.case.judged)), "undo": any(p.holds for p in past),
            "redo": any(p.act == UNDO and not p.holds for p in past)}


def standing(request: Request) -> Response:
    """How a page stands to the case as it is now: the strip that it shows; nothing while nothing is new.

    A page that was up to date when it was made says which revision it has `seen`, and never makes way by itself; one
    that shows the strip already says that it is `waiting`."""
    held, asked = bench(request).boards.of(board(request).id), request.query_params
    seen, ready = asked.get("seen", ""), bench(request).boards.behind(held) is None
    if (ready and seen == held.revision) or (asked.get("waiting") and not ready):
        return Response(status_code=204)
    return show(request, "behind.html", board=held, ready=ready, seen=seen, aside=False)


def keeping(request: Request) -> Keeping:
    """The desk, where it keeps what is decided; not found where cases are only read."""
    desk = bench(request).boards.desk
    if not isinstance(desk, Keeping):
        raise HTTPException(404, "This case was read from files and is not kept: sayso add FILES keeps articles in a "
                                 "workspace, and sayso serve then opens it.")
    return desk


def decided(case: Case, form: Mapping[str, str], articles: Sequence[str]) -> Decision:
    """The decision that a form means. UnknownId where it names what the case does not hold; SaysoError for no verb."""
    verb = next((v for v in get_args(Verb) if v == form.get("verb")), None)
    if verb is None:
        raise SaysoError(f"{form.get('verb')!r} is nothing that can be decided")
    field = next((f for f in FIELDS if f == form.get("field")), None)
    about = ABOUT.get(verb, _one)(case, form, articles)
    return Decision(verb, about, form.get("value", "").strip(), field, why=form.get("why", "").strip())


def placed(desk: Keeping, ident: str, form: Mapping[str, str]) -> Decision:
    """The decision about the case as a whole that a form means, `place` saying which: another case is the same event,
    an article belongs to another case, or a note."""
    place, value, why = form["place"], form.get("value", "").strip(), form.get("why", "").strip()
    if place == "join":
        return Decision("join", (desk.target(ident), desk.target(value)), why=why)
    if place == "note":
        return Decision("note", (desk.target(ident),), value, why=why)
    return Decision("part", (desk.target(ident, (form.get("thing", ""),)),), value, why=why)


def _carry_out(boards: Boards, desk: Keeping, ident: str, form: FormData) -> None:
    said = {name: value for name, value in form.items() if isinstance(value, str)}
    verb = said.get("verb", "")
    if verb in (UNDO, REDO):
        (desk.undo if verb == UNDO else desk.redo)(ident, said.get("thing", ""))
        return
    if said.get("place"):
        desk.decide(ident, placed(desk, ident, said))
        return
    articles = [a for a in form.getlist("articles") if isinstance(a, str)]
    seen = _as_seen(boards, ident, said)
    number = str(seen.numbers.get(said.get("thing", ""), ""))
    known = said | {"thing": number} if number and number not in seen.articles else said
    desk.decide(ident, decided(seen.case, known, articles))


def _answered(request: Request, desk: Keeping, form: FormData) -> Response:
    """What was decided as the page that asked shows it, long before the case is worked out again; to whoever asks
    without a script, the page. A case that is no more leads to those that there are."""
    ident = request.path_params["case"]
    is_there = ident in {c.id for c in desk.cases()}
    if not is_part(request):
        return RedirectResponse(_back(str(form.get("back", "")), ident) if is_there else "/", 303)
    if not is_there:
        return Response(headers={"hx-redirect": "/"})
    if request.headers.get("hx-target") == HISTORY:
        return show(request, "judged.html", ready=False, seen="", aside=True, **_history(desk, board(request)))
    held = bench(request).boards.seen(ident, str(form.get("seen", ""))) or board(request)
    return show(request, "decided.html", board=held, thing=str(form.get("thing", "")), ready=False, seen="", aside=True)


def _as_seen(boards: Boards, ident: str, said: Mapping[str, str]) -> Board:
    """The case as the page showed it, which a claim's number is one of; a number of a page from long ago is refused."""
    if seen := boards.seen(ident, said.get("seen", "")):
        return seen
    if said.get("seen") and any(word.isdecimal() for word in _things(said)):
        raise SaysoError("the case has changed since this page was made, and its claims may have other numbers: "
                         "load the page anew, then decide")
    return boards.last(ident)


def _things(said: Mapping[str, str]) -> Sequence[str]:
    return (said.get("thing", ""), *said.get("others", "").replace(",", " ").split())


def _one(case: Case, form: Mapping[str, str], articles: Sequence[str]) -> tuple[Target, ...]:
    """What is confirmed, rejected, corrected, noted or rated; an edge that the texts do not show, by its two ends."""
    if form.get("child") and form.get("parent"):
        ends = (point(case, form["child"]), point(case, form["parent"]))
        return (Target("edge", articles=tuple(a for end in ends for a in end.articles)),)
    return (point(case, form.get("thing", "")),)


def _joined(case: Case, form: Mapping[str, str], articles: Sequence[str]) -> tuple[Target, ...]:
    """What is named; or, where it is confirmed that Sayso merged rightly, the words of one thing article by article."""
    if not form.get("together"):
        return tuple(point(case, ident) for ident in _things(form))
    thing = form.get("thing", "")
    apart = dict.fromkeys(a.article for a in point(case, thing).anchors)
    return tuple(point(case, thing, (article,)) for article in apart)


def _parted(case: Case, form: Mapping[str, str], articles: Sequence[str]) -> tuple[Target, ...]:
    """What stands in the chosen articles, then what stays."""
    thing = form.get("thing", "")
    whole = point(case, thing)
    rest = tuple(sorted({a.article for a in whole.anchors} - set(articles)))
    if not articles or not rest:
        raise SaysoError("choose some of its articles, and leave some")
    return point(case, thing, tuple(articles)), point(case, thing, rest)


ABOUT: Mapping[str, Callable[[Case, Mapping[str, str], Sequence[str]], tuple[Target, ...]]] = {
    "join": _joined, "part": _parted,
}


def _back(wished: str, ident: str) -> str:
    """The page that the form was on, if it is one of ours."""
    ours = wished.startswith(f"{link(ident)}") and "\\" not in wished and "//" not in wished
    return wished if ours and wished.isprintable() else link(ident)
