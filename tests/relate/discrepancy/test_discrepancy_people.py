"""Posts of one person, and names of one post's holder."""

from tests.relate.discrepancy.cases import Parted, words


def test_two_posts_of_one_person(parted: Parted) -> None:
    found = parted(
        "“We regret the delay,” said Marta Kolbe, the airline's vice president for sales.",
        "“We regret the delay,” said Marta Kolbe, assistant manager for sales at the airline.",
    )
    assert [d.kind for d in found] == ["person"]
    assert any("vice president" in w for w in words(found[0]))


def test_a_shorter_form_of_one_post(parted: Parted) -> None:
    assert not parted(
        "“We regret the delay,” said Marta Kolbe, the airline's assistant manager for sales.",
        "“We regret the delay,” said Marta Kolbe, a manager at the airline.",
    )


def test_two_names_for_the_head_of_one_body(parted: Parted) -> None:
    found = parted(
        "MARIS director Edgar Holm said the reef was lost. Divers searched all day.",
        "MARIS director Evan Holt said the reef was lost. Divers searched all day.",
    )
    assert [d.kind for d in found] == ["person"]
    assert words(found[0]) == {"Edgar Holm", "Evan Holt"}


def test_two_spellings_of_one_name(parted: Parted) -> None:
    assert not parted(
        "MARIS director Sergei Volkov said the reef was lost. Divers searched all day.",
        "MARIS director Sergey Volkow said the reef was lost. Divers searched all day.",
    )
