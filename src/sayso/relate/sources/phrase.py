"""A noun phrase that names a source, taken apart: who, what office, of which body, of which country."""

from functools import cache
from typing import Literal, NamedTuple

from sayso.relate.sources import lexicon
from sayso.relate.sources.tagging import Item
from sayso.tables import rows

Form = Literal["pronoun", "name", "definite", "indefinite", "bare"]
RELATIVE = frozenset({"who", "which", "that", "whose", "where"})
PRONOUNS = {
    "he": "m",
    "she": "f",
    "it": "n",
    "they": "p",
    "him": "m",
    "her": "f",
    "them": "p",
    "i": "s",
    "we": "s",
    "who": "r",
    "which": "r",
    "that": "r",
    "whom": "r",
    "himself": "m",
    "herself": "f",
    "itself": "n",
    "themselves": "p",
    "others": "o",
    "both": "p",
    "the two": "p",
    "his": "m",
    "its": "n",
    "their": "p",
    **dict.fromkeys(("some", "many", "several", "most", "few", "dozens", "hundreds"), "q"),
    **dict.fromkeys(
        ("this", "these", "those", "neither", "all", "you", "the", "a", "an", "one", "none", "such"), "x"
    ),
}
HEADLESS = frozenset(
    {
        "group",
        "number",
        "handful",
        "majority",
        "dozens",
        "couple",
        "range",
        "string",
        "pair",
        "trio",
        "crowd",
        "lot",
        "host",
        "series",
        "hundreds",
        "thousands",
        "scores",
    }
)


@cache
def group(name: str) -> frozenset[str]:
    """One group of the table of small words; KeyError where there is none of that name."""
    words = {row["group"]: row["words"] for row in rows("phrase_words")}[name].split()
    return frozenset(word.replace("_", " ") for word in words)


@cache
def clause() -> frozenset[str]:
    """Words after which a phrase only tells more about its head."""
    return (group("clause") | RELATIVE) - {"based"}


class Phrase(NamedTuple):
    """What a phrase says. Empty strings mean that it does not say.

    `person` is a person's name; `body` the name of the body that speaks; `role` and `title` what the person is;
    `office` the kind of body; `state` a country; `of` the body and `of_office` the kind of body that the person or
    office belongs to; `told` the words that describe it, folded; `acronym` what stands in brackets after it;
    `head` and `of_head` the last word of the head and of what it belongs to, lower case.
    """

    form: Form
    text: str
    person: str = ""
    body: str = ""
    kind: str = "unknown"
    role: str = ""
    title: str = ""
    office: str = ""
    state: str = ""
    of: str = ""
    of_office: str = ""
    of_head: str = ""
    of_person: str = ""
    acronym: str = ""
    plural: bool = False
    gender: str = ""
    told: frozenset[str] = frozenset()
    head: str = ""


class Segment(NamedTuple):
    """A stretch of a phrase and what parts it from what stands before: a preposition, a comma, a bracket."""

    mark: str
    items: tuple[Item, ...]


def read(found: tuple[Item, ...], text: str) -> Phrase:
    """The phrase that these items of one span make; `text` is the article's text."""
    found = without_lead_in(_attributed(found))
    words = tuple(i.text.lower() for i in found)
    whole = " ".join(text[found[0].start : found[-1].end].split()) if found else ""
    if words and (words[0] in PRONOUNS and len(words) == 1):
        return Phrase("pronoun", whole, gender=PRONOUNS[words[0]], plural=PRONOUNS[words[0]] == "p")
    parts = _headed(_segments(found, text))
    if not parts:
        return Phrase("bare", whole)
    phrase = _head(parts[0].items, whole)
    for part in parts[1:]:
        if part.mark in clause():
            phrase = phrase._replace(told=phrase.told | {i.text.lower() for i in part.items} | {part.mark})
            break
        phrase = _with(phrase, part)
    phrase = _of_its_maker(phrase)
    if words[0] in group("nobody"):
        return _silent(phrase)
    return phrase._replace(kind=_kind(phrase))


