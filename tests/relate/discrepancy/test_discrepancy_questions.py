"""Questions that one account leaves open, days on which one source spoke, lists of places, contested claims."""

from sayso.annotate import annotate
from sayso.model import Article, Case
from sayso.relate import relate


def case(*texts: str) -> Case:
    return relate(tuple(annotate(Article(f"a{n}", text, published="2031-05-03")) for n, text in enumerate(texts)))


def raised(*texts: str, kind: str) -> list[set[str]]:
    return [{s.value for s in d.sides} for d in case(*texts).discrepancies if d.kind == kind]


def words(*texts: str, kind: str) -> list[str]:
    return [s.anchor.text for d in case(*texts).discrepancies if d.kind == kind for s in d.sides]


def test_how_many_is_not_known_here_and_stated_there() -> None:
    assert {"not known", "stated"} in raised(
        "A landslide near Corvo killed 30 people on Monday. It was not clear how many were tourists.",
        "Twelve tourists were killed in the landslide near Corvo on Monday.", kind="certainty")


def test_a_cause_that_one_account_does_not_know() -> None:
    assert {"not known", "stated"} in raised(
        "A fire destroyed the mill in Harrow Bay. The cause of the fire is unknown.",
        "The fire that destroyed the mill in Harrow Bay was caused by a faulty heater.", kind="certainty")


def test_a_question_of_another_matter_is_not_answered() -> None:
    assert raised(
        "A fire destroyed the mill in Harrow Bay. It was not clear how many ships had left the port.",
        "Twelve tourists were killed in the landslide near Corvo on Monday.", kind="certainty") == []


def test_one_statement_on_two_days() -> None:
    assert raised(
        "The harbour office said Wednesday that dredging of the northern channel had been stopped for lack of money.",
        "The harbour office said on Thursday that dredging of the northern channel was stopped for lack of money.",
        kind="date")


def test_two_statements_of_one_source_have_two_days() -> None:
    assert raised(
        "The harbour office said Wednesday that dredging of the northern channel had been stopped for lack of money.",
        "The harbour office said on Thursday that two pilots would be hired for the winter.", kind="date") == []


def test_lists_of_places_that_part_on_one() -> None:
    found = words("The plague of locusts has eaten the fields in large parts of Kenya and Uganda.",
                  "Locusts have eaten fields in wide parts of Kenya and Tanzania, farmers say.", kind="place")
    assert any("Uganda" in w for w in found)
    assert any("Tanzania" in w for w in found)


def test_a_list_that_the_other_knows_whole_is_no_conflict() -> None:
    assert raised("Locusts have eaten the fields in large parts of Kenya and Uganda.",
                  "Locusts have eaten fields in wide parts of Kenya and Tanzania, and in Uganda.", kind="place") == []


def test_a_denial_stands_beside_the_claim_that_it_denies_and_no_other() -> None:
    texts = ("A ferry sank off Arlow on Sunday and nine people died. The owner said the ferry had been overloaded with "
             "lorries.", "Nine people died when a ferry sank off Arlow on Sunday. The port authority denied that the "
             "ferry had been overloaded with lorries.")
    sides = words(*texts, kind="polarity")
    assert any("overloaded with lorries" in w and "denied" not in w for w in sides)
    assert not any("nine people died" in w.casefold() for w in sides)


def test_a_condition_that_one_account_drops() -> None:
    assert {"conditional", "stated outright"} in raised(
        "If deliberate, the shelling of the convoy at Harrow Bay would be a war crime, the agency said.",
        "The agency said the shelling of the convoy at Harrow Bay was a war crime.", kind="certainty")


def test_a_condition_that_both_have_is_no_difference() -> None:
    assert raised(
        "If deliberate, the shelling of the convoy at Harrow Bay would be a war crime, the agency said.",
        "The shelling of the convoy at Harrow Bay, if deliberate, was a war crime, the agency said.",
        kind="certainty") == []


def test_smoke_until_noon_and_a_blast_at_four_are_two_times() -> None:
    assert raised("The blast broke windows and orange smoke hung over the harbour of Arlow until noon.",
                  "The blast broke windows in the harbour of Arlow shortly before 4 a.m.", kind="date") == []
