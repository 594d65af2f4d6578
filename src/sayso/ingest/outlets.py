"""Which outlet a web address or a line of text names."""

import re
from functools import cache
from urllib.parse import urlsplit

from sayso.tables import rows

LONGEST_NAME = 6
PARTED = re.compile(r"\s+[|–—-]\s+|\s*\|\s*")
SECTIONS = frozenset(("breaking", "business", "featured", "international", "latest", "live", "local", "more", "my",
                      "national", "other", "our", "politics", "related", "sports", "the", "top", "trending", "uk", "us",
                      "world", "your"))
GENERIC_HOSTS = ("www.", "m.", "mobile.", "amp.", "edition.", "news.", "en.", "english.")


def of_address(url: str) -> str | None:
    """The outlet that publishes at this address: its name where the table knows the domain, else the host itself."""
    try:
        host = (urlsplit(url).hostname or "").removesuffix(".")
    except ValueError:
        return None
    if name := known_domain(host):
        return name
    for generic in GENERIC_HOSTS:
        host = host.removeprefix(generic)
    return host if "." in host else None


def known_domain(host: str) -> str | None:
    """The outlet of the table that has this domain, or one that it belongs to."""
    known = _domains()
    parts = host.lower().split(".")
    return next((name for cut in range(len(parts) - 1) if (name := known.get(".".join(parts[cut:])))), None)


def of_line(line: str) -> str | None:
    """The line, where it is nothing but an outlet's name: one that the table holds, or one that ends like one."""
    name = line.strip(" \t*_|-–—:•·")
    if not name or len(name.split()) > LONGEST_NAME or name[0].islower():
        return None
    known = _names().get(name.casefold())
    return known or (name if _ends_like_an_outlet(name) else None)


def of_title(title: str) -> str | None:
    """The outlet that a page's title names before or after a bar or dash ("Blast in port | Jordan Times")."""
    parts = PARTED.split(title)
    if len(parts) < 2:
        return None
    named = [name for part in (parts[-1], parts[0]) if (name := of_line(part))]
    return named[0] if len(named) == 1 else None


def _ends_like_an_outlet(name: str) -> bool:
    words = name.split()
    lowered = name.casefold()
    capital = all(w[0].isupper() or w in ("of", "the", "and", "&", "de", "for") for w in words)
    own = [w for w in words[:-1] if w.casefold() not in SECTIONS]
    return bool(own) and capital and any(lowered.endswith(f" {word}") for word in _last_words())


@cache
def _last_words() -> tuple[str, ...]:
    return tuple(row["word"] for row in rows("outlet_words"))


@cache
def _names() -> dict[str, str]:
    """Every name and alias, folded, with the name it stands for; agencies apart: they credit, they do not publish."""
    return {
        spelling.casefold(): row["name"]
        for row in rows("outlets") if row["kind"] != "agency"
        for spelling in (row["name"], *row["aliases"].split("|")) if spelling
    }


@cache
def _domains() -> dict[str, str]:
    return {domain: row["name"] for row in rows("outlets") for domain in row["domains"].split("|") if domain}
