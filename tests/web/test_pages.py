"""What each page shows of a case."""

import json
import re
from dataclasses import replace
from html import unescape
from urllib.parse import parse_qsl

import pytest
from made_case import COPY, DAILY, LEAK, WIRE, at, case
from tests.web.workbench import browser

from sayso.model import Annotated, Article, Case, Derivation, Independence, Quantity
from sayso.web import descent
from sayso.web.board import Board
from sayso.web.boards import Boards
from sayso.web.desk import FromFiles
from sayso.web.figures import figure, questions
from sayso.web.lineage import compared, own_and_missing
from sayso.web.rows import Filter
from sayso.web.share import as_seen
from sayso.web.sources import standings

COUNTED = {"wire": (WIRE, "Some 1,200 people", 1200), "copy": (COPY, "Some 1,200 people", 1200),
           "daily": (DAILY, "About 2,000 people", 2000)}
CLIENT = browser(case())
BOARD = Board("case", case())


def page(path: str) -> str:
    """The page's text, entities resolved."""
    answer = CLIENT.get(f"/cases/case{path}")
    assert answer.status_code == 200
    return unescape(answer.text)


def kept(**asked: str) -> list[int]:
    """The numbers of the claims that pass a filter."""
    return [row.view.number for row in Filter.of(asked).kept(BOARD.rows)]


def test_one_case_is_opened_at_once():
    assert CLIENT.get("/", follow_redirects=False).headers["location"] == "/cases/case"


def test_the_case_page_has_claims_with_articles_origins_denials_discrepancies_losses():
    shown = page("")
    for words in ("Water is seeping through the Lohne dam", "Water Authority", "denied by", "Tom Velder",
                  "figures part", "about 2,000", "lost on the way", "may be seeping", "3 articles"):
        assert words in shown


@pytest.mark.parametrize(("asked", "numbers"), [
    ({}, [1, 2]), ({"single": "1"}, [1]), ({"disputed": "1"}, [1, 2]), ({"lost": "1"}, [1]), ({"shared": "1"}, [1, 2]),
    ({"text": "SEEPING dam"}, [1]), ({"text": "velder"}, [1]), ({"text": "nowhere"}, []), ({"text": "fled"}, [2]),
    ({"source": "source-mayor"}, [1]), ({"kind": "government"}, [1]), ({"kind": "court"}, []),
    ({"outlet": "The Ostraven Daily"}, [1, 2]), ({"outlet": "No such"}, []), ({"after": "2031-05-13"}, [1, 2]),
    ({"after": "2031-05-14"}, []), ({"before": "2031-05-11"}, []), ({"before": "2031-05-12"}, [1, 2]),
    ({"single": "1", "text": "people"}, []), ({"unknown": "x"}, [1, 2]),
])
def test_filters(asked, numbers):
    assert kept(**asked) == numbers


def test_a_filter_is_the_same_after_a_trip_through_an_address():
    wanted = Filter(text="a & b", single="1", outlet="Ü?")
    assert Filter.of(dict(parse_qsl(wanted.query))) == wanted


def test_no_claim_passes_and_the_page_says_so():
    assert "No claim passes the filter" in page("?text=nowhere")


def test_a_claim_has_every_mention_in_its_surroundings():
    shown = page(f"/claim/{BOARD.addresses.of(1)}")
    assert "<mark>Water may be seeping through the Lohne dam</mark>" in shown
    assert "asserts" not in shown
    assert "cannot confirm" in shown


def test_a_part_is_a_part_and_a_page_is_a_page():
    address = f"/cases/case/claim/{BOARD.addresses.of(1)}"
    assert "<html" in CLIENT.get(address).text
    assert "<html" not in CLIENT.get(address, headers={"HX-Request": "true"}).text
    again = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert "<html" in CLIENT.get(address, headers=again).text


def test_why_is_told_of_any_finding():
    assert "both say that water is seeping" in page(f"/why?id={LEAK.id}")
    assert CLIENT.get("/cases/case/why?id=claim-none").status_code == 404


