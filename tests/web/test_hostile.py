"""Hostile articles on every page: their words are shown, and are nothing but words."""

import re
import time
from html.parser import HTMLParser

import pytest
from tests.web import hostile
from tests.web.workbench import browser

from sayso.web.marking import visible

CASE = hostile.case()
CLIENT = browser(CASE)
OURS = {"script", "style", "link", "meta"}
PAGES = ["", "/read", "/lineage", "/matrix", "/matrix?by=sources", "/figures", "/sources", "/source/source-0",
         "/claim/svg:0-88", "/share", "/article?id=css", "/between?a=css&b=svg", "/read?a=bidi&b=control",
         "/read?a=long&b=htmx", "/?text=%22%3E%3Cscript%3E", "/sources?text=%3Cimg%20onerror%3D1%3E",
         "/print", "/print?text=%3Cimg%20onerror%3D1%3E", "/discrepancies", "/discrepancies?kind=%3Cscript%3E",
         "/lineage?by=steps", "/figures?state=%22onload%3D1", "/standing?seen=%3Cscript%3E", "/read?a=%3Cscript%3E",
         "/?source=%22onload%3D1", "/article?id=%3Cscript%3Ealert(1)%3C/script%3E"]


class Elements(HTMLParser):
    """Every element with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize("page", PAGES)
def test_nothing_of_an_article_becomes_markup(page):
    text = CLIENT.get(f"/cases/case{page}").text
    for tag, attributes in Elements(text).found:
        assert tag not in {"iframe", "img", "object", "embed", "style", "base"}
        assert not [name for name in attributes if name.startswith(("on", "hx-on")) or name == "style"]
        if tag in {"script", "link"}:
            assert (attributes.get("src") or attributes.get("href") or "").startswith("/static/")
        for name in ("href", "action", "src", "hx-get"):
            assert re.match(r"/|#|$", attributes.get(name) or ""), attributes
            assert not (attributes.get(name) or "").startswith("//")


def test_what_looks_like_a_template_is_text():
    assert "{{ 7*7 }}" in CLIENT.get("/cases/case").text



def test_what_turns_the_direction_or_hides_is_named():
    page = CLIENT.get("/cases/case/read?a=bidi&b=control").text
    for code in ("U+202E", "U+200B", "U+2066", "U+FEFF", "U+00AD", "U+E0041", "U+0000", "U+001B", "U+D800"):
        assert code in page
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00\x1b]", page)


def test_no_page_holds_characters_that_steer():
    for page in PAGES:
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x00\x1b]", CLIENT.get(f"/cases/case{page}").text), page


def test_a_line_of_five_megabytes_is_paged():
    start = time.perf_counter()
    first = CLIENT.get("/cases/case/read?a=long&b=htmx")
    assert time.perf_counter() - start < 5
    assert len(first.content) < 1_000_000
    assert "Part 1 of 84" in first.text
    assert "Part 84 of 84" in CLIENT.get("/cases/case/read?a=long&b=htmx&pa=999999").text


def test_ordinary_letters_of_any_script_stay_as_they_are():
    words = "Zürich, Київ, القاهرة, 北京, 👩‍🚒"
    assert str(visible(words)) == words


def test_every_hostile_text_is_in_the_case():
    assert len(CASE.articles) == len(hostile.ALL)
