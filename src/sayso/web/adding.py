"""Adding articles: files dropped, text pasted, a feed given; what is being done is told until they stand in their case.
"""

import itertools
import re
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from threading import Thread

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sayso.errors import SaysoError
from sayso.ingest.address import is_web
from sayso.web.bench import bench, is_part, show
from sayso.web.desk import Arrived, Keeping
from sayso.web.guard import form_of
from sayso.web.judging import keeping

UNFIT = re.compile(r"[^\w.-]+")
HEADERS = ("title", "outlet", "date", "url")


@dataclass
class Arrival:
    """One lot of articles on its way: `told` is being done, `arrived` is what became of it, `wrong` why nothing did."""

    told: str = "reading the files"
    done: int = 0
    of: int = 0
    arrived: Arrived | None = None
    wrong: str = ""

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self.arrived is not None or bool(self.wrong)

    def __call__(self, doing: str, done: int, of: int) -> None:
        """Takes progress as the stages tell it."""
        self.told, self.done, self.of = doing, done, of


@dataclass
class Arrivals:
    """All lots since the server started, by number."""

    lots: dict[int, Arrival] = field(default_factory=dict)
    numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))


def page(request: Request) -> Response:
    """The form to add with."""
    desk = keeping(request)
    return show(request, "add.html", cases=desk.cases(), into=request.query_params.get("into", ""),
                fetches=desk.fetches())


async def add(request: Request) -> Response:
    """Take files and text, and read them beside the server."""
    desk = keeping(request)
    async with form_of(request, bench(request).access) as form:
        feeds = _feeds(form, desk.fetches())
        folder = await _received(form, bool(feeds))
        into = str(form.get("into", ""))
    arrivals: Arrivals = request.app.state.arrivals
    number = next(arrivals.numbers)
    lot = arrivals.lots[number] = Arrival()
    Thread(target=_read, args=(desk, lot, (folder, feeds), into), daemon=True).start()
    return RedirectResponse(f"/add/{number}", 303)


def progress(request: Request) -> Response:
    """How far a lot is; the page asks again until it is over."""
    lot = request.app.state.arrivals.lots.get(request.path_params["number"])
    if lot is None:
        raise HTTPException(404, "Nothing is being added under this number.")
    return show(request, "arrival.html" if is_part(request) else "arriving.html", lot=lot)


def safe_name(name: str) -> str:
    """A file's name without its folders, and with nothing in it that means something to a file system."""
    bare = UNFIT.sub("_", PurePath(name.replace("\\", "/")).name).strip("._")
    return bare[-120:] or "article"


def _feeds(form: FormData, fetched: bool) -> Sequence[str]:
    """The web addresses that were given; refused where nothing is fetched, and where one is something else: a path."""
    given = str(form.get("feed", "")).split()
    if given and not fetched:
        raise HTTPException(400, "Nothing is fetched here: sayso serve --fetch starts a server that gets feeds.")
    if wrong := next((one for one in given if not is_web(one)), None):
        raise HTTPException(400, f"{wrong} is no web address: it begins with http:// or https://.")
    return given


async def _received(form: FormData, may_be_empty: bool) -> Path:
    """A folder of what was sent."""
    folder = Path(tempfile.mkdtemp(prefix="sayso-"))
    for number, one in enumerate(form.getlist("files")):
        if isinstance(one, UploadFile) and one.filename:
            await _save(one, folder, number)
    if pasted := _pasted(form):
        (folder / "pasted.txt").write_text(pasted, encoding="utf-8", errors="replace")
    if not may_be_empty and not any(folder.iterdir()):
        folder.rmdir()
        raise HTTPException(400, "Choose files, paste a text, or give a feed.")
    return folder


def _read(desk: Keeping, lot: Arrival, sent: tuple[Path, Sequence[str]], into: str) -> None:
    folder, feeds = sent
    try:
        lot.arrived = desk.add([*sorted(folder.iterdir()), *feeds], into, lot)
    except SaysoError as error:
        lot.wrong = str(error)
    except Exception as error:
        lot.wrong = f"a fault in Sayso itself ({type(error).__name__}: {error})"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


async def _save(upload: UploadFile, folder: Path, number: int) -> None:
    name = safe_name(upload.filename or "")
    target = folder / (name if not (folder / name).exists() else f"{number}-{name}")
    with target.open("wb") as out:
        while chunk := await upload.read(1 << 20):
            out.write(chunk)


def _pasted(form: FormData) -> str:
    """The pasted text as a file with header lines; empty where nothing was pasted."""
    text = str(form.get("text", "")).strip()
    if not text:
        return ""
    told = [(name, " ".join(str(form.get(name, "")).split())) for name in HEADERS]
    lines = [f"{name}: {value}" for name, value in told if value]
    return "\n".join((*lines, "", text)) if lines else text
