"""Pairs that a newsroom would not call a parting of accounts, each beside one of its kind that is one."""

from types import SimpleNamespace
from typing import cast

import pytest

from sayso.annotate import annotate
from sayso.model import Article, Claim, Discrepancy, Mention
from sayso.relate import relate
from sayso.relate.discrepancy.contested import contested
from sayso.relate.discrepancy.field import Field
from sayso.relate.discrepancy.units import units

ALIKE = [
    ("reported speech changes tense", "wording",
     'After the fire at the dye works, the mayor said the damage "will not be forgotten by the town".',
     'In a letter on the fire at the dye works, the town hall said the damage "would not be forgotten by the town".'),
    ("reported speech changes person", "wording",
     '"We will rebuild the old bridge and our mills," mayor Ilse Brandt told the council on Monday.',
     'Mayor Ilse Brandt told the council on Monday that they "would rebuild the old bridge and their mills".'),
    ("speech joins words", "wording",
     '"There\'s gonna be dozens more strikes at the port," Orlik said.',
     '"There is going to be dozens more strikes at the port," Orlik said.'),
    ("two utterances that share a name", "wording",
     '"My thoughts and prayers are with the family of Pavel Orsk tonight," Ilse Brandt said.',
     '"We are the family of Pavel Orsk and we want answers tonight," the relatives wrote.'),
    ("a title in quotation marks is nobody's words", "person",
     'Producer Lena Falk said the boat for “Night of the Herons” is safe in its shed.',
     'Constable Peter Vries said a boat built for “Night of the Herons” was stolen from its shed.'),
    ("a medium passes words on", "person",
     '“We have not slept since the mine was flooded,” miner Josef Tal said on Sunday.',
     '“We have not slept since the mine was flooded,” the Lunz Courier reported.'),
    ("a pronoun names nobody", "person",
     'Coach Marta Lind praised the fans. “We never stopped running for this town,” Marta Lind said.',
     'Striker Ole Dahl met coach Jan Berg. “We never stopped running for this town,” he said.'),
    ("a source without a name", "person",
     '“The boiler had been leaking since the spring,” Josef Tal told the Courier.',
     '“The boiler had been leaking since the spring,” a source at the works told the Herald.'),
    ("two spellings of a part of one name", "place",
     "Militia fighters took the grain market of the town of Tal Orsha on Friday, the governor said.",
     "Militia fighters took the grain market of the town of Tel Orsha on Friday, the governor said."),
    ("a continent and its countries", "place",
     "A team of doctors from Europe flew to the flooded mine at Lunz on Friday to treat men.",
     "A team of doctors from France, Germany and Norway flew to the flooded mine at Lunz on Friday to treat men."),
    ("a post in a body is not the body's post", "person",
     "Dr Adam Kell, editor of North Lunz news and a teacher, doubted that the dam would be sold.",
     "The founding president of North Lunz, Hans Orsk, built the dam."),
    ("an aide to a president", "person",
     "The dam will be rebuilt, said Hanna Weil, a secretary to President Goran Lund, on Monday.",
     "The dam will be rebuilt, a senior adviser to President Goran Lund said on Monday."),
    ("what one says that another does not do", "polarity",
     "Residents cannot cross the bridge at Halden after dark, the police said.",
     "Police said residents can't cross the bridge at Halden after dark."),
    ("unable is a negation", "polarity",
     "Surgeons in Kolin were unable to save the left hand of the miller on Sunday.",
     "After surgeons in Kolin could not save the left hand of the miller on Sunday, he was flown out."),
    ("a question asserts nothing", "polarity",
     "Is mayor Ilse Brandt selling the old bridge of Halden to a bank?",
     "Mayor Ilse Brandt is not selling the old bridge of Halden to a bank."),
    ("a man dismissed from his post", "polarity",
     "An engineer of the Lunz waterworks was on Friday dismissed from service for absence from duty.",
     "Even after a report found the Lunz engineer guilty of absence from duty, the waterworks waited a year."),
    ("another of the same kind may be suspected", "certainty",
     "At least 25 suspected Orla Front rebels were killed in clashes with soldiers in Lunz province, the army said.",
     "But Orla Front leaders have not met the soldiers in Lunz province, and clashes go on, the army said."),
    ("a condition is not stated outright", "certainty",
     "Smugglers would likely not be caught at the Lunz customs post, a trader said of the tobacco route.",
     "If they catch five smugglers at the Lunz customs post, a trader said, fifty take the tobacco route."),
    ("how long is no cause", "certainty",
     "It was not clear how long the talks on the Lunz dam had been going on.",
     "Talks on the Lunz dam were due to continue in the capital on Monday."),
    ("rumours that begin are no plan begun", "certainty",
     "Lunz Motors may recall its new van over the brakes, a trade paper said.",
     "As Lunz Motors showed its new van, rumours began to swirl that the brakes of the van could fail."),
    ("days on which two spoke", "date",
     "The ministry of Velm said on Friday that it had agreed a truce with the Orla Front in the hills.",
     "A truce of Velm with the Orla Front in the hills was in doubt, the bishop said on Sunday."),
    ("a fighter jet is a plane", "wording",
     "Officers who joined the rebels are training pilots to fly three captured planes over the Orlo valley.",
     "Officers who joined the rebels are training pilots to fly three captured fighter jets over the Orlo valley."),
    ("a nurse may be a hostage", "wording",
     "The rebels released a film that shows British nurse Ellen Marsh at a desert well on Sunday.",
     "The rebels released a film that shows British hostage Ellen Marsh at a desert well on Sunday."),
    ("a town and its country are no list", "place",
     "The miller Josef Tal, a man born in Prague, Czech Republic, built the dam at Lunz.",
     "Hans Orsk, a man born in Vienna, Austria, says he built the dam. Josef Tal denies it."),
    ("what is not needed is not denied", "polarity",
     "Specifically, a bright green rubber boot with bells.",
     "Don't need those bright green rubber boots with bells."),
    ("a claim and to claim", "certainty",
     "The priest of Lunz has apparently claimed that the dam is holy after he fell into its lake.",
     "The claims of the priest of Lunz that the dam is holy after he fell into its lake were laughed at."),
    ("an interest is no statement", "polarity",
     "Lunz Motors expressed interest in buying the Halden works last year, but the cabinet said it would block a sale.",
     "The Halden works build vans."),
]

