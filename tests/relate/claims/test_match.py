"""Claims across invented articles: what belongs together, what must stay apart, what is denied."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.relate.claims.telling import NO_DESCENT, claims, together, told

from sayso.model import Claim
from sayso.relate.claims import match
from sayso.relate.claims.terms import negated
from sayso.relate.given import Resolved

HERALD = told("herald", "[S1:The coast guard] [C1:said] [T1:at least 22 people had drowned when the ferry Marlin sank "
              "off Kestrel Point]. The ferry had passed its last inspection in May. [S2:Owner Lars Tveit] [C2:denied] "
              "[T2:that the ferry was overloaded].", {"2": "denies"})
POST = told("post", "[T1:22 people drowned when the Marlin ferry went down off Kestrel Point], according to "
            "[S1:the coast guard]. [S2:A deckhand] [C2:said] [T2:the ferry was badly overloaded with lorries].")
ECHO = told("echo", "[S1:The mayor of Sund] [C1:put] the toll higher: [T1:35 people had drowned off Kestrel Point]. "
            "[S2:Survivors] [C2:said] [T2:the ferry was overloaded with lorries and listing]. "
            "[S3:The owner] [C3:dismissed] [T3:such reports] as gossip.", {"3": "denies"})


def found() -> tuple[Claim, ...]:
    return claims(HERALD, POST, ECHO)


def test_one_figure_in_other_words_is_one_claim() -> None:
    assert together(found(), "at least 22 people had drowned", "22 people drowned")


def test_another_figure_is_another_claim() -> None:
    assert not together(found(), "22 people", "35 people")


def test_two_witnesses_of_one_thing_make_one_claim() -> None:
    assert together(found(), "badly overloaded", "overloaded with lorries and listing")


def test_a_denial_is_a_claim_of_its_own_and_stands_against_what_it_denies() -> None:
    denied = next(c for c in found() if any("badly overloaded" in m.anchor.text for m in c.mentions))
    assert "denied that the ferry was overloaded" in [m.anchor.text for m in denied.against]
    assert all(m.stance == "asserts" for m in denied.mentions)
    assert any(c.mentions[0].anchor.text == "denied that the ferry was overloaded" for c in found())


def test_such_reports_are_what_was_just_said() -> None:
    denied = next(c for c in found() if any("badly overloaded" in m.anchor.text for m in c.mentions))
    assert any("dismissed such reports" in m.anchor.text for m in denied.against)
    assert any("just said" in g.says for g in denied.grounds)


def test_a_claim_shows_its_ground_and_verbatim_words() -> None:
    toll = next(c for c in found() if any("at least 22" in m.anchor.text for m in c.mentions))
    assert toll.grounds[0].anchors
    assert "drown" in toll.grounds[0].says
    assert any(toll.statement.casefold() in m.anchor.text.casefold() for m in toll.mentions)


def test_the_order_of_articles_does_not_matter() -> None:
    wanted = found()
    for order in permutations((HERALD, POST, ECHO)):
        read = tuple(a for a, _ in order)
        given_ = Resolved((), tuple(x for _, some in order for x in some))
        assert match(read, given_, NO_DESCENT) == wanted


def test_another_judge_can_be_put_in() -> None:
    class Never:
        name = "never"

        def odds(self, field: object, pairs: object) -> list[float]:
            return [-6.0 for _ in pairs]  # type: ignore[attr-defined]

    read = tuple(a for a, _ in (HERALD, POST))
    given_ = Resolved((), (*HERALD[1], *POST[1]))
    assert all(len(c.mentions) == 1 for c in match(read, given_, NO_DESCENT, Never()))


def test_nothing_in_nothing_out() -> None:
    assert claims() == ()
    assert claims(told("empty", "")) == ()


SOME = ("ferry", "sank", "off", "point", "22", "35", "people", "were killed", "the", "Kestrel", ",", ".", "“", "§")
WORDS = st.lists(st.sampled_from(SOME), max_size=40).map(" ".join)


@settings(max_examples=25, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=4))
def test_any_text_gives_exact_anchors_and_each_mention_once(texts: list[str]) -> None:
    articles = [told(f"a{k}", text) for k, text in enumerate(texts)]
    seen = [m.anchor for c in claims(*articles) for m in c.mentions]
    assert len(seen) == len(set(seen))
    by = {r.article.id: r.article.text for r, _ in articles}
    assert all(by[a.article][a.start:a.end] == a.text for a in seen)


@pytest.mark.parametrize(("text", "whether"), [
    ("Both clans have kept a truce for two years and neither has fired a shot", False),
    ("The mayor did not sign and the deputy left", True),
    ("The mayor and the deputy did not sign", True),
    ("The mayor signed, but the deputy did not", False),
])
def test_only_a_negation_of_the_main_clause_counts(text: str, whether: bool) -> None:
    assert negated(text) is whether
