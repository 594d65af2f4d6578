"""Quotations of one utterance, and things of one kind in one place of aligned sentences."""

from tests.relate.discrepancy.cases import Parted, values, words


def test_one_adjective_of_a_quotation_differs(parted: Parted) -> None:
    found = parted(
        'The harbour office in Velmouth called the leak "a serious environmental threat to the whole estuary".',
        'Velmouth officials spoke of "a severe environmental threat to the whole estuary".',
    )
    assert [d.kind for d in found] == ["wording"]
    assert any("serious" in w for w in words(found[0]))
    assert any("severe" in w for w in words(found[0]))


def test_a_fragment_is_compared_with_the_full_quotation(parted: Parted) -> None:
    found = parted(
        'Dana Orlik said the closure was "a heavy blow for every family that lives from this mill".',
        'Orlik called the closure a "bitter blow for every family".',
    )
    assert len(found) == 1
    assert any("heavy" in w for w in words(found[0]))


def test_the_same_words_in_other_marks_and_spelling_are_no_discrepancy(parted: Parted) -> None:
    assert not parted(
        '"We will defend the harbour and its neighbours," mayor Ilse Brandt said.',
        "Mayor Ilse Brandt said: “We will defend the harbor and its neighbors.”",
    )


def test_a_longer_cut_of_one_quotation_is_no_discrepancy(parted: Parted) -> None:
    assert not parted(
        '"The brakes failed twice before the tram reached the square," the driver said.',
        'The driver said the "brakes failed twice".',
    )


def test_words_put_in_brackets_by_an_editor_are_no_discrepancy(parted: Parted) -> None:
    assert not parted(
        '"They opened the gates too early and drowned the lower fields," Pereck said.',
        '"They [the waterworks] opened the gates too early and drowned the lower fields," Pereck said.',
    )


def test_a_vehicle_differs_between_two_versions_of_one_report(parted: Parted) -> None:
    found = parted(
        "Two men driving a van rammed the gate of the Orsk tannery shortly after midnight, the owner said.",
        "Two men driving an ambulance rammed the gate of the Orsk tannery shortly after midnight, the owner said.",
    )
    assert [values(d) for d in found] == [{"van", "ambulance"}]


def test_words_that_are_freely_exchanged_do_not_part_accounts(parted: Parted) -> None:
    assert not parted(
        "A lorry driver was hurt when the bridge at Kellin gave way under heavy rain on Tuesday.",
        "A truck driver was hurt when the bridge at Kellin gave way under heavy rain on Tuesday.",
    )


def test_both_things_told_of_in_both_accounts_do_not_part_them(parted: Parted) -> None:
    assert not parted(
        "A van and a bus collided outside the Kellin dairy on Tuesday, and the bus caught fire.",
        "A bus and a van collided outside the Kellin dairy on Tuesday, and the bus caught fire.",
    )
