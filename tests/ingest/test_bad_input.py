"""What bad input gets: the rest is read, and each problem has its place, a reason and a remedy."""

import os
import random
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.ingest import Limits, Options, gather
from sayso.ingest import text as plain
from sayso.ingest.article import build

GOOD = "The council closed the bridge at Oldmark on Monday. It will open again in May, the mayor said."


def case(folder, **files):
    """A folder with one good article and these files (`__` stands for a dot)."""
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    for name, content in files.items():
        path = folder / name.replace("__", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return gather([folder])


@pytest.mark.parametrize(
    ("content", "says", "severity"),
    [
        (b"", "is empty", "left out"),
        (b" \n\t\n", "is empty", "left out"),
        (b"\xef\xbb\xbf", "is empty", "left out"),
        (b"\0\0\0", "binary", "left out"),
        (b"%PDF-1.7 ...", "PDF", "left out"),
        (b"PK\x03\x04....", "zip", "left out"),
        (b"\x89PNG\r\n\x1a\n", "image", "left out"),
        (random.Random(1).randbytes(4000), "binary", "left out"),
        (b"!!! ... 123 --- \xf0\x9f\x9a\x92", "holds no words", "left out"),
        (b"Bridge closed", "too short", "partly"),
        (
            "Die Brücke bei Altmark ist seit Montag gesperrt, sagte der Bürgermeister. Sie soll im Mai wieder öffnen, "
            "wenn die Arbeiten an den Pfeilern beendet sind und der Rat zugestimmt hat.".encode(),
            "German",
            "partly",
        ),
        (
            "The mayor of Kårby said “no” to it — the café owners were not amused at all.".encode("cp1252"),
            "UTF-8",
            "partly",
        ),
        (b"The bridge was \0closed on Mon\0day by the council of Oldmark.", "NUL", "partly"),
        (
            "The café on the “old” bridge was closed on Monday by the council of Kårby.".encode()[:-1] + b"\xff",
            "damaged",
            "partly",
        ),
        (b"date: 03/04/2030\n\nNot again. " + GOOD.encode(), "may mean", "partly"),
        (b"date: the day before\n\nOnce more. " + GOOD.encode(), "cannot be read", "partly"),
    ],
)
def test_each_problem_is_named_and_the_rest_is_read(tmp_path, content, says, severity):
    articles, failures = case(tmp_path, bad__txt=content)
    assert "good" in [a.id for a in articles]
    (failure,) = failures
    assert says in failure.reason
    assert failure.path.endswith("bad.txt")
    assert failure.remedy
    assert failure.severity == severity
    assert ("bad" in [a.id for a in articles]) is (severity == "partly")


def test_wrong_encodings_are_read_right(tmp_path):
    said = "The mayor of Kårby said “no” to the café owners’ plea on Monday; they were naïve, she said."
    articles, _ = case(
        tmp_path, a__txt=said.encode("cp1252"), b__txt=said.encode("utf-16"), c__txt=said.encode("utf-8-sig")
    )
    assert {a.text for a in articles if a.id != "good"} == {said}


def test_odd_characters_stay_as_they_are(tmp_path):
    said = "„Nein“, said she ‹quoted› «here» `and' \u200fעברית\u200e \u202eback\u202c 🚒🏳️‍🌈 e\u0301 \u00a0 on Monday."
    articles, failures = case(tmp_path, odd__txt=said)
    assert not failures
    assert next(a for a in articles if a.id == "odd").text == said


def test_unknown_files_are_listed_and_hidden_ones_are_not(tmp_path):
    articles, failures = case(tmp_path, notes__docx=b"PK", sub=b"no suffix", __hidden=b"x")
    assert len(articles) == 1
    assert sorted(f.path.rsplit("/", 1)[1] for f in failures) == ["notes.docx", "sub"]


def test_a_file_named_directly_is_read_whatever_its_suffix(tmp_path):
    (tmp_path / "story.article").write_text(GOOD, encoding="utf-8")
    ((article,), failures) = gather([tmp_path / "story.article"])
    assert (article.id, failures) == ("story", [])


def test_paths_that_lead_nowhere(tmp_path):
    (tmp_path / "dead.txt").symlink_to(tmp_path / "gone.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    articles, failures = case(tmp_path)
    _, more = gather([tmp_path / "nothing.txt"])
    assert len(articles) == 1
    assert [f.reason for f in failures] == ["is a link to something that is not there", "is no ordinary file"]
    assert more[0].reason == "there is no such file or folder"


def test_folders_that_hold_each_other_end(tmp_path):
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "up").symlink_to(tmp_path / "a")
    (tmp_path / "a" / "same.txt").symlink_to(tmp_path / "good.txt")
    articles, failures = case(tmp_path)
    assert [a.id for a in articles] == ["good"]
    assert sorted(f.reason.split()[0] for f in failures) == ["is", "leads"]


def test_too_large_too_long_too_many(tmp_path):
    limits = Limits(articles=3, file_bytes=2_000, article_characters=500)
    for n in range(5):
        (tmp_path / f"{n}.txt").write_text(f"{n} {GOOD}", encoding="utf-8")
    (tmp_path / "0.txt").write_text("a word " * 100, encoding="utf-8")
    (tmp_path / "1.txt").write_text("a word " * 1000, encoding="utf-8")
    articles, failures = gather([tmp_path], options=Options(limits))
    assert [a.id for a in articles] == ["2"]
    reasons = " ".join(f.reason for f in failures)
    assert "2 files" in reasons
    assert "700 characters" in reasons
    assert "MB" in reasons


def test_too_many_articles_in_one_file_and_too_large_a_page(tmp_path):
    lines = [f'{{"text": "The bridge at Oldmark was closed {n} times, the mayor said."}}' for n in range(6)]
    (tmp_path / "all.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "page.html").write_text("<p>" * 500, encoding="utf-8")
    articles, failures = gather([tmp_path], options=Options(Limits(articles=4, page_bytes=1000)))
    assert [a.id for a in articles] == ["all-1", "all-2", "all-3", "all-4"]
    assert [f.place for f in failures] == ["line 5"]
    assert any("at most 4 articles" in f.reason for f in failures)


def test_a_sparse_file_of_200_megabytes_is_not_opened(tmp_path):
    with (tmp_path / "huge.txt").open("wb") as out:
        out.truncate(200_000_000)
    articles, (failure,) = case(tmp_path)
    assert len(articles) == 1
    assert "200 MB" in failure.reason


def test_two_identical_files_both_stay_and_are_named(tmp_path):
    articles, (failure,) = case(tmp_path, again__txt=GOOD)
    assert [a.id for a in articles] == ["again", "good"]
    assert failure.severity == "partly"


def test_ids_are_names_where_unique_and_places_where_not(tmp_path):
    articles, _ = case(
        tmp_path,
        **{"x/000__txt": GOOD + " x", "y/000__txt": GOOD + " y", "y/000__html": b"", "y/a b:c__txt": GOOD + " c"},
    )
    assert [a.id for a in articles] == ["a_b_c", "good", "x/000", "y/000"]


def test_one_id_twice_in_one_file_is_numbered(tmp_path):
    """No longer name would tell them apart; one that is in another file too is told by its file."""
    lines = b'{"id": "x", "text": "The mayor of Tolva said the %s was found."}\n'
    (tmp_path / "list.jsonl").write_bytes(lines % b"dog" + lines % b"cat")
    assert [a.id for a in gather([tmp_path])[0]] == ["x-1", "x-2"]
    (tmp_path / "more.jsonl").write_bytes(lines % b"horse")
    assert {a.id for a in gather([tmp_path])[0]} == {"list.jsonl/x-1", "list.jsonl/x-2", "more.jsonl/x"}


def test_same_stem_other_suffix(tmp_path):
    page = f"<html><body><article><p>{GOOD} {GOOD}</p><p>{GOOD} Again and again.</p></article></body></html>"
    articles, _ = case(tmp_path, good__html=page)
    assert [a.id for a in articles] == ["good.html", "good.txt"]


def test_no_two_articles_share_an_id_and_none_looks_like_a_lost_one(tmp_path):
    articles, _ = case(
        tmp_path,
        **{
            "lost:1__txt": GOOD + " 1",
            "list__json": '[{"id":"q","text":"The bridge was shut."},{"id":"q","text":"The bridge was open."}]',
            "q__txt": GOOD + " 2",
        },
    )
    ids = [a.id for a in articles]
    assert len(set(ids)) == len(ids) == 5
    assert not any(":" in i for i in ids)


def test_order_of_paths_does_not_matter(tmp_path):
    for folder in ("b", "a", "c"):
        case(
            tmp_path / folder if (tmp_path / folder).mkdir() is None else None,
            same__txt=f"{GOOD} {folder}",
            bad__txt=b"",
        )
    paths = [tmp_path / p for p in ("a", "b/same.txt", "b", "c", "nothing")]
    expected = gather(paths)
    for seed in range(5):
        shuffled = random.Random(seed).sample(paths, len(paths))
        assert gather(shuffled) == expected


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_become_an_article_or_a_failure(tmp_path_factory, raw):
    path = tmp_path_factory.mktemp("any") / "any.txt"
    path.write_bytes(raw)
    articles, failures = gather([path])
    assert articles or failures
    for a in articles:
        a.text.encode("utf-8")
        assert 0 <= a.body <= len(a.text)
        for anchor in (x for g in a.grounds for x in g.anchors):
            assert anchor.text == a.text[anchor.start : anchor.end]


LINES = st.sampled_from(
    [
        "title: A b",
        "date: 2030-01-02",
        "---",
        "",
        " ",
        "By Ann Lee",
        "18 Oct 2029",
        "Updated 3/4/2029",
        "Kestrel News",
        "Original url:",
        "https://a.example/2029/10/18/x",
        GOOD,
        "🚒 \u202e",
        "“",
        "a" * 130,
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(LINES, max_size=9), st.text(alphabet=string.printable + "é“\u2028", max_size=40))
def test_anchors_are_slices_and_the_text_is_a_run_of_the_file(lines, tail):
    raw = "\n".join([*lines, tail]).replace("\r", "")
    draft = plain.parse("a.txt", "a", raw)
    article, _ = build(draft, "a")
    assert article.text in raw or article.text[article.body :] in raw
    assert build(draft, "b")[0].text == article.text
    for anchor in (x for g in article.grounds for x in g.anchors):
        assert anchor.text == article.text[anchor.start : anchor.end]


def test_long_lines_of_junk_take_no_time():
    for junk in (
        "By A" * 50_000,
        "By " + "A. " * 50_000,
        "| " * 80_000,
        "A" * 400_000,
        "Published " * 40_000,
        "(" * 200_000,
        "http://" + "a" * 200_000,
        "A, " * 80_000,
        " \n" * 80_000,
        "title:" * 50_000,
        "Updated: " * 50_000,
    ):
        build(plain.parse("a.txt", "a", junk), "a")
        build(plain.parse("a.txt", "a", f"Head line here\n\n{junk}\n\n{junk}"), "a")
