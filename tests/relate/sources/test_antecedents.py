"""Letters, pronouns and descriptions whose antecedent a text tells by its form: whose deputy, "the Norwegian", "two
climbers", and names that are spelled out."""

import pytest
from tests.relate.sources.test_resolve import case, named

from sayso.relate.sources import lexicon, spelling


def last(text: str) -> str:
    """The name of the source of the last attribution."""
    return named(case(text))[-1]


def test_who_is_named_as_somebodys_is_less_likely_meant() -> None:
    assert last("Mayor Odette Varga spoke at noon. Her deputy, Lajos Kerek, left early. [She] <said> taxes would rise."
                ) == "Odette Varga"


def test_who_is_named_as_somebodys_is_meant_where_gender_says_so() -> None:
    assert last("Novelist Ingrid Sand died on Monday. Her editor, Hugo Lenz, was there. [He] <said> the book was done."
                ) == "Hugo Lenz"


@pytest.mark.parametrize(
    ("described", "name"), [("The Norwegian", "Hanna Lie"), ("The Brazilian", "Hanna Lie"), ("The French", "French")]
)
def test_a_person_of_a_country_is_the_last_named_and_a_people_is_not(described: str, name: str) -> None:
    assert last(f"Coach Hanna Lie won. [{described}] <said> the track was wet.") == name


def test_a_person_known_to_be_of_another_country_is_not_meant() -> None:
    assert last("Swedish minister Hanna Lie won. [The Brazilian] <said> the track was wet.") != "Hanna Lie"


@pytest.mark.parametrize("counted", ["Two climbers", "Several old climbers", "12 climbers"])
def test_a_counted_plural_is_taken_up(counted: str) -> None:
    assert last(f"{counted} came down on Friday. [Both] <said> the rope had been cut.") == counted


def test_letters_of_a_body_that_only_its_spokesman_was_named_with() -> None:
    assert last("[A spokeswoman for the Marl Cycling Federation] <said> the race was off. "
                "[The MCF] <added> that fees would be paid back.") == "Marl Cycling Federation"


def test_letters_that_two_bodies_have_stay_letters() -> None:
    assert last("[A spokeswoman for the Marl Cycling Federation] <said> the race was off. "
                "[A spokesman for the Metal Casters Forum] <said> it was not. "
                "[The MCF] <added> that fees were due.") == "MCF"


@pytest.mark.parametrize(
    ("short", "name", "fits"),
    [
        ("MORC", "Ministry of Roads and Canals", True),
        ("MRC", "Ministry of Roads and Canals", True),
        ("MORAC", "Ministry of Roads and Canals", True),
        ("MOC", "Ministry of Roads and Canals", False),
        ("MORACS", "Ministry of Roads and Canals", False),
    ],
)
def test_some_small_words_may_have_their_letter(short: str, name: str, fits: bool) -> None:
    assert spelling.is_acronym(short, lexicon.key(name)) is fits
