"""Whether a sentence can hold a quantity at all: most cannot, and are not read further."""

import re
from functools import cache

from sayso.annotate.quantity import lexicon, numerals


@cache
def openers() -> frozenset[str]:
    """Words from which some rule starts."""
    return frozenset((*numerals.starts(), *lexicon.numbers("multiple", "ordinal", "part"), "no", "nobody", "none"))


@cache
def pattern() -> re.Pattern[str]:
    """Digits, or a word from which some rule starts or without which it cannot go on."""
    signs = "".join(lexicon.numbers("sign"))
    words = {*lexicon.numbers("small", "tens", "part", "multiple", "ordinal"), *lexicon.vague(), *lexicon.magnitudes(),
             *lexicon.those("length"), "dozen", "couple", "no", "nobody", "none"}
    return re.compile(rf"\d|[{signs}]|\b(?:{'|'.join(sorted(words))})\b", re.IGNORECASE)
