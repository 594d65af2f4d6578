"""The workbench in a real browser: who sees it first, a day's work, hostile articles, access for all.

They need chromium, and skip where there is none, in CI never."""

import os
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
import uvicorn
from made_case import COPY, DAILY, WIRE, at, case
from tests.web import hostile
from tests.web.workbench import Slow, kept

from sayso.model import Article, Case, Decision, Pair, Passage, Quantity
from sayso.relate.decisions import point
from sayso.web.app import application
from sayso.web.desk import Desk, FromFiles
from sayso.web.guard import Access
from sayso.web.kept import Kept
from sayso.web.serve import listen
from sayso.workspace import Workspace

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
SHARED = Pair("copy", "wire", "verbatim", 1.0, 1.0, (Passage(COPY.anchor(36, 130), WIRE.anchor(36, 130)),
                                                    Passage(COPY.anchor(140, 200), WIRE.anchor(140, 200))))
PAGES = ("", "?claim=wire:58-99", "/read?a=wire&b=copy", "/read?a=wire&b=daily&claim=wire:58-99", "/lineage",
         "/lineage?by=steps", "/matrix", "/figures", "/sources", "/source/source-authority", "/article?id=daily",
         "/share", "/discrepancies", "/print")
PEOPLE = {
    "wire": Quantity(at(WIRE, "Some 1,200 people"), 1200, approximate=True),
    "copy": Quantity(at(COPY, "Some 1,200 people"), 1200, approximate=True),
    "daily": Quantity(at(DAILY, "About 2,000 people"), None, 1900, 2100),
}


def whole_case() -> Case:
    """The made case with shared passages and quantities."""
    made = case()
    read = tuple(replace(a, quantities=(PEOPLE[a.article.id],)) if a.article.id in PEOPLE else a for a in made.read)
    return replace(made, read=read, pairs=(SHARED,))