def _silent(phrase: Phrase) -> Phrase:
    """ "No one at Torvex", "neither firm": the body that says nothing, if it is named; nobody else."""
    if not phrase.of or phrase.of_person:
        return Phrase("pronoun", phrase.text, gender="x")
    body = lexicon.body(lexicon.key(phrase.of), phrase.of)
    kind = body.kind if body else "media" if lexicon.key(phrase.of) in lexicon.outlets() else "unknown"
    return Phrase("name", phrase.text, body=phrase.of, kind=kind, state=body.state if body else "")


def without_lead_in(found: tuple[Item, ...]) -> tuple[Item, ...]:
    """ "Meanwhile the observatory", "Earlier state television", "On Monday the league": without what leads in."""
    at = 0
    while at < len(found) - 1 and (size := _lead_in(found, at)):
        at += size
    return found[at:]


def _lead_in(found: tuple[Item, ...], at: int) -> int:
    """How many items from `at` on lead in; 0 for none. One always stays."""
    for size in (2, 1):
        words = found[at : at + size]
        plain = len(found) - at > size and all(i.tag == "word" for i in words)
        if plain and " ".join(i.text.lower() for i in words) in group("lead-in"):
            return size
    return 0


def can_speak(phrase: Phrase) -> bool:
    """Whether a phrase by itself shows that it means somebody: a name, a role, an office, a country."""
    if phrase.form == "pronoun":
        return False
    known = phrase.role or phrase.office or phrase.state
    return bool(
        phrase.person
        or phrase.body
        or (phrase.form in ("definite", "indefinite", "name") and known)
        or (phrase.plural and (phrase.role or phrase.office))
        or (phrase.office and phrase.form == "bare")
    )


def _headed(parts: list[Segment]) -> list[Segment]:
    """ "a group of doctors", "a report by an inspector": those speak who follow the preposition."""
    if len(parts) < 2:
        return parts
    last, follows = parts[0].items[-1], parts[1]
    counted = last.text.lower() in HEADLESS and follows.mark == "of"
    inner = _head(follows.items, "")
    made = last.office is not None and last.office.name == "document" and follows.mark in ("by", "from")
    if counted or (made and (inner.person or inner.role)):
        return [follows._replace(mark=""), *parts[2:]]
    return parts


def _of_its_maker(phrase: Phrase) -> Phrase:
    """ "a ministry statement", "a Herald report": the body that made the document speaks."""
    if phrase.office != "document" or phrase.body or phrase.person:
        return phrase
    if phrase.of and not phrase.of_person:
        known = lexicon.body(lexicon.key(phrase.of), phrase.of)
        outlet = lexicon.key(phrase.of) in lexicon.outlets()
        if known or outlet or phrase.of.isupper():
            return phrase._replace(
                body=phrase.of,
                kind=known.kind if known else "media",
                of="",
                form="name",
                office=known.office if known else "news outlet",
            )
    office = lexicon.office_named(phrase.of_office)
    if office and office.name not in ("document", "association"):
        return phrase._replace(office=office.name, kind=office.kind, of_office="", form="definite")
    return phrase


def _attributed(found: tuple[Item, ...]) -> tuple[Item, ...]:
    """ "a statement attributed to X": X speaks."""
    words = [i.text.lower() for i in found]
    for n in range(1, len(words) - 2):
        if words[n] in ("attributed", "credited") and words[n + 1] == "to":
            return found[n + 2 :]
    return found


