"""The workbench over a case or a workspace, asked as a browser would ask it, without a network."""

from pathlib import Path
from threading import Event

from starlette.testclient import TestClient

from sayso.ingest import gather
from sayso.model import Case
from sayso.web.app import application
from sayso.web.desk import FromFiles
from sayso.web.guard import Access
from sayso.web.kept import Kept
from sayso.workspace import Workspace

ARTICLES = {
    "gazette.txt": "title: Dam at Lohne leaks\noutlet: Lohne Gazette\ndate: 2031-05-12\n\nThe Lohne dam is leaking, "
                   "the Water Authority said on Monday. Some 1,200 people were told to leave the valley, "
                   "Mayor Tom Velder said.",
    "daily.txt": "title: Valley emptied below dam\noutlet: The Ostraven Daily\ndate: 2031-05-13\n\nThe Lohne dam is "
                 "leaking, the Water Authority said. About 2,000 people were told to leave the valley, police said.",
    "radio.txt": "title: Mayor speaks\noutlet: Radio Lohne\ndate: 2031-05-13\n\nMayor Tom Velder denied that the "
                 "Lohne dam is leaking. Schools in the valley stay closed on Wednesday, the school board said.",
}
HERE = "http://127.0.0.1:8017"


def browser(case: Case, access: Access | None = None) -> TestClient:
    """A client on the machine itself."""
    return TestClient(application(FromFiles(case), access or Access(port=8017), patience=None), base_url=HERE)


def kept(folder: Path) -> Workspace:
    """A workspace with three articles in one case."""
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    workspace = Workspace.open(str(folder / "kept"), make=True)
    workspace.add(gather(sorted(folder.glob("*.txt")))[0], "new")
    return workspace


class Slow(Kept):
    """Works a case out when it is let, not before."""

    def __init__(self, workspace):
        super().__init__(workspace)
        self.let = Event()
        self.let.set()

    def case(self, ident):
        assert self.let.wait(60)
        return super().case(ident)
