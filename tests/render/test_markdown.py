"""Markdown: the whole report, and words of articles that steer no layout."""

from made_case import case

from sayso.model import Article, Case, Claim, Mention
from sayso.render import markdown


def test_every_section_is_there():
    shown = markdown.render(case())
    for part in ("# 4 art", "Water is seeping through the Lohne dam [", "- denied by Tom Velder", "## Where acc",
                 "- **about 1,200:** “Some 1,200 people”, 1 origin, as of 12 May 2031 [wire:", "## What changed",
                 "## What was lost", "  - copy Lohne Gazette", "its date does not fit", "## What could not be read",
                 "case/scan.pdf",
                 "- **Water Authority:** government; speaks for Ostravia; 2 articles, cited 1 time"):  # fmt: skip
        assert part in shown


def test_words_of_articles_are_escaped():
    article = Article("a", "# No *heading* <b>no</b> [link](javascript:x) | `code` ![i](http://x)\n1. no list")
    mention = Mention(article.anchor(0, len(article.text)))
    shown = markdown.render(Case(claims=(Claim(article.text, (mention,)),)))
    line = next(x for x in shown.splitlines() if "heading" in x)
    assert line.startswith("\\# No \\*heading\\* \\<b\\>no\\</b\\> \\[link\\]")
    assert markdown.escape("- a") == "\\- a"
    assert markdown.escape("12. a") == "\\12. a"
