"""Place names: what they are resolved to, what holds them, and words that are no place."""

import pytest

from sayso.annotate import place
from sayso.model import Article, Name, Place


def find(text: str, *names: tuple[str, str]) -> tuple[Place, ...]:
    article = Article("a", text)
    named = tuple(Name(article.anchor(text.index(name), text.index(name) + len(name)), kind)  # type: ignore[arg-type]
                  for name, kind in names)
    return place.find(article, named)


def the(text: str, name: str) -> Place:
    return next(one for one in find(text) if one.anchor.text == name)


def test_a_town_lies_in_its_province_its_region_and_its_state() -> None:
    one = the("The freighter left Vladivostok on Sunday.", "Vladivostok")
    assert (one.entry, one.country, one.within) == (2013348, "Russia", ("Primorye", "Russian Far East", "Russia"))


def test_a_province_is_told_from_its_capital() -> None:
    text = "Planes bombed Idlib province, then the market in Idlib city, the Syrian monitor said."
    province, city = [one for one in find(text) if one.anchor.text == "Idlib"]
    assert province.entry == 169387
    assert city.entry == 169389
    assert "Syria" in city.within


@pytest.mark.parametrize(("text", "country"), [
    ("Police in Birmingham, Alabama, held two men.", "United States"),
    ("British police held two men in Birmingham.", "United Kingdom"),
    ("A twister hit Paris, Texas, at noon.", "United States"),
    ("Students marched in Paris.", "France"),
    ("The council in Perth, backed by the Scottish and British governments, agreed.", "United Kingdom"),
    ("The council in Perth agreed.", "Australia"),
    ("Shots were heard in Tripoli, Lebanon.", "Lebanon"),
    ("Shots were heard in Tripoli, Libyan officials said.", "Libya"),
])
def test_a_name_of_many_places_is_resolved_by_what_stands_beside_it_and_by_context(text: str, country: str) -> None:
    name = next(word for word in ("Birmingham", "Paris", "Perth", "Tripoli") if word in text)
    assert the(text, name).country == country


def test_places_that_tie_are_not_guessed() -> None:
    one = the("The plant in Springfield will close.", "Springfield")
    assert (one.entry, one.country) == (None, "United States")


@pytest.mark.parametrize(("text", "name", "kind"), [
    ("Moscow denied the report.", "Moscow", "government"),
    ("A fire in Moscow killed six.", "Moscow", "place"),
    ("Moscow's ambassador was called in.", "Moscow", "government"),
    ("Moscow's streets were empty.", "Moscow", "place"),
    ("Moscow-backed fighters dug in.", "Moscow", "government"),
    ("Pro-Moscow fighters dug in.", "Moscow", "place"),
    ("Ties between Seoul and Pyongyang are poor.", "Pyongyang", "government"),
    ("The Kremlin said nothing.", "Kremlin", "government"),
    ("Syrian and Russian jets took off.", "Russian", "demonym"),
    ("WARSAW, May 3 - Polish farmers marched.", "WARSAW", "place"),
])
def test_governments_and_peoples_are_told_from_places(text: str, name: str, kind: str) -> None:
    assert the(text, name).kind == kind


def test_a_village_without_entry_takes_the_country_of_what_holds_it() -> None:
    one = the("Fighters took the village of Tal Hamra in Idlib province.", "Tal Hamra")
    assert (one.entry, one.country) == (None, "Syria")
    assert one.within[0] == "Idlib"


def test_a_village_without_entry_takes_the_country_the_article_speaks_of() -> None:
    one = the("Ukrainian officials said shells hit the village of Dubrovytske Pole.", "Dubrovytske Pole")
    assert (one.entry, one.country, one.within) == (None, "Ukraine", ("Ukraine",))


@pytest.mark.parametrize("text", [
    "Nice people were Reading the Union Post.",
    "The Police Secretary spoke on Thursday.",
    "Sanders said that Congress would vote.",
    "First, Come to the Mission.",
    "Nothing is named here.",
    "",
])
def test_words_that_are_no_place(text: str) -> None:
    assert find(text) == ()


def test_persons_and_organisations_are_no_places() -> None:
    text = "Jordan Chad of the Bank of England flew to Lima."
    assert [one.anchor.text for one in find(text, ("Jordan Chad", "person"), ("Bank of England", "organisation"))] == [
        "Lima"]


def test_regions_across_borders_have_no_country() -> None:
    assert the("Drought grips the Horn of Africa.", "Horn of Africa").country is None
    assert the("Drought grips Siberia.", "Siberia").country == "Russia"


@pytest.mark.xfail(reason="a surname that is a big town, before any other sign", strict=True)
def test_a_surname_that_is_a_big_town() -> None:
    assert find("Mendoza regularly met the families.") == ()


def test_the_holder_of_a_name_is_found_where_names_before_it_are_left_out() -> None:
    found = find("The village of Syria Syria Syria, Idlib in Syria, was named in error.")
    assert "Idlib" in {one.anchor.text for one in found}
