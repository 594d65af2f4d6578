"""How many origins stand behind a claim, and what is merged on what ground."""

import time
from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model import (
    Anchor,
    Annotated,
    Article,
    Attribution,
    Claim,
    Derivation,
    Ground,
    Mention,
    Pair,
    Passage,
    Quantity,
    Source,
)
from sayso.relate.given import Descent, Resolved
from sayso.relate.origins import count

GUARD = Source("guard", "Coast Guard", ("the coast guard",), "government", "Norway")
TVEIT = Source("tveit", "Lars Tveit", (), "person", "Sund Ferries")
FERRIES = Source("ferries", "Sund Ferries", (), "company")
HERALD = Source("herald", "Sund Herald", ("the Herald",), "media")
POLICE = Source("police", "Norwegian Police", (), "police", "Norway")
RESCUERS = Source("rescuers", "rescuers", (), "witness")
SPOKESMAN = Source("spokesman", "a spokesman", (), "unknown")
OFFICIALS = Source("officials", "Norwegian officials", (), "government", "Norway")
MONITOR = Source("monitor", "monitor", (), "anonymous")
HOSPITAL = Source("hospital", "district hospital", (), "organisation")
PRESS = Source("press", "Nordic media", ("several Nordic news outlets",), "media")
EVERYBODY = (PRESS, HOSPITAL, MONITOR, OFFICIALS, GUARD, TVEIT, FERRIES, HERALD, POLICE, RESCUERS, SPOKESMAN)


def said(article: str, source: str, via: tuple[str, ...] = (), text: str = "the ferry was sinking",
         at: int = 0) -> tuple[Mention, Attribution]:
    anchor = Anchor(article, at, at + len(text), text)
    a = Attribution(article, (Anchor(article, at + 30, at + 35, source),), (), (anchor,), source_id=source, via=via)
    return Mention(anchor, a.id, source), a


def own(article: str, text: str = "The ferry was sinking") -> tuple[Mention, None]:
    return Mention(Anchor(article, 100, 100 + len(text), text)), None


def counted(*told: tuple[Mention, Attribution | None], edges: tuple[Derivation, ...] = (),
            more: tuple[Attribution, ...] = ()) -> Claim:
    claim = Claim("the ferry was sinking", tuple(m for m, _ in told))
    resolved = Resolved(EVERYBODY, (*(a for _, a in told if a), *more))
    return count((claim,), resolved, Descent((), edges, ()))[0]


def span(claim: Claim) -> tuple[int, int, int]:
    return claim.independent.low, claim.independent.high, claim.independent.affiliations


def copy(child: str, parent: str, kind: str = "republication") -> Derivation:
    return Derivation(child, parent, None, kind)  # type: ignore[arg-type]


def test_five_articles_on_one_spokesman_have_one_origin() -> None:
    claim = counted(*(said(f"a{k}", "guard") for k in range(5)))
    assert claim.origins == ("guard",)
    assert span(claim) == (1, 1, 1)


def test_two_who_say_the_same_are_two() -> None:
    assert span(counted(said("a", "guard"), said("b", "tveit"))) == (2, 2, 2)


def test_own_voice_is_an_origin_of_its_own() -> None:
    assert counted(own("a"), own("b")).origins == ("own:a", "own:b")


def test_an_article_that_prints_another_is_no_origin() -> None:
    claim = counted(own("a"), own("b"), edges=(copy("b", "a"),))
    assert claim.origins == ("own:a",)
    assert claim.independent.grounds[0].says == "article b rests on article a: the article prints another's text"


def test_two_copies_of_one_text_that_is_not_at_hand_are_one_origin() -> None:
    claim = counted(own("a"), own("b"), edges=(copy("a", "lost:1"), copy("b", "lost:1")))
    assert span(claim)[1] == 1


def test_a_copy_with_an_interview_of_its_own_is_one_more_origin() -> None:
    claim = counted(said("a", "guard"), said("b", "guard"), said("b", "tveit", at=200), edges=(copy("b", "a"),))
    assert claim.origins == ("guard", "tveit")


def test_a_headline_rests_on_the_source_that_its_article_names() -> None:
    assert counted(own("a"), said("a", "guard")).origins == ("guard",)


def test_an_article_that_quotes_the_source_elsewhere_has_it_from_there() -> None:
    _, elsewhere = said("b", "guard", at=400)
    assert elsewhere
    assert counted(said("a", "guard"), own("b"), more=(elsewhere,)).origins == ("guard",)


