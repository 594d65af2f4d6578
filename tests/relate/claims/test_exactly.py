"""A statement that says what another says, and more, is told apart from one that says something else."""

import pytest

from sayso.annotate import annotate
from sayso.model import Article, Claim, Ground
from sayso.relate.claims.exactly import exactly
from sayso.relate.claims.likeness import Field
from sayso.relate.claims.statement import Statement

GENERAL = "Two people were killed in the crash."
BESIDE = ("The pass has been open again since noon.", "Snow is expected in the north tonight.")


def grounds(other: str) -> dict[int, list[Ground]]:
    """What is found for the general statement (0) and the other (1)."""
    read = [annotate(Article(str(n), text)) for n, text in enumerate((GENERAL, other, *BESIDE))]
    found = [Statement(one.sentences[0]) for one in read]
    everything = range(len(found))
    return exactly(Field(found), {one.article.id: one.quantities for one in read}, everything, everything)


@pytest.mark.parametrize("more", [
    "Two people from Ulvik, a timber driver and his sister, were killed in the crash below Halden Pass on Friday.",
    "The crash of a timber lorry on the old toll road killed two people from the village of Ulvik.",
])
def test_who_says_more_is_named_on_both_sides(more: str) -> None:
    found = grounds(more)
    assert [g.method for g in found[0]] == ["told more exactly"]
    assert [g.method for g in found[1]] == ["tells more exactly"]
    assert [a.article for a in found[0][0].anchors] == ["0", "1"]
    assert "likely" in found[0][0].says


@pytest.mark.parametrize("other", [
    "Nine people from Ulvik, a timber driver and his sister among them, were killed in the crash on Friday.",
    "Police have not said whether two people were killed in the crash of a timber lorry on Friday.",
    "Two people were hurt on Friday when fans pushed at the gate of the crash barrier makers in Ulvik.",
    "Two people were killed in the crash.",
])
def test_another_figure_thing_or_as_much_is_not_more(other: str) -> None:
    assert not grounds(other)


def test_a_claim_leads_to_the_words_that_tell_it_more_exactly() -> None:
    ground = grounds("The crash of a timber lorry on the old toll road killed two people from the village of Ulvik.")[0]
    claim = Claim(GENERAL, (), grounds=tuple(ground))
    assert [a.article for a in claim.more_exactly] == ["1"]
