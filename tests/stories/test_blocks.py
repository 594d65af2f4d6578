"""How a cluster groups, without a cluster: articles meet by signatures, links make blocks, blocks are grouped as
streams; the result is that of one stream."""

import random

import pytest
from eval.stories_apart import apart
from ferry import POST, RADIO, WIRE
from hypothesis import given
from hypothesis import strategies as st
from stories.test_grouping import QUAKE_A, QUAKE_B, ZOO, read

from sayso.story import blocks as block
from sayso.story import profile, rarity, weigh
from sayso.story.blocks import blocks
from sayso.story.memory import Shelves
from sayso.story.signature import BACK, MET, buckets, meetings

ARTICLES = [*QUAKE_A, *QUAKE_B, WIRE, POST, RADIO, ZOO]


def weighed(profiles):
    here = {t: sum(t in p.terms for p in profiles) for p in profiles for t in p.terms}
    return here, [weigh(p, lambda t: rarity(t, here.get(t, 0), len(profiles))) for p in profiles]


@pytest.mark.parametrize("seed", range(4))
def test_blocks_grouped_apart_are_what_one_stream_makes(seed):
    order = [profile(read(a)) for a in random.Random(seed).sample(ARTICLES, len(ARTICLES))]
    shelves = Shelves()
    for one in order:
        shelves.add(one)
    together = {}
    for article, case in shelves.case_of.items():
        together.setdefault(case, set()).add(article)
    found = {}
    for one, case in zip(order, apart(order), strict=True):
        found.setdefault(case, set()).add(one.article)
    assert sorted(map(sorted, found.values())) == sorted(map(sorted, together.values()))
    assert all(name.removeprefix("case-") in members for name, members in found.items())


def test_articles_on_one_event_meet_and_others_do_not():
    _, (one, other, zoo) = weighed([profile(read(a)) for a in (WIRE, POST, ZOO)])
    assert sum(a == b for a, b in zip(buckets(one), buckets(other), strict=True)) >= MET
    assert sum(a == b for a, b in zip(buckets(one), buckets(zoo), strict=True)) < MET


def test_a_signature_is_the_same_in_every_process_and_none_without_terms():
    _, (one,) = weighed([profile(read(WIRE))])
    assert buckets(one) == buckets(one)
    assert len(buckets(one)) == 64
    assert buckets(one._replace(terms={})) == []


def test_a_term_that_all_draw_costs_no_square():
    assert list(meetings([(1, 1), (1, 2), (1, 5), (2, 3), (2, 4)])) == [(1, 2), (1, 5), (2, 5), (3, 4)]
    assert len(list(meetings((7, n) for n in range(1000)))) <= 1000 * BACK


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12), st.just(1.0))))
def test_a_block_is_what_hangs_together_named_by_its_first(links):
    found = blocks(links)
    assert set(found) == {end for link in links for end in link[:2]}
    for a, b, _ in links:
        assert found[a] == found[b]
    for article, first in found.items():
        assert first <= article
        assert found[first] == first


def test_a_block_that_is_too_large_is_cut_at_stronger_links(monkeypatch):
    monkeypatch.setattr(block, "LARGEST", 3)
    chain = [(1, 2, 1.5), (2, 3, 0.2), (3, 4, 2.5), (4, 5, 0.9), (8, 9, 0.1)]
    assert blocks(chain) == {1: 1, 2: 1, 3: 3, 4: 3, 5: 5, 8: 8, 9: 8}
    strong = [(n, n + 1, 5.0) for n in range(6)]
    assert set(blocks(strong).values()) == {0}, "what only the strongest hold together stays"