@pytest.mark.parametrize("path", ["/cases/none", "/cases/case/article?id=none", "/cases/case/source/none",
                                  "/cases/case/between?a=wire", "/cases/case/share/none", "/nothing"])
def test_what_is_not_there_is_said(path):
    answer = CLIENT.get(path)
    assert answer.status_code == 404
    assert "Traceback" not in answer.text


def test_two_articles_are_marked():
    shown = page("/read?a=wire&b=daily")
    assert 'class="who"' in shown
    assert "data-claimed" in shown
    assert "No passage of one stands in the other" in shown


def test_what_was_lost_between_two_articles_is_told_from_either_side():
    wire, daily = BOARD.articles["wire"], BOARD.articles["daily"]
    for found in (compared(BOARD, wire, daily), compared(BOARD, daily, wire)):
        assert found.way == ("wire", "daily")
        assert len(found.losses) == 2
    assert compared(BOARD, BOARD.articles["blog"], daily).way == ()


def test_what_an_article_alone_has_and_leaves_out():
    alone, left_out = own_and_missing(BOARD, "blog")
    assert alone == []
    assert [row.view.number for row in left_out] == [2]


def test_the_matrix_says_who_denies():
    shown = page("/matrix?by=sources")
    assert "Tom Velder" in shown
    assert '<span class="unseen">denies</span>' in shown
    assert '<span class="unseen">silent</span>' in page("/matrix")


def test_figures_have_day_source_and_words():
    question = next(q for q in BOARD.once(questions) if q.id == case().discrepancies[0].id)
    points = figure(BOARD, question).points
    first = points[0]
    assert (first["article"], first["reported"], first["said"]) == ("wire", "2031-05-12", "about 1,200")
    shown = page("/figures")
    assert "conflict" in shown
    assert "moved" in shown


def test_a_figure_that_accounts_agree_on_stands_there_too():
    def told(article, words, value):
        return Quantity(at(article, words), value, counted="people", role="flee")

    read = tuple(replace(a, quantities=(told(*given),)) if (given := COUNTED.get(a.article.id)) else a
                 for a in case().read)
    agreed = Board("case", replace(case(), read=read, discrepancies=()))
    (found,) = agreed.once(questions)
    assert (found.state, found.about, found.claim) == ("various", "people", 2)
    assert len({t.anchor.article for t in found.told}) == 3


def test_a_source_has_all_it_said():
    shown = page("/source/source-authority")
    assert "Water may be seeping" in shown
    assert "also called <bdi>the authority" in shown


def test_the_case_is_shared_as_it_is_seen():
    whole = json.loads(CLIENT.get("/cases/case/share/json").text)
    part = json.loads(CLIENT.get("/cases/case/share/json?text=fled").text)
    assert (len(whole["claims"]), len(part["claims"])) == (2, 1)
    assert len(part["discrepancies"]) == 1
    assert as_seen(BOARD, Filter()) is BOARD.case
    assert CLIENT.get("/cases/case/share/html").headers["content-disposition"] == 'attachment; filename="sayso.html"'


def test_on_paper_every_number_leads_to_the_words_it_stands_for():
    shown = page("/print")
    cited = set(re.findall(r'href="#note-(\d+)"', shown))
    notes = dict(re.findall(r'<li id="note-(\d+)"><q><bdi>(.*?)</bdi>', shown))
    assert list(notes) == [str(n) for n in range(1, len(notes) + 1)]
    assert cited == set(notes)
    assert "Water may be seeping through the Lohne dam" in notes.values()
    assert "on-paper" in page("/print?text=fled")
    assert page("/print?text=fled").count("on-paper") == 1
    assert "No claim passes the filter" in page("/print?text=nowhere")


def test_against_time_each_report_stands_at_its_day_under_what_it_rests_on():
    spots = {s.node.key: s for s in descent.placed(BOARD.case, BOARD.report.tree)}
    for edge in BOARD.case.derivations:
        if edge.parent in spots and edge.child in spots:
            assert spots[edge.parent].row < spots[edge.child].row
    days = sorted({s.day for s in spots.values()})
    assert [spots["wire"].day, spots["daily"].day] == ["2031-05-12", "2031-05-13"]
    assert set(spots) >= {a.id for a in BOARD.case.articles}
    columns = descent.columns(list(spots.values()))
    assert [columns[d][0] for d in days] == sorted(columns[d][0] for d in days)
    shown = page("/lineage")
    assert 'class="timed"' in shown
    assert f'data-edge="{BOARD.case.derivations[0].id}"' in shown
    assert 'class="timed"' not in page("/lineage?by=steps")