def _segments(found: tuple[Item, ...], text: str) -> list[Segment]:
    """The phrase parted at prepositions, commas, brackets and relative clauses."""
    parts: list[Segment] = []
    current: list[Item] = []
    mark = ""
    for n, item in enumerate(found):
        gap = text[found[n - 1].end : item.start] if n else ""
        word = item.text.lower() if item.tag == "word" else ""
        ticker = "(" in gap and text[item.end : item.end + 1] == ":"
        cut = ":" if ticker else "(" if "(" in gap else "," if any(ch in gap for ch in ",–—;:)") or " - " in gap else ""
        if (
            cut
            or word in group("preposition")
            or (word in group("clause") and current and text[found[n - 1].end : item.start] != "-")
        ):
            if current:
                parts.append(Segment(mark, tuple(current)))
            current, mark = [], cut or word
            if word in group("preposition") or word in group("clause"):
                mark = word
                continue
        elif current and word in ("a", "an", "the") and _complete(current):
            parts.append(Segment(mark, tuple(current)))
            current, mark = [], ","
        current.append(item)
    return [*parts, Segment(mark, tuple(current))] if current else parts


def _complete(items: list[Item]) -> bool:
    """Whether what stands before an article is a phrase of its own (a comma that was lost)."""
    return any(i.tag in ("person", "body", "outlet", "name", "title", "office") for i in items)


def _head(items: tuple[Item, ...], whole: str) -> Phrase:
    """The phrase of one segment without prepositions."""
    form = _form(items)
    words = tuple(i.text.lower() for i in items if i.tag == "word")
    told = frozenset(w for w in words if w not in group("definite") and w not in group("indefinite"))
    base = Phrase(form, whole, told=told, head=_noun(items[-1].text))
    for rule in (_person, _titled, _body, _office, _country, _titled_inside, _other):
        if phrase := rule(items, base):
            return phrase
    return base


def _noun(text: str) -> str:
    """The noun that a word for a body is built on, lower case: "ministry" of "ministry of health"."""
    return text.lower().split(" of ")[0].split(" for ")[0].split()[-1]


def _form(items: tuple[Item, ...]) -> Form:
    first = items[0].text.lower()
    if first in group("indefinite") or (first.isdigit() and items[0].tag == "word"):
        return "indefinite"
    if first in group("definite") or items[0].owns or any(i.owns and i.tag == "country" for i in items):
        return "definite"
    return "bare"


def _belonging(items: tuple[Item, ...], phrase: Phrase) -> Phrase:
    """What the words before a head say about where it belongs."""
    for item in items:
        if item.tag == "country" and item.country and not phrase.state:
            phrase = phrase._replace(state=item.country.name)
        elif item.tag in ("body", "outlet", "name") and not phrase.of:
            phrase = phrase._replace(of=_name(item), state=phrase.state or (item.body.state if item.body else ""))
        elif item.tag == "office" and item.office and not phrase.of_office:
            phrase = phrase._replace(of_office=item.office.name, of_head=_noun(item.text))
        elif item.tag == "person" and not phrase.of_person:
            phrase = phrase._replace(of_person=item.text)
    return phrase


def _name(item: Item) -> str:
    return item.body.name if item.body else item.outlet or item.text


def _person(items: tuple[Item, ...], base: Phrase) -> Phrase | None:
    at = next((n for n in range(len(items) - 1, -1, -1) if items[n].tag == "person" and not items[n].owns), None)
    if at is None and len(items) > 1 and items[-1].tag == "name" and any(i.tag == "title" for i in items[:-1]):
        at = len(items) - 1
    if at is None or any(i.tag in ("title", "office") for i in items[at + 1 :]):
        return None
    phrase = _belonging(items[:at], base._replace(person=items[at].text, form="name"))
    roles = [i for i in items[:at] if i.tag == "title" and i.title]
    return _with_title(phrase, roles[-1]) if roles else phrase._replace(gender=_gender(items[at].text))


def _gender(name: str) -> str:
    return lexicon.genders().get(lexicon.key(name)[0] if lexicon.key(name) else "", "")


