"""The Python examples of the documentation run as they stand, in the order of their page."""

import re
import shutil
from pathlib import Path

import pytest

import sayso

DOCS = Path(__file__).parents[2] / "docs"
DEMO = Path(sayso.__file__).parent / "demo" / "case"
EXAMPLE = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
PAGES = sorted(p for p in DOCS.rglob("*.md") if EXAMPLE.search(p.read_text(encoding="utf-8")))


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_examples_run(page, tmp_path, monkeypatch):
    shutil.copytree(DEMO, tmp_path / "my-case")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for example in EXAMPLE.findall(page.read_text(encoding="utf-8")):
        exec(compile(example, str(page), "exec"), names)


def test_there_are_examples():
    assert {"python", "tutorial"} <= {p.stem for p in PAGES}
