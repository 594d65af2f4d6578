"""The lineage as trees: each article once, circles cut, ancestors that are not at hand."""

import itertools
import random
from dataclasses import replace

from sayso.model import Anchor, Annotated, Article, Case, Claim, Derivation, Mention, Source
from sayso.render import lineage, svg


def case(ids, *edges):
    return Case(
        read=tuple(Annotated(Article(i, i)) for i in ids), derivations=tuple(Derivation(*e) for e in edges)
    )


def shape(node):
    return {node.key: [shape(c) for c in node.children]} if node.children else node.key


def shapes(found):
    return [shape(t) for t in found.trees]


def test_siblings_of_a_lost_report_and_a_chain():
    made = case("abcd", ("a", "lost:1", "Kestrel", "republication"), ("b", "lost:1", "Kestrel", "cut"),
                ("c", "b", None, "rewrite"))  # fmt: skip
    found = lineage.forest(made)
    assert shapes(found) == [{"lost:1": [{"b": ["c"]}, "a"]}]
    assert found.alone == ("d",)
    assert found.trees[0].label == "Kestrel, a report that is not at hand"


def test_the_closest_parent_is_above_and_the_others_beside():
    found = lineage.forest(case("abc", ("c", "a", None, "citation", 0.9), ("c", "b", None, "cut", 0.5),
                                ("c", None, "Radio North", "citation")))  # fmt: skip
    assert shapes(found) == [{"b": ["c"]}]
    assert found.trees[0].children[0].also == ("a", "Radio North")
    assert found.alone == ("a",)


def test_circles_are_cut_and_nobody_is_lost():
    found = lineage.forest(case("abc", ("a", "b", None, "cut"), ("b", "c", None, "cut"), ("c", "a", None, "cut")))
    assert sum(map(lineage.size, found.trees)) == 3
    assert lineage.forest(case("a", ("a", "a", None, "cut"))).alone == ("a",)


def test_order_of_edges_does_not_matter():
    chance = random.Random(4)
    ids = [f"n{n}" for n in range(12)]
    kinds = ("cut", "citation", "rewrite")
    edges = [(*chance.sample(ids, 2), None, chance.choice(kinds), chance.random()) for _ in range(25)]
    expected = lineage.forest(case(ids, *edges))
    for _ in range(5):
        chance.shuffle(edges)
        assert lineage.forest(case(ids, *edges)) == expected


def test_a_chain_of_thousands_of_versions():
    ids = [f"v{n:04}" for n in range(3000)]
    edges = [(b, a, None, "version") for a, b in itertools.pairwise(ids)]
    found = lineage.forest(case(ids, *edges))
    assert sum(map(lineage.size, found.trees)) == 3000
    assert "<svg" in svg.draw(found.trees, {})


def test_above_the_texts_stands_the_source_they_share():
    guard = Source("guard", "Coast Guard", (), "government", "Norway")
    told = tuple(Mention(Anchor(a, 0, 1, a), None, "guard") for a in "abc")
    claim = Claim("the ferry sank", told, ("guard",))
    made = replace(case("abcd", ("b", None, "Kestrel", "republication")), sources=(guard,), claims=(claim,))
    found = lineage.forest(made)
    assert shapes(found) == [{"source:guard": [{"name:Kestrel": ["b"]}, "a", "c"]}]
    assert (found.trees[0].label, found.trees[0].kind) == ("Coast Guard (Norway)", "source")
    assert found.alone == ("d",)


def test_two_sources_that_share_an_article_evenly_stand_above_nothing():
    told = tuple(Mention(Anchor(a, 0, 1, a), None, "guard") for a in "ab")
    made = replace(case("ab"), sources=(Source("guard", "Guard"), Source("police", "Police")),
                   claims=(Claim("x", told, ("guard",)), Claim("y", told, ("police",))))
    assert lineage.forest(made).trees == ()


def test_what_stands_above_is_not_named_beside_again():
    made = case("ab", ("b", "a", None, "version"), ("a", "lost:1", "Kestrel", "cut"),
                ("b", None, "Kestrel", "citation"))  # fmt: skip
    assert lineage.forest(made).trees[0].children[0].children[0].also == ()


def test_an_article_without_an_outlet_is_known_by_its_headline():
    made = Case(read=(Annotated(Article("a", "a", title="Ferry sinks off Sund, crew safe", published="2031-05-01")),),
                derivations=(Derivation("a", None, "Kestrel", "citation"),))
    tree = lineage.forest(made).trees[0]
    assert tree.children[0].label == "a  “Ferry sinks off Sund, crew safe”, 1 May 2031"
    assert "cites it, 1 May 2031" in svg.draw((tree,), {})
