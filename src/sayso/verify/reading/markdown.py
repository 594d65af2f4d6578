"""Markdown (CommonMark with tables) and plain text as blocks: what is shown, without the marks."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.verify.reading.block import Block

if TYPE_CHECKING:
    from markdown_it.token import Token

SHOWN = ("text", "code_inline", "html_inline", "image")
VERBATIM = ("fence", "code_block", "html_block")


def blocks(report: bytes) -> list[Block]:
    """The blocks with their line numbers; raw HTML and code count as text, so that nothing hides in them."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable("table").parse(report.decode("utf-8-sig", "replace"))
    return [b for b in _blocks(tokens) if b.text]


def _blocks(tokens: "list[Token]") -> Iterator[Block]:
    line, heading = 0, False
    for token in tokens:
        if token.map:
            line = token.map[0] + 1
        if token.type in ("heading_open", "heading_close"):
            heading = token.type == "heading_open"
        elif token.type == "inline":
            yield Block(f"line {line}", " ".join("".join(map(_shown, token.children or ())).split()), heading)
        elif token.type in VERBATIM:
            yield Block(f"line {line}", " ".join(token.content.split()))


def _shown(token: "Token") -> str:
    if token.type in ("softbreak", "hardbreak"):
        return " "
    return token.content if token.type in SHOWN else ""
