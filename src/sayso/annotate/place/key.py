"""The form under which the gazetteer knows a name."""

import re
from functools import lru_cache

from sayso.words import fold

LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h",
                         "'": None, "`": None, "ʻ": None, "ʹ": None, "ʽ": None, "ʿ": None, "ʾ": None,
                         "-": " ", ".": " ", ",": " ", "/": " "})
ARTICLE = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az) (?=..)")


@lru_cache(maxsize=16384)
def place_key(name: str) -> str:
    """Lower case, without accents, apostrophes and hyphens: `Deir ez-Zor` is `deir ez zor`, `N'Djamena` `ndjamena`."""
    return " ".join(fold(name).translate(LETTERS).split())


def without_article(key: str) -> str:
    """`al qardaha` is `qardaha`; the key itself where it begins with no Arabic article."""
    return ARTICLE.sub("", key, count=1) if ARTICLE.match(key) else key