def test_own_voice_of_an_article_that_leans_on_others_may_rest_on_whom_they_name() -> None:
    leans = (Derivation("b", None, "Coast Radio", "citation"),)
    assert span(counted(said("a", "guard"), own("b"), edges=leans))[:2] == (1, 2)


def test_hearsay_is_nobodys_word() -> None:
    assert counted(own("a", "The ferry was reportedly sinking")).origins == ()


def test_an_outlet_that_passes_a_source_on_is_not_counted_beside_it() -> None:
    claim = counted(said("a", "guard", via=("the Herald",)), said("b", "herald"))
    assert claim.origins == ("guard",)


def test_who_speaks_for_a_body_is_that_body() -> None:
    assert counted(said("a", "tveit"), said("b", "ferries")).origins == ("ferries",)


def test_two_offices_of_one_state_are_two_sources_and_one_affiliation() -> None:
    assert span(counted(said("a", "guard"), said("b", "police"))) == (1, 2, 1)


def test_officials_of_a_state_are_no_more_than_its_office() -> None:
    assert counted(said("a", "officials"), said("b", "guard")).origins == ("guard",)
    assert span(counted(said("a", "officials"), said("b", "tveit")))[1] == 2


def test_an_outlet_beside_a_first_hand_is_no_origin() -> None:
    assert counted(said("a", "herald"), said("b", "guard")).origins == ("guard",)
    assert counted(said("a", "herald")).origins == ("herald",)


def test_somebody_unnamed_is_nobody_beside_a_name() -> None:
    assert counted(said("a", "spokesman"), said("b", "guard")).origins == ("guard",)
    assert counted(said("a", "spokesman")).origins == ("spokesman",)


def test_a_monitor_is_no_office_named_beside_it() -> None:
    assert counted(said("a", "monitor"), said("a", "ferries", at=400)).origins == ("ferries",)
    assert counted(said("a", "hospital"), said("a", "police", at=400)).independent.high == 2


def test_the_press_at_large_is_no_origin_beside_one_outlet() -> None:
    assert counted(said("a", "press"), said("b", "herald")).origins == ("herald",)
    assert counted(said("a", "press")).origins == ("press",)


def test_two_unnamed_whom_one_outlet_heard_are_one() -> None:
    claim = counted(said("a", "spokesman", via=("Sund Herald",)), said("b", "rescuers", via=("Sund Herald",)))
    assert claim.independent.high == 1


def test_two_unnamed_heard_by_two_outlets_may_be_two() -> None:
    claim = counted(said("a", "spokesman", via=("Sund Herald",)), said("b", "rescuers", via=("Coast Radio",)))
    assert claim.independent.high == 2


def test_in_quite_other_words_only_one_origin_is_sure() -> None:
    claim = counted(said("a", "guard"), said("b", "tveit", text="water had come into the engine room"))
    assert span(claim) == (1, 2, 2)


def test_people_without_a_name_may_be_others_than_those_named() -> None:
    assert span(counted(said("a", "rescuers"), said("b", "guard"))) == (1, 2, 2)


def test_who_denies_stands_behind_no_claim_that_others_make() -> None:
    mention, a = said("b", "tveit")
    claim = counted(said("a", "guard"), (replace(mention, stance="denies"), a))
    assert claim.origins == ("guard",)
    alone = counted((replace(mention, stance="denies"), a))
    assert alone.origins == ("tveit",)


def test_one_false_edge_does_not_merge_everything() -> None:
    claim = counted(*(own(f"a{k}") for k in range(6)), edges=(copy("a1", "a0"),))
    assert span(claim)[:2] == (5, 5)


def test_a_false_edge_between_texts_leaves_the_sources_apart() -> None:
    edges = (copy("a", "b"), copy("b", "c"))
    claim = counted(said("a", "guard"), said("b", "tveit"), said("c", "rescuers"), edges=edges)
    assert claim.independent.high == 3


def test_a_ring_of_edges_ends_and_leaves_an_origin() -> None:
    claim = counted(own("a"), own("b"), own("c"), edges=(copy("a", "b"), copy("b", "c"), copy("c", "a")))
    assert claim.independent.high >= 1
    assert claim.origins


def test_every_merge_has_a_ground() -> None:
    claim = counted(own("a"), said("a", "guard"), said("b", "herald"), said("c", "police"))
    assert len(claim.independent.grounds) >= 4 - claim.independent.low
    assert all(g.anchors and g.says for g in claim.independent.grounds)


