"""Stance, hedge, kind and mode from cue and content; nesting; what is refused."""

import pytest

from sayso.annotate import annotate, sentences, stance
from sayso.model import Anchor, Article, Attribution


def judged(text: str, *parts: tuple[str, str, str]) -> tuple[Attribution, ...]:
    """The attributions of `text` made of source, cue and content as they stand there, judged."""
    article = Article("a", text)

    def at(words: str) -> tuple[Anchor, ...]:
        start = text.index(words) if words else 0
        return (article.anchor(start, start + len(words)),) if words else ()

    made = tuple(Attribution("a", at(s), at(c), at(t)) for s, c, t in parts)
    return stance.judge(article, sentences.find(article), made)


def one(text: str, source: str, cue: str, content: str) -> Attribution:
    return next(a for a in judged(text, (source, cue, content)) if " ".join(c.text for c in a.cue) == cue)


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        ("The port said nobody was hurt.", "said", "nobody was hurt", "asserts"),
        ("The port denied that oil leaked.", "denied", "that oil leaked", "denies"),
        ("The port did not deny that oil leaked.", "did not deny", "that oil leaked", "declines to comment"),
        ("The port could not confirm the toll.", "could not confirm", "the toll", "cannot confirm"),
        ("The port has yet to confirm the toll.", "has yet to confirm", "the toll", "cannot confirm"),
        ("The port said it cannot verify the video.", "said", "it cannot verify the video", "cannot confirm"),
        ("The port said there was no evidence of sabotage.", "said", "there was no evidence of sabotage",
         "found no evidence"),
        ("The port found no trace of oil.", "found", "no trace of oil", "found no evidence"),
        ("The port declined to comment on the fire.", "declined", "to comment on the fire", "declines to comment"),
        ("The port did not say when it would reopen.", "did not say", "when it would reopen", "declines to comment"),
        ("The port dismissed such reports as false.", "dismissed", "such reports as false", "denies"),
        ("The port called the claims a lie.", "called", "the claims a lie", "denies"),
        ("The port said the rumours were baseless.", "said", "the rumours were baseless", "denies"),
        ("The port questioned the figures.", "questioned", "the figures", "questions"),
        ("The port withdrew its statement.", "withdrew", "its statement", "retracts"),
        ("The port does not believe that oil leaked.", "does not believe", "that oil leaked", "questions"),
        ("The port said the oil was in the wrong tank.", "said", "the oil was in the wrong tank", "asserts"),
        ("The port said responsibility lies with the crew.", "said", "responsibility lies with the crew", "asserts"),
    ],
)
def test_stance(text: str, cue: str, content: str, expected: str) -> None:
    assert one(text, "The port", cue, content).stance == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("the fire may spread", "possible"),
        ("the fire will probably spread", "probable"),
        ("the fire is likely to spread", "probable"),
        ("the fire is out", "certain"),
        ("the crew could not reach the fire", "certain"),
        ("the fire is out, although it might return", "certain"),
    ],
)
def test_hedge_of_the_first_clause(content: str, expected: str) -> None:
    hedge = one(f"The chief said {content}.", "The chief", "said", content).hedge
    assert hedge == expected if "although" not in content else hedge in ("certain", "possible")


@pytest.mark.parametrize(
    ("cue", "kind", "hedge"),
    [("believes", "thought", "probable"), ("fears", "thought", "possible"), ("plans", "plan", "underspecified"),
     ("announced", "report", "certain"), ("suggested", "report", "possible")],
)
def test_kind_and_hedge_of_the_cue(cue: str, kind: str, hedge: str) -> None:
    found = one(f"The bank {cue} the sale of nine branches.", "The bank", cue, "the sale of nine branches")
    assert (found.kind, found.hedge) == (kind, hedge)


@pytest.mark.parametrize(
    ("text", "content", "mode"),
    [
        ("“We saw it fall,” said Ines.", "“We saw it fall,”", "direct"),
        ('"We saw it fall," said Ines.', '"We saw it fall,"', "direct"),
        ("Ines said she “saw it fall” at noon on the bridge.", "she “saw it fall” at noon on the bridge", "mixed"),
        ("Ines said she saw it fall.", "she saw it fall", "indirect"),
        ("Ines said the players' bus fell.", "the players' bus fell", "indirect"),
    ],
)
def test_mode(text: str, content: str, mode: str) -> None:
    assert one(text, "Ines", "said", content).mode == mode


def test_nesting_keeps_the_chain() -> None:
    text = "The Echo reported that the mayor said the bridge was safe."
    found = judged(text, ("The Echo", "reported", "that the mayor said the bridge was safe"),
                   ("the mayor", "said", "the bridge was safe"))
    outer, inner = found
    assert inner.inside == outer.id
    assert outer.inside is None


