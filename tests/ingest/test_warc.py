"""WARC and WACZ: pages with their addresses; damage costs the damaged record alone."""

import gzip
import tracemalloc

import pytest
from ingest.made_inputs import page, record, warc, zipped, zstandard

from sayso.ingest import Limits, Options, gather, stream


def read(tmp_path, content, name="crawl.warc.gz", limits=None):
    (tmp_path / name).write_bytes(content)
    return gather([tmp_path / name], options=Options(limits or Limits()))


@pytest.mark.parametrize("pack", [b"".join, lambda records: warc(*records), lambda r: gzip.compress(b"".join(r))])
def test_pages_with_address_and_capture(tmp_path, pack):
    articles, failures = read(tmp_path, pack([record(1), record(2)]), "crawl.warc.gz")
    assert not failures
    assert [a.id for a in articles] == ["crawl-1", "crawl-2"]
    one = articles[0]
    assert (one.url, one.outlet) == ("https://bugle.example/2031/05/04/1", "Ostrel Bugle")
    assert one.published == "2031-05-04T09:00"
    assert ("captured", "2031-05-05T10:00:01Z") in one.metadata
    assert any("the address it was found at" in g.says for g in one.grounds)


@pytest.mark.parametrize("pack", [lambda records: zstandard(*records), lambda records: zstandard(b"".join(records))])
def test_packed_with_zstandard(tmp_path, pack):
    articles, failures = read(tmp_path, pack([record(1), record(2)]), "crawl.warc.zst")
    assert ([a.id for a in articles], failures) == (["crawl-1", "crawl-2"], [])


def test_what_is_no_page_is_counted_in_one_line(tmp_path):
    records = [record(1), record(2, status=404), record(3, b"GIF89a", head=b"Content-Type: image/gif"),
               record(4).replace(b"WARC-Type: response", b"WARC-Type: request")]
    articles, (failure,) = read(tmp_path, warc(*records))
    assert len(articles) == 1
    assert "2 records hold no page" in failure.reason
    assert "status 404" in failure.reason


FLIPPED = bytearray(gzip.compress(record(2)))
FLIPPED[40] ^= 255
TURNED = bytearray(zstandard(record(2)))
TURNED[40] ^= 255
DAMAGES = {
    "cut at the end": (warc(record(1), record(2), record(3))[:-60], {"1", "2"}, "cut short"),
    "states too much": (record(1) + record(2, length=9000) + record(3), {"1", "3"}, "stated length is wrong"),
    "states too little": (record(1) + record(2, length=300) + record(3), {"1", "3"}, "damaged record"),
    "states too much, packed": (warc(record(1), record(2, length=9000), record(3)), {"1", "3"}, "stated length"),
    "states a minus": (record(1) + record(2, length=-5) + record(3), {"1", "3"}, "damaged record"),
    "states more than fits": (record(1) + record(2, length=10**30) + record(3), {"1", "3"}, "damaged record"),
    "junk between": (warc(record(1)) + b"\0junk" * 99 + warc(record(3)), {"1", "3"}, "damaged record"),
    "cut at the end, zst": (zstandard(record(1), record(2), record(3))[:-60], {"1", "2"}, "damaged record"),
    "states too much, zst": (zstandard(record(1), record(2, length=9000), record(3)), {"1", "3"}, "stated length"),
    "junk between, zst": (zstandard(record(1)) + b"\0junk" * 99 + zstandard(record(3)), {"1", "3"}, "damaged record"),
    "a flipped bit, zst": (zstandard(record(1)) + bytes(TURNED) + zstandard(record(3)), {"1", "3"}, "damaged record"),
    "a flipped bit": (warc(record(1)) + bytes(FLIPPED) + warc(record(3)), {"1", "3"}, "damaged record"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_costs_one_record(tmp_path, damage):
    content, whole, says = DAMAGES[damage]
    articles, failures = read(tmp_path, content)
    numbers = {a.url.rpartition("/")[2] for a in articles}
    assert whole <= numbers
    assert any(says in f.reason and "record" in f.place for f in failures)


@pytest.mark.parametrize("content", [b"", b"no archive at all " * 50, warc(record(1))[:30],
                                     zstandard(record(1))[:30]])
@pytest.mark.parametrize("name", ["crawl.warc.gz", "crawl.warc.zst"])
def test_no_archive_at_all(tmp_path, content, name):
    articles, (failure,) = read(tmp_path, content, name)
    assert not articles
    assert failure.remedy


def test_a_body_that_a_server_compressed(tmp_path):
    head = b"Content-Type: text/html\r\nContent-Encoding: "
    bomb = gzip.compress(b"<p>x</p>" * 5_000_000)
    records = [record(1, gzip.compress(page(1)), head=head + b"gzip"), record(2, page(2), head=head + b"gzip"),
               record(3, page(3), head=head + b"br"), record(4, bomb, head=head + b"gzip")]
    articles, (failure,) = read(tmp_path, warc(*records))
    assert [a.id for a in articles] == ["crawl-1", "crawl-2", "crawl-3"]
    assert "MB large" in failure.reason


def test_versions_of_one_page_stay_and_the_same_capture_goes(tmp_path):
    later = page(1).replace(b"41 people", b"43 people")
    url = "https://bugle.example/car?utm_source=x"
    articles, (failure,) = read(tmp_path, warc(record(1, page(1), url=url), record(2, later, url=url),
                                               record(3, page(1), url="https://bugle.example/car#top")))
    assert [a.id for a in articles] == ["crawl-1", "crawl-2"]
    assert {a.url for a in articles} == {"https://bugle.example/car"}
    assert "once more" in failure.reason


def test_a_wacz_collection(tmp_path):
    content = zipped({"datapackage.json": b"{}", "archive/data.warc.gz": warc(record(1)), "pages/pages.jsonl": b"{}",
                      "indexes/index.cdx.gz": b"x"})
    (article,), failures = read(tmp_path, content, "site.wacz")
    assert (article.id, failures) == ("data-1", [])


def test_memory_does_not_grow_with_the_archive(tmp_path):
    """Pages are read one by one: the peak for 60 records is that for 10, but for the ids."""
    plain = b"Content-Type: text/plain"
    peaks = []
    for count in (10, 60):
        path = tmp_path / f"{count}.warc.gz"
        path.write_bytes(warc(*(record(n, f"A cable car stood still {n} times. ".encode() * 500, head=plain)
                                for n in range(count))))
        assert sum(1 for _ in stream([path])) >= count  # what is loaded once is loaded
        tracemalloc.start()
        assert sum(1 for one in stream([path]) if hasattr(one, "text")) == count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0] + 100_000


def test_many_marks_of_zstandard_are_no_records(tmp_path):
    content = zstandard(record(1)) + b"\x28\xb5\x2f\xfd" * 20_000 + zstandard(record(3))
    articles, (failure,) = read(tmp_path, content, "crawl.warc.zst")
    assert [a.id for a in articles] == ["crawl-1", "crawl-2"]
    assert failure.place == "after record 1"


def test_streamed_ids_differ(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.warc.gz").write_bytes(warc(record(1), record(2)))
    ids = [one.id for one in stream([tmp_path])]
    assert ids == ["x-1", "x-2", "x-1~2", "x-2~2"]
