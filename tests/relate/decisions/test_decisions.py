"""An analyst's decisions: applied, applied again when an article is added, and shown where evidence speaks against."""

from dataclasses import replace

import pytest

from sayso.annotate import annotate
from sayso.errors import UnknownId
from sayso.model import Article, Case, Decision, Target
from sayso.model.codec import decode, encode
from sayso.relate import relate
from sayso.relate.decisions import corrected, point

WIRE = Article("wire", """Ferry runs aground off Sund

A ferry with 120 passengers ran aground off Sund on Tuesday morning, harbour master Ida Lund said.

"The hull is not damaged," Lund told reporters. The Sund Line, which owns the ship, said the captain had been sober.
""", "Ferry runs aground off Sund", "Kestrel News Agency", published="2030-04-02", body=29, language="en")
POST = Article("post", """Ferry stuck on rocks

A ferry with 90 passengers ran aground off Sund on Tuesday morning, coastguard chief Per Aas said.

The Sund Line denied that the captain had been drunk. "The hull is not damaged," said Ida Lund, the harbour master.
""", "Ferry stuck on rocks", "The Sund Post", published="2030-04-02", body=22, language="en")
RADIO = Article("radio", """Ferry off Sund: passengers home

A ferry with 90 passengers ran aground off Sund on Tuesday morning, coastguard chief Per Aas said. The harbour master
denied that the hull was damaged.
""", "Ferry off Sund: passengers home", "Radio Sund", published="2030-04-03", body=33, language="en")
READ = {a.id: annotate(a) for a in (WIRE, POST, RADIO)}


def case(*ids: str, decided: tuple[Decision, ...] = ()) -> Case:
    return relate(tuple(READ[i] for i in ids), decided=decided)


def claim_at(case: Case, words: str):
    """The first claim of which a mention holds these words."""
    return next(c for c in case.claims if any(words in m.anchor.text for m in c.mentions))


def source_named(case: Case, name: str):
    return next(s for s in case.sources if name in (s.name, *s.aliases))


def decided(verb: str, *about: Target, **more: str) -> Decision:
    return Decision(verb, about, who="Ida", at="2030-04-05T10:00:00+00:00", **more)  # type: ignore[arg-type]


def test_joined_sources_are_one_and_stay_one_when_an_article_is_added():
    first = case("wire", "post")
    chief, master = source_named(first, "Per Aas"), source_named(first, "Ida Lund")
    assert chief.id != master.id
    join = decided("join", point(first, master.id), point(first, chief.id), why="the wire mixed them up")
    for ids in (("wire", "post"), ("wire", "post", "radio")):
        now = case(*ids, decided=(join,))
        one = source_named(now, "Ida Lund")
        assert "Per Aas" in one.aliases
        assert "post" in {a.article for a in now.attributions if a.source_id == one.id}
        assert chief.id not in {s.id for s in now.sources}
        assert now.judged[0].ids == (one.id,)
        assert now.judged[0].conflict is None
        assert any(g.method == "decision" and "joined by Ida on 2030-04-05: the wire" in g.says for g in one.grounds)
        assert {a.source_id for a in now.attributions if a.source_id} <= {s.id for s in now.sources}


def test_a_join_changes_the_count_of_origins():
    before = case("wire", "post")
    aground = claim_at(before, "ran aground off Sund on Tuesday")
    join = decided("join", point(before, source_named(before, "Ida Lund").id),
                   point(before, source_named(before, "Per Aas").id))
    after = claim_at(case("wire", "post", decided=(join,)), "ran aground off Sund on Tuesday")
    assert aground.independent.high == 2
    assert after.independent.high == 1


def test_a_parted_source_takes_its_words_along():
    before = case("wire", "post")
    lund = source_named(before, "Ida Lund")
    apart = point(before, lund.id, ("post",))
    rest = point(before, lund.id, ("wire",))
    after = case("wire", "post", decided=(decided("part", apart, rest),))
    here = [s for s in after.sources if "Lund" in s.name]
    assert len(here) == 2
    assert {a.article for a in after.attributions if a.source_id == here[0].id}.isdisjoint(
        {a.article for a in after.attributions if a.source_id == here[1].id})


def test_claims_joined_and_parted_again_end_where_they_began():
    before = case("wire", "post")
    sober, hull = claim_at(before, "had been sober"), claim_at(before, "hull is not damaged")
    join = decided("join", point(before, hull.id), point(before, sober.id))
    joined = case("wire", "post", decided=(join,))
    assert claim_at(joined, "had been sober").id == claim_at(joined, "hull is not damaged").id
    assert len(joined.claims) == len(before.claims) - 1
    part = decided("part", point(before, sober.id), point(before, hull.id))
    parted = case("wire", "post", decided=(join, part))
    assert {c.id for c in parted.claims} == {c.id for c in before.claims}
    assert parted.judged[0].conflict == "a later decision parts them again"
    assert parted.judged[1].conflict is None


