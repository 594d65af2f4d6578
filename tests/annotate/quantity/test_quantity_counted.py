"""What a number counts, in which scope, and what happened to it."""

import pytest
from annotate.quantity.reading_one import find, only


@pytest.mark.parametrize(("text", "counted"), [
    ("22 civilians were killed", "civilians"),
    ("1,500 North Korean soldiers arrived", "North Korean soldiers"),
    ("14 first-team players left", "first-team players"),
    ("two trapped miners", "trapped miners"),
    ("dozens of Kia and Hyundai vans", "Kia and Hyundai vans"),
    ("four of the nine crew members", "crew members"),
    ("two new 737 Max jets", "new 737 Max jets"),
    ("30 special forces troops", "special forces troops"),
    ("twelve firemen", "firemen"),
    ("40 cattle died", "cattle"),
    ("one stray dog barked", "stray dog"),
    ("17 dead in blaze", None),
    ("14 were wounded", None),
])
def test_the_noun_phrase(text: str, counted: str | None) -> None:
    assert find(text)[0].counted == counted


@pytest.mark.parametrize(("text", "role"), [
    ("The blast killed 22 people.", "kill"),
    ("22 people were killed.", "kill"),
    ("22 people died.", "kill"),
    ("22 people have been confirmed dead.", "kill"),
    ("22 dead", "kill"),
    ("The death toll rose to 22.", "kill"),
    ("It claimed the lives of 22 men.", "kill"),
    ("It claimed 22 lives.", "kill"),
    ("the deaths of 22 men", "kill"),
    ("Deaths: 22", "kill"),
    ("Among those killed were 22 pupils.", "kill"),
    ("leaving 22 people injured", "injure"),
    ("22 others were badly hurt", "injure"),
    ("22 people are still missing", "miss"),
    ("police arrested 22 men", "arrest"),
    ("22 arrests were made", "arrest"),
    ("22 men, some in uniform, were detained", "detain"),
    ("sent 22 officers to the coast", "send"),
    ("22 officers sent to the coast", "send"),
    ("They supplied the rebels with 22 rockets.", "deliver"),
    ("He fired 22 shots.", "launch"),
    ("22 troops killed three farmers", None),
    ("22 troops had killed a farmer", None),
    ("22 ministers met on Friday", None),
    ("He was killed by 22 men.", None),
])
def test_what_happened_to_them(text: str, role: str | None) -> None:
    assert find(text)[0].role == role


@pytest.mark.parametrize(("text", "scope"), [
    ("another 40 homes", ("additional",)),
    ("a further 40 homes", ("additional",)),
    ("40 more homes", ("additional",)),
    ("a total of 40 homes", ("total",)),
    ("40 homes in all", ("total",)),
    ("40 homes have burned so far", ("so far",)),
    ("They will send 40 officers.", ("planned",)),
    ("They could send 40 officers.", ("possible",)),
    ("They did not send 40 officers.", ("denied",)),
    ("a first wave of 40 officers", ("first wave",)),
    ("the last three months", ("last",)),
    ("six years ago", ("ago",)),
    ("an average of 40 visitors", ("average",)),
    ("one of the visitors", ("one of",)),
])
def test_scope(text: str, scope: tuple[str, ...]) -> None:
    assert only(text).scope == scope


@pytest.mark.parametrize("text", [
    "22 people, seven of them children, were killed.",
    "The raid killed 22 people, including seven children.",
    "The raid killed 22 people, among them seven children.",
    "22 people were killed, of whom seven were children.",
])
def test_a_part_knows_its_whole_and_shares_its_role(text: str) -> None:
    whole, part = find(text)
    assert part.within == whole.anchor
    assert (whole.role, part.role) == ("kill", "kill")
    assert (whole.counted, part.counted) == ("people", "children")


def test_a_part_may_stand_in_front_of_its_whole() -> None:
    nurses, drivers, people = find("Six nurses and nine drivers were among 31 people rescued.")
    assert nurses.within == drivers.within == people.anchor
    assert nurses.role == "rescue"


def test_a_list_shares_its_verb() -> None:
    assert [q.role for q in find("The blast killed 17 soldiers and three civilians.")] == ["kill", "kill"]
    assert [q.role for q in find("17 soldiers and three civilians were killed.")] == ["kill", "kill"]
    assert [q.role for q in find("It killed 17 soldiers and wounded three.")] == ["kill", "injure"]


def test_what_is_left_out_is_counted_as_before() -> None:
    north, south = find("They made 17 raids in the north and 12 in the south.")
    assert (north.counted, south.counted) == ("raids", "raids")


def test_nobody_is_zero_where_it_is_said_what_happened_to_nobody() -> None:
    assert only("Nobody was hurt.").value == 0
    assert only("There were no injuries.").value == 0
    assert find("Nobody knows why.") == ()
    assert find("There were no clouds.") == ()


def test_without_punctuation() -> None:
    text = "the raid killed 22 people seven of them children and wounded 40 others the observers said"
    assert [(q.value, q.role) for q in find(text)] == [(22, "kill"), (7, "kill"), (40, "injure")]


@pytest.mark.xfail(reason="a subject more than sixteen words before its verb is not reached", strict=True)
def test_a_subject_far_from_its_verb() -> None:
    assert only("Forty passengers from the northern and the southern part of the valley whose bus had stopped at the "
                "foot of the pass were rescued.").role == "rescue"
