"""What is part of a source's name and what is not: words that lead in, descriptions behind a name, addresses, tickers,
given names, and which body a description may mean."""

import pytest
from tests.relate.sources.test_resolve import case, named, the

from sayso.relate.sources import lexicon, spelling


def last(*texts: str) -> str:
    """The name of the source of the last attribution."""
    return named(case(*texts))[-1]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Meanwhile the Brenna Avalanche Centre", "Brenna Avalanche Centre"),
        ("Earlier state television", "state television"),
        ("Moreover, the harbour union", "harbour union"),
        ("Recently analyst Ole Brandt at Kestrel Research", "Ole Brandt"),
        ("But residents", "residents"),
        ("On Monday the Brenna Avalanche Centre", "Brenna Avalanche Centre"),
    ],
)
def test_words_that_lead_in_are_no_part_of_a_source(source: str, name: str) -> None:
    assert last(f"The snow was deep. [{source}] <said> the road was shut.") == name


def test_a_sentence_that_opens_with_a_preposition_names_nobody_before_its_comma() -> None:
    found = case("Despite the newspaper report, the road stayed shut. Without an independent press, rumours grew. "
                 "[The Tarn Echo newspaper] <said> the road was shut. [The paper] <added> that snow would fall.")
    assert the(found, "Tarn Echo").aliases == ("Tarn Echo newspaper", "paper")


@pytest.mark.parametrize("second", ["Quillwatch.com", "the Quillwatch.com news website", "Quillwatch"])
def test_a_site_is_one_source_with_or_without_its_ending_and_its_description(second: str) -> None:
    found = case("[Quillwatch.com] <said> the dam had cracked. [The site] <added> that it would flood.",
                 f"[{second}] <said> the dam had cracked.")
    assert len(set(named(found))) == 1, named(found)


@pytest.mark.parametrize(
    ("name", "described"),
    [
        ("Harwick 24", "the Harwick 24 news website"),
        ("Channel 9", "broadcaster Channel 9"),
        ("the Tarn Echo", "the Tarn Echo newspaper"),
        ("Harwick Police", "Harwick police"),
        ("Tarn Fire Brigade", "the Tarn fire brigade"),
    ],
)
def test_a_name_and_the_name_with_what_it_is_are_one(name: str, described: str) -> None:
    found = case(f"[{name}] <said> the dam had cracked.", f"[{described}] <said> the dam had cracked.")
    assert len({a.source_id for a in found.attributions}) == 1, named(found)


def test_an_exchange_in_brackets_is_no_name_of_the_company() -> None:
    found = case("[Torvex (NASDAQ: TVX)] <said> sales fell. [Quillon Group (OTC: QLLN)] <said> sales rose.")
    assert not {"NASDAQ", "OTC"} & {alias for s in found.sources for alias in (s.name, *s.aliases)}


def test_a_given_name_alone_is_the_one_person_who_has_it() -> None:
    found = case("Zoltan Brezek, 17, trades shares. [Zoltan] <said> he had made a million. "
                 "[Brezek] <added> that it was so.")
    assert set(named(found)) == {"Zoltan Brezek"}


def test_brothers_are_two_persons() -> None:
    found = case("Aid worker Peter Lorne was freed. Lorne is 44. His brother, Simon Lorne, spoke at noon. "
                 "[Simon Lorne] <said> the family was glad. [Peter Lorne] <said> he was tired.")
    assert named(found) == ["Simon Lorne", "Peter Lorne"]


@pytest.mark.parametrize(("a", "b", "one"), [("Sarah", "Sabah", False), ("Follow", "Fallon", False),
                                             ("Oberholtzer", "Olberholtzer", True), ("Munajid", "Munajjid", True)])
def test_short_surnames_a_letter_apart_are_two(a: str, b: str, one: bool) -> None:
    assert spelling.same_person(lexicon.key(a), lexicon.key(b)) is one


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # the head of "ministry of health" is "ministry", and no word of another body's name
        ("[The World Health Organization] <said> all were well. [The Ministry of Health] <said> two were ill.",
         "Ministry of Health"),
        # a state has one news agency, and a known one of the world is none
        ("He told the Associated Press so. [Ardania's state-run news agency] <said> four died.",
         "state-run news agency"),
        # an alliance of states is no observatory
        ("The party met. [The Brenna War Observatory] <said> it was hit. "
         "[The US-led coalition] <said> it had not fired.",
         "US-led coalition"),
        # whose name says that it is an authority is no channel
        ("[The Tarn Health Authority] <said> two died. [The channel] <said> four did.", "channel"),
    ],
)
def test_a_description_means_no_body_of_another_kind(text: str, name: str) -> None:
    assert name.lower() in last(text).lower(), named(case(text))


