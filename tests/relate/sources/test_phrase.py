"""Noun phrases taken apart: who, what office, of which body and country."""

import pytest

from sayso.annotate import names, sentences
from sayso.model import Annotated, Article
from sayso.relate.sources import spelling
from sayso.relate.sources.lexicon import key
from sayso.relate.sources.phrase import Phrase, read
from sayso.relate.sources.tagging import items


def phrase(words: str) -> Phrase:
    article = Article("a", f"{words} said so")
    annotated = Annotated(article, names=names.find(article, sentences.find(article)))
    return read(tuple(i for i in items(annotated) if i.end <= len(words)), article.text)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Kremlin spokesman Oleg Barsukov", {"person": "Oleg Barsukov", "of": "Kremlin", "role": "spokesperson"}),
        ("NATO chief Anders Holm", {"person": "Anders Holm", "of": "NATO", "kind": "organisation"}),
        ("Seoul's spy agency", {"office": "intelligence agency", "state": "South Korea"}),
        ("the intelligence agency in Seoul", {"office": "intelligence agency", "state": "South Korea"}),
        ("South Korean officials", {"role": "official", "state": "South Korea", "plural": True}),
        ("the UN children's agency UNICEF", {"body": "UNICEF", "kind": "organisation"}),
        ("a spokeswoman for the German foreign ministry", {"role": "spokesperson", "of_office": "foreign ministry",
                                                            "state": "Germany", "gender": "f"}),
        ("a source familiar with the matter", {"role": "source", "kind": "anonymous", "form": "indefinite"}),
        ("Mei Tan, the chief financial officer of Torvald Bank", {"person": "Mei Tan", "of": "Torvald Bank"}),
        ("a statement attributed to the northern command's Gen. Orla Vance", {"person": "Orla Vance"}),
        ("state television", {"office": "state television", "kind": "media"}),
        ("Iraqi Army", {"office": "military", "state": "Iraq"}),
        ("she", {"form": "pronoun", "gender": "f"}),
        ("a group of doctors", {"role": "doctor", "plural": True}),
        ("Moscow", {"office": "government", "state": "Russia"}),
    ],
)
def test_parts(words: str, said: dict[str, object]) -> None:
    found = phrase(words)._asdict()
    assert {k: found[k] for k in said} == said


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Oleg Barsukov", "Barsukov", True),
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky", True),
        ("Rami Abdel Rahman", "Rami Abdurrahman", True),
        ("Abdul Karim Al Saud", "Al-Saud", True),
        ("J. Okafor", "James Okafor", True),
        ("Lee Jae-won", "Lee", True),
        ("Kim Jong Un", "Kim Yong-hyun", False),
        ("Anna Okafor", "James Okafor", False),
        ("King Abdullah", "Abdullah Harar", False),
    ],
)
def test_spelling_of_persons(a: str, b: str, same: bool) -> None:
    assert spelling.same_person(key(a), key(b)) is same


def test_acronyms() -> None:
    assert spelling.is_acronym("CRA", key("Carpathian Road Association"))
    assert not spelling.is_acronym("CRB", key("Carpathian Road Association"))
    assert spelling.is_acronym("CRSA", key("Carpathian Road Safety Association"))
    assert spelling.is_acronym("CSRA", key("Carpathian Road Safety Association"))
    assert not spelling.is_acronym("CASR", key("Carpathian Road Safety Association"))
    assert not spelling.is_acronym("CAR", key("Carpathian Road Association"))
