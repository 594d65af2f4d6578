"""The lineage: which way, from whom, from what ancestor that is not at hand; and nothing that merges two families."""

import random

import pytest
from made_reports import OWN, WIRE, read

from sayso.model import Annotated, Derivation
from sayso.relate.lineage import candidates, derive

TAKE = [
    "Voters in Ulmar turned down the new harbour on Sunday, with 61 percent against it after all boxes were counted.",
    "Mayor Elin Drost called the result a clear order to look for another site, and thanked the helpers.",
    "Dockers had put up posters for the harbour all along the mole since the spring.",
    "The shipping line Norhav, which wanted to move its freight there, said it would study the figures.",
    "Turnout was 74 percent, the highest in a local vote since 1994.",
    "A recount in two districts, asked for by both camps, is planned for Wednesday.",
    "Opponents danced on the market square until the band packed up at midnight.",
]


def edges(*articles: Annotated) -> list[Derivation]:
    return [d for d in derive(articles).derivations if d.parent]


def only(*articles: Annotated) -> Derivation:
    found = edges(*articles)
    assert len(found) == 1, [(d.child, d.parent) for d in found]
    return found[0]


def test_the_earlier_date() -> None:
    edge = only(read("late", *WIRE, published="2031-05-02", outlet="Averlo Post"),
                read("soon", *WIRE, published="2031-05-01", outlet="Tolva Blatt"))
    assert (edge.child, edge.parent, edge.kind) == ("late", "soon", "republication")
    assert edge.direction == "the earlier date"


def test_dates_are_compared_as_far_as_both_go() -> None:
    edge = only(read("a", *WIRE, published="2031-05-01T23:10"), read("b", *WIRE, published="2031-05-01"))
    assert edge.direction is None


def test_a_doubtful_date_shows_nothing() -> None:
    early = read("early", *WIRE, published="2031-05-01")
    doubted = Annotated(early.article, early.sentences, dates_doubtful="the text speaks of a later day")
    assert only(doubted, read("late", *WIRE, published="2031-05-02")).direction is None


def test_the_credit_goes_before_the_date() -> None:
    edge = only(read("first", *WIRE[:6], "Source: The Kestrel Gazette", published="2031-05-01"),
                read("gazette", *WIRE, outlet="The Kestrel Gazette", published="2031-05-03"))
    assert (edge.child, edge.parent, edge.of) == ("first", "gazette", "The Kestrel Gazette")
    assert edge.direction == "first credits the outlet of gazette"


def test_a_cut_is_the_child() -> None:
    edge = only(read("brief", *WIRE[:5]), read("long", *WIRE))
    assert (edge.child, edge.parent, edge.kind) == ("brief", "long", "cut")
    assert "contained" in str(edge.direction)


def test_nothing_shows_the_direction() -> None:
    edge = only(read("a", *WIRE[:8]), read("b", *WIRE[2:]))
    assert edge.direction is None
    assert "nothing shows" in edge.grounds[-1].says


def test_versions_of_one_outlet() -> None:
    first = read("v1", *WIRE[:7], outlet="Averlo Post", published="2031-05-01T09:00")
    second = read("v2", "The toll has risen to four injured.", *WIRE[1:], outlet="Averlo Post",
                  published="2031-05-01T12:30")
    edge = only(first, second)
    assert (edge.child, edge.parent, edge.kind) == ("v2", "v1", "version")


def test_two_prints_of_an_agency_copy_that_is_not_at_hand() -> None:
    one = read("one", f"AVERLO (AFP) - {WIRE[0]}", *WIRE[1:8], outlet="Averlo Post")
    two = read("two", *WIRE[2:], outlet="Tolva Blatt")
    found = edges(one, two)
    assert [(d.child, d.parent) for d in found] == [("one", "lost:1"), ("two", "lost:1")]
    assert [d.of for d in found] == ["Agence France-Presse (AFP)", None]


def test_words_said_to_an_agency_make_both_its_copy() -> None:
    told = [*WIRE[:4], '"We heard a bang and then it was very quiet," a passenger told Reuters.', *WIRE[5:8]]
    found = edges(read("one", *told, published="2031-05-01"), read("two", *told[1:], published="2031-05-02"))
    assert {(d.child, d.parent, d.of) for d in found} == {("one", "lost:1", "Reuters"), ("two", "lost:1", "Reuters")}


def test_two_lost_copies_stay_two() -> None:
    found = edges(read("a", f"AVERLO (AFP) - {WIRE[0]}", *WIRE[1:]), read("b", *WIRE[1:], "By AFP"),
                  read("c", f"ULMAR (Reuters) - {TAKE[0]}", *TAKE[1:]), read("d", *TAKE[1:], "By Reuters"))
    home = {d.child: d.parent for d in found}
    assert home["a"] == home["b"] != home["c"] == home["d"]


