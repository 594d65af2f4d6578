"""Files at addresses that many machines share, by the one kind of address that one machine has: file://."""

import pytest
from ingest.made_inputs import record, warc

from sayso.ingest import stream
from sayso.ingest.gather import files, numbered, opened
from sayso.ingest.source import Input
from sayso.model import Article, Failure

pytest.importorskip("pyarrow")


@pytest.fixture
def archive(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "crawl.warc.gz").write_bytes(warc(record(1), record(2)))
    (tmp_path / "b" / "notes.xyz").write_text("of no kind that is read")
    return tmp_path


def test_a_folder_is_all_its_files_of_kinds_that_are_read(archive):
    one, other = (f"file://{archive}/{name}/crawl.warc.gz" for name in "ab")
    about = (archive / "a" / "crawl.warc.gz").stat()
    assert [found.path for found in files([f"file://{archive}"])] == [one, other]
    assert files([one]) == [Input(one, about.st_size, about.st_mtime_ns)]
    assert files([archive / "a"]) == [Input(str(archive / "a" / "crawl.warc.gz"), about.st_size, about.st_mtime_ns)]


def test_an_address_gives_what_the_file_gives(archive):
    remote = list(opened(f"file://{archive}/a/crawl.warc.gz"))
    here = list(stream([archive / "a" / "crawl.warc.gz"]))
    assert [(a.id, a.text, a.url, a.published) for a in remote] == [(a.id, a.text, a.url, a.published) for a in here]


def test_files_apart_and_numbered_are_what_one_stream_gives(archive):
    wished = [one for path in files([archive / "a", archive / "b" / "crawl.warc.gz"]) for one in opened(path.path)]
    met = {}
    for one in wished:
        met[one.id] = met.get(one.id, 0) + 1
        assert isinstance(numbered(one, met[one.id]), Article)
    named = [numbered(one, 1 + [w.id for w in wished[:at]].count(one.id)) for at, one in enumerate(wished)]
    assert named == list(stream([archive / "a", archive / "b" / "crawl.warc.gz"]))


def test_what_is_no_file_is_told(archive):
    found = files([f"file://{archive}/missing", "https://example.org/a.warc.gz", "-", archive / "gone"])
    assert all(isinstance(one, Failure) for one in found)
    assert {one.path for one in found} == {f"file://{archive}/missing", "https://example.org/a.warc.gz", "-",
                                           str(archive / "gone")}
