"""A disk that is truly full: a file system of a few hundred KB, where one may be mounted."""

import os
import shutil
import subprocess
import sys

import adder
import pytest
from test_surviving import whole

from sayso.cli import app
from sayso.errors import StoreFailed
from sayso.workspace import Workspace

FULL = "disk is full; everything written before is safe: make room"


@pytest.fixture
def disk(tmp_path):
    """Mounts an empty disk of so many KB, or makes the one that is there larger; its folder."""
    if os.geteuid() != 0 or not sys.platform.startswith("linux") or shutil.which("mount") is None:
        pytest.skip("only root on Linux may mount a disk to fill")
    folder = tmp_path / "disk"
    folder.mkdir()

    def sized(kilobytes):
        how = f"{'remount,' if folder.is_mount() else ''}size={kilobytes}k"
        made = subprocess.run(["mount", "-t", "tmpfs", "-o", how, "tmpfs", folder], capture_output=True, text=True)
        if made.returncode:
            pytest.skip(f"this machine lets nobody mount a disk to fill: {made.stderr.strip()}")
        return str(folder)

    yield sized
    if folder.is_mount():
        subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.fixture
def quick(monkeypatch):
    adder.Reading(adder.read).in_place_of(monkeypatch.setattr)


def test_what_was_written_before_the_disk_was_full_is_whole(disk, quick):
    place, some = disk(600), [adder.article(n) for n in range(60)]
    with Workspace.open(place, make=True) as workspace, pytest.raises(StoreFailed, match=FULL):
        workspace.add(some)
    with Workspace.open(place) as workspace:
        held = workspace.counts()["articles"]
        assert 0 < held < len(some)
        whole(workspace, range(held))
    disk(8000)
    with Workspace.open(place) as workspace:
        assert len(workspace.add(some).known) == held
        whole(workspace, range(len(some)))


@pytest.mark.parametrize("kilobytes", [4, 40, 120])
def test_a_disk_too_small_to_begin_with(disk, quick, kilobytes):
    place = disk(kilobytes)
    with pytest.raises(StoreFailed, match=r"disk is full|No space left"), Workspace.open(place, make=True) as workspace:
        workspace.add([adder.article(0)])
    disk(8000)
    with Workspace.open(place, make=True) as workspace:
        workspace.add([adder.article(0)])
        whole(workspace, {0})


def test_the_command_says_so_and_the_next_one_goes_on(disk, quick, tmp_path, monkeypatch, capsys):
    """Decisions, cases worked out, searches: whatever needs room ends in one line, and what needs none works."""
    monkeypatch.setenv("SAYSO_CACHE", str(tmp_path / "cache"))
    place, folder = disk(600), tmp_path / "in"
    folder.mkdir()
    for number in range(60):
        article = adder.article(number)
        (folder / f"{article.id}.txt").write_text(f"title: {article.title}\n\n{article.text[article.body:]}")

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["sayso", *arguments, "--workspace", place])
        with pytest.raises(SystemExit) as ended:
            app.main()
        return ended.value.code or 0, *capsys.readouterr()

    code, out, err = run("add", str(folder))
    assert (code, out) == (5, "")
    assert FULL in err
    assert len(err.strip().splitlines()) == 1
    assert run("cases")[0] == 0
    code, out, err = run("decide", "note", "1", "seen")
    assert code == 5
    assert FULL in err
    disk(8000)
    assert run("add", str(folder))[0] == 0
    assert run("decide", "note", "1", "seen")[0] == 0
