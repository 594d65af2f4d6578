"""Web Annotation, PROV, schema.org and RO-Crate: against their rules, and read by another implementation."""

import hashlib
import io
import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
import rocrate.rocrate
from made_case import AUTHORITY, LEAK, case
from prov.model import ProvAgent, ProvAttribution, ProvDerivation, ProvDocument, ProvEntity
from tests.export import vocabulary

from sayso.export import annotations, crate, iri, prov, schema_org
from sayso.model import Decision, Judged, Target

RULES = json.loads((Path(__file__).parent / "web_annotation.schema.json").read_text(encoding="utf-8"))


def test_annotations_keep_the_rules_of_the_standard(any_case):
    jsonschema.Draft202012Validator(RULES).validate(json.loads(annotations.render(any_case)))


def test_annotations_lead_to_the_exact_words(any_case):
    texts = {iri.of(iri.article_key(a)): a.text for a in any_case.articles}
    page = json.loads(annotations.render(any_case))
    found = page["first"]["items"]
    assert page["total"] == len(found)
    assert len({a["id"] for a in found}) == len(found)
    for target in (t for a in found for t in targets(a)):
        position, quote = target["selector"]
        text = texts[target["source"]["id"]]
        assert text[position["start"]:position["end"]] == quote["exact"]
        assert f"{quote['prefix']}{quote['exact']}{quote['suffix']}" in text


def targets(annotation):
    """The words that an annotation is about: one target, or a list of several."""
    return annotation["target"] if isinstance(annotation["target"], list) else [annotation["target"]]


def test_a_broken_annotation_does_not_keep_the_rules():
    page = json.loads(annotations.render(case()))
    page["first"]["items"][0]["target"]["selector"][0]["start"] = -1
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(RULES).validate(page)


def read_prov(one):
    return ProvDocument.deserialize(io.StringIO(prov.render(one)), format="json")


def test_prov_is_read_by_another_implementation(any_case):
    document = read_prov(any_case)
    again = ProvDocument.deserialize(io.StringIO(document.serialize(format="json")), format="json")
    assert again == document
    entities = {str(e.identifier) for e in document.get_records(ProvEntity)}
    agents = {str(a.identifier) for a in document.get_records(ProvAgent)}
    for derived in document.get_records(ProvDerivation):
        assert {str(end) for end in derived.args[:2]} <= entities
    for attributed in document.get_records(ProvAttribution):
        entity, agent = map(str, attributed.args)
        assert entity in entities
        assert agent in agents


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
def test_prov_says_what_derives_from_quotes_and_is_attributed_to_what():
    turtle = read_prov(case()).serialize(format="rdf", rdf_format="turtle")
    for term in ("prov:qualifiedQuotation", "prov:wasDerivedFrom", "prov:wasAttributedTo", "prov:wasAssociatedWith"):
        assert term in turtle
    assert f"sayso:{AUTHORITY.id}" in turtle


def test_a_claim_has_its_articles_and_its_authors():
    graph = {one["@id"]: one for one in json.loads(schema_org.render(case()))["@graph"]}
    claim = graph[iri.of(LEAK.id)]
    assert claim["text"] == LEAK.statement
    assert [graph[a["@id"]]["identifier"] for a in claim["appearance"]] == ["copy", "daily", "wire"]
    assert [graph[a["@id"]]["name"] for a in claim["author"]] == ["Water Authority"]
    assert "firstAppearance" not in claim, "the copy's clock may lie after the wire's, whose day alone is known"


def test_a_review_is_what_an_analyst_said():
    about = (Target("claim", tuple(m.anchor for m in LEAK.mentions)),)
    rated = Decision("rate", about, "4", who="A. Analyst", at="2031-05-14T09:00+00:00", why="the mayor saw it dry")
    unsure = Decision("rate", about, "6")
    noted = Decision("note", about, "5")
    judged = replace(case(), judged=tuple(Judged(d, (LEAK.id,)) for d in (rated, unsure, noted)))
    first, second = (o for o in json.loads(schema_org.render(judged))["@graph"] if o["@type"] == "ClaimReview")
    assert first["itemReviewed"] == {"@id": iri.of(LEAK.id)}
    assert first["author"]["name"] == "A. Analyst"
    assert first["reviewRating"] == {"@type": "Rating", "alternateName": "doubtful", "ratingValue": 2, "bestRating": 5,
                                     "worstRating": 1, "ratingExplanation": "the mayor saw it dry"}
    assert "ratingValue" not in second["reviewRating"]


def test_nobody_has_given_a_verdict(any_case):
    assert "ClaimReview" not in {one["@type"] for one in json.loads(schema_org.render(any_case))["@graph"]}


def rated():
    """The made case with a rating, so that its export has every type that there is."""
    rating = Decision("rate", (), "2", who="A. Analyst", at="2031-05-14T09:00+00:00", why="two saw it")
    return replace(case(), judged=(Judged(rating, (LEAK.id,)),))


def test_types_and_properties_are_used_as_schema_org_defines_them(any_case):
    assert list(vocabulary.faults(json.loads(schema_org.render(any_case))["@graph"])) == []
    assert list(vocabulary.faults(json.loads(schema_org.render(rated()))["@graph"])) == []


@pytest.mark.parametrize(("wrong", "told"), [
    ({"@type": "Rumour"}, "Rumour is no type"),
    ({"@type": "Claim", "loudness": "9"}, "Claim.loudness: is no property"),
    ({"@type": "Claim", "headline": "x", "affiliation": {"@type": "Person"}}, "Claim.affiliation: belongs to other"),
    ({"@type": "Claim", "appearance": "in a paper"}, "Claim.appearance: 'in a paper' is a text"),
    ({"@type": "Claim", "appearance": {"@type": "Person"}}, "Claim.appearance: Person is no CreativeWork"),
])  # fmt: skip
def test_a_broken_graph_is_no_schema_org(wrong, told):
    assert any(fault.startswith(told) for fault in vocabulary.faults([wrong | {"@id": "urn:x"}]))


def test_a_crate_is_read_by_another_implementation(any_case, tmp_path):
    files = crate.render(any_case)
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    read = rocrate.rocrate.ROCrate(tmp_path)
    parts = {e.id for e in read.get_by_type("File")}
    assert len(parts) == len(files) - 2
    for part in read.get_by_type("File"):
        content = (tmp_path / rocrate.rocrate.unquote(part.id)).read_bytes()
        assert part["sha256"] == hashlib.sha256(content).hexdigest()
        assert int(part["contentSize"]) == len(content)


def test_the_sums_of_a_crate_hold(any_case):
    files = crate.render(any_case)
    lines = files[crate.SUMS].decode().splitlines()
    assert len(lines) == len(files) - 1
    for line in lines:
        digest, name = line.split("  ", 1)
        assert hashlib.sha256(files[name]).hexdigest() == digest
