"""A claim is shown in words that stand by themselves; what was filled in stands in brackets and leads to its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.relate.claims.telling import claims, told

from sayso.annotate import annotate
from sayso.model import Article, Claim
from sayso.relate.claims import match
from sayso.relate.claims.completing import Scene
from sayso.relate.claims.pointing import antecedent
from sayso.relate.claims.standing import lack, tokens
from sayso.relate.given import Descent, Resolved

LACKS = [
    ("The convoys were moved to Port Alma", "nothing"),
    ("At least 11 miners were among the dead", "nothing"),
    ("In June the board sold the yard to its chairman", "nothing"),
    ("When the dam burst, the valley was empty", "nothing"),
    ("A blast tore through the hall of the mill", "nothing"),
    ("The old terminal blew up shortly before dawn", "nothing"),
    ("However, the ministry has denied the report", "nothing"),
    ("has accused the port of hiding the letters", "subject"),
    ("also condemned the raid", "subject"),
    ("because the river had risen", "clause"),
    ("killing 3 people near the market", "clause"),
    ("to be sent to the border", "clause"),
    ("where they are being trained", "clause"),
    ("pictures of what it said", "verb"),
    ("the slow repair of the bridge", "verb"),
]

SHOWN = [
    ("The convoys were moved to Port Alma in March and were given new number plates there.",
     "[The convoys] were given new number plates there"),
    ("A tram left the rails near the market, killing 3 people on Sunday.",
     "[A tram left the rails near the market,] killing 3 people on Sunday"),
    ("[S1:The chairman of Norvik Foods] [C1:called] [T1:the offer an insult to farmers].",
     "[The chairman of Norvik Foods] called the offer an insult to farmers"),
    ("[S1:The agency] showed pictures of what [C1:it said] [T1:were new silos near the river].",
     "[The agency showed pictures of what it said] were new silos near the river"),
    ("The divers searched for nine hours. They found two wrecks near the light.",
     "They [The divers] found two wrecks near the light"),
    ("[T1:We will open the yard again], [S1:Oda Berg] [C1:said].", "We will open the yard again"),
    ("date 2031-05-03 The harbour of Arlow was closed after a fire.", "The harbour of Arlow was closed after a fire"),
    ("On 3 May 2031 the harbour of Arlow was closed.", "On 3 May 2031 the harbour of Arlow was closed"),
    ("The union met the owners. It rejected the offer.", "[The union] rejected the offer"),
    ("Fire at Ostvik\n\nOSTVIK, Norland (NPA) - A ferry struck the pier at dawn on Sunday, injuring 9 cooks on board.",
     "[A ferry struck the pier at dawn on Sunday,] injuring 9 cooks on board"),
    ("The ward was full by noon after the school board decided to send 90 pupils home.",
     "[The ward was full by noon] after the school board decided to send 90 pupils home"),
    ("Is the new bridge of Halden sinking? Engineers met on Monday.", "Is the new bridge of Halden sinking?"),
    ("Nobody at Halvor Mills answered the telephone on Friday. It had sacked forty weavers.",
     "It had sacked forty weavers"),
    ("A man who forced the south gate jumped into a truck and was stopped at the quarry.",
     "[A man who forced the south gate jumped into a truck and] was stopped at the quarry"),
    ("The storm has closed the pass for traders while Orlo county - where the dam stands - has seen three floods.",
     "[Orlo county] has seen three floods"),
]

SPOKEN = [
    ("The raid hit a farm where [S1:the army] [C1:says] [T1:rebels had hidden the crew after it was hit on 2 days].",
     "[Rebels had hidden the crew] after it was hit on 2 days"),
    ("[S1:The Courier] [C1:says] that a priest [T1:from Arlow was officially dead for 48 minutes].",
     "[The Courier says that a priest] from Arlow was officially dead for 48 minutes"),
    ("[T1:Then the harbour cranes stopped] [S1:he] [C1:wrote] in a message.", "Then the harbour cranes stopped"),
    ("“[T1:So sad to hear of the loss of our 3 pilots],” [C1:wrote] [S1:Ane Holm] on Sunday.",
     "So sad to hear of the loss of our 3 pilots"),
    ("The mayor met the board on Friday, with [S1:Arlow] [C1:calling] [T1:the plan a swindle].",
     "The mayor met the board on Friday"),
    ("The crews have again asked for [T1:a list of 9 “safe” yards in the north], [S1:Arlow] [C1:said].",
     "The crews have again asked for [a list of 9 “safe” yards in the north]"),
    ("[S1:Ane Holm] [C1:said] [T1:iBread had sold 40 ovens].", "iBread had sold 40 ovens"),
    ("[S1:Ane Holm] [C1:said] [T1:\"gates either open or shut\" would cost 40 crowns].",
     "\"[G]ates either open or shut\" would cost 40 crowns"),
    ("[S1:Ane Holm] [C1:said] [T1:al-Rasha bridge had fallen at noon].", "Al-Rasha bridge had fallen at noon"),
]


def shown(marked: str) -> list[str]:
    return [c.statement for c in claims(told("a", marked))]


def read_whole(text: str) -> tuple[Claim, ...]:
    read = (annotate(Article("a", text)),)
    return match(read, Resolved((), read[0].attributions), Descent((), (), ()))


@pytest.mark.parametrize(("clause", "wanted"), LACKS)
def test_what_a_clause_lacks(clause: str, wanted: str) -> None:
    assert lack(tokens(clause, 0, len(clause))) == wanted


@pytest.mark.parametrize(("marked", "wanted"), SHOWN[:6])
def test_what_is_lacking_is_filled_from_the_text_around(marked: str, wanted: str) -> None:
    assert wanted in shown(marked)


@pytest.mark.parametrize(("text", "wanted"), SHOWN[6:])
def test_labels_go_days_stay_and_pronouns_are_told(text: str, wanted: str) -> None:
    assert wanted in [c.statement for c in read_whole(text)]


@pytest.mark.parametrize(("marked", "wanted"), SPOKEN)
def test_what_somebody_says_is_told_without_who_says_it_and_opens_with_a_capital(marked: str, wanted: str) -> None:
    assert wanted in shown(marked)


def test_a_source_of_another_sentence_is_no_subject() -> None:
    found = shown("[S1:Ane Holm] [C1:said]: “[T1:We have had many thefts. Robbed the mill, twice, and nobody came].”")
    assert found
    assert not [s for s in found if s.startswith("[Ane Holm]")]


def test_a_mention_that_holds_who_spoke_is_not_the_clearest() -> None:
    (claim,) = claims(
        told("a", "[T1:A welder has left the valve of the old mill open,\" a clerk was quoted as] saying."),
        told("b", "“[T1:A welder has left the valve of the old mill open],” [S1:a clerk] [C1:said]."))
    assert claim.statement == "A welder has left the valve of the old mill open"


def test_where_two_subjects_fit_a_pronoun_nothing_is_filled_in() -> None:
    before = "The union said the bank knew that"
    assert antecedent("thing", tokens(before, 0, len(before)), (), ()) is None
    assert antecedent("several", tokens(before, 0, len(before)), (), ()) is None


def test_a_phrase_that_states_nothing_is_no_claim() -> None:
    assert shown("A long row of grey sheds described by the clerk.") == []


def test_mentions_stay_exact_and_what_is_filled_in_leads_to_its_words() -> None:
    read, found = told("a", "A tram left the rails near the market, killing 3 people on Sunday.")
    (killed,) = (c for c in match((read,), Resolved((), found), Descent((), (), ())) if "killing" in c.statement)
    assert [m.anchor.text for m in killed.mentions] == ["killing 3 people on Sunday"]
    (ground,) = (g for g in killed.grounds if g.method == "clearest mention")
    assert [a.text for a in ground.anchors] == ["killing 3 people on Sunday", "A tram left the rails near the market"]


@given(st.text(alphabet="aA he,.;-\"“”[]()3é\n", max_size=160))
def test_any_text_can_be_told(text: str) -> None:
    read = annotate(Article("a", text))
    scene = Scene(read, (), {})
    for claim in match((read,), Resolved((), ()), Descent((), (), ())):
        assert claim.statement
        assert all(read.article.text[a.start:a.end] == a.text for g in claim.grounds for a in g.anchors)
    assert all(scene.sentence(s) for s in read.sentences if s.text.strip() and any(ch.isalnum() for ch in s.text))
