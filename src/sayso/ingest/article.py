"""From a draft to an article: metadata that was given or stands in the text is read, each with the ground for it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from sayso.ingest import found, language
from sayso.ingest.dates import settle, stated
from sayso.ingest.draft import Draft
from sayso.ingest.head import Head, headline, look
from sayso.model import Article, Failure, Ground

FEWEST_WORDS = 4
NEVER_IN_DATES = "write it as year-month-day (2024-10-18)"


@dataclass(slots=True)
class Notes:
    """What is gathered on the way: grounds for the article, problems for the reader, leftovers for the metadata."""

    grounds: list[Ground] = field(default_factory=list)
    problems: list[Failure] = field(default_factory=list)
    leftover: list[tuple[str, str]] = field(default_factory=list)


def build(draft: Draft, ident: str) -> tuple[Article, list[Failure]]:
    """The article with this id, and what a reader should know about it."""
    article = Article(
        id=ident, text=draft.text, title=draft.fields.get("title"), outlet=draft.fields.get("outlet"),
        agency=draft.fields.get("agency"), byline=draft.fields.get("byline"), url=draft.fields.get("url"),
        path=draft.path, body=draft.body, metadata=draft.metadata,
    )
    notes = Notes(problems=list(draft.notes))
    for name in ("title", "outlet", "agency", "byline", "url"):
        if value := draft.fields.get(name):
            notes.grounds.append(Ground(draft.given, f"the {name} is given as {value!r}{_in(draft, name)}"))
    article = _titled(article, draft, notes)
    head = look(article.text, article.body)
    for fill in (_url, _byline, _outlet):
        article = fill(article, head, notes)
    article = _dated(article, head, draft, notes)
    article = replace(article, language=_language(draft, article.text))
    notes.problems += _problems(article, draft.place)
    metadata = article.metadata + tuple(notes.leftover)
    return replace(article, grounds=tuple(notes.grounds), metadata=metadata), notes.problems


def _titled(article: Article, draft: Draft, notes: Notes) -> Article:
    if article.title or not draft.opens:
        return article
    at = headline(article.text)
    if not at:
        return article
    start, end, body = at
    notes.grounds.append(Ground("headline", "the first line looks like a headline", (article.anchor(start, end),)))
    return replace(article, title=article.text[start:end], body=body)


def _url(article: Article, head: Head, notes: Notes) -> Article:
    at = None if article.url else found.address(article.text, head)
    return replace(article, url=_noted(article, at, "address", notes)) if at else article


def _byline(article: Article, head: Head, notes: Notes) -> Article:
    at = None if article.byline else found.byline(article.text, head)
    return replace(article, byline=_noted(article, at, "author", notes)) if at else article


def _noted(article: Article, at: found.Found, what: str, notes: Notes) -> str:
    notes.grounds.append(Ground(at.rule, f"the text gives the {what}", (article.anchor(at.start, at.end),)))
    return at.value


def _outlet(article: Article, head: Head, notes: Notes) -> Article:
    named = None if article.outlet else found.outlet(head, article.title, article.url)
    if not named:
        return article
    anchors = (article.anchor(named.line.start, named.line.end),) if named.line else ()
    notes.grounds.append(Ground("an outlet named in the text or its address", named.says, anchors))
    return replace(article, outlet=named.name)


def _dated(article: Article, head: Head, draft: Draft, notes: Notes) -> Article:
    """Given dates come first, then those in the text, then that in the address; an ambiguous one only where settled."""
    in_text = found.published(article.text, head)
    changed = found.modified(article.text, head)
    day = found.day_in(article.url)
    known = [d.readings[0] for d in (*in_text, *filter(None, (changed,))) if len(d.readings) == 1] + [day or ""]
    modified = _given("modified", draft, known, notes)
    published = _given("published", draft, known, notes)
    if not modified and changed and (value := _plain(changed.readings, known)):
        modified = value
        notes.grounds.append(Ground(changed.rule, f"the text says when it was last changed: {value}",
                                    (article.anchor(changed.start, changed.end),)))
    for date in in_text:
        if published or not (value := _plain(date.readings, known)):
            continue
        published = value
        anchor = article.anchor(date.start, date.end)
        notes.grounds.append(Ground(date.rule, f"the text dates itself {value}", (anchor,)))
    if not published and day:
        published = day
        notes.grounds.append(Ground("a day in the address", f"the article's address holds the day {day}"))
    if not published and modified:
        published = modified
        notes.grounds.append(Ground("only the last change is dated", f"this version is of {modified}; no earlier date "
                                    "is given"))
    return replace(article, published=published, modified=modified)


def _plain(readings: tuple[str, ...], known: list[str]) -> str | None:
    return readings[0] if len(readings) == 1 else settle(readings, known)


def _given(name: str, draft: Draft, known: list[str], notes: Notes) -> str | None:
    raw = draft.fields.get(name)
    if not raw:
        return None
    readings = stated(raw)
    value = _plain(readings, known) if readings else None
    if value:
        notes.grounds.append(Ground(draft.given, f"the date ({name}) is given as {raw!r}{_in(draft, name)}"))
        return value
    notes.leftover.append((name, raw))
    reason = f"its date {raw!r} may mean {' or '.join(readings)}" if readings else f"its date {raw!r} cannot be read"
    notes.problems.append(Failure(draft.path, reason, NEVER_IN_DATES, draft.place, "partly"))
    return None


def _in(draft: Draft, name: str) -> str:
    """Where exactly the field was found, as far as that is known."""
    return f" in {where}" if (where := draft.where.get(name)) else ""


def _language(draft: Draft, text: str) -> str | None:
    given = draft.fields.get("language", "").strip().lower().replace("_", "-").partition("-")[0]
    return given if len(given) == 2 and given.isalpha() else language.detect(text)


def _problems(article: Article, place: str) -> Iterator[Failure]:
    path = article.path or article.id
    if article.language not in (None, "en"):
        yield Failure(path, f"is in {language.name(article.language or '')}: it takes part in how the reports hang "
                      "together, but what is said in it is not read", "translate it into English", place, "partly")
    if len(article.text[article.body:].split()) < FEWEST_WORDS:
        yield Failure(path, "is too short to hold a statement", "check that the whole text was saved", place, "partly")
