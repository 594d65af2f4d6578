"""TimelineJS JSON: the articles on a line of time, each with the claims that no earlier one had.

Articles without a date are named on the title slide. TimelineJS puts text in as HTML, so all of it is escaped.
"""

import json
from html import escape
from typing import Any

from sayso.model import Article, Case
from sayso.render import wording

MOST_CLAIMS = 5
PARTS = ("year", "month", "day")
Object = dict[str, Any]


def render(case: Case) -> str:
    """One object with `title` and `events`."""
    dated = sorted((a for a in case.articles if a.published), key=lambda a: (a.published or "", a.id))
    new = _new(case, dated)
    undated = [a.id for a in case.articles if not a.published]
    note = f"<p>Without a date: {escape(wording.listed(undated, 20))}</p>" if undated else ""
    counted = f"{wording.count(len(case.articles), 'article')}, {wording.count(len(case.claims), 'claim')}"
    title = {"text": {"headline": escape(counted), "text": f"<p>{escape(wording.span(case.articles))}</p>{note}"}}
    timeline = {"title": title, "events": [_event(a, new[a.id]) for a in dated]}
    return json.dumps(timeline, ensure_ascii=False, indent=1) + "\n"


def _new(case: Case, dated: list[Article]) -> dict[str, list[str]]:
    """The claims that each article is the first to have, in the order of the report."""
    place = {a.id: n for n, a in enumerate(dated)}
    new: dict[str, list[str]] = {a.id: [] for a in dated}
    for claim in case.claims:
        met = [m.anchor.article for m in claim.mentions if m.anchor.article in place]
        if met:
            new[min(met, key=place.__getitem__)].append(claim.statement)
    return new


def _event(article: Article, claims: list[str]) -> Object:
    shown = "".join(f"<li>{escape(wording.short(c))}</li>" for c in claims[:MOST_CLAIMS])
    more = f"<p>and {len(claims) - MOST_CLAIMS} more</p>" if len(claims) > MOST_CLAIMS else ""
    nothing = "<p>No claim that an earlier one did not have.</p>"
    listed = f"<p>New here:</p><ul>{shown}</ul>{more}" if claims else nothing
    return {"start_date": _date(article.published or ""), "unique_id": escape(article.id),
            "group": _group(article.outlet or ""),
            "text": {"headline": escape(wording.clean(article.title or article.id)),
                     "text": f"<p>{escape(wording.label(article))}</p>{listed}"}}


def _group(outlet: str) -> str:
    """Without angle brackets: TimelineJS takes a group's escapes away before it puts the name in as HTML."""
    return escape(wording.clean(outlet).replace("<", "‹").replace(">", "›"))


def _date(published: str) -> Object:
    day, _, clock = published.partition("T")
    date = dict(zip(PARTS, (int(part) for part in day.split("-")), strict=False))
    if clock:
        date |= dict(zip(("hour", "minute"), (int(part) for part in clock.split(":")[:2]), strict=False))
    return date