def test_what_came_later_and_says_what_was_parted_is_shown():
    first = case("wire", "post")
    aground = claim_at(first, "ran aground off Sund on Tuesday")
    part = decided("part", point(first, aground.id, ("post",)), point(first, aground.id, ("wire",)))
    assert case("wire", "post", decided=(part,)).judged[0].conflict is None
    later = case("wire", "post", "radio", decided=(part,))
    assert "radio, added since" in str(later.judged[0].conflict)


def test_a_rejected_discrepancy_is_gone_and_comes_up_again_as_a_conflict():
    first = case("wire", "post")
    question = next(d for d in first.discrepancies if d.kind == "figure")
    reject = decided("reject", point(first, question.id), value="figure", why="passengers and crew")
    now = case("wire", "post", decided=(reject,))
    assert question.id not in {d.id for d in now.discrepancies}
    assert now.judged[0].conflict is None
    later = case("wire", "post", "radio", decided=(reject,))
    assert "radio says 90" in str(later.judged[0].conflict)


def test_edges_rejected_and_confirmed():
    first = case("post", "radio")
    edge = next(d for d in first.derivations if {d.child, d.parent} == {"post", "radio"})
    target = point(first, edge.id)
    assert not case("post", "radio", decided=(decided("reject", target),)).derivations
    confirmed = case("post", "radio", decided=(decided("confirm", target, value=edge.kind),)).derivations
    assert [(d.child, d.parent, d.score) for d in confirmed] == [(edge.child, edge.parent, 1.0)]
    turned = Target("edge", articles=(str(edge.parent), edge.child))
    other_way = case("post", "radio", decided=(decided("confirm", turned, value="retelling"),))
    assert [(d.child, d.parent, d.kind) for d in other_way.derivations] == [(edge.parent, edge.child, "retelling")]
    assert "by the texts alone" in str(other_way.judged[0].conflict)


def test_a_corrected_date_counts_before_the_article_is_read():
    fix = decided("correct", Target("article", articles=("wire",)), field="published", value="2030-05-20")
    article = corrected(WIRE, [fix])
    assert (article.published, article.text) == ("2030-05-20", WIRE.text)
    assert "corrected from 2030-04-02 to 2030-05-20 by Ida" in article.grounds[-1].says
    tuesday = next(t for t in annotate(article).times if "Tuesday" in t.anchor.text)
    assert tuesday.value.startswith("2030-05-14")
    assert corrected(POST, [fix]) is POST
    unknown = decided("correct", Target("article", articles=("wire",)), field="outlet", value="")
    assert corrected(WIRE, [unknown]).outlet is None


def test_another_copy_of_the_page_speaks_against_a_correction():
    here, there = replace(WIRE, url="https://sund.example/1"), replace(POST, url="https://sund.example/1")
    fix = decided("correct", Target("article", articles=("wire",)), field="outlet", value="Kestrel")
    now = relate((annotate(corrected(here, [fix])), annotate(there)), decided=(fix,))
    assert now.judged[0].conflict == "the same page saved again: post gives The Sund Post"


def test_ratings_point_at_what_they_rate_and_tell_what_speaks_against():
    first = case("wire", "post")
    lund, hull = source_named(first, "Ida Lund"), claim_at(first, "hull is not damaged")
    rates = (decided("rate", point(first, lund.id), value="B"), decided("rate", point(first, hull.id), value="1"),
             decided("rate", point(first, lund.id), value="D"))
    now = case("wire", "post", decided=rates)
    assert now.judged[0].ids == (lund.id,)
    assert now.judged[0].conflict == "rated D later, by Ida"
    assert "rest on one origin" in str(now.judged[1].conflict)
    assert now.judged[2].conflict is None


def test_words_at_which_nothing_stands_and_articles_that_left():
    first = case("wire", "post", "radio")
    note = decided("note", Target("claim", (WIRE.anchor(0, 0),), name="gone"), value="?")
    assert "no claim stands" in str(case("wire", decided=(note,)).judged[0].conflict)
    about = point(first, source_named(first, "Ida Lund").id)
    assert "in this case no more" in str(case("wire", decided=(decided("note", about, value="x"),)).judged[0].conflict)


def test_pointing():
    first = case("wire", "post")
    assert point(first, "1").name == first.claims[0].statement
    assert point(first, "wire").articles == ("wire",)
    assert point(first, first.claims[0].id[:-2]).kind == "claim"
    for wanted in ("claim-nowhere", "99", "cla"):
        with pytest.raises(UnknownId):
            point(first, wanted)
    with pytest.raises(UnknownId):
        point(first, first.claims[0].id, ("radio",))


def test_decisions_and_cases_are_stored_exactly():
    first = case("wire", "post")
    note = decided("note", point(first, "1"), value="seen")
    texts = {a.id: a.text for a in first.articles}
    assert decode(Decision, encode(note), texts) == note
    now = case("wire", "post", decided=(note,))
    assert decode(Case, encode(now), texts) == now
    with pytest.raises(KeyError):
        decode(Decision, encode(note), {})
    with pytest.raises(KeyError):
        decode(Decision, {"about": []}, {})
