"""The notebooks run as they stand, with the figures that they assert themselves, and keep their outputs."""

import json
from pathlib import Path

import notebook
import pytest

BOOKS = sorted((Path(__file__).parents[2] / "docs" / "notebooks").glob("*.ipynb"))


def code(book):
    return [cell for cell in book["cells"] if cell["cell_type"] == "code"]


@pytest.mark.parametrize("path", BOOKS, ids=lambda p: p.stem)
def test_a_notebook_runs_and_asserts_what_it_says(path):
    assert sum("assert " in "".join(cell["source"]) for cell in code(notebook.run(path))) >= 3


@pytest.mark.parametrize("path", BOOKS, ids=lambda p: p.stem)
def test_a_notebook_keeps_its_outputs_and_stays_small(path):
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert (kept["nbformat"], len({cell["id"] for cell in kept["cells"]})) == (4, len(kept["cells"]))
    assert all(cell["outputs"] and cell["execution_count"] for cell in code(kept))
    assert path.stat().st_size < 60_000


def test_a_cell_that_fails_fails_the_notebook(tmp_path):
    cell = {"cell_type": "code", "id": "a", "source": ["x = 1\n", "assert x == 2\n"]}
    (tmp_path / "a.ipynb").write_text(json.dumps({"cells": [cell]}), encoding="utf-8")
    with pytest.raises(AssertionError):
        notebook.run(tmp_path / "a.ipynb")


def test_there_are_two():
    assert [path.stem for path in BOOKS] == ["origins", "transmission"]
