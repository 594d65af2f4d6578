"""JSON and JSON Lines: what is read, and what each bad object is told."""

import json

from sayso.ingest import gather

TEXT = "The bridge at Oldmark was closed on Monday, the council said."


def given(tmp_path, name, content):
    (tmp_path / name).write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return gather([tmp_path / name])


def test_one_object_with_fields(tmp_path):
    (a,), failures = given(
        tmp_path,
        "a.json",
        {
            "text": TEXT,
            "headline": "Bridge closed",
            "publisher": "Oldmark News",
            "date": "2030-01-05T10:00:00Z",
            "author": "Bo Lind",
            "section": "local",
        },
    )
    assert not failures
    assert (a.id, a.title, a.outlet, a.published, a.byline) == (
        "a",
        "Bridge closed",
        "Oldmark News",
        "2030-01-05T10:00",
        "Bo Lind",
    )
    assert a.text == f"Bridge closed\n\n{TEXT}"
    assert ("section", "local") in a.metadata


def test_a_list_keeps_given_ids_and_numbers_the_rest(tmp_path):
    articles, failures = given(
        tmp_path, "all.json", [{"id": "first", "text": TEXT}, {"text": TEXT + " It reopens today."}]
    )
    assert [a.id for a in articles] == ["all-2", "first"]
    assert not failures


def test_an_exported_case_can_be_read_again(tmp_path):
    (tmp_path / "x.txt").write_text(f"title: Bridge closed\ndate: 2030-01-05\n\n{TEXT}", encoding="utf-8")
    (first,), _ = gather([tmp_path / "x.txt"])
    members = {
        "schema": "sayso/1",
        "articles": [
            {"id": first.id, "title": first.title, "text": first.text, "published": first.published, "body": first.body}
        ],
    }
    (again,), failures = given(tmp_path, "case.json", members)
    assert (again.id, again.text, again.title, again.body, again.published) == (
        first.id,
        first.text,
        first.title,
        first.body,
        first.published,
    )
    assert not failures


def test_lines_fail_one_by_one_with_their_number(tmp_path):
    lines = [
        json.dumps({"text": TEXT}),
        "{broken",
        "",
        json.dumps({"title": "no text"}),
        json.dumps([1]),
        json.dumps({"text": 5}),
        json.dumps({"text": "  "}),
        json.dumps({"text": TEXT + " Again.", "outlet": ["a"]}),
    ]
    articles, failures = given(tmp_path, "a.jsonl", "\n".join(lines))
    assert [a.id for a in articles] == ["a-1", "a-8"]
    assert [(f.place, f.severity) for f in failures] == [
        ("line 2", "left out"),
        ("line 4", "left out"),
        ("line 5", "left out"),
        ("line 6", "left out"),
        ("line 7", "left out"),
        ("line 8", "partly"),
    ]
    assert all(f.reason and f.remedy for f in failures)


def test_json_of_another_shape_is_one_failure(tmp_path):
    for content in ({"claims": []}, {"articles": [{"id": 1}, {"id": 2}]}, [], 5, "just words", None, [[]]):
        articles, failures = given(tmp_path, "a.json", json.dumps(content))
        assert not articles
        assert len(failures) == 1
    _, (failure,) = given(tmp_path, "a.json", '{"text": "x",\n oops}')
    assert failure.place == "line 2, column 2"


def test_deep_nesting_and_lone_surrogates(tmp_path):
    _, (failure,) = given(tmp_path, "deep.json", "[" * 100_000 + "]" * 100_000)
    assert "nested" in failure.reason
    (a,), _ = given(tmp_path, "odd.json", '{"text": "The bridge \\ud800 at Oldmark was \\u0000closed."}')
    assert a.text.encode("utf-8")
    assert "\0" not in a.text


def test_half_of_a_character_is_shown_as_damage(tmp_path):
    (article,), (failure,) = given(tmp_path, "a.json", '{"text": "The bridge at Oldmark \\ud83d was closed, I hear."}')
    assert "\ufffd" in article.text
    assert "half of a character" in failure.reason
