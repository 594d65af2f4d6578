"""One form for the forms of a word: `dispatched`, `dispatching`, `dispatches`; `sent`, `sends`."""

from functools import cache, lru_cache

from sayso.tables import rows

SUFFIXES = ("ations", "ation", "ingly", "ments", "ment", "ings", "ing", "edly", "ies", "ied", "ers", "ed", "er", "es",
            "ly", "s")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The folded word without its commonest endings; irregular verbs by their base form. Not a word of any language."""
    base = _bases().get(word, word)
    for suffix in SUFFIXES:
        if base.endswith(suffix) and len(base) - len(suffix) >= 3:
            base = base.removesuffix(suffix)
            break
    return base.removesuffix("e") if len(base) > 3 else base


@cache
def _bases() -> dict[str, str]:
    return {row["form"]: row["base"] for row in rows("irregular_verbs")}
