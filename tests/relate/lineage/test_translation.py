"""Translations: no shared words, but names and figures in one order."""

from made_reports import OWN, WIRE, read

from sayso.model import Annotated
from sayso.relate.lineage import derive

GERMAN = [
    "Über der Tolva-Schlucht ist am Samstag eine Seilbahn stehen geblieben, 43 Fahrgäste hingen sechs Stunden im Wind.",
    "Der Betreiber Tolva Lifts teilte mit, ein Lager in der Talstation sei wohl heiß gelaufen.",
    "„Wir hörten einen Knall, dann war es ganz still“, sagte Marit Oen vor Journalisten.",
    "Die Bahn von 1987 befördert rund 200.000 Gäste im Jahr, die meisten im Sommer.",
    "Die Staatsanwaltschaft in Averlo ermittelt gegen Unbekannt; 12 Zeugen wurden gehört.",
    "Verkehrsminister Henrik Sall will alle 61 Bahnen vor dem 15. Juni 2031 prüfen lassen.",
]
ENGLISH = [WIRE[0], WIRE[3], WIRE[4], WIRE[6], f"{WIRE[7]} They heard 12 witnesses.",
           "Transport minister Henrik Sall wants all 61 lifts checked before 15 June 2031."]
OTHER_GERMAN = [
    "In Averlo trauern 43 Familien nicht, sie feiern: alle sind wieder da, sagt Pfarrer Jost Amman.",
    "Am 15. Juni 2031 soll die Kirche 61 Kerzen bekommen, eine für jede Gondel, so Henrik Sall.",
    "Im Tal von Tolva backte Berit Lund 200 Brote; 1987 war sie hier schon dabei.",
    "Marit Oen las 12 Psalmen vor.",
]


def in_languages(german: list[str], **dates: str) -> tuple[Annotated, Annotated]:
    return (read("en", *ENGLISH, language="en", published=dates.get("en")),
            read("ger", *german, language="de", published=dates.get("ger")))


def test_a_translation_and_its_direction() -> None:
    got = derive(in_languages(GERMAN, en="2031-05-01", ger="2031-05-02"))
    edge = next(d for d in got.derivations if d.parent)
    assert (edge.child, edge.parent, edge.kind) == ("ger", "en", "translation")
    assert edge.direction == "the earlier date"
    assert got.pairs[0].relation == "partial"


def test_the_same_names_in_another_story() -> None:
    assert derive(in_languages(OTHER_GERMAN)).pairs == ()


def test_no_language_no_translation() -> None:
    assert derive((read("en", *ENGLISH), read("ger", *GERMAN))).pairs == ()


def test_an_own_report_in_the_same_language() -> None:
    assert derive((read("en", *ENGLISH, language="en"), read("own", *OWN, language="de"))).pairs == ()
