"""What is made for pages is shown by the programs that it is made for, in a real browser: TimelineJS and Recogito."""

import json
from html import escape
from pathlib import Path

import pytest
from made_case import case

from sayso.export import annotations, iri, timeline
from sayso.model import Annotated, Article, Case

VENDOR = Path(__file__).parent / "vendor"
WITHOUT_FONTS = {"font": None, "script_path": "about:blank"}


@pytest.fixture
def page(chromium):
    """A page that fails the test where a script breaks, asks something, or wants something from elsewhere."""
    one = chromium.new_page(viewport={"width": 1280, "height": 800})
    one.set_default_timeout(8000)
    wrong: list[str] = []
    one.on("pageerror", lambda e: wrong.append(str(e)))
    one.on("dialog", lambda d: (wrong.append(d.message), d.dismiss()))
    one.on("request", lambda r: wrong.append(r.url))
    yield one
    one.close()
    assert wrong == []


def texts(page, selector):
    return page.locator(selector).all_inner_texts()


def timeline_of(page, one):
    """TimelineJS on a page, with what it says against the file."""
    page.set_content('<div id="shown" style="width: 1200px; height: 700px"></div>')
    page.add_script_tag(path=VENDOR / "timeline.js")
    page.evaluate("([made, options]) => { window.shown = new TL.Timeline('shown', made, options) }",
                  [json.loads(timeline.render(one)), WITHOUT_FONTS])
    return page.evaluate("shown.config.messages.errors")


def test_timelinejs_shows_each_article_that_has_a_date(page, any_case):
    dated = sorted((a for a in any_case.articles if a.published), key=lambda a: (a.published, a.id))
    complaints = timeline_of(page, any_case)
    if not dated:
        assert complaints, "TimelineJS draws nothing without a date; docs/exports.md says so"
        return
    assert complaints == []
    page.locator(".tl-slide").nth(len(dated)).wait_for(state="attached")
    slides = page.locator(".tl-slide .tl-text-content").evaluate_all("all => all.map(one => one.textContent)")
    assert [s.split()[0] for s in slides[1:]] == [a.id for a in dated]
    assert page.locator(".tl-timemarker").count() == len(dated)
    assert page.locator("#shown script").count() == 0


@pytest.mark.parametrize("name", ["<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"])
def test_no_field_of_an_article_is_markup_in_timelinejs(page, name):
    article = Article(name, name, name, name, name, name, published="2031-05-12")
    assert timeline_of(page, Case(read=(Annotated(article),))) == []
    page.locator(".tl-timegroup-message").wait_for(state="attached")
    assert page.locator("#shown img").count() == 0
    assert page.locator(".tl-timegroup-message").inner_text() == name.replace("<", "‹").replace(">", "›").replace(
        "&lt;", "<").replace("&gt;", ">")


def test_timelinejs_keeps_the_name_of_an_outlet(page):
    article = Article("a", "a", outlet="Kettle & Sons' Gazette", published="2031-05-12")
    timeline_of(page, Case(read=(Annotated(article),)))
    page.locator(".tl-timegroup-message").wait_for(state="attached")
    assert page.locator(".tl-timegroup-message").text_content() == "Kettle & Sons' Gazette"


def test_timelinejs_puts_articles_where_their_dates_are(page):
    assert timeline_of(page, case()) == []
    found = page.evaluate("shown.config.events.map(e => [e.unique_id, e.start_date.data.date_obj.toDateString()])")
    assert found == [["wire", "Mon May 12 2031"], ["copy", "Mon May 12 2031"], ["daily", "Tue May 13 2031"]]


@pytest.mark.parametrize("which", ["handmade", "demo"])
def test_an_annotator_finds_the_words_of_every_annotation(page, which, request):
    """Not the hostile case: Recogito counts an emoji as two places, the standard as one."""
    one = request.getfixturevalue(which)
    made = json.loads(annotations.render(one))["first"]["items"]
    for article in one.articles:
        source = iri.of(iri.article_key(article))
        words = {a["id"]: [t["selector"][1]["exact"] for t in targets(a)]
                 for a in made if targets(a)[0]["source"]["id"] == source}
        found = marked(page, article.text, source, [a for a in made if a["id"] in words])
        assert found == words


def targets(annotation):
    return annotation["target"] if isinstance(annotation["target"], list) else [annotation["target"]]


def marked(page, text, source, made):
    """The words that Recogito marks in a text, by annotation."""
    page.set_content(f"<pre id='shown'>\n{escape(text)}</pre>")
    page.evaluate("window.process = {env: {}}")
    page.add_script_tag(path=VENDOR / "text-annotator.umd.js")
    return dict(page.evaluate("""([made, source]) => {
        const shown = document.getElementById('shown')
        const annotator = RecogitoJS.createTextAnnotator(shown, {adapter: RecogitoJS.W3CTextFormat(source, shown)})
        annotator.setAnnotations(made)
        return annotator.state.store.all().map(a => [a.id, a.target.selector.map(s => s.range.toString())])
    }""", [made, source]))
