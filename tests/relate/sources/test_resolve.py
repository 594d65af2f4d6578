"""Sources resolved within an article and across a case: merges with their ground, ties left open."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.annotate import names, sentences, stance
from sayso.model import Annotated, Article, Attribution, Source
from sayso.relate import sources
from sayso.relate.given import Resolved

MARK = re.compile(r"\[(?P<source>[^\]]*)\] <(?P<cue>[^>]*)>")


def annotated(ident: str, marked: str) -> Annotated:
    """An article from text in which `[source] <cue> content.` marks each attribution."""
    plain, spans = "", []
    at = 0
    for match in MARK.finditer(marked):
        plain += marked[at:match.start()]
        start = len(plain)
        plain += f"{match['source']} {match['cue']}"
        spans.append((start, start + len(match["source"]), len(plain)))
        at = match.end()
    plain += marked[at:]
    article = Article(ident, plain)
    made = []
    for start, end, stop in spans:
        last = plain.find(". ", stop)
        content = article.anchor(stop + 1, last if last > 0 else len(plain))
        made.append(Attribution(ident, (article.anchor(start, end),), (article.anchor(end + 1, stop),), (content,)))
    split = sentences.find(article)
    judged = stance.judge(article, split, tuple(made))
    return Annotated(article, sentences=split, names=names.find(article, split), attributions=judged)


def case(*texts: str) -> Resolved:
    return sources.resolve(tuple(annotated(f"{n:03}", text) for n, text in enumerate(texts)))


def named(resolved: Resolved) -> list[str]:
    """The name of the source of each attribution, in order; an empty string where it is open."""
    by_id = {s.id: s.name for s in resolved.sources}
    return [by_id.get(a.source_id or "", "") for a in resolved.attributions]


def the(resolved: Resolved, name: str) -> Source:
    return next(s for s in resolved.sources if s.name == name)


def test_one_agency_under_five_names() -> None:
    found = case(
        "[South Korea's National Intelligence Service (NIS)] <said> a test was near. "
        "[The spy agency] <said> it was sure.",
        "[Seoul's intelligence agency] <said> a test was near. [It] <added> that a date was set.",
        "[The NIS] <said> a test was near.",
    )
    assert set(named(found)) == {"National Intelligence Service"}
    agency = the(found, "National Intelligence Service")
    assert (agency.kind, agency.affiliation) == ("agency", "South Korea")
    assert {"NIS", "Seoul's intelligence agency", "spy agency"} <= set(agency.aliases)
    assert all(g.says and g.anchors for g in agency.grounds)


def test_a_spokesman_belongs_to_his_institution_without_being_it() -> None:
    found = case("[The Kremlin] <said> the call was short. [Kremlin spokesman Oleg Barsukov] <said> it was frank.",
                 "[Barsukov] <said> it was frank.")
    assert named(found) == ["Kremlin", "Oleg Barsukov", "Oleg Barsukov"]
    assert the(found, "Oleg Barsukov").affiliation == "Kremlin"


def test_a_president_speaks_for_the_presidency() -> None:
    found = case("South Korea's coast guard was on alert. [South Korean President Han Do-jin] <said> the line was "
                 "crossed. [The Blue House] <said> it would answer.",
                 "Portuguese President Rui Teles met his ministers. [Teles' office] <said> the line was crossed.")
    assert the(found, "Han Do-jin").affiliation == "Blue House"
    assert len(set(named(found))) == 3


def test_the_office_of_a_minister_is_his_ministry_and_no_other_body() -> None:
    found = case("[The Portuguese Institute of the Sea (PIS)] <said> the wave was small. "
                 "[Portuguese Defence Minister Rui Teles] <said> a boat was lost. [Teles' office] <said> it was old.",
                 "[The Portuguese defence ministry] <said> the boat was old.")
    assert named(found)[2] == named(found)[3] != named(found)[0]


@pytest.mark.parametrize("other", ["Police", "The Interior Ministry", "The district hospital", "The army"])
def test_a_body_whose_name_tells_its_office_is_no_other_office(other: str) -> None:
    found = case(f"[The Velm Fire Brigade] <said> the dam gave way. [{other}] <said> the road was shut.")
    assert len(set(named(found))) == 2


@pytest.mark.parametrize("again", ["The fire brigade", "The brigade", "The fire service"])
def test_a_body_is_called_by_what_it_is(again: str) -> None:
    found = case(f"[The Velm Fire Brigade] <said> the dam gave way. [{again}] <said> the road was shut.")
    assert set(named(found)) == {"Velm Fire Brigade"}


def test_spellings_and_initials() -> None:
    found = case("[President Volodymyr Kravchuk] <said> the line held.", "[Volodymir Kravchuk] <said> the line held.",
                 "[V. Kravchuk] <said> the line held.")
    assert len(set(named(found))) == 1


def test_two_persons_of_one_surname_stay_apart_and_a_bare_surname_stays_open() -> None:
    found = case("[Anna Okafor] <said> it was late.", "[James Okafor] <said> it was early.",
                 "[Okafor] <said> it rained.")
    assert len(set(named(found))) == 3


def test_an_unnamed_official_is_not_merged_without_ground() -> None:
    found = case("[An official] <said> nine boats left.", "[An official] <said> ten boats left.")
    assert len({a.source_id for a in found.attributions}) == 2
    assert {s.kind for s in found.sources} == {"anonymous"}


def test_one_unnamed_source_of_one_outlet_retold() -> None:
    found = case("[A source familiar with the matter] <told Bloomberg> that the board met.",
                 "[A source familiar with the talks] <told Bloomberg> that the board met.")
    assert len({a.source_id for a in found.attributions}) == 1
    assert all(a.via == ("Bloomberg",) for a in found.attributions)
    assert "outlet" in found.sources[0].grounds[0].says


def test_metonyms_are_governments() -> None:
    found = case("[Moscow] <said> no ship was lost.", "[Russia] <said> no ship was lost.",
                 "[The Russian government] <said> no ship was lost.")
    assert set(named(found)) == {"Russia"}
    assert the(found, "Russia").kind == "government"


def test_two_speakers_joined_by_and_are_two() -> None:
    found = case("[The Tarim Observatory and residents] <said> nine were killed.")
    assert len(found.attributions) == 2
    assert len({a.source_id for a in found.attributions}) == 2


def test_carriers_are_kept_and_the_far_end_speaks() -> None:
    text = "[The Daily Mail] <reported> that the mayor said the bridge was safe for lorries."
    found = case(text)
    inner = next(a for a in found.attributions if a.inside)
    assert inner.via == ("Daily Mail",)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Prime Minister Karin Holt came. [She] <said> the strike was over.", ["Karin Holt"]),
        ("[Karin Holt] <said> it was over. Emil Kovac left. [He] <said> it was not.", ["Karin Holt", "Emil Kovac"]),
        ("[Mei Tan, the director of Torvald Bank] <said> it was over. [The director] <added> that it was late.",
         ["Mei Tan", "Mei Tan"]),
        ("[A monitoring group] <said> nine died. [The Tarim Observatory, a war monitor] <said> a market was hit.",
         ["Tarim Observatory", "Tarim Observatory"]),
    ],
)
def test_antecedents(text: str, names: list[str]) -> None:
    assert named(case(text)) == names


def test_a_pronoun_that_means_nobody_stays_open() -> None:
    assert named(case("It rained all day. [He] <said> it was cold.")) == [""]


def test_the_order_of_articles_does_not_matter_and_ids_are_stable() -> None:
    texts = ["[Mei Tan] <said> it rained.", "[An aide] <said> it rained.", "[Tan] <said> it rained."]
    read = [annotated(f"{n:03}", t) for n, t in enumerate(texts)]
    assert sources.resolve(tuple(read)) == sources.resolve(tuple(reversed(read)))


def test_empty_case() -> None:
    assert sources.resolve(()) == Resolved((), ())


WORDS = st.sampled_from(["[Mei Tan]", "[the ministry]", "[He]", "[They]", "[police]", "[Moscow]", "[a source]"])


@settings(deadline=None, max_examples=40)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=4), min_size=1, max_size=3))
def test_every_source_id_is_a_source_and_anchors_are_exact(articles: list[list[str]]) -> None:
    texts = [" ".join(f"{who} <said> it was {n} degrees." for n, who in enumerate(one)) for one in articles]
    found = case(*texts)
    ids = {s.id for s in found.sources}
    assert len(ids) == len(found.sources)
    assert all(a.source_id is None or a.source_id in ids for a in found.attributions)
    assert sum(map(len, articles)) <= len(found.attributions)


def test_letters_of_a_body_named_after_its_members() -> None:
    found = case("The Southern Farmers' League (SFL) marched on Monday. [An SFL statement] <said> forty were held.")
    assert named(found) == ["Southern Farmers' League"]


def test_the_article_before_a_long_name_is_no_newspaper() -> None:
    found = case("The National Bureau of River Safety (NBRS) closed the lock. [The NBRS] <said> a gate had warped.")
    assert named(found) == ["National Bureau of River Safety"]


def test_a_name_between_commas_is_the_office_holders() -> None:
    found = case("Kessia's trade secretary, Helen Marlowe, met Pavel Dorin. [Marlowe] <praised> the talks. "
                 "[He] <said> much was left.")
    assert named(found) == ["Helen Marlowe", "Pavel Dorin"]


def test_a_doctor_is_no_broadcaster() -> None:
    found = case("[The company's chair, Dr Amrita Rao,] <said> the books were open.")
    assert named(found) == ["Amrita Rao"]
    assert the(found, "Amrita Rao").kind != "media"


def test_a_pronoun_before_the_only_name() -> None:
    found = case("[She] <said> it was dark. Inge Moller spent two nights in the gorge.")
    assert named(found) == ["Inge Moller"]


def test_a_pronoun_before_two_names_stays_open() -> None:
    found = case("[She] <said> it was dark. Inge Moller and Ida Lund spent two nights in the gorge.")
    assert named(found) == [""]


def test_who_adds_is_not_whom_the_speaker_quotes() -> None:
    found = case("[Canon Peter Hale, a priest of the Tarn Foundation,] <said> rebels were near. "
                 "“Mayor Lind says it is safe,” [the foundation member] <added> yesterday.")
    assert named(found)[-1] == "Peter Hale"


@pytest.mark.parametrize(
    ("phrase", "speakers"),
    [
        ("Paul Rieck, founder and head of the Tarn Road Association,", 1),
        ("Ann Burman, director of the Tarn Centre and a professor at Kessel University,", 1),
        ("The alliance, which has clubs and the Tarn Institute,", 1),
        ("A study by Tarn College and Kessel University", 1),
        ("The Civil Guard, or White Caps,", 1),
        ("The ministry and the army", 2),
        ("A monitor and activists", 2),
        ("Senators Ann Holm, of Tarn, and Per Lind, of Kessel,", 2),
    ],
)
def test_how_many_speak(phrase: str, speakers: int) -> None:
    assert len(case(f"[{phrase}] <said> the road was open.").attributions) == speakers


def test_a_spokesman_whose_name_follows() -> None:
    found = case("A spokesman for Tarn Rail, Ola Berg, spoke at noon. [He] <said> nobody was hurt.")
    assert named(found) == ["Ola Berg"]
    assert the(found, "Ola Berg").affiliation == "Tarn Rail"


def test_the_paper_is_the_one_named() -> None:
    found = case("The Kessel Chronicle had the story. [The paper] <said> two ministers knew.")
    assert named(found) == ["Kessel Chronicle"]


def test_several_of_those_named() -> None:
    found = case("Demonstrators blocked the road. [Several] <said> they would stay.")
    assert named(found) == ["Demonstrators"]


def test_the_person_of_an_age() -> None:
    assert named(case("Bishop Karl Moen led the service. [The 62-year-old] <said> he would retire.")) == ["Karl Moen"]


def test_a_ministry_without_its_country_is_the_only_one_so_called() -> None:
    found = case(
        "[The Orlanian Interior Ministry] <said> the road was shut.",
        "[The Interior Ministry] <said> the road was shut.",
    )
    assert len(set(named(found))) == 1


def test_a_ministry_without_its_country_stays_open_between_two() -> None:
    found = case(
        "[The Orlanian Interior Ministry] <said> the road was shut.",
        "[The Velmaran Interior Ministry] <said> the road was open.",
        "[The Interior Ministry] <said> the road was shut.",
    )
    assert len(set(named(found))) == 3


def test_letters_of_a_body_in_haste_are_no_person() -> None:
    found = case(
        "[The Norwegian Institute for Sea Birds] <said> two nests were lost. [NIBS] <said> one was safe.",
        "[The NISB] <said> two nests were lost.",
        "[The NIBS] <said> two nests were lost.",
    )
    assert set(named(found)) == {"Norwegian Institute for Sea Birds"}


def test_a_first_name_in_capitals_stays_a_person() -> None:
    found = case("[Mayor Anna Lind] <said> the pier was shut. [ANNA] <said> it would open.")
    assert the(found, "Anna Lind").kind != "organisation"


def test_what_cannot_speak_is_not_cited() -> None:
    found = case("[Nord Ferries] <said> it would sail no more, citing safety concerns.",
                 "[Nord Ferries], citing safety concerns, <said> it would sail no more.")
    assert set(named(found)) == {"Nord Ferries"}


@pytest.mark.parametrize("cited", ["two officials", "the coast guard", "people familiar with the matter", "Anna Lind"])
def test_who_can_speak_is_cited(cited: str) -> None:
    found = case(f"[The Tarn Herald, citing {cited},] <said> the pier would stay shut.")
    assert named(found) != ["Tarn Herald"]
