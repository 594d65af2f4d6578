"""Zip, tar and compressed files: what they hold, in turn, and what hostile ones are told."""

import gzip
import io
import zipfile

import pytest
from ingest.made_inputs import BODY, page, tarred, zipped, zstandard

from sayso.ingest import Limits, Options, gather

STORY = f"Cable car stands still\ndate: 2031-05-04\n\n{BODY}".encode()


def read(tmp_path, name, content, limits=None):
    (tmp_path / name).write_bytes(content)
    return gather([tmp_path / name], options=Options(limits or Limits()))


@pytest.mark.parametrize(
    ("name", "pack"),
    [("a.zip", zipped), ("a.tar", lambda m: tarred(m, "w")), ("a.tgz", tarred), ("a.tar.gz", tarred),
     ("a.tar.bz2", lambda m: tarred(m, "w:bz2")), ("a.tar.xz", lambda m: tarred(m, "w:xz"))],
)
def test_members_are_read_like_files(tmp_path, name, pack):
    members = {"x/one.txt": STORY, "two.html": page(2), "three.jsonl": b"{broken"}
    articles, failures = read(tmp_path, name, pack(members))
    assert [a.id for a in articles] == ["one", "two"]
    assert articles[0].path.endswith(f"{name}/x/one.txt")
    (failure,) = failures
    assert failure.path.endswith(f"{name}/three.jsonl")
    assert failure.place == "line 1"


def test_one_compressed_file(tmp_path):
    for name, content in (("one.txt.gz", gzip.compress(STORY)), ("one.txt.zst", zstandard(STORY))):
        (article,), failures = read(tmp_path, name, content)
        assert (article.id, article.title, failures) == ("one", "Cable car stands still", [])
    articles, _ = read(tmp_path, "a.tar.zst", zstandard(tarred({"two.txt": STORY, "three.html": page(3)}, "w")))
    assert {a.id for a in articles} == {"two", "three"}


def test_archives_in_archives_down_to_a_limit(tmp_path):
    content = zipped({"deepest.txt": STORY})
    for n in range(6):
        content = zipped({f"{n}.zip": content, f"beside-{n}.txt": STORY + str(n).encode()})
    articles, (failure,) = read(tmp_path, "nest.zip", content)
    assert [a.id for a in articles] == ["beside-3", "beside-4", "beside-5"]
    assert "3 archives deep" in failure.reason


def test_names_that_lead_out_of_the_archive_lead_nowhere(tmp_path):
    inside = tmp_path / "inside"
    inside.mkdir()
    names = ("../../escaped.txt", "/etc/absolute.txt", "..\\windows.txt", "a/../../b.txt")
    for pack, name in ((zipped, "evil.zip"), (tarred, "evil.tgz")):
        articles, _ = read(inside, name, pack({n: STORY + n.encode() for n in names}))
        assert len(articles) == 4
        assert all(".." not in a.path.removeprefix(str(inside)) and ".." not in a.id for a in articles)
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["evil.tgz", "evil.zip", "inside"]


def test_links_in_archives_are_not_followed(tmp_path):
    (tmp_path / "secret.txt").write_bytes(STORY)
    articles, (failure,) = read(tmp_path, "a.tar", tarred({"link.txt": str(tmp_path / "secret.txt")}, "w"))
    assert not articles
    assert "not followed" in failure.reason


def test_a_bomb_ends_in_one_line_and_what_came_before_is_read(tmp_path):
    zeros = bytes(30_000_000)
    bombs = {"0.txt": STORY, **{f"{n}.txt": zeros for n in range(1, 6)}}
    for name, pack in (("bomb.zip", zipped), ("bomb.tgz", tarred)):
        articles, failures = read(tmp_path, name, pack(bombs))
        assert [a.id for a in articles] == ["0"]
        assert "expands to more than" in failures[0].reason + failures[-1].reason
        assert len(failures) < 10


def test_a_member_that_is_larger_than_it_states(tmp_path):
    content = bytearray(zipped({"big.txt": STORY * 30_000}))
    stated = (len(STORY) * 30_000).to_bytes(4, "little")
    content = bytes(content).replace(stated, (100).to_bytes(4, "little"))
    articles, failures = read(tmp_path, "lie.zip", content, Limits(file_bytes=1_000_000))
    assert not articles
    assert failures


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.zip", zipped({"one.txt": STORY})[:-30]), ("a.zip", b"PK\x03\x04 and nothing more"),
     ("a.tgz", tarred({"a": STORY})[:40]), ("a.tar", b"\0" * 2000),
     ("a.gz", b"\x1f\x8b damaged"), ("a.txt.zst", zstandard(STORY)[:-9]), ("a.zst", b"\x28\xb5\x2f\xfd damaged"),
     ("a.xz", b"\xfd7zXZ\0 damaged"), ("a.zip", b"")],
)
def test_damaged_archives(tmp_path, name, content):
    articles, failures = read(tmp_path, name, content)
    assert not articles
    assert failures[0].remedy


def test_a_word_document_and_a_locked_member(tmp_path):
    _, (failure,) = read(tmp_path, "a.zip", zipped({"word/document.xml": b"<w/>"}))
    assert "Word" in failure.reason
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", STORY)
    locked = bytearray(out.getvalue())
    locked[6] |= 1
    locked[locked.find(b"PK\x01\x02") + 8] |= 1
    _, (failure,) = read(tmp_path, "b.zip", bytes(locked))
    assert "password" in failure.reason
