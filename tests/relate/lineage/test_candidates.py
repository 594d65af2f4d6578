"""Which pairs are compared in a big case: few, and the right ones."""

from made_reports import OWN, WIRE, read

from sayso.relate.lineage import candidates, derive
from sayso.relate.lineage.candidates import NEAREST, SMALL, candidate_pairs
from sayso.relate.lineage.leaning import leaning
from sayso.relate.lineage.relation import Side
from sayso.relate.lineage.rewrites import profile
from sayso.relate.lineage.text import prepare


def side(ident: str, *paragraphs: str, **fields: str) -> Side:
    annotated = read(ident, *paragraphs, **fields)
    text = prepare(annotated)
    return Side(text, profile(text), leaning(annotated))


def crowd(size: int) -> list[Side]:
    """Articles that have no more than their subject in common."""
    told = "Number {} of the reports counts {} boats, {} nets and a pier of {} planks."
    return [side(f"n{k:03d}", told.format(k, k * k, k + 7, k * 3)) for k in range(size)]


def test_a_small_case_is_compared_in_full() -> None:
    assert len(candidate_pairs(crowd(5))) == 10


def test_a_big_case_is_not() -> None:
    sides = [*crowd(SMALL + 20), side("x", *WIRE), side("y", *OWN, *WIRE[3:6])]
    pairs = candidate_pairs(sides)
    assert (SMALL + 20, SMALL + 21) in pairs
    assert len(pairs) <= NEAREST * len(sides)


def test_an_outlet_that_another_article_credits() -> None:
    sides = [*crowd(SMALL + 5), side("x", *OWN, outlet="The Kestrel Gazette"),
             side("y", "It took nine hours, The Kestrel Gazette reported.")]
    assert (SMALL + 5, SMALL + 6) in candidate_pairs(sides)


def test_two_languages_in_a_big_case() -> None:
    english = side("x", "In Averlo 43 people, 61 cabins, 1987, 200,000 guests, Marit Oen.", language="en")
    german = side("y", "Marit Oen: 43 Menschen in Averlo, 61 Gondeln seit 1987, 200.000 Gäste.", language="de")
    assert (SMALL + 5, SMALL + 6) in candidate_pairs([*crowd(SMALL + 5), english, german])


def test_small_and_big_find_the_same(monkeypatch: object) -> None:
    articles = (read("a", *WIRE), read("b", *WIRE[:5]), read("c", *OWN), read("d", *OWN[2:], *WIRE[6:]))
    in_full = derive(articles)
    monkeypatch.setattr(candidates, "SMALL", 0)  # type: ignore[attr-defined]
    assert derive(articles) == in_full


def test_nothing_to_compare() -> None:
    assert candidate_pairs([]) == []
    assert candidate_pairs([side("a", "")] * (SMALL + 1)) == []
