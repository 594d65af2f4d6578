"""Runs a notebook and keeps what its cells show: `python tests/notebook.py docs/notebooks/*.ipynb`."""

import ast
import contextlib
import io
import json
import sys
from pathlib import Path
from typing import Any

Object = dict[str, Any]


def run(path: Path) -> Object:
    """The notebook (nbformat 4) with the outputs of a run in one namespace; what a cell raises is raised."""
    book: Object = json.loads(path.read_text(encoding="utf-8"))
    names: Object = {"__name__": "__main__"}
    cells = [cell for cell in book["cells"] if cell["cell_type"] == "code"]
    for number, cell in enumerate(cells, 1):
        cell["execution_count"] = number
        cell["outputs"] = list(_outputs("".join(cell["source"]), names, f"{path.name}, cell {number}", number))
    return book


def _outputs(source: str, names: Object, place: str, number: int) -> list[Object]:
    tree = ast.parse(source, place)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(compile(tree, place, "exec"), names)
        value = eval(compile(ast.Expression(last.value), place, "eval"), names) if last else None
    said = printed.getvalue()
    outputs: list[Object] = [{"output_type": "stream", "name": "stdout", "text": said.splitlines(True)}] if said else []
    if value is not None:
        outputs.append({"output_type": "execute_result", "execution_count": number, "metadata": {},
                        "data": _shown(value)})
    return outputs


def _shown(value: Any) -> Object:
    shown = {"text/plain": repr(value).splitlines(True)}
    as_html = getattr(value, "_repr_html_", None)
    return shown | ({"text/html": as_html().splitlines(True)} if as_html else {})


if __name__ == "__main__":
    for name in map(Path, sys.argv[1:]):
        name.write_text(json.dumps(run(name), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