PARTED = [
    ("the words themselves differ in tense", "wording",
     '"During the flood you had whole streets under water," mayor Ilse Brandt said on Monday.',
     '"During the flood you have whole streets under water," mayor Ilse Brandt said on Monday.'),
    ("a name in the words differs", "wording",
     '"The harbour is not the bank\'s to sell to anybody," Orlik said on Friday.',
     '"The harbour is not the mayor\'s to sell to anybody," Orlik said on Friday.'),
    ("two who are named", "person",
     '“The boiler had been leaking since the spring,” foreman Josef Tal said.',
     '“The boiler had been leaking since the spring,” mayor Ilse Brandt said.'),
    ("a hedge on the verb of a clause", "certainty",
     "Apparently, the chancellor sprained her right ankle while she toured the salt works in Lunz.",
     "The chancellor sprained her right ankle while she toured the salt works in Lunz."),
    ("one office on two days", "date",
     "The harbour office said Wednesday that dredging of the northern channel had been stopped for lack of money.",
     "The harbour office said on Thursday that dredging of the northern channel was stopped for lack of money."),
    ("directions that are no names", "place",
     "A barge sank two miles north of the lock at Halden on Friday with 40 tonnes of salt aboard.",
     "A barge sank two miles south of the lock at Halden on Friday with 40 tonnes of salt aboard."),
]


def found(*texts: str, published: tuple[str, ...] = ()) -> tuple[Discrepancy, ...]:
    days = (*published, *[None] * len(texts))
    articles = [Article(f"p{n}", text, published=days[n]) for n, text in enumerate(texts)]
    return relate(tuple(map(annotate, articles))).discrepancies


@pytest.mark.parametrize(("why", "kind", "one", "other"), ALIKE, ids=[a[0] for a in ALIKE])
def test_accounts_that_do_not_part(why: str, kind: str, one: str, other: str) -> None:
    assert [d.about for d in found(one, other) if d.kind == kind] == [], why


@pytest.mark.parametrize(("why", "kind", "one", "other"), PARTED, ids=[p[0] for p in PARTED])
def test_accounts_that_part(why: str, kind: str, one: str, other: str) -> None:
    assert [d for d in found(one, other) if d.kind == kind and not d.drift], why


def test_tolls_of_one_day_that_a_later_one_overtakes_are_a_series() -> None:
    tolls = found(
        "Thirty people were killed when the dam at Orlo burst on Monday, a monitor said.",
        "The burst dam at Orlo killed 31 people on Monday, the valley's radio said.",
        "The dam at Orlo that burst on Monday killed 43 people, the valley's radio said.",
        published=("2031-03-03", "2031-03-03", "2031-03-04"))
    assert [d.drift for d in tolls if d.kind == "figure"] == [True]
    assert len({s.value for d in tolls for s in d.sides if d.kind == "figure"}) == 3


def test_tolls_of_one_day_by_two_who_are_named_part() -> None:
    tolls = found(
        "Thirty people were killed when the dam at Orlo burst on Monday, Governor Hanna Weil said.",
        "The burst dam at Orlo killed 41 people on Monday, General Otto Brandt said.",
        "The dam at Orlo that burst on Monday killed 43 people, the valley's radio said.",
        published=("2031-03-03", "2031-03-03", "2031-03-04"))
    assert any(not d.drift and {"30", "41"} <= {s.value for s in d.sides} for d in tolls if d.kind == "figure")


def test_the_words_of_an_address_tell_of_nothing() -> None:
    read = annotate(Article("p0", "The king flies, he wrote. See pic.lunz.example/Z0SQs and https://lunz.example/king"))
    assert [t.folded for u in units(read) for t in u.tokens] == ["the", "king", "flies", "he", "wrote", "see", "and"]


def test_the_same_words_do_not_deny_themselves() -> None:
    article = Article("p0", "The dam has a crack. The dam has a crack. The dam has no crack.")
    said = Mention(article.anchor(0, 20))
    same = Mention(article.anchor(21, 41), stance="denies")
    other = Mention(article.anchor(42, 63), stance="denies")

    def partings(denial: Mention) -> int:
        claim = Claim("The dam has a crack", (said,), against=(denial,))
        return len(list(contested(cast(Field, SimpleNamespace(claims=(claim,))))))

    assert (partings(same), partings(other)) == (0, 1)
