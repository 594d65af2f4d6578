"""Which language a text is in."""

from sayso.words import words

FEWEST_WORDS = 20
AWAY_FROM_ENGLISH = 0.8
SAMPLE_CHARACTERS = 20_000
ENGLISH = frozenset(("the", "of", "and", "to", "that", "with", "for", "from", "was", "were", "has", "have", "which",
                     "by", "said", "had", "been", "would", "they", "their", "this", "it"))
ENGLISH_SHARE = 0.15
NAMES = {"ar": "Arabic", "de": "German", "es": "Spanish", "fa": "Persian", "fr": "French", "he": "Hebrew",
         "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese",
         "ru": "Russian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese", "hi": "Hindi",
         "id": "Indonesian", "cs": "Czech", "el": "Greek", "fi": "Finnish", "hu": "Hungarian", "no": "Norwegian",
         "da": "Danish", "ro": "Romanian", "vi": "Vietnamese", "th": "Thai", "ur": "Urdu", "bn": "Bengali"}


def detect(text: str) -> str | None:
    """ISO 639-1 code, None where the text is too short or the language not sure.

    Where every seventh word is one of the commonest English ones no model is asked: that settles most texts, and the
    model (py3langid) takes a second to load. Lists of names look like any language: another one than English counts
    only where its log-likelihood is well above that of English (real texts: 1.5 and more a character, lists: to 0.5).
    """
    found = words(text[:SAMPLE_CHARACTERS])
    letters = sum(w.text[0].isalpha() for w in found)
    if letters >= FEWEST_WORDS and sum(w.folded in ENGLISH for w in found) >= ENGLISH_SHARE * letters:
        return "en"
    if letters < FEWEST_WORDS and not _without_spaces(text):
        return None
    from py3langid import rank

    sample = text[:SAMPLE_CHARACTERS]
    ranked = rank(sample)
    code, best = ranked[0]
    english = dict(ranked)["en"]
    return str(code) if code == "en" or best - english >= AWAY_FROM_ENGLISH * len(sample) else None


def name(code: str) -> str:
    """The language's English name, the code itself where it is a rare one."""
    return NAMES.get(code, f"the language '{code}'")


def _without_spaces(text: str) -> bool:
    """A script that puts no blanks between words holds more than its number of words tells."""
    return sum("\u3040" <= ch <= "\u9fff" or "\u0e00" <= ch <= "\u0e7f" for ch in text[:SAMPLE_CHARACTERS]) >= 40
