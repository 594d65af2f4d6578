"""STIX and MISP: checked by the libraries of the two communities."""

import json
from dataclasses import replace

import pymisp
import pytaxonomies
import stix2
from made_case import AUTHORITY, LEAK, LEFT, MAYOR, case

from sayso.export import misp, stix
from sayso.model import Claim, Decision, Independence, Judged

ADMIRALTY = set(pytaxonomies.Taxonomies().get("admiralty-scale").machinetags())
"""The tags of MISP's own taxonomy."""


def test_stix_keeps_the_standard(any_case):
    bundle = stix2.parse(stix.render(any_case), allow_custom=False)
    known = {o.id for o in bundle.objects}
    assert len(known) == len(bundle.objects)
    for one in bundle.objects:
        assert set(one.get("object_refs", ())) <= known
        assert one.get("created_by_ref", one.id) in known
    assert sum(o.type == "report" for o in bundle.objects) == 1


def test_a_claim_is_a_note_and_a_denial_an_opinion():
    objects = stix2.parse(stix.render(case())).objects
    notes = {o.abstract: o for o in objects if o.type == "note"}
    names = {o.id: o.name for o in objects if o.type == "identity"}
    assert [names[r] for r in notes[LEAK.statement].object_refs] == [AUTHORITY.name]
    assert [names[r] for r in notes[LEFT.statement].object_refs] == ["Sayso"], "nobody is named"
    assert "Reported by 3 articles, 1 origin" in notes[LEAK.statement].content
    assert notes[LEAK.statement].external_references[0].external_id.startswith("wire:")
    opinions = {o.opinion: o for o in objects if o.type == "opinion"}
    assert set(opinions) == {"strongly-disagree", "neutral"}
    assert opinions["strongly-disagree"].authors == [MAYOR.name]


def test_stix_tells_the_day_of_the_newest_article():
    assert {o["created"] for o in json.loads(stix.render(case()))["objects"]} == {"2031-05-13T00:00:00.000Z"}


def test_misp_takes_the_event(any_case):
    event = pymisp.MISPEvent()
    event.load(misp.render(any_case))
    back = json.loads(event.to_json())
    assert back["info"] == event.info
    assert len(event.attributes) == len(any_case.claims) + sum(bool(a.url) for a in any_case.articles)
    assert {t.name for a in event.attributes for t in a.tags} <= ADMIRALTY


def test_only_independent_confirmation_without_objection_counts():
    plain = LEAK.mentions[2:]
    assert misp.credibility(Claim("x", plain, independent=Independence(2, 2, 2)), {}) == "1"
    assert misp.credibility(Claim("x", plain, independent=Independence(1, 4, 2)), {}) == "6"
    assert misp.credibility(Claim("x", plain, independent=Independence(2, 2, 2), against=LEAK.against), {}) == "6"
    assert misp.credibility(Claim("x", LEAK.against, independent=Independence(2, 2, 2)), {}) == "6"


def test_an_analysts_ratings_come_first():
    rates = (Decision("rate", (), "5"), Decision("rate", (), "2")), Decision("rate", (), "B")
    judged = (*(Judged(d, (LEAK.id,)) for d in rates[0]), Judged(rates[1], (AUTHORITY.id,)))
    first, second = json.loads(misp.render(replace(case(), judged=judged)))["Event"]["Attribute"]
    assert [t["name"] for t in first["Tag"]] == [
        'admiralty-scale:source-reliability="b"', 'admiralty-scale:information-credibility="2"']
    assert [t["name"] for t in second["Tag"]] == [
        'admiralty-scale:source-reliability="f"', 'admiralty-scale:information-credibility="6"']