def test_what_a_report_rests_on_besides_is_drawn_too():
    more = Derivation("daily", "copy", None, "citation", .5, "the text credits it")
    held = replace(case(), derivations=(*case().derivations, more))
    shown = browser(held).get("/cases/case/lineage").text
    assert f'class="edge beside citation" data-edge="{more.id}"' in shown
    apart = replace(held, derivations=(), losses=(), claims=(), discrepancies=())
    alone = browser(apart).get("/cases/case/lineage").text
    assert "no report rests on another" in alone
    assert all(f'data-article="{a.id}"' in alone for a in held.articles)


def test_a_large_lineage_is_drawn_from_the_largest_family_on_until_all_is_asked_for():
    articles = [Article(f"print{n:03}", "Rain.", published="2031-05-12") for n in range(500)]
    edges = [Derivation(a.id, "print000", None, "cut", .9, "") for a in articles[1:260]]
    edges += [Derivation(articles[n].id, articles[n - 1].id, None, "cut", .9, "") for n in range(300, 360)]
    large = browser(Case(read=tuple(map(Annotated, articles)), derivations=tuple(edges)))
    shown, whole = (large.get(f"/cases/case/lineage{asked}").text for asked in ("", "?all=yes"))
    assert "Drawn are 200 of 500" in shown
    assert 'data-article="print000"' in shown
    assert [page.count("data-article=") for page in (shown, whole)] == [200, 500]
    assert "Drawn are" not in whole
    chain = large.get("/cases/case/lineage?by=steps&all=yes").text
    assert chain.count("data-article=") == 321


def test_what_is_picked_in_the_lineage_stands_in_its_address():
    assert "Between two articles" in page("/lineage?a=wire&b=daily")
    assert "What it alone has" in page("/lineage?a=daily")
    assert "Pick an article" in page("/lineage?a=nowhere")


def test_discrepancies_stand_on_a_page_of_their_own_those_without_a_claim_too():
    alone = replace(case(), discrepancies=tuple(replace(d, claim=None) for d in case().discrepancies))
    shown = browser(alone).get("/cases/case/discrepancies").text
    for d in alone.discrepancies:
        assert all(side.anchor.text in unescape(shown) for side in d.sides)


def test_a_source_is_confirmed_surely_and_at_most():
    held = case()
    counted = [Independence(2, 3, 2), Independence(1, 2, 1)]
    claims = tuple(replace(c, origins=("source-authority", "source-mayor"), independent=n)
                   for c, n in zip(held.claims, counted, strict=True))
    one = next(s for s in Board("case", replace(held, claims=claims)).once(standings)
               if s.view.id == "source-authority")
    assert (one.claims, one.surely, one.perhaps, one.confirmed) == (2, 1, 2, "1 to 2")


def test_all_articles_of_a_claim_can_be_reached_while_reading():
    shown = page(f"/read?a=wire&b=daily&claim={BOARD.addresses.of(1)}")
    held = re.search(r'data-articles="([^"]*)" aria-pressed="true"', shown)
    assert set(held[1].split()) == {m.anchor.article for m in BOARD.report.claims[0].mentions}


def test_a_case_of_nothing_can_be_looked_at():
    empty = browser(Case())
    for path in ("", "/read", "/lineage", "/matrix", "/figures", "/sources", "/share", "/print", "/discrepancies"):
        assert empty.get(f"/cases/case{path}").status_code == 200
    one = browser(Case(read=(Annotated(Article("a", "x")),)))
    assert one.get("/cases/case/read").status_code == 200


def test_a_board_is_kept_while_the_case_is_the_same():
    boards = Boards(FromFiles(case()))
    assert boards.of("case") is boards.of("case")
