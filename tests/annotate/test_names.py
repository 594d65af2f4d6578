"""Names: persons with titles, bodies with small words inside, headlines in title case, lost apostrophes."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.annotate import names, sentences
from sayso.model import Article


def found(text: str) -> dict[str, str]:
    article = Article("a", text)
    return {n.anchor.text: n.kind for n in names.find(article, sentences.find(article))}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Yesterday Prime Minister Karin Holt visited the port.", "Karin Holt", "person"),
        ("Later Gen. Pieter van Dam spoke.", "Pieter van Dam", "person"),
        ("He met Ban Ki-moon and left.", "Ban Ki-moon", "person"),
        ("A call from Abu Tariq al-Masri came at noon.", "Abu Tariq al-Masri", "person"),
        ("The Institute for Coastal Law in Bergen closed.", "Institute for Coastal Law", "organisation"),
        ("Talks at the Ministry of Public Works failed.", "Ministry of Public Works", "organisation"),
        ("The NATO envoy left.", "NATO", "organisation"),
        ("They flew to South Korea on Monday.", "South Korea", "place"),
        ("A Ukrainian officer spoke.", "Ukrainian", "place"),
        ("Shares of Torvald Bank fell.", "Torvald Bank", "organisation"),
    ],
)
def test_kind(text: str, name: str, kind: str) -> None:
    assert found(text).get(name) == kind, found(text)


@pytest.mark.parametrize("word", ["Except", "Besides", "Unlike", "Amid", "Upon", "Instead"])
def test_a_small_word_at_the_head_of_a_sentence_is_no_name(word: str) -> None:
    assert found(f"The pier was shut. {word} close relatives all had to leave.") == {}


def test_a_first_name_that_is_a_small_word_elsewhere_stays() -> None:
    assert "Per Aas" in found("The pier was shut. Per Aas left.")


def test_titles_and_countries_are_no_part_of_a_persons_name() -> None:
    assert "Volodymyr Kravets" in found("On Monday Ukrainian President Volodymyr Kravets left.")
    assert "Kurt Weller" in found("He met US Deputy Secretary of State Kurt Weller.")


def test_a_surname_alone_is_known_from_the_full_name() -> None:
    kinds = found("Zdenka Horvat resigned. A day later Horvat denied it. Minister Zdenka Horvat had no comment.")
    assert kinds["Horvat"] == "person"


def test_a_capital_that_only_opens_a_sentence_is_no_name() -> None:
    assert found("Experts disagree. Residents left. Earlier the experts and residents met.") == {}


def test_headline_in_title_case_is_not_one_long_name() -> None:
    text = "Bridge Was Unsafe For Years, Says Norway\n\nThe bridge was unsafe, Norway says. It was shut for years."
    assert "Norway" in found(text)
    assert not any("Bridge Was" in name for name in found(text))


def test_possessives_end_a_name() -> None:
    assert {"Russia", "Far East"} <= set(found("They were moved to Russia's Far East by ship."))


def test_country_with_a_lost_apostrophe() -> None:
    assert found("They struck Syrias north at dawn.")["Syrias"] == "place"


@settings(deadline=None)
@given(st.text(alphabet="AbC dE.'’-\nof the U.S. Mr", max_size=150))
def test_names_are_exact_and_apart(text: str) -> None:
    article = Article("a", text)
    spans = [n.anchor for n in names.find(article, sentences.find(article))]
    assert all(a.text == text[a.start:a.end] and a.text for a in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("On Monday the Southern Farmers' League marched.", "Southern Farmers' League"),
        ("On Monday the United Smelters’ Union marched.", "United Smelters’ Union"),
        ("On Monday the Free Fishermen's Party marched.", "Free Fishermen's Party"),
        ("On Monday the Tarn Nurses Association marched.", "Tarn Nurses Association"),
        ("The Harrow Observer had the story.", "Harrow Observer"),
        ("The Supreme Court of Ardania threw out the appeal.", "Supreme Court of Ardania"),
    ],
)
def test_bodies_named_after_people(text: str, name: str) -> None:
    assert found(text).get(name) == "organisation"


def test_a_countrys_body_is_two_names() -> None:
    assert "United States' Congress" not in found("On Monday the United States' Congress met.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Doctors for Tarn (DFT) runs a clinic.", "Doctors for Tarn"),
        ("The Miners' and Potters' Front met. The MPF said no.", "Miners' and Potters' Front"),
        ("The Ministry of Roads and Canals, MORC, shut a lock.", "Ministry of Roads and Canals"),
    ],
)
def test_a_body_is_found_by_its_letters(text: str, name: str) -> None:
    assert found(text).get(name) == "organisation", found(text)


def test_letters_that_nothing_spells_out_change_no_name() -> None:
    names_found = found("The Tarn Lake Board met. Later the XQZ left.")
    assert names_found == {"Tarn Lake Board": "organisation", "XQZ": "organisation"}


@pytest.mark.parametrize("text", ["The teacher Wuna Rexx left.", "He saw the lighthouse keeper, Wuna Rexx, at dawn."])
def test_two_names_behind_a_noun_for_who_does_something_are_a_person(text: str) -> None:
    assert found(text)["Wuna Rexx"] == "person"


@pytest.mark.parametrize("text", ["They swam in the river Wuna Rexx.", "After the winter, Wuna Rexx flooded."])
def test_nouns_in_er_that_nobody_is_make_no_person(text: str) -> None:
    assert found(text)["Wuna Rexx"] != "person"


def test_a_line_of_ten_thousand_capitals_is_read_quickly() -> None:
    start = time.process_time()
    found("Zorv Quell Brak Tolm Vire " * 2000 + "\n\nHe met Zorv Quell in May.")
    assert time.process_time() - start < 10


def test_many_letters_and_a_long_text_take_linear_time() -> None:
    letters = " ".join(f"{a}{b}Z" for a in "ABCDEFGHIJ" for b in "ABCDEFGHIJ")
    text = f"{letters}. " + "A of the B and C for the D of " * 5000
    assert len(found(text)) < 10_000


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He left. Early Sunday Ida Rask said the quay was shut.", "Ida Rask"),
        ("The quay was shut Meanwhile Ida Rask said so on Sunday", "Ida Rask"),
        ("It was said on Tuesday Ida Rask had gone", "Ida Rask"),
        ("However Overnight Ida Rask said the fire was out", "Ida Rask"),
        ("The quay was shut Later Friday Ida Rask spoke", "Ida Rask"),
        ("Worried Ida Rask said she would leave.", "Ida Rask"),
        ("The firm told Radio Tarn Tuesday that it was over.", "Radio Tarn"),
        ("It told Bay News March 3 that it was over.", "Bay News"),
        ("He told Channel 6 that it was over.", "Channel 6"),
        ("A court in New Harwick sat.", "New Harwick"),
        ("New York police said so.", "New York"),
        ("She told the Sunday Beacon so.", "Sunday Beacon"),
        ("It was in a Sunday Beacon story.", "Beacon"),
        ("One Harwick woman said so.", "Harwick"),
        ("Senior Torvex managers said so.", "Torvex"),
        ("The lawyer Jan Vos left.", "Jan Vos"),
        ("Will Barrow left the stage.", "Will Barrow"),
    ],
)
def test_words_that_tell_when_or_how_are_no_part_of_a_name(text: str, name: str) -> None:
    assert name in found(text), found(text)


@pytest.mark.parametrize("text", ["Shaky footage shows a fire.", "Unconfirmed reports spoke of a fire.",
                                  "Senior bankers fear the worst.", "Released captives spoke of a cellar."])
def test_an_ordinary_word_that_opens_a_sentence_is_no_name(text: str) -> None:
    assert found(text) == {}


@pytest.mark.parametrize("text", ["Long said so.", "Young told the court so.", "They met Ms Black. Black cats left."])
def test_a_surname_that_is_an_ordinary_word_stays(text: str) -> None:
    assert found(text)


def test_an_ordinary_word_goes_where_the_rest_is_a_name_of_the_text() -> None:
    assert set(found("The mayor met Zuhra Tek. Bewildered Tek said no.")) == {"Zuhra Tek", "Tek"}


def test_two_outlets_that_and_joins_are_two_names() -> None:
    assert {"Tarn Post", "Bay Herald"} <= set(found("It was in the Tarn Post and the Bay Herald on Monday."))


@pytest.mark.parametrize(
    ("headline", "names_of_it"),
    [
        ("Torvex Looking To Buy Rival Quillon", {"Torvex", "Quillon"}),
        ("Ida Rask Won't Set Foot In Torvex Again", {"Ida Rask", "Torvex"}),
        ("Why Torvex Releases Plan With Quillon For Tomorrow", {"Torvex", "Quillon"}),
    ],
)
def test_a_headline_has_the_names_that_the_text_has(headline: str, names_of_it: set[str]) -> None:
    text = f"{headline}\n\nOn Monday Torvex said it would merge with Quillon. Its head is Ida Rask."
    assert set(found(text)) == {"Torvex", "Quillon", "Ida Rask"} | names_of_it


@pytest.mark.parametrize(
    ("text", "names_of_it"),
    [
        ("CUTTING THE CORD\n\nHe left Torvex in May.", {"Torvex"}),
        ("TORVEX SAYS NO\n\nHe left Torvex in May.", {"TORVEX", "Torvex"}),
        ("Pro-Torvex posters hung there. He met Torvex.", {"Torvex"}),
        ("Democrat Tom Garrow voted no.", {"Democrat", "Tom Garrow"}),
        ("The mayor met Zuhra Tek. Luckily Tek was late.", {"Zuhra Tek", "Tek"}),
    ],
)
def test_shouted_lines_prefixes_parties_and_adverbs_make_no_names(text: str, names_of_it: set[str]) -> None:
    assert set(found(text)) == names_of_it