def _with_title(phrase: Phrase, item: Item) -> Phrase:
    title = item.title
    if title is None:
        return phrase
    gender = title.gender or phrase.gender or _gender(phrase.person)
    return phrase._replace(
        role=title.office,
        title=item.text.lower(),
        kind=title.kind,
        gender=gender,
        plural=title.plural and not phrase.person,
    )


def _titled(items: tuple[Item, ...], base: Phrase) -> Phrase | None:
    last = items[-1]
    if last.tag != "title" or last.owns:
        return None
    return _with_title(_belonging(items[:-1], base), last)


def _titled_inside(items: tuple[Item, ...], base: Phrase) -> Phrase | None:
    """ "the official concerned": a title that a word follows which no table knows."""
    at = next((n for n in range(len(items) - 1, -1, -1) if items[n].tag == "title" and not items[n].owns), None)
    return None if at is None else _with_title(_belonging(items[:at], base), items[at])


def _body(items: tuple[Item, ...], base: Phrase) -> Phrase | None:
    """A body by its name, before or after a word for what it is."""
    at = next(
        (n for n in range(len(items) - 1, -1, -1) if items[n].tag in ("body", "outlet", "name") and not items[n].owns),
        None,
    )
    if at is None or any(i.tag == "title" for i in items[at + 1 :]):
        return None
    item, rest = items[at], items[at + 1 :]
    number = rest[0].text if item.tag == "name" and rest and rest[0].text.isdecimal() else ""
    rest = rest[1:] if number else rest
    after = [i for i in rest if i.tag == "office"]
    if rest and not after:
        return None
    if after and after[-1].office and after[-1].office.name in ("document", "media"):
        return None  # "Baltic media" are the outlets of a region, and no outlet of that name
    described = after or [i for i in items[:at] if i.tag == "office" and i.office]
    if item.tag == "name" and not described and 2 <= len(item.key) <= 4 and not number:
        return _belonging(items[:at], base._replace(person=item.text, form="name", kind="person"))
    phrase = _belonging([i for i in items[:at] if i.tag == "country"], base)  # type: ignore[arg-type]
    if item.body and item.body.state and phrase.state not in ("", item.body.state):
        item = item._replace(body=None, text=f"{items[at - 1].text} {item.text}")  # another country's body of that name
    office = item.office or (described[-1].office if described else lexicon.office_in(item.key))
    kind = item.body.kind if item.body else "media" if item.outlet else office.kind if office else "unknown"
    name = f"{_name(item)} {number}".strip()
    if item.tag == "name" and after and lexicon.one_of_a_kind(after[0].office.name if after[0].office else ""):
        name = f"{name} {after[0].text}"  # "Tarn police" is the body that others write as "Tarn Police"
    return phrase._replace(
        body=name,
        kind=kind,
        office=office.name if office else "",
        state=(item.body.state if item.body else "") or phrase.state,
        form="name",
    )


def _office(items: tuple[Item, ...], base: Phrase) -> Phrase | None:
    last = items[-1]
    if last.tag != "office" or last.office is None:
        return None
    phrase = _belonging(items[:-1], base)
    return phrase._replace(office=last.office.name, kind=last.office.kind, plural=_is_plural(last.text))


def _is_plural(text: str) -> bool:
    return text.lower().endswith("s") and not text.lower().endswith(("ss", "us", "is", "news"))


def _country(items: tuple[Item, ...], base: Phrase) -> Phrase | None:
    last = items[-1]
    if last.tag != "country" or last.country is None:
        return None
    if last.country.how == "demonym" and not last.text.endswith(("US", "U.S")):
        return base._replace(state=last.country.name, plural=True, kind="unknown")
    return base._replace(state=last.country.name, office="government", kind="government", form="name")


def _other(items: tuple[Item, ...], base: Phrase) -> Phrase | None:
    phrase = _belonging(items, base)
    person = phrase.of_person if items[-1].tag == "person" else ""
    return phrase._replace(person=person, plural=_is_plural(items[-1].text))


