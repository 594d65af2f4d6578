"""The exchange format against its schema: what is written, and that the schema and the model name the same things."""

import json
from dataclasses import fields
from importlib.resources import files
from typing import get_args

import jsonschema
import pytest
from made_case import case

from sayso.model import (
    Attribution,
    Case,
    Claim,
    Credit,
    Discrepancy,
    DiscrepancyKind,
    Failure,
    Hedge,
    Loss,
    Mention,
    Pair,
    Place,
    Quantity,
    Side,
    Source,
    SourceKind,
    Stance,
    Time,
)
from sayso.render import json as as_json

SCHEMA = json.loads((files("sayso") / "data" / "exchange.schema.json").read_text(encoding="utf-8"))

SOMETIMES = {"speakers"}
"""Members of a record that stand only where there is something to say."""


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_a_whole_and_an_empty_case_fit():
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(as_json.render(case())))
    jsonschema.Draft202012Validator(SCHEMA).validate(Case().to_dict())


@pytest.mark.parametrize(("member", "change"), [
    ("articles", {"id": ""}), ("articles", {"published": "18 October"}), ("claims", {"mentions": []}),
    ("discrepancies", {"kind": "lie"}), ("derivations", {"score": 1.5}), ("attributions", {"stance": "lies"}),
    ("failures", {"severity": "bad"}), ("sources", {"kind": "alien"}),
])  # fmt: skip
def test_a_broken_case_does_not_fit(member, change):
    broken = json.loads(as_json.render(case()))
    broken[member][0] |= change
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(broken)


def test_every_member_of_the_format_is_described():
    written = case().to_dict()
    assert set(written) == set(SCHEMA["properties"])
    for member, name in (("articles", "article"), ("sources", "source"), ("attributions", "attribution"),
                         ("claims", "claim"), ("derivations", "derivation"), ("losses", "loss"),
                         ("discrepancies", "discrepancy"), ("failures", "failure")):  # fmt: skip
        assert set(written[member][0]) == set(SCHEMA["$defs"][name]["properties"]) - SOMETIMES, member
    anchored = set(SCHEMA["$defs"]["anchor"]["properties"])
    assert set(written["claims"][0]["mentions"][0]) == set(SCHEMA["$defs"]["mention"]["properties"]) | anchored
    assert set(written["discrepancies"][0]["sides"][0]) == set(SCHEMA["$defs"]["side"]["properties"]) | anchored


@pytest.mark.parametrize(("model", "name"), [
    (Quantity, "quantity"), (Time, "time"), (Place, "place"), (Credit, "credit"), (Pair, "pair"), (Failure, "failure"),
    (Mention, "mention"), (Side, "side"), (Source, "source"), (Claim, "claim"), (Loss, "loss"),
    (Discrepancy, "discrepancy"),
])  # fmt: skip
def test_the_schema_follows_the_model(model, name):
    described = set(SCHEMA["$defs"][name]["properties"]) | {"anchor"}
    assert {f.name for f in fields(model)} <= described


def test_names_of_kinds_are_those_of_the_model():
    defined = SCHEMA["$defs"]
    assert defined["stance"]["enum"] == list(get_args(Stance))
    assert defined["hedge"]["enum"] == list(get_args(Hedge))
    assert defined["source"]["properties"]["kind"]["enum"] == list(get_args(SourceKind))
    assert defined["discrepancy"]["properties"]["kind"]["enum"] == list(get_args(DiscrepancyKind))
    assert "mode" in {f.name for f in fields(Attribution)}
