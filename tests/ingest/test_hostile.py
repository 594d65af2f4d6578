"""Pages made to exhaust a reader: too large, too deep, too slow, in encodings that are not what they say."""

import time

import pytest
from ingest.made_inputs import BODY, PARAGRAPHS, page, record

from sayso import patience
from sayso.ingest import Limits, Options, article, gather, opening, warc
from sayso.ingest.readers import READERS, Reader


def read(tmp_path, name, content, limits=None):
    (tmp_path / name).write_bytes(content)
    return gather([tmp_path / name], options=Options(limits or Limits()))


def test_a_page_of_50_megabytes_is_refused(tmp_path):
    articles, (failure,) = read(tmp_path, "a.html", b"<p>x</p>" * 6_250_000)
    assert not articles
    assert "50 MB large; at most 10 MB" in failure.reason


@pytest.mark.parametrize("tag", ["div", "b", "table", "ul><li"])
def test_a_page_nested_100_000_deep_ends_in_a_value(tmp_path, tag):
    start = time.process_time()
    articles, failures = read(tmp_path, "a.html", page(1).replace(b"<body>", b"<body>" + f"<{tag}>".encode() * 100_000))
    assert articles or failures
    assert time.process_time() - start < 30


@pytest.mark.parametrize(
    ("declared", "real"),
    [("utf-8", "utf-8"), ("windows-1252", "cp1252"), ("utf-8", "cp1252"), ("no-such-charset", "utf-8"), ("", "utf-8"),
     ("", "cp1252"), ("utf-16", "utf-8"), ("hex", "utf-8"), ("windows-1251", "cp1251")],
)
def test_wrong_and_missing_encodings(tmp_path, declared, real):
    said = "Søren Ås" if real != "cp1251" else "Ирина Лунд"
    told = f'"I saw it," said {said}, who waited at the foot of the line for most of the day.'
    text = page(1, paragraphs=(told, *PARAGRAPHS)).decode()
    raw = text.replace('charset="utf-8"', f'charset="{declared}"' if declared else "").encode(real)
    (article,), _ = read(tmp_path, "a.html", raw)
    assert said in article.text


def test_what_takes_too_long_is_left_and_the_rest_is_read(tmp_path, monkeypatch):
    def endless(source, options):
        while source:
            try:
                time.sleep(0.01)
            except Exception:  # as parsers do that catch whatever comes
                continue
        yield

    slow = Reader("a slow thing", (".slow",), lambda s: s.raw.startswith(b"slow"), endless, True)
    monkeypatch.setattr("sayso.ingest.readers.READERS", (slow, *READERS))
    (tmp_path / "a.slow").write_bytes(b"slow")
    (tmp_path / "b.txt").write_text(BODY, encoding="utf-8")
    start = time.monotonic()
    articles, failures = gather([tmp_path / "a.slow", tmp_path / "b.txt"], options=Options(Limits(seconds=0.2)))
    assert time.monotonic() - start < 5
    assert [a.id for a in articles] == ["b"]
    assert "more than 0.2 seconds" in failures[0].reason


def test_an_article_that_takes_too_long_to_be_made_is_left_and_the_rest_is_read(tmp_path, monkeypatch):
    def endless(draft, ident):
        while draft.stem == "a":
            pass
        return real(draft, ident)

    real = article.build
    monkeypatch.setattr(article, "build", endless)
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(BODY, encoding="utf-8")
    articles, (failure,) = gather([tmp_path], options=Options(Limits(seconds=0.2)))
    assert [a.id for a in articles] == ["b"]
    assert "more than 0.2 seconds" in failure.reason


def test_records_that_are_passed_over_take_no_time_from_each_other(tmp_path, monkeypatch):
    """As in a large crawl that is fetched slowly: the time is that of one step."""
    def slowly(*arguments):
        time.sleep(0.2)
        return real(*arguments)

    real = warc._page
    monkeypatch.setattr(warc, "_page", slowly)
    pictures = [record(n, b"a picture", head=b"Content-Type: image/png") for n in range(5)]
    (tmp_path / "a.warc").write_bytes(b"".join((*pictures, record(9))))
    articles, (passed,) = gather([tmp_path], options=Options(Limits(seconds=0.6)))
    assert len(articles) == 1
    assert "5 records hold no page" in passed.reason


def test_a_parser_that_breaks_costs_one_line(tmp_path, monkeypatch):
    def breaks(source, options):
        raise RuntimeError("a wheel\ncame off")
        yield

    monkeypatch.setattr(opening, "choose", lambda _: (Reader("x", (), bool, breaks), ""))
    _, (failure,) = read(tmp_path, "a.txt", b"x")
    assert failure.reason == "cannot be parsed (RuntimeError: a wheel came off)"


def test_elsewhere_than_in_the_main_thread_nothing_is_interrupted():
    import threading

    done = []

    def work():
        with patience.at_most(0.01):
            time.sleep(0.05)
        done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]
