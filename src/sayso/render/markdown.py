"""The report as Markdown, for notes, issues and wikis. Words of the articles are escaped: they steer no layout."""

import re
from collections.abc import Sequence

from sayso.model import Case
from sayso.render import wording
from sayso.render.cited import Block, Heading, Line, blocks

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
LINE_START = re.compile(r"^(\s*)([-+=]|\d+[.)])")


def render(case: Case) -> str:
    """The whole report, each line with the words it rests on in brackets, which `sayso verify` checks."""
    made = blocks(case)
    return "".join(_written(made, at) for at in range(len(made)))


def escape(text: str) -> str:
    """The text so that Markdown shows it as it stands."""
    plain = SPECIAL.sub(r"\\\1", wording.clean(text))
    return LINE_START.sub(r"\1\\\2", plain)


def _written(made: Sequence[Block], at: int) -> str:
    """One block, with an empty line before it except between the items of one list."""
    block, before = made[at], made[at - 1] if at else None
    if isinstance(block, Heading):
        text = f"{'#' * block.level} {escape(block.text)}\n"
    else:
        lead = f"**{escape(block.lead)}**" if block.lead else ""
        citation = f"[{escape(block.citation[1:-1])}]" if block.citation else ""
        indent = f"{'  ' * (block.depth - 1)}- " if block.depth else ""
        text = f"{indent}{' '.join(filter(None, (lead, escape(block.text), citation)))}\n"
    listed = all(isinstance(b, Line) and b.depth for b in (block, before))
    return text if listed or not before else f"\n{text}"
