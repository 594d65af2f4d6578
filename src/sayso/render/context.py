"""Words with a little of what stands around them, on their line."""

from sayso.render import wording

ROOM = 60


def around(text: str, start: int, end: int, room: int = ROOM) -> tuple[str, str]:
    """What stands before and after `text[start:end]` on its line, at most `room` characters each, cut between words."""
    line = text.rfind("\n", max(0, start - room - 1), start) + 1 or (0 if start <= room else start - room - 1)
    stop = text.find("\n", end, end + room + 1)
    stop = stop if stop >= 0 else min(len(text), end + room + 1)
    before = text[line:start] if start - line <= room else "…" + text[start - room:start].partition(" ")[2]
    after = text[end:stop] if stop - end <= room else text[end:end + room].rpartition(" ")[0] + "…"
    return before, after


def one_line(text: str) -> str:
    """Without what may not be printed, blanks at the ends kept: words stand beside it."""
    before, after = (" " if edge.isspace() else "" for edge in (text[:1], text[-1:]))
    return f"{before}{wording.clean(text)}{after}" if text.strip() else before