def _with(phrase: Phrase, part: Segment) -> Phrase:
    """The phrase with what a later segment adds."""
    inner = _head(part.items, "")
    if part.mark == "(":
        acronym = part.items[0].text if len(part.items) == 1 else ""
        letters = acronym[:2].isupper() and "-" not in acronym  # "(R-Ohio)" tells party and state
        return phrase._replace(acronym=acronym) if letters else phrase
    if part.mark == "," and phrase.role in group("kin") and phrase.of_head and inner.person and not phrase.person:
        return phrase._replace(of_person=phrase.of_person or inner.person)  # "the sister of the reporter, Ida Rask,"
    if part.mark == ",":
        return _apposed(phrase, inner)
    if part.mark in group("belongs") or (phrase.office == "document" and part.mark in ("on", "by")):
        return _of(phrase, inner, part)
    return phrase


def _apposed(phrase: Phrase, inner: Phrase) -> Phrase:
    """Two phrases for one: whichever says what the other does not."""
    if phrase.person and inner.person:
        return phrase
    if phrase.body and phrase.kind == "unknown" and inner.role and not inner.person and " " in phrase.body:
        phrase = phrase._replace(person=phrase.body, body="")
    body = phrase.body or (inner.body if not phrase.person and not phrase.role and not inner.person else "")
    form: Form = "name" if (body or phrase.person or inner.person) else phrase.form
    role = phrase.role or inner.role
    return phrase._replace(
        person=phrase.person or inner.person,
        body="" if (phrase.person or inner.person) else body,
        form=form,
        role=role,
        title=phrase.title or inner.title,
        office=phrase.office or ("" if phrase.person else inner.office),
        kind=inner.kind if phrase.kind == "unknown" else phrase.kind,
        state=phrase.state or inner.state,
        of=phrase.of or inner.of or (phrase.body if inner.person else ""),
        of_office=phrase.of_office or inner.of_office,
        gender=phrase.gender or inner.gender,
    )


def _of(phrase: Phrase, inner: Phrase, part: Segment) -> Phrase:
    """ "of", "for", "at": where the head belongs."""
    if phrase.body and not phrase.role and part.mark in ("of", "in"):
        return phrase._replace(state=phrase.state or inner.state)
    body = inner.body or next((_name(i) for i in part.items if i.tag in ("body", "outlet", "name")), "")
    headed = phrase.role and phrase.form != "name" and len(part.items) > 1
    another = inner.role or phrase.role in group("kin")  # "the sister of reporter Ida Rask"
    person = phrase.person or (inner.person if headed and not another else "")
    return phrase._replace(
        of=phrase.of or body or inner.of,
        of_office=phrase.of_office or (inner.office if inner.form != "name" or inner.body else ""),
        of_head=phrase.of_head or inner.head,
        state=phrase.state or inner.state,
        person=person,
        form="name" if person else phrase.form,
        of_person=phrase.of_person or (inner.person if not person else ""),
        told=phrase.told | inner.told,
    )


def _kind(phrase: Phrase) -> str:
    """The kind, where only the whole phrase tells it. One person without a name is anonymous, unless the office is
    held by one alone."""
    unnamed = phrase.role and not phrase.person and not phrase.body
    if phrase.kind == "anonymous" or (
        unnamed and phrase.form == "indefinite" and not phrase.plural and phrase.role not in group("held by one")
    ):
        return "anonymous"
    return _kind_of(phrase) if phrase.kind == "body" else phrase.kind


def _kind_of(phrase: Phrase) -> str:
    """The kind of those who speak for a body: the body's own."""
    body = lexicon.body(lexicon.key(phrase.of), phrase.of) if phrase.of else None
    if body:
        return body.kind
    if lexicon.key(phrase.of) in lexicon.outlets() and phrase.of:
        return "media"
    office = lexicon.office_named(phrase.of_office)
    if office:
        return office.kind
    return "government" if phrase.state else "person"
