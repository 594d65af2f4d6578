"""Whether a sentence can hold a quantity at all: most cannot, and are not read further."""

import re
from functools import cache

from sayso.annotate.quantity import lexicon


@cache
def pattern() -> re.Pattern[str]:
    """Digits, or a word from which some rule starts or without which it cannot go on."""
    signs = "".join(lexicon.numbers("sign"))
    words = {*lexicon.numbers("small", "tens", "part", "multiple", "ordinal"), *lexicon.vague(), *lexicon.magnitudes(),
             "dozen", "couple", "no", "nobody", "none"}
    return re.compile(rf"\d|[{signs}]|\b(?:{'|'.join(sorted(words))})\b", re.IGNORECASE)
