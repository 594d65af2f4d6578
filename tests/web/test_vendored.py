"""What comes from npm is what npm has, with version and licence; the guard allows what Plot writes."""

import base64
import csv
import hashlib
import re
from pathlib import Path

import pytest

import sayso.web
from sayso.web.guard import PLOT_STYLE
from sayso.web.pages import STATIC

OURS = Path(sayso.web.__file__).parent / "static"
TESTS = Path(__file__).parents[1]


@pytest.mark.parametrize("folder", [OURS / "vendor", TESTS / "web" / "vendor", TESTS / "export" / "vendor"], ids=str)
def test_every_file_is_recorded_and_unchanged(folder):
    with (folder / "vendored.tsv").open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table, delimiter="\t"))
    assert {r["file"] for r in rows} == {p.name for p in folder.glob("*.js")}
    for row in rows:
        assert hashlib.sha256((folder / row["file"]).read_bytes()).hexdigest() == row["sha256"]
        assert row["version"]
        assert row["licence"]
    assert list(folder.glob("LICENSE.*"))


def test_what_is_served_is_there_and_asks_for_nothing_elsewhere():
    for name in STATIC:
        content = (OURS / name).read_text(encoding="utf-8")
        if not name.startswith("vendor/"):
            assert not re.search(r"https?://(?!www\.w3\.org/)", content), name
    assert {p.relative_to(OURS).as_posix() for p in OURS.rglob("*.*")} - set(STATIC) == {
        "vendor/vendored.tsv", "vendor/LICENSE.d3", "vendor/LICENSE.htmx.org", "vendor/LICENSE.observablehq-plot"}


def test_the_one_style_that_is_allowed_is_that_of_plot():
    plot = (OURS / "vendor" / "plot.umd.min.js").read_text(encoding="utf-8")
    style = next(s for s in re.findall(r'append\("style"\)\.text\(`(.*?)`', plot) if "-ramp" not in s)
    words = re.sub(r"\$\{\w\}", "sayso-plot", style).replace("\\n", "\n")
    digest = base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()
    assert f"sha256-{digest}" == PLOT_STYLE
