"""The workbench over a case, asked as a browser would ask it, without a network."""

from starlette.testclient import TestClient

from sayso.model import Case
from sayso.web.app import application
from sayso.web.desk import FromFiles
from sayso.web.guard import Access

HERE = "http://127.0.0.1:8017"


def browser(case: Case, access: Access | None = None) -> TestClient:
    """A client on the machine itself."""
    return TestClient(application(FromFiles(case), access or Access(port=8017)), base_url=HERE)
