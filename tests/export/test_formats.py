"""The list of formats: one name, one file name, one module each; every one of them renders every case, always alike."""

from pathlib import Path

import pytest

from sayso.export.formats import BY_NAME, FORMATS, by_file_name


def test_names_and_suffixes_are_told_apart():
    assert len(BY_NAME) == len(FORMATS)
    suffixes = [s for f in FORMATS for s in f.suffixes]
    assert len(set(suffixes)) == len(suffixes)
    for one in FORMATS:
        for suffix in one.suffixes:
            assert by_file_name(Path(f"My Case{suffix.upper()}")) is one


@pytest.mark.parametrize(("name", "expected"), [
    ("a.json", "json"), ("a.stix.json", "stix"), ("claims.csv", "csv"), ("a.crate.zip", "crate"), ("a.b.html", "html"),
    ("json", None), ("a.zip", None), ("a.doc", None),
])  # fmt: skip
def test_the_longest_suffix_decides(name, expected):
    found = by_file_name(Path(name))
    assert (found.name if found else None) == expected


@pytest.mark.parametrize("form", FORMATS, ids=lambda f: f.name)
def test_every_format_renders_every_case_and_always_alike(form, any_case):
    made = form.render(any_case)
    assert isinstance(made, dict) is form.several
    assert isinstance(made, bytes) is form.binary
    assert made == form.render(any_case)


def test_names_of_files_lead_nowhere_else(hostile):
    for form in FORMATS:
        if form.several:
            for name in form.render(hostile):
                assert ".." not in Path(name).parts
                assert not Path(name).is_absolute()


def test_every_format_is_described():
    page = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
    for one in FORMATS:
        assert f"| `{one.name}` | `{one.suffixes[0]}` |" in page, one.name