class Served:
    """Cases served on a free port of this machine."""

    def __init__(self, desk: Desk) -> None:
        self._socket = listen("127.0.0.1", 0)
        port = self._socket.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        config = uvicorn.Config(application(desk, Access(port=port)), log_level="error", ws="none")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop serving."""
        self._server.should_exit = True
        self._thread.join(10)
        self._socket.close()


@pytest.fixture(scope="module")
def served() -> Iterator[str]:
    one = Served(FromFiles(whole_case()))
    yield f"{one.address}/cases/case"
    one.stop()


@pytest.fixture
def page(chromium, request):
    """A page that fails the test where anything was refused, failed, or asked for elsewhere."""
    context = chromium.new_context(viewport={"width": 1280, "height": 860})
    context.set_default_timeout(8000)
    one = context.new_page()
    wrong: list[str] = []
    one.on("console", lambda m: wrong.append(m.text) if m.type in ("error", "warning") else None)
    one.on("pageerror", lambda e: wrong.append(str(e)))
    one.on("dialog", lambda d: (wrong.append(d.message), d.dismiss()))
    one.on("request", lambda r: None if r.url.startswith("http://127.0.0.1:") else wrong.append(r.url))
    yield one
    if folder := os.environ.get("SAYSO_SCREENSHOTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        one.screenshot(path=Path(folder, f"{request.node.name.replace('/', '_')[:80]}.png"))
    context.close()
    assert wrong == []


def test_who_sees_it_first_finds_the_words_behind_a_claim(page, served):
    page.goto(served)
    assert page.locator(".claim").count() == 2
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.textContent").startswith("Water is seeping")
    page.keyboard.press("Enter")
    page.locator("#panel mark").first.wait_for()
    assert "claim=" in page.url
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.get_by_label("single keys").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    assert "/read" not in page.url
    page.get_by_role("button", name="keys").click()
    page.get_by_label("single keys").check()
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    page.locator(".words .chosen").first.wait_for()
    assert page.locator(".words .chosen").first.inner_text().startswith("Water")


def test_a_days_work(page, served):
    page.goto(served)
    page.keyboard.press("/")
    page.keyboard.type("people")
    page.get_by_text("1 claim of 2").wait_for()
    assert "text=people" in page.url
    page.get_by_label("Single origin").check()
    page.get_by_text("No claim passes the filter").wait_for()
    page.goto(f"{served}/lineage")
    page.locator('[data-article="wire"]').click()
    page.get_by_text("What it alone has").wait_for()
    page.locator('[data-article="daily"]').click()
    page.get_by_text("was hardened to").wait_for()
    page.reload()
    page.get_by_text("was hardened to").wait_for()
    assert page.locator(".drawing .picked").count() == 2
    assert page.locator(".drawing .on-way").count() == 1
    page.locator('[data-article="copy"]').focus()
    page.locator("#note").get_by_text("the text credits it").wait_for()
    page.goto(f"{served}/figures")
    page.locator(".plot svg").first.wait_for()
    page.get_by_label("by the day it is told of").check()
    assert page.locator(".plot svg").count() == 1


def test_every_article_of_a_claim_is_read_by_keys_alone(page, served):
    page.goto(f"{served}/read?a=wire&b=daily")
    page.keyboard.press("j")
    page.locator("#also").wait_for()
    reached = {page.locator(f"#side-{n}").get_attribute("data-article") for n in (0, 1)}
    assert page.locator("#side-1 .chosen").first.is_visible()
    wanted = set(page.locator('[aria-pressed="true"]').get_attribute("data-articles").split())
    for key in ("n", "n", "N"):
        with page.expect_navigation():
            page.keyboard.press(key)
        reached |= {page.locator(f"#side-{n}").get_attribute("data-article") for n in (0, 1)}
        assert page.locator(".text-column .chosen").count() >= 2
    assert reached == wanted
    accessible(page, "reading a claim of several articles")


def test_the_case_on_paper_has_page_numbers_and_numbered_citations(page, served):
    page.goto(f"{served}/share?text=fled")
    page.get_by_role("link", name="Print view").click()
    page.emulate_media(media="print")
    assert not page.get_by_role("button", name="Print").is_visible()
    assert page.locator(".on-paper").count() == 1
    pypdfium2 = pytest.importorskip("pypdfium2")
    with closing(pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))) as pdf:
        text = pdf[0].get_textpage().get_text_range()
    assert "[1" in text
    assert "The words cited" in text


def test_shared_passages_are_joined_and_scroll_together(page, served):
    page.goto(f"{served}/read?a=wire&b=copy")
    assert page.locator("#bands path").count() == 2
    page.locator("#side-0 [data-copied]").first.click()
    assert page.locator("#side-1 .aligned").count()
    page.get_by_label("figures").check()
    page.locator("#side-0 [data-said]").first.click()
    page.locator("#note").get_by_text("names its speaker").wait_for()


def test_hostile_articles_do_nothing_in_a_browser(page):
    one = Served(FromFiles(hostile.case()))
    for path in ("", "/read?a=bidi&b=control", "/read?a=svg&b=css", "/lineage", "/sources", "/claim/svg:0-88", "/print",
                 "/discrepancies", "/figures"):
        page.goto(f"{one.address}/cases/case{path}")
        assert page.title().endswith("Sayso")
        assert page.locator("main").is_visible()
    one.stop()


def test_an_argument_over_a_merge(page, tmp_path, monkeypatch):
    with kept(tmp_path) as workspace:
        one = Served(Kept(workspace))
        page.goto(one.address)
        page.locator(".claim").first.wait_for()
        before = page.locator(".claim").count()
        page.locator("a.title").first.click()
        page.get_by_text("Judge this claim").click()
        accessible(page, "the forms")
        page.get_by_label("Same as").fill("3")
        page.get_by_label("Why").nth(1).fill("one leak, two wordings")
        page.get_by_role("button", name="Merge", exact=True).click()
        page.get_by_text(f"{before - 1} claims", exact=False).first.wait_for()
        page.get_by_role("link", name="Judgements").click()
        page.get_by_text("(one leak, two wordings)").first.wait_for()
        monkeypatch.setenv("SAYSO_USER", "Ida")
        page.get_by_role("link", name="Claims").click()
        page.locator("a.title").first.click()
        page.get_by_text("Judge this claim").click()
        page.locator("#panel input[name=articles]").first.check()
        page.locator("#panel form:has(input[name=articles]) input[name=why]").fill("he denies it")
        page.get_by_role("button", name="Split").click()
        page.locator("#panel").get_by_text("(he denies it)").wait_for()
        page.get_by_role("link", name="Judgements").click()
        page.locator(".judged.against").get_by_text("a later decision parts them again").wait_for()
        assert page.locator("nav .count-conflicts").inner_text() == "1 conflict"
        assert page.locator("td", has_text="Ida").count() == 1
        page.get_by_role("button", name="Undo the last").click()
        page.locator("nav .count-conflicts").wait_for(state="detached")
        page.get_by_role("button", name="Undo the last").click()
        page.get_by_text("undone since").nth(1).wait_for()
        worked_out(page)
        accessible(page, "the judgements")
        page.get_by_role("link", name="Claims").click()
        assert page.locator(".claim").count() == before
        page.get_by_role("link", name="add articles").click()
        accessible(page, "adding")
        page.get_by_label("Text", exact=True).fill("The Lohne dam is holding, the Water Authority said.")
        page.get_by_role("button", name="Add").click()
        page.get_by_text("Open the case").wait_for(timeout=60000)
        page.goto(f"{one.address}/log")
        page.get_by_text("added").first.wait_for()
        accessible(page, "the log")
        one.stop()


@pytest.fixture
def slow(tmp_path):
    """A workspace's cases, served by a desk that works them out when it is let. Named before the page in a test: so the
    page, which asks it again and again, is closed first."""
    with kept(tmp_path) as workspace:
        one = Served(desk := Slow(workspace))
        yield desk, one.address
        desk.let.set()
        one.stop()


def worked_out(page):
    """Waits for the page of the case as it is now."""
    page.wait_for_function("() => document.readyState === 'complete' && !document.querySelector('.behind')")


def judged_by_keys(page, address):
    """The first claim with its forms open, as the keyboard alone opens them."""
    page.goto(address)
    page.locator("a.title").first.wait_for()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.get_by_text("Judge this claim").focus()
    page.keyboard.press("Enter")


def focused(page):
    """The control that has the focus, by its name and its form's."""
    return page.evaluate("[document.activeElement.name, document.activeElement.form?.elements.verb.value]")