def test_another_countrys_body_of_a_known_name_is_another_body() -> None:
    assert last("[The Norwegian National Intelligence Service] <said> a test was near.") == (
        "Norwegian National Intelligence Service")


def test_a_capital_at_the_head_of_a_sentence_makes_no_party() -> None:
    assert last("Swathes of the north burn. [The party] <said> it was grave.") == "party"
    assert last("Torvex fell by half. [The company] <said> it was grave.") == "Torvex"


def test_the_force_is_the_police_named_before() -> None:
    assert last("[Harwick Police] <said> a man was held. [The force] <added> that he was 40.") == "Harwick Police"


def test_an_administration_called_by_a_person_is_of_no_country_named_by_chance() -> None:
    found = case("Norway, Norway and Norway again. [The Brandt administration] <said> it was so. "
                 "[The Norwegian government] <said> nothing was known.")
    assert len(set(named(found))) == 2


@pytest.mark.parametrize("silent", ["No one at Torvex", "Nobody from Torvex", "None of Torvex"])
def test_a_body_of_which_nobody_speaks_is_the_source(silent: str) -> None:
    found = case(f"[{silent}] <responded to> a request for comment. [The company] <said> in March the line was safe.")
    assert set(named(found)) == {"Torvex"}
    assert found.attributions[0].stance == "declines to comment"


def test_neither_of_two_is_both_of_them_silent() -> None:
    found = case("[Neither Torvex nor its rival Quillon] <commented on> the reports of a merger.")
    assert named(found) == ["Torvex", "Quillon"]
    assert {a.stance for a in found.attributions} == {"declines to comment"}


@pytest.mark.parametrize("nobody", ["Neither firm", "No official", "Not everyone", "A"])
def test_nobody_is_no_source(nobody: str) -> None:
    assert last(f"The merger of Torvex was near. [{nobody}] <confirmed> that it was.") == ""


def test_the_reason_for_saying_nothing_is_no_source() -> None:
    found = case("[The port authority] <declined> to comment on the letters, citing the investigation.")
    assert named(found) == ["port authority"]


@pytest.mark.parametrize("cue", ["was claimed", "is reported", "has been said"])
def test_it_of_a_passive_means_nobody(cue: str) -> None:
    assert last(f"[The Tarn Echo] <said> the bridge was shut. [It] <{cue}> that it had been closed in May.") == ""


def test_it_of_one_who_speaks_is_somebody() -> None:
    assert last("[The Tarn Echo] <said> the bridge was shut. [It] <was saying> that it would stay so.") == "Tarn Echo"


def test_a_sister_is_not_her_brother() -> None:
    found = case(
        "Reporter Luke Orne was held. [The sister of the British reporter, Luke Orne,] <said> she hoped.",
        "[Lucy Orne, his sister,] <said> she hoped. [Orne] <said> that it was bad. Luke Orne is 33.",
        "[The sister of British reporter Luke Orne] <said> she hoped. Lucy Orne was there. [Mr Orne] <said> he hoped.",
    )
    assert not any({"Luke Orne", "Lucy Orne"} <= {s.name, *s.aliases} for s in found.sources)
    assert named(found)[0] != "Luke Orne"


def test_a_given_name_in_another_article_is_the_one_person_of_the_case() -> None:
    found = case("[Zoltan Brezek, 17,] <said> he had a million.",
                 "The boy of 17 was at home. [Zoltan] <said> so on Friday.")
    assert set(named(found)) == {"Zoltan Brezek"}


def test_a_party_and_a_state_in_brackets_are_no_letters_of_a_name() -> None:
    found = case("[Rep. Ida Rask (R-Calif.)] <said> the bill was dead.")
    assert not any("R-C" in alias for s in found.sources for alias in s.aliases if alias != "Rep. Ida Rask (R-Calif.)")


@pytest.mark.parametrize(
    ("source", "several"),
    [("Iraqi and Kurdish officials", 1), ("Several Norwegian and Danish media outlets", 1),
     ("The Norwegians and the Danes", 2),
     ("Norwegian officials and Danish police", 2)],
)
def test_two_adjectives_before_one_noun_are_one_source(source: str, several: int) -> None:
    assert len(case(f"[{source}] <said> the strait was shut.").attributions) == several


def test_a_short_form_that_many_outlets_have_is_the_one_that_the_article_names() -> None:
    found = case("[The Washington Post] <reported> that two ships had sunk. [The Post] <said> a third had fled.",
                 "[The Jerusalem Post] <reported> that one ship had sunk. He told the Post that it had fled.")
    assert named(found) == ["The Washington Post", "The Washington Post", "The Jerusalem Post"]
