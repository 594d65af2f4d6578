"""`why`: the evidence behind each kind of finding, asked by id, by its beginning, or by number."""

import json

import pytest
from made_case import EDGES, FIGURES, HARDENED, LEAK, LEFT, RISE, SAID, case

from sayso.errors import UnknownId
from sayso.render import why

CASE = json.loads(json.dumps(case().to_dict()))


@pytest.mark.parametrize(("wanted", "says"), [
    (LEAK.id, ["Water is seeping through the Lohne dam", "three articles report it", "[Water may be seeping through",
               "on the word of Water Authority", "as possible", "Tom Velder, who denies",
               "both say that water is seeping",
               "Independent origins: 1", "all three articles name the Water Authority"]),
    (LEFT.id, ["1 at least, 2 at most", "in its own words", FIGURES.id]),
    (SAID.id, ["Attribution", "the Water Authority", "said on Monday", "certainty: possible", "names its speaker"]),
    ("source-authority", ["also called the authority", "government", "Ostravia", "Cited 1 time in 2 articles",
                          "“Water Authority” in both articles"]),
    (FIGURES.id, ["about 1,200", "[Some 1,200 people]", "as of 12 May 2031", "both count people who left", LEFT.id]),
    (RISE.id, ["Drift", "no conflict"]),
    (HARDENED.id, ["hardened", "[may be seeping]", "[is seeping]", EDGES[1].id]),
    (EDGES[0].id, ["copy (Lohne Gazette) rests on wire", "reprint", "the text credits it",
                   "“(Kestrel)” in the dateline"]),
    (EDGES[2].id, ["Lohne Radio", "not at hand", "direction: unknown"]),
    ("daily", ["Lohne dam broken", "The Ostraven Daily", "it speaks of Tuesday", EDGES[1].id]),
])  # fmt: skip
def test_what_stands_behind_it(wanted, says):
    shown = " ".join(why.render(CASE, wanted).split())
    for words in says:
        assert words in shown


def test_by_number_beginning_and_bare_digits():
    assert why.render(CASE, "1") == why.render(CASE, LEAK.id)
    assert why.render(CASE, LEAK.id[:9]) == why.render(CASE, LEAK.id)
    assert why.render(CASE, LEFT.id.removeprefix("claim-")[:5]) == why.render(CASE, LEFT.id)


@pytest.mark.parametrize("wanted", ["0", "3", "claim-zzzz", "", "-", "edge"])
def test_what_is_not_there(wanted):
    with pytest.raises(UnknownId):
        why.render(CASE, wanted)


def test_several_that_begin_so_are_offered():
    with pytest.raises(UnknownId) as caught:
        why.render(CASE, "claim-")
    assert set(caught.value.offered) == {LEAK.id, LEFT.id}


def test_lines_fit_and_every_finding_can_be_asked_about():
    for member in why.MEMBERS:
        for one in CASE[member]:
            shown = why.render(CASE, one["id"])
            assert max(map(len, shown.splitlines())) <= 80
            assert "\u202e" not in shown


def test_an_export_with_only_the_required_members():
    bare = {"schema": "sayso/1", "articles": [{"id": "a", "text": "The dam leaks."}],
            "claims": [{"id": "claim-1", "statement": "It leaks", "mentions": [{"article": "a", "start": 0, "end": 13,
                        "text": "The dam leaks", "attribution": None, "source": None, "stance": "asserts"}],
                        "origins": ["own:a"], "independent": {"low": 1, "high": 1}}]}  # fmt: skip
    assert "[The dam leaks]" in why.render(bare, "1")


def test_the_chain_of_who_says_that_who_says():
    span = {"source": [[0, 8]], "cue": [[9, 13]], "content": [[14, 40]]}
    inner = {"source": [[14, 23]], "cue": [[24, 28]], "content": [[29, 40]]}
    told = {"schema": "sayso/1",
            "articles": [{"id": "a", "text": "The Echo said the mayor said it was dark."}],
            "sources": [{"id": "source-1", "name": "The Echo"}, {"id": "source-2", "name": "mayor"}],
            "attributions": [
                {"id": "attribution-1", "article": "a", "source": "source-1", "spans": span},
                {"id": "attribution-2", "article": "a", "source": "source-2", "inside": "attribution-1", "spans": inner,
                 "kind": "thought"}]}  # fmt: skip
    shown = " ".join(why.render(told, "attribution-2").split())
    assert "The Echo “said” > mayor “said”" in shown
    assert "kind: thought, held in mind" in shown
    told["attributions"][0]["inside"] = "attribution-2"
    assert why.render(told, "attribution-2")