def test_what_is_said_within_is_found_by_its_form() -> None:
    found = judged("The Echo reported that the mayor said the bridge was safe for lorries.",
                   ("The Echo", "reported", "that the mayor said the bridge was safe for lorries"))
    assert [a.source[0].text for a in found if a.inside] == ["the mayor"]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Finland and Peru signed an agreement on ferries.", "Finland and Peru", "signed", "an agreement on ferries"),
        ("The views expressed here do not reflect those of the Echo.", "The views", "expressed", "here do not reflect"),
        ("The two mayors signed an agreement to share the ferry.", "The two mayors", "signed an agreement",
         "to share the ferry"),
        ("Kessia ratified the fisheries treaty in Oslo.", "Kessia", "ratified", "the fisheries treaty"),
        ("The views in it do not necessarily represent the opinion of the Courier.", "", "do not necessarily represent",
         "the opinion of the Courier"),
        ("See https://echo.example/2021/mayor-says-bridge-is-safe now", "mayor", "says", "bridge-is-safe"),
        ("Two lorry drivers refused to leave the ferry.", "Two lorry drivers", "refused", "to leave the ferry"),
        ("The crew flatly declined to sail on Sunday.", "The crew", "flatly declined", "to sail on Sunday"),
    ],
)
def test_what_is_no_attribution_is_left_out(text: str, source: str, cue: str, content: str) -> None:
    assert judged(text, (source, cue, content)) == ()


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The two mayors signed a letter that said “the ferry is ours”.", "The two mayors", "signed",
         "“the ferry is ours”"),
        ("Lund said the vote did not reflect what the town wanted.", "Lund", "said",
         "the vote did not reflect what the town wanted"),
        ("Lund paid tribute to the crew.", "Lund", "paid tribute", "to the crew"),
        ("Lund thinks so.", "Lund", "thinks", "so"),
        ("Lund refused to say who was on the bridge.", "Lund", "refused", "to say who was on the bridge"),
        ("Lund refused to rule out a strike.", "Lund", "refused", "to rule out a strike"),
        ("The line declined to be named.", "The line", "declined", "to be named"),
        ("The line refused to be drawn on the strike.", "The line", "refused", "to be drawn on the strike"),
    ],
)
def test_what_only_looks_like_a_deed_or_small_print_stays(text: str, source: str, cue: str, content: str) -> None:
    assert len(judged(text, (source, cue, content))) == 1


def test_own_voice_gets_no_attribution() -> None:
    assert judged("A barge sank off Tarn Isle on Monday. Twelve people were saved by a tug.") == ()


def test_every_judgement_has_its_ground() -> None:
    found = one("The port denied that oil may have leaked.", "The port", "denied", "that oil may have leaked")
    assert {g.method for g in found.grounds} == {"stance: table of cues", "hedge"}
    assert all(g.anchors for g in found.grounds)


def test_the_ground_of_a_thought() -> None:
    found = one("The port believes that oil leaked.", "The port", "believes", "that oil leaked")
    assert "kind: table of cues" in {g.method for g in found.grounds}


@pytest.mark.parametrize(
    ("text", "given", "cue", "content", "speaker"),
    [
        ("The dam held a military source told news agency KNA", "news agency KNA", "told", "The dam held",
         "a military source"),
        ("“No,” thundered party leader Oskar Brandl, and left.", "", "thundered", "“No,”", "party leader Oskar Brandl"),
        ("The coastguard reported that the boat had no lights.", "", "reported", "that the boat had no lights",
         "The coastguard"),
        ("Rain fell. Lund told the council the road was gone.", "Lund", "told", "the road was gone", "Lund"),
    ],
)
def test_the_speaker_beside_the_cue(text: str, given: str, cue: str, content: str, speaker: str) -> None:
    assert [s.text for s in one(text, given, cue, content).source] == [speaker]


@pytest.mark.parametrize(
    ("inner", "speaker", "content"),
    [
        ("the firm told staff on Monday that the plant would close", "the firm", "the plant would close"),
        ("prosecutors had claimed the phone was switched off all night", "prosecutors",
         "the phone was switched off all night"),
        ("Torvald Bank had told it the loans were booked in Riga", "Torvald Bank", "the loans were booked in Riga"),
        ("her manager had radioed that the pump was dry", "her manager", "the pump was dry"),
    ],
)
def test_who_speaks_within(inner: str, speaker: str, content: str) -> None:
    found = judged(f"The regulator said {inner}.", ("The regulator", "said", inner))
    assert [(a.source[0].text, a.content[0].text) for a in found if a.inside] == [(speaker, f"{content}")]


@pytest.mark.parametrize(
    "inner", ["the state had added another week to the vote", "Vantor claimed a victory over its rival in court",
              "from the bridge he reported to the harbour"])
def test_what_speaks_for_nobody_within(inner: str) -> None:
    found = judged(f"The regulator said {inner}.", ("The regulator", "said", inner))
    assert [a for a in found if a.inside] == []


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("there was no truth to the story", "denies"),
        ("“We categorically reject these accusations”", "denies"),
        ("it denied any part in the raid", "denies"),
        ("it rejected the offer of a loan", "asserts"),
        ("the allegations were without merit", "denies"),
        ("it could not vouch for the recording", "cannot confirm"),
        ("there has been no independent confirmation of the claim", "cannot confirm"),
        ("that is a complete fabrication", "denies"),
        ("the document was not authentic", "denies"),
        ("it was aware of the reports but could not verify them", "cannot confirm"),
    ],
)
def test_stance_told_in_the_content(content: str, expected: str) -> None:
    assert one(f"The port said {content}.", "The port", "said", content).stance == expected


def test_told_by_somebody() -> None:
    found = judged("The office had been told by engineers on Monday that the tower leaned to the east.")
    assert [(a.source[0].text, a.content[0].text) for a in found] == [("engineers", "the tower leaned to the east.")]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“There are ways,” Ida Rask, a nurse, was quoted as saying by the Echo.", "Ida Rask, a nurse"),
        ("“There are ways,” the yard’s sales chief, Ida Rask, was quoted as saying.",
         "the yard’s sales chief, Ida Rask"),
    ],
)
def test_who_is_quoted_stands_between_the_quotation_and_the_passive_cue(text: str, source: str) -> None:
    found = one(text, "", "was quoted as saying", text[: text.index(", was")])
    assert found.source[0].text == source
    assert [c.text for c in found.content] == ["“There are ways,”"]


def test_the_by_of_a_byline_names_nobody() -> None:
    text = "By: Harbour Press Service | Sund | Posted: 8 January 2031\n\nThe ferry ran aground, the coast guard said."
    found = annotate(Article("a", text)).attributions
    assert [a.source[0].text for a in found if a.source] == ["the coast guard"]
