"""Words that look like a time and are none: a name, a verb. Each a named test, tried in order."""

from collections.abc import Callable

from sayso.annotate.time.lexicon import group
from sayso.annotate.time.parts import Parts

MONTH_NAMES = frozenset(("april", "may", "june", "august", "jan"))


QUOTES = frozenset(("\"", "“", "”", "'", "‘"))


def is_person(parts: Parts, rule: str) -> bool:
    """April Jones, Theresa May, Mrs May: a month that stands in a name."""
    if rule != "month" or len(parts.indices) > 1:
        return False
    word = parts.tokens.words[parts.indices[0]]
    if word not in MONTH_NAMES:
        return False
    before = parts.before()
    if before in group("year"):
        return False
    named = parts.capital_after() and parts.after().isalpha() and len(parts.after()) > 2
    return named or before in group("honorific") or (parts.capital_before() and before.isalpha())


def is_march(parts: Parts, rule: str) -> bool:
    """the March on the capital: a march, not a month."""
    return rule == "month" and parts.before() == "the" and parts.tokens.words[parts.indices[0]] == "march" and \
        len(parts.indices) == 1


def is_lasting(parts: Parts, rule: str) -> bool:
    """"to last three days": the verb."""
    return rule.startswith("stretch") and parts.tokens.words[parts.indices[0]] == "last" and \
        parts.before() in group("lasting")


def is_place(parts: Parts, rule: str) -> bool:
    """Winter Park: a season that begins a name."""
    shown = parts.tokens.text[parts.tokens.starts[parts.indices[-1]]]
    return rule == "season" and parts.get("YEAR") is None and shown.isupper() and parts.capital_after() and \
        parts.after().isalpha()


def is_address(parts: Parts, rule: str) -> bool:
    """The figures of a web address."""
    return rule == "year" and "/" in (parts.before(), parts.after())


def is_programme(parts: Parts, rule: str) -> bool:
    """60 Minutes: figures and a capitalised unit, in quotation marks or behind a word that no length follows."""
    shown = parts.tokens.text[parts.tokens.starts[parts.indices[-1]]]
    return rule == "duration" and parts.get("UNITS") is not None and shown.isupper() and \
        parts.get("COUNT", "DAYNUM") is not None and not (parts.capital_before() or parts.before() in group("leading"))


def is_quoted(parts: Parts, rule: str) -> bool:
    """“This Week”: all of a quotation, all capitals, is a title."""
    if rule not in ("unit beside the report's", "day word", "part of the day") or parts.before() not in QUOTES:
        return False
    closing = parts.after() in QUOTES or parts.after(1) in QUOTES
    return closing and all(parts.tokens.text[parts.tokens.starts[i]].isupper() for i in parts.indices)


def is_title(parts: Parts, rule: str) -> bool:
    """"Now" and "Today" inside a name."""
    if len(parts.indices) > 1 or rule not in ("now, then, some day", "day word"):
        return False
    shown = parts.tokens.text[parts.tokens.starts[parts.indices[0]]]
    return shown.isupper() and parts.capital_before() and parts.before().isalpha()


VETOES: tuple[Callable[[Parts, str], bool], ...] = (
    is_person, is_march, is_lasting, is_address, is_place, is_programme, is_quoted, is_title)


def vetoed(parts: Parts, rule: str) -> bool:
    return any(test(parts, rule) for test in VETOES)
