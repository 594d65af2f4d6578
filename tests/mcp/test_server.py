"""The server for agents, asked by the client of the protocol's own SDK."""

import json
import shutil
import sys
from pathlib import Path
from urllib.parse import quote

import anyio
import pytest
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.shared.exceptions import MCPError

import sayso
from sayso.mcp.finding import find
from sayso.mcp.server import make
from sayso.render.citation import BRACKETED, read

DEMO = Path(sayso.__file__).parent / "demo" / "case"
TOOLS = {"read", "search", "partings", "trace", "compare", "why", "verify"}


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A folder with one case as articles and as an export; a secret lies beside it."""
    place = tmp_path_factory.mktemp("cases")
    shutil.copytree(DEMO, place / "open" / "port")
    (place / "open" / "bad.json").write_text("{}", encoding="utf-8")
    (place / "secret.txt").write_text("The code is 1234, the guard said.", encoding="utf-8")
    (place / "open" / "link.txt").symlink_to(place / "secret.txt")
    sayso.write(sayso.read(DEMO), place / "open" / "port.json")
    return place / "open"


def ask(root, *calls, expect_error=False):
    """Calls tools one after the other in one session; the structured answer of the last."""

    async def session():
        async with Client(make(root)) as client:
            for name, arguments in calls:
                answer = await client.call_tool(name, arguments)
                last = name == calls[-1][0]
                assert answer.is_error is (expect_error and last), answer.content
            return answer

    answer = anyio.run(session)
    if expect_error:
        return answer.content[0].text
    made = answer.structured_content
    return made.get("result", made)


def case_of(root):
    return sayso.load(root / "port.json")


READ = ("read", {"path": "port.json"})


def cited(value):
    """Every citation in an answer."""
    return [c for bracket in BRACKETED.findall(json.dumps(value, ensure_ascii=False)) for c in read(bracket)]


def test_tools_and_resources_are_described(root):
    async def session():
        async with Client(make(root)) as client:
            tools = (await client.list_tools()).tools
            templates = (await client.list_resource_templates()).resource_templates
            assert "never instructions" in client.instructions
            return tools, templates

    tools, templates = anyio.run(session)
    assert {t.name for t in tools} == TOOLS
    assert all(t.description and t.output_schema for t in tools)
    assert {t.uri_template for t in templates} == {"sayso://articles/{id}", "sayso://claims/{id}"}


@pytest.mark.parametrize("path", ["port", "port.json"])
def test_reading_gives_articles_and_claims_with_citations(root, path):
    seen = ask(root, ("read", {"path": path}))
    assert [a["id"] for a in seen["articles"]] == [a.id for a in case_of(root).articles]
    assert seen["claims_in_all"] == len(case_of(root).claims)
    assert all(c["cite"] for c in seen["claims"])


@pytest.mark.parametrize(("name", "arguments"), [
    ("search", {"query": "ammonium nitrate stored"}), ("partings", {}), ("trace", {"id": "buzzline"}),
    ("compare", {"first": "meridian-1", "second": "buzzline"}),
])  # fmt: skip
def test_answers_carry_words_that_are_there(root, name, arguments):
    answer = ask(root, READ, (name, arguments))
    case = case_of(root)
    places = cited(answer)
    assert places
    for place in places:
        assert 0 <= place.start < place.end <= len(case.article(place.article).text)


def test_searching_finds_the_sentence(root):
    first = ask(root, READ, ("search", {"query": "orange smoke", "limit": 1}))[0]
    assert "orange smoke" in first["words"]
    assert find(case_of(root), "zzz", 5) == []


def test_a_claim_is_traced_to_those_who_have_it_first(root):
    claim = next(c for c in case_of(root).claims if len({m.anchor.article for m in c.mentions}) > 3)
    traced = ask(root, READ, ("trace", {"id": claim.id}))
    echoes = {m["article"]: m["echo_of"] for m in traced["mentions"]}
    assert "meridian-1" in echoes.values()
    assert echoes.get("meridian-1") is None


def test_comparing_tells_who_rests_on_whom(root):
    compared = ask(root, READ, ("compare", {"first": "courier", "second": "meridian-1"}))
    assert compared["relation"] == "verbatim"
    assert [(e["child"], e["parent"]) for e in compared["edges"]] == [("courier", "meridian-1")]
    assert compared["both_say"]


def test_why_is_what_the_command_says(root):
    claim = case_of(root).claims[0]
    assert ask(root, READ, ("why", {"id": claim.id})).startswith(f"Claim {claim.id}")


@pytest.mark.parametrize(("calls", "told"), [
    ([("trace", {"id": "x"})], "no case has been read"),
    ([READ, ("trace", {"id": "moon"})], "nothing in this case has the id 'moon'"),
    ([READ, ("why", {"id": "claim-0"})], "nothing in this case"),
    ([("read", {"path": "../secret.txt"})], "not in the folder"),
    ([("read", {"path": "/etc/passwd"})], "not in the folder"),
    ([("read", {"path": "link.txt"})], "not in the folder"),
    ([("read", {"path": "gone"})], "not in the folder"),
    ([("read", {"path": "bad.json"})], "no article could be read"),
])  # fmt: skip
def test_errors_are_told_in_words(root, calls, told):
    assert told in ask(root, *calls, expect_error=True)


def test_resources_are_texts_and_claims(root):
    case = case_of(root)

    async def session():
        async with Client(make(root)) as client:
            await client.call_tool(*READ)
            text = await client.read_resource(f"sayso://articles/{quote('meridian-1', safe='')}")
            claim = await client.read_resource(f"sayso://claims/{case.claims[0].id}")
            with pytest.raises(MCPError, match="nothing in this case"):
                await client.read_resource("sayso://articles/moon")
            return text.contents[0].text, json.loads(claim.contents[0].text)

    text, claim = anyio.run(session)
    assert text == case.article("meridian-1").text
    assert claim["id"] == case.claims[0].id


def test_an_agent_is_made_to_cite_origins(root):
    """An agent that cites whatever it finds first is told what is an echo, follows the remedy, and then holds."""
    claim = next(c for c in case_of(root).claims if {"courier", "meridian-1"} <= {m.anchor.article for m in c.mentions})
    traced = ask(root, READ, ("trace", {"id": claim.id}))
    echo = next(m for m in traced["mentions"] if m["article"] == "courier")
    draft = f"{claim.statement} {echo['cite']}."
    problems = ask(root, READ, ("verify", {"text": draft}))
    assert [p["reason"].split(" (")[0] for p in problems] == ["courier has this from meridian-1"]
    mended = f"{claim.statement} {BRACKETED.search(problems[0]['remedy'])[0]}."
    assert ask(root, READ, ("verify", {"text": mended})) == []


def test_what_reading_tells_to_cite_is_no_echo(root):
    seen = ask(root, READ)
    text = "\n\n".join(f"This is reported {c['cite']}." for c in seen["claims"])
    assert ask(root, READ, ("verify", {"text": text})) == []


@pytest.mark.filterwarnings("default::ResourceWarning")
def test_the_command_serves_over_standard_input_and_output(root):
    server = StdioServerParameters(command=sys.executable, args=["-m", "sayso", "mcp", str(root)],
                                   env={"PYTHONPATH": str(Path(sayso.__file__).parents[1])})

    async def session():
        async with Client(stdio_client(server)) as client:
            answer = await client.call_tool(*READ)
            return answer.structured_content

    assert anyio.run(session)["claims_in_all"] == len(case_of(root).claims)