def test_a_decision_that_takes_long_is_shown_at_once_and_the_page_follows(slow, page):
    desk, address = slow
    judged_by_keys(page, address)
    desk.let.clear()
    page.evaluate("document.stays = true")
    page.get_by_label("Note").fill("rang the authority")
    page.keyboard.press("Enter")
    page.locator("#panel").get_by_text("being worked out").wait_for()
    assert "rang the authority" in page.locator("#panel .decisions").last.inner_text()
    assert page.evaluate("document.stays")
    assert focused(page) == ["value", "note"]
    assert page.get_by_label("Note").input_value() == ""
    assert "rang the authority" in page.locator("[role=status]", has=page.locator("#behind")).inner_text()
    accessible(page, "while it is worked out")
    desk.let.set()
    worked_out(page)
    assert "rang the authority" in page.locator("#panel").inner_text()
    assert "being worked out" not in page.locator("body").inner_text()
    assert focused(page) == ["value", "note"]
    assert page.get_by_label("Note").is_visible()


CLOSED = """bridge ferry quarry library stadium bakery harbour school clinic market theatre tunnel depot chapel museum
mill brewery airport prison barracks observatory cinema orchard vineyard sawmill reservoir lighthouse cemetery monastery
shipyard foundry tannery hostel kiosk pharmacy warehouse greenhouse playground embassy courthouse archive viaduct canal
windmill"""


def test_who_judges_far_down_the_list_stays_there(page, tmp_path):
    text = "\n\n".join(f"The {place} is closed, engineer Ada Brook said." for place in CLOSED.split())
    with closing(Workspace.open(str(tmp_path / "kept"), make=True)) as workspace:
        workspace.add([Article("survey", text, "Town survey", published="2031-05-12")], "new")
        one = Served(Kept(workspace))
        page.goto(one.address)
        page.locator(".claims .further").scroll_into_view_if_needed()
        page.locator("a.title").nth(42).click()
        page.get_by_text("Judge this claim").click()
        page.evaluate("document.stays = true")
        page.get_by_label("Note").fill("walked past it")
        page.keyboard.press("Enter")
        page.wait_for_function("() => !document.stays")
        page.locator(".decided-row", has_text="walked past it").wait_for()
        assert page.locator("a.title").count() == len(CLOSED.split())
        page.wait_for_function("() => document.querySelector('.list').scrollTop > 1000")
        assert focused(page) == ["value", "note"]
        one.stop()