def together(article: str, *sources: str) -> list[tuple[Mention, Attribution]]:
    """One content, and several who are said to have said it: the claim has it once."""
    mention, first = said(article, sources[0])
    others = [replace(first, source=(Anchor(article, 60 + k, 65 + k, s),), source_id=s) for k, s in enumerate(sources)]
    return [(mention, first), *((mention, a) for a in others[1:])]


def test_two_whom_one_phrase_names_are_two() -> None:
    pairs = together("a", "guard", "rescuers")
    claim = counted(pairs[0], more=(pairs[1][1],))
    assert set(claim.origins) == {"guard", "rescuers"}
    assert span(claim)[:2] == (2, 2)


def test_a_monitor_whom_the_article_names_further_on_is_no_second() -> None:
    claim = counted(said("a", "monitor"), said("a", "guard", at=200))
    assert claim.origins == ("guard",)
    assert counted(said("a", "monitor"), said("b", "guard")).independent.high == 2


def test_several_unnamed_are_not_the_body_that_is_named_further_on() -> None:
    assert counted(said("a", "rescuers"), said("a", "guard", at=200)).independent.high == 2


QUOTE = "“we saw her go down by the stern”"


def test_one_quotation_under_two_names_is_one_utterance() -> None:
    claim = counted(said("a", "tveit", text=QUOTE), said("b", "guard", text=QUOTE), said("c", "guard", text=QUOTE))
    assert claim.origins == ("guard",)
    assert "both quote the same words" in claim.independent.grounds[0].says


def test_a_quotation_that_another_reports_without_its_marks_is_one_utterance() -> None:
    quoted = said("a", "tveit", text="“The line does not speak of dates or of prices”")
    claim = counted(quoted, said("b", "guard", text="the line does not speak of dates or of prices"))
    assert len(claim.origins) == 1
    assert "one quotes what the other reports" in claim.independent.grounds[0].says


def test_a_few_words_of_a_quotation_are_common_words() -> None:
    quoted = said("a", "tveit", text="“the ferry was sinking and everybody knew it”")
    assert counted(quoted, said("b", "guard")).independent.high == 2


def test_the_same_words_without_quotation_marks_may_be_common_words() -> None:
    claim = counted(said("a", "tveit"), said("b", "guard"))
    assert claim.independent.high == 2


def test_a_statement_in_a_passage_that_two_articles_print_is_one() -> None:
    text = "the ferry was sinking when the last of the lifeboats reached the harbour"
    first, second = said("a", "rescuers", text=text), said("b", "tveit", text=text)
    pair = Pair("a", "b", "partial", 0.4, 0.6, (Passage(first[0].anchor, second[0].anchor),))
    claim = count((Claim("x", (first[0], second[0])),), Resolved(EVERYBODY, (first[1], second[1])),
                  Descent((pair,), (), ()))[0]
    assert claim.origins == ("tveit",)
    assert "both print the same words" in claim.independent.grounds[0].says


def rewritten(text: str, at: int = 100, body: int = 0) -> Claim:
    """`b` rewrites `a`, which has the figure 40, and has the first 60 characters from there."""
    edge = Derivation("b", "a", None, "rewrite", grounds=(Ground("lineage", "", (Anchor("b", 0, 60, "x" * 60),)),))
    read = (Annotated(Article("a", "Some 40 were aboard the ferry.")), Annotated(Article("b", "x" * 600, body=body)))
    mention = Mention(Anchor("b", at, at + len(text), text))
    return count((Claim("x", (own("a")[0], mention)),), Resolved(EVERYBODY, ()), Descent((), (edge,), ()), read)[0]


def test_a_rewrite_has_what_it_says_from_its_parent() -> None:
    assert rewritten("The ferry was sinking with 40 aboard").origins == ("own:a",)


def test_a_rewrite_that_adds_a_figure_may_know_it_by_itself() -> None:
    assert span(rewritten("The ferry was sinking at 63 degrees north"))[:2] == (1, 2)
    assert rewritten("The ferry was sinking at 63 degrees north", at=20).origins == ("own:a",)


def test_the_headline_of_a_rewrite_adds_nothing() -> None:
    assert rewritten("Ferry 63 sinking", body=130).origins == ("own:a",)


