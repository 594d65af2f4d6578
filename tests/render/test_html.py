"""The page: nothing is fetched, hostile text stays text, marks hit the words, everything can be reached."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st
from made_case import ALL, BLOG, FIGURES, LEAK, case

from sayso.model import Annotated, Article, Case, Claim, Mention
from sayso.render import html
from sayso.render.utf16 import Units

VOID = {"meta", "br", "path", "rect", "link", "img", "input", "hr"}


class Page(HTMLParser):
    """Elements with their attributes, and the text of elements by class or id."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[list[tuple[str, dict[str, str | None]]], str]] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop()[0] == tag, f"{tag} closes what it did not open"

    def handle_data(self, data):
        self.texts.append((list(self.open), data))

    def text_of(self, name: str, **wanted: str) -> str:
        return "".join(
            data for stack, data in self.texts
            if any(t == name and all(a.get(k.rstrip("_")) == v for k, v in wanted.items()) for t, a in stack)
        )  # fmt: skip


SOURCE = html.render(case())
PAGE = Page(SOURCE)
MARKS = json.loads(PAGE.text_of("script", id="marks"))


def test_it_is_well_formed_and_nothing_is_fetched():
    assert not PAGE.open or PAGE.open == []
    for tag, attributes in PAGE.elements:
        assert tag not in {"link", "img", "iframe", "object", "embed", "form", "base"}
        assert not {"src", "srcset", "style"} & set(attributes)
        assert (attributes.get("href") or "#").startswith("#")
        assert not any(name.startswith("on") for name in attributes)
    assert "url(" not in SOURCE
    assert "@import" not in SOURCE


def test_the_policy_allows_the_pages_own_style_and_script_alone():
    policy = next(a["content"] for t, a in PAGE.elements if a.get("http-equiv") == "Content-Security-Policy")
    style = re.search(r"<style>(.*?)</style>", SOURCE, re.DOTALL)[1]
    script = re.search(r"<script>(.*?)</script>", SOURCE, re.DOTALL)[1]
    for content in (style, script):
        assert f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_hostile_words_are_text_and_the_text_is_whole():
    texts = [a for t, a in PAGE.elements if a.get("class") == "text"]
    assert len(texts) == len(ALL)
    assert "<script>alert(1)</script>" not in SOURCE
    shown = [data for stack, data in PAGE.texts if stack and stack[-1][1].get("class") == "text"]
    assert BLOG.text in "".join(shown)


def test_marks_hit_the_words_in_utf16():
    ids = [a.id for a in ALL]
    for index, start, end, style, _ in MARKS[LEAK.id]:
        units = ALL[index].text.encode("utf-16-le")
        words = units[2 * start:2 * end].decode("utf-16-le")
        assert words in {m.anchor.text for m in (*LEAK.mentions, *LEAK.against) if m.anchor.article == ids[index]}
        assert style == ("objects" if words in {m.anchor.text for m in LEAK.against} else "says")
    assert [m[4] for m in MARKS[FIGURES.id]] == ["about 1,200", "about 2,000", "about 1,200"]


def test_every_button_has_its_marks_and_every_link_its_target():
    picks = [a["data-pick"] for t, a in PAGE.elements if "data-pick" in a]
    assert set(picks) == set(MARKS)
    ids = [a["id"] for t, a in PAGE.elements if a.get("id")]
    assert len(ids) == len(set(ids))
    assert {a["href"][1:] for t, a in PAGE.elements if a.get("href")} <= set(ids)
    assert all(t == "button" for t, a in PAGE.elements if "data-pick" in a)


def test_the_lineage_is_drawn():
    drawing = PAGE.text_of("svg")
    assert "wire Kestrel News Agency" in re.sub(r"\s+", " ", drawing)
    assert sum(t == "rect" for t, _ in PAGE.elements) == 3


def test_the_reasons_are_on_the_page():
    whole = " ".join(data for _, data in PAGE.texts)
    for reason in ("both say that water is seeping", "“(Kestrel)” in the dateline", "both count people who left"):
        assert reason in whole


def test_an_empty_case_is_a_page():
    assert "no articles" in html.render(Case())


@settings(deadline=None)
@given(st.text(max_size=60))
def test_offsets_become_utf16_units(text):
    units = Units(text)
    encoded = text.encode("utf-16-le", "surrogatepass")
    for at in range(len(text) + 1):
        assert encoded[:2 * units(at)].decode("utf-16-le", "surrogatepass") == text[:at]


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=("Cs",), exclude_characters="\0\r"), min_size=1, max_size=40))
def test_any_text_comes_out_as_it_went_in(text):
    article = Article("a<b>\"'&", text, title=text, outlet=text, published=None)
    claim = Claim(text, (Mention(article.anchor(0, len(text))),), ("own:" + article.id,))
    page = Page(html.render(Case(read=(Annotated(article),), claims=(claim,))))
    shown = "".join(data for stack, data in page.texts if stack and stack[-1][1].get("class") == "text")
    assert shown == text