def test_no_page_makes_way_for_itself_when_somebody_is_leaving_it(slow, page):
    desk, address = slow
    judged_by_keys(page, address)
    desk.let.clear()
    page.get_by_label("Note").fill("rang the authority")
    page.keyboard.press("Enter")
    page.locator("#panel").get_by_text("being worked out").wait_for()
    page.evaluate("window.still = true; dispatchEvent(new Event('beforeunload'))")
    desk.let.set()
    page.get_by_text("The case is worked out.").wait_for()
    page.wait_for_timeout(500)
    assert page.evaluate("window.still")


def test_no_page_makes_way_while_somebody_writes_on_it(slow, page):
    desk, address = slow
    judged_by_keys(page, address)
    desk.let.clear()
    page.get_by_label("Rate").select_option("3")
    page.get_by_role("button", name="Keep the rating").click()
    page.locator("#panel").get_by_text("being worked out").wait_for()
    page.get_by_label("Note").fill("half a thou")
    desk.let.set()
    page.get_by_text("The case is worked out.").wait_for()
    assert page.get_by_label("Note").input_value() == "half a thou"
    page.get_by_role("link", name="Show it as it is now").click()
    worked_out(page)
    assert "possibly true" in page.locator(".decided-row").first.inner_text()


def test_a_second_click_decides_nothing_more(slow, page):
    desk, address = slow
    judged_by_keys(page, address)
    desk.let.clear()
    page.get_by_role("button", name="Keep the rating").dblclick()
    page.locator("#panel").get_by_text("being worked out").wait_for()
    case = desk.cases()[0].id
    assert [p.act for p in desk.history(case)] == ["decide"]


def test_undoing_is_shown_at_once_and_the_focus_stays(slow, page):
    desk, address = slow
    case = desk.cases()[0].id
    for words in ("first", "second"):
        desk.decide(case, Decision("note", (point(desk.case(case), "1"),), words))
    page.goto(f"{address}/cases/{case}/judgements")
    desk.let.clear()
    undo = page.get_by_role("button", name="Undo the last")
    for left in (1, 0):
        undo.focus()
        page.keyboard.press("Enter")
        page.get_by_text("undone since").nth(1 - left).wait_for()
        assert page.evaluate("document.activeElement.textContent") == ("Undo the last" if left else "Judgements")
    assert page.get_by_text("Undone, being worked out").count() == 2
    accessible(page, "while undoing is worked out")


def test_why_nothing_was_decided_is_told_in_the_form(chromium, slow):
    desk, address = slow
    page = chromium.new_page()
    judged_by_keys(page, address)
    page.get_by_label("Same as").fill("99")
    page.keyboard.press("Enter")
    told = page.locator("#panel form [role=alert]")
    told.get_by_text("99").wait_for()
    assert page.get_by_label("Same as").input_value() == "99"
    assert focused(page) == ["others", "join"]
    accessible(page, "what was refused")
    page.get_by_label("Same as").fill("2")
    page.route("**/judge", lambda route: route.abort())
    page.keyboard.press("Enter")
    told.get_by_text("does not answer").wait_for()
    assert desk.history(desk.cases()[0].id) == ()
    page.close()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_decision_is_kept_and_shown_with_a_script_and_without(chromium, slow, javascript):
    desk, address = slow
    page = chromium.new_context(java_script_enabled=javascript).new_page()
    page.goto(f"{address}/cases/{desk.cases()[0].id}")
    page.locator("a.title").first.click()
    page.get_by_text("Judge this claim").click()
    page.get_by_label("Note").fill("rang the authority")
    page.get_by_role("button", name="Keep the note").click()
    page.locator(".judged", has_text="rang the authority").wait_for()
    assert [p.decision.value for p in desk.history(desk.cases()[0].id)] == ["rang the authority"]
    page.context.close()


def accessible(page, where: str) -> None:
    """Axe finds nothing against WCAG 2.2 AA."""
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, rules)", RULES)["violations"]
    assert [(where, v["id"], n["html"][:200], n["failureSummary"]) for v in found for n in v["nodes"]] == []


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_everybody_can_read_every_page(page, served, width, scheme):
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=scheme)
    for path in PAGES:
        page.goto(f"{served}{path}")
        accessible(page, path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