def test_one_mixed_article_does_not_merge_two_families() -> None:
    family = [read(f"a{k}", f"AVERLO (AFP) - {WIRE[0]}", *WIRE[1:], outlet=f"Post {k}") for k in range(3)]
    other = [read(f"b{k}", f"ULMAR (AFP) - {TAKE[0]}", *TAKE[1:], outlet=f"Blatt {k}") for k in range(3)]
    bridge = read("mixed", "By AFP", *WIRE[2:8], *TAKE[1:5], outlet="Bridge")
    home: dict[str, set[str | None]] = {}
    for d in edges(*family, *other, bridge):
        home.setdefault(d.child, set()).add(d.parent)
    assert home["a0"] == home["a1"] == home["a2"]
    assert home["b0"] == home["b1"] == home["b2"]
    assert not home["a0"] & home["b0"]


def test_a_big_family_has_one_lost_ancestor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "SMALL", 0)
    monkeypatch.setattr(candidates, "NEAREST", 4)
    family = [read(f"n{k:02d}", f"AVERLO (AFP) - {WIRE[0]}", *random.Random(k).sample(WIRE[1:], 7), outlet=f"Post {k}")
              for k in range(16)]
    assert {d.parent for d in edges(*family)} == {"lost:1"}


def test_a_text_mixed_from_two_has_two_parents() -> None:
    found = edges(read("a", *WIRE, published="2031-05-01"), read("b", *TAKE, published="2031-05-01"),
                  read("c", *WIRE[:5], *TAKE[2:], published="2031-05-02"))
    assert {(d.child, d.parent) for d in found} == {("c", "a"), ("c", "b")}


def test_a_chain_of_copies_has_one_parent_each() -> None:
    found = edges(*(read(f"n{day}", *WIRE[:11 - day], published=f"2031-05-0{day}") for day in (1, 2, 3, 4)))
    assert sorted(d.child for d in found) == ["n2", "n3", "n4"]


def test_no_article_is_its_own_ancestor() -> None:
    articles = [read(f"n{k}", *random.Random(k).sample([*WIRE, *TAKE], 12)) for k in range(12)]
    parents: dict[str, set[str]] = {}
    for d in edges(*articles):
        parents.setdefault(d.child, set()).add(str(d.parent))
    for start in parents:
        seen, todo = set(), set(parents[start])
        while todo:
            here = todo.pop()
            assert here != start
            todo |= parents.get(here, set()) - seen
            seen.add(here)


def test_credits_become_edges_to_outlets_not_at_hand() -> None:
    got = derive((read("x", "The bearing was old, the Averlo Gazette reported.", *OWN,
                       '"It sang," a guest told CNN.', "With files from Reuters"),))
    assert {(d.of, d.kind, d.parent) for d in got.derivations} == {
        ("Averlo Gazette", "retelling", None), ("CNN", "citation", None), ("Reuters", "rewrite", None)}


def test_the_agency_of_the_metadata() -> None:
    got = derive((read("x", *OWN, agency="AFP"),))
    assert [(d.of, d.kind) for d in got.derivations] == [("AFP", "republication")]


def test_a_quotation_in_common_makes_no_edge() -> None:
    speech = '"We will not rest until every cabin is on the ground and every family has its people back," he said.'
    got = derive((read("a", *WIRE[:4], speech), read("b", *OWN[:4], speech)))
    assert [p.relation for p in got.pairs] == ["quotes-only"]
    assert got.derivations == ()


def test_the_order_of_the_articles_changes_nothing() -> None:
    articles = [read("a", f"AVERLO (AFP) - {WIRE[0]}", *WIRE[1:]), read("b", *WIRE[2:], *OWN[:2]),
                read("c", *TAKE, published="2031-05-01"), read("d", *TAKE[1:], *WIRE[:3], published="2031-05-04"),
                read("e", *OWN, "The bearing was old, the Averlo Gazette reported.")]
    expected = derive(tuple(articles))
    for seed in range(4):
        assert derive(tuple(random.Random(seed).sample(articles, len(articles)))) == expected


def test_identical_twins_and_empty_texts() -> None:
    got = derive((read("a", *WIRE), read("b", *WIRE), read("c", ""), read("d", "???")))
    assert [(d.child, d.parent, d.direction) for d in got.derivations] == [("b", "a", None)]


def test_every_edge_has_a_ground_with_words() -> None:
    for edge in edges(read("brief", *WIRE[:5]), read("long", *WIRE)):
        assert edge.grounds[0].says
        assert any(ground.anchors for ground in edge.grounds)