def test_who_retells_a_report_has_the_claim_from_it() -> None:
    assert counted(own("a"), own("b"), edges=(copy("b", "a", "retelling"),)).origins == ("own:a",)


def test_own_voice_that_leans_on_nobody_speaks_for_itself() -> None:
    assert span(counted(said("a", "guard"), own("b")))[:2] == (2, 2)


def test_two_that_retell_one_unseen_report_may_both_have_it_from_there() -> None:
    edges = tuple(Derivation(a, None, "Sund Herald", "retelling") for a in ("a", "b"))
    assert span(counted(own("a"), own("b"), edges=edges))[:2] == (1, 2)


def test_through_an_outlet_that_several_name_comes_what_a_third_says_itself() -> None:
    edge = (Derivation("c", None, "Sund Herald", "retelling"),)
    heard = [said(a, "spokesman", via=("Sund Herald",)) for a in ("a", "b")]
    assert counted(*heard, own("c"), edges=edge).origins == ("spokesman",)
    assert span(counted(heard[0], own("c"), edges=edge))[:2] == (1, 2)


def test_a_body_speaks_in_person_on_its_own_page() -> None:
    mention, _ = own("a")
    read = Annotated(Article("a", "x", outlet="Coast Guard"))
    claim = count((Claim("x", (mention,)),), Resolved(EVERYBODY, ()), Descent((), (), ()), (read,))[0]
    assert claim.origins == ("guard",)


def test_an_outlet_that_others_cite_is_its_own_article_at_hand() -> None:
    mention, _ = own("a")
    cited, a = said("b", "herald")
    read = Annotated(Article("a", "x", outlet="Sund Herald"))
    claim = count((Claim("x", (mention, cited)),), Resolved(EVERYBODY, (a,)), Descent((), (), ()), (read,))[0]
    assert claim.origins == ("own:a",)


def test_a_source_in_an_office_speaks_for_the_state_of_that_office() -> None:
    inside = Source("inside", "officials", (), "anonymous", "Coast Guard")
    one, a = said("a", "inside")
    other, b = said("b", "officials")
    claim = count((Claim("x", (one, other)),), Resolved((*EVERYBODY, inside), (a, b)), Descent((), (), ()))[0]
    assert claim.independent.high == 1


def test_who_gives_another_figure_is_no_origin_of_this_one() -> None:
    told = [said("a", "guard", text="at least 6 sailors died"), said("b", "tveit", text="6 sailors died"),
            said("c", "ferries", text="12 sailors died"), said("d", "police", text="dozens of sailors died")]
    read = [Annotated(Article(m.anchor.article, "x"), quantities=tuple(counts)) for (m, _), counts in zip(
        told, ([sailors("a", 9, low=6)], [sailors("b", 0, value=6)], [sailors("c", 0, value=12)],
               [sailors("d", 0, low=12, high=120)]), strict=True)]
    claim = count((Claim("x", tuple(m for m, _ in told)),), Resolved(EVERYBODY, tuple(a for _, a in told)),
                  Descent((), (), ()), read)[0]
    assert claim.origins == ("guard", "police", "tveit")


def sailors(article: str, at: int, **figure: float) -> Quantity:
    return Quantity(Anchor(article, at, at + 1, "x"), counted="sailors", **figure)


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_mentions_and_edges_changes_nothing(chance: Random) -> None:
    names = [s.id for s in EVERYBODY]
    told = [said(f"a{k}", chance.choice(names), via=chance.choice([(), ("Sund Herald",)])) for k in range(6)]
    voices = [own(f"a{k}") for k in chance.sample(range(10), 4)]
    kinds = ("rewrite", "retelling", "cut", "version", "citation")
    edges = tuple(copy(f"a{chance.randrange(10)}", f"a{chance.randrange(10)}", chance.choice(kinds)) for _ in range(6))
    first = counted(*told, *voices, edges=edges)
    pairs = chance.sample([*told, *voices], 10)
    again = counted(*pairs, edges=tuple(chance.sample(edges, 6)))
    assert (again.origins, span(again)) == (first.origins, span(first))
    assert 1 <= first.independent.low <= first.independent.high == len(first.origins)


def test_a_claim_that_hundreds_carry_is_counted_at_once() -> None:
    voices = [own(f"a{k:03}", f"The ferry number {k} was sinking") for k in range(400)]
    start = time.perf_counter()
    assert counted(*voices).independent.high == 400
    assert time.perf_counter() - start < 20
