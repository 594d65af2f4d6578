"""Stages of other packages: found by entry point, run after Sayso's own, named when they fail."""

import sys

import pytest

import sayso
from sayso import plugins

SHIPS = '''
"""A plug-in of ten lines: ships, which news texts name as "the Morning Star" and the like."""
import re
from dataclasses import replace
from sayso.model import Name

SHIP = re.compile(r"\\bM[VS] ([A-Z][a-z]+(?: [A-Z][a-z]+)*)")

def find(read):
    anchors = (read.article.anchor(*m.span(1)) for m in SHIP.finditer(read.article.text))
    return replace(read, names=(*read.names, *(Name(a, "other") for a in anchors)))

def count(case):
    return replace(case, claims=case.claims[:1])

def nothing(read):
    return None

def broken(read):
    raise RuntimeError("no harbour")

def forged(read):
    return replace(read, article=replace(read.article, text="Nothing happened."))
'''


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """Installs the package, as pip would, with these entry points."""

    def install(**points):
        about = tmp_path / "site" / "ships-1.0.dist-info"
        about.mkdir(parents=True)
        (tmp_path / "site" / "ships.py").write_text(SHIPS, encoding="utf-8")
        (about / "METADATA").write_text("Metadata-Version: 2.1\nName: ships\nVersion: 1.0\n", encoding="utf-8")
        lines = "".join(f"[sayso.{group}]\n{name} = ships:{name}\n" for group, name in points.items())
        (about / "entry_points.txt").write_text(lines, encoding="utf-8")
        monkeypatch.syspath_prepend(str(tmp_path / "site"))
        forget()

    def forget():
        plugins._points.cache_clear()
        plugins._stage.cache_clear()
        sys.modules.pop("ships", None)

    yield install
    forget()
    monkeypatch.undo()
    forget()


@pytest.fixture
def article(tmp_path):
    told = "The MV Morning Star ran aground, the harbour master said. Nobody was hurt, he said."
    (tmp_path / "a.txt").write_text(told, encoding="utf-8")
    return tmp_path / "a.txt"


def test_a_stage_adds_findings(installed, article):
    installed(annotate="find", relate="count")
    case = sayso.read(article)
    assert "Morning Star" in {n.anchor.text for n in case.read[0].names}
    assert len(case.claims) == 1
    assert plugins.named() == ("sayso.annotate find ships 1.0", "sayso.relate count ships 1.0")


def test_stages_can_be_left_out(installed, article, monkeypatch):
    installed(annotate="broken")
    monkeypatch.setenv("SAYSO_PLUGINS", "off")
    assert sayso.read(article).articles


@pytest.mark.parametrize(("name", "told"), [
    ("broken", "failed: RuntimeError: no harbour; SAYSO_PLUGINS=off"),
    ("nothing", "must give Annotated and gave None"),
    ("forged", "changed articles"), ("absent", "failed: AttributeError"),
])  # fmt: skip
def test_a_stage_that_fails_is_named(installed, article, name, told):
    installed(annotate=name)
    with pytest.raises(plugins.PluginFailed, match=f"'{name}'.*of ships {told}"):
        sayso.read(article)


def test_without_plugins_there_are_none():
    assert plugins.named() == ()
