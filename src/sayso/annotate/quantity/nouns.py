"""The noun phrase behind a number: what is counted. No parser: closed-class words and plurals mark where it ends."""

from sayso.annotate.quantity import lexicon
from sayso.annotate.quantity.tokens import Token, low_at

LONGEST = 8
NO_PLURAL = ("ss", "us", "is", "'s")


def plural(token: Token) -> bool:
    """Whether a word looks like a plural noun."""
    low = token.low
    if low in lexicon.words("plural"):
        return True
    if low.endswith(("men", "children", "folk")) and len(low) > 5:
        return True
    return len(low) > 2 and low.endswith("s") and not low.endswith(NO_PLURAL) and low not in lexicon.words("stop")


def plural_at(tokens: list[Token], at: int) -> bool:
    """Whether a plural noun stands at this index."""
    return at < len(tokens) and plural(tokens[at])


def ends(token: Token) -> bool:
    """Whether a word closes any noun phrase."""
    return token.kind != "word" or token.low in lexicon.words("stop")


def phrase(tokens: list[Token], at: int, one: bool) -> tuple[int, int] | None:
    """The noun phrase that starts at token `at` (a determiner left out), or None. `one`: the number is 1 or a unit
    stands before, so that the noun need be no plural."""
    start = past_determiner(tokens, at)
    if low_at(tokens, start) == "number" and low_at(tokens, start + 1) == "of":
        start = past_determiner(tokens, start + 2)
    past, head = start, 0
    while past < min(len(tokens), start + LONGEST):
        step = _step(tokens, past, start, head > 0)
        if not step or (one and past > start and _verb_of_one(tokens, past)):
            break
        past += step
        if plural(tokens[past - 1]):
            head = past
    if head:
        return start, head
    if past > start and ((one and not adverb(tokens[past - 1].low)) or _loose(tokens, start, past)):
        return start, past
    return None


def _verb_of_one(tokens: list[Token], at: int) -> bool:
    """Behind a singular noun a participle ("stake | changed hands") or a form in -s ("engine | powers it")."""
    low, after = tokens[at].low, low_at(tokens, at + 1)
    if _verbal(low):
        return not tokens[at - 1].low.endswith("ly") and not tokens[at].glued
    return low.endswith("s") and lexicon.isa(after, "determiner", "object pronoun")


def past_determiner(tokens: list[Token], at: int) -> int:
    """The first token behind a hyphen and a determiner."""
    if low_at(tokens, at) == "-" and tokens[at].glued:
        at += 1
    return at + 1 if lexicon.isa(low_at(tokens, at), "determiner") else at


def _step(tokens: list[Token], at: int, start: int, headed: bool) -> int:
    """How many tokens of the phrase stand at `at`: 0 where it ends."""
    token = tokens[at]
    if token.kind == "mark":
        return 2 if _joins(tokens, at, start) else 0
    if token.kind == "number":
        return int(_model(tokens, at))
    if token.low == "and" and at > start and not headed:
        return int(_joined(tokens, at))
    if token.low in lexicon.words("stop") and not (token.glued and at > start):
        return 0
    if token.low in lexicon.number_words() and low_at(tokens, at + 1) != "-":
        return 0
    if headed:
        return int(plural(token) or _behind_plural(tokens, at))
    return int(not _verbal(token.low) or _modifies(tokens, at))


def _joins(tokens: list[Token], at: int, start: int) -> bool:
    """A hyphen or a stroke inside a word ("first-team", "and/or")."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return at > start and tokens[at].glued and tokens[at].low in "-/&" and (
        after is not None and after.glued and after.kind != "mark")


def _model(tokens: list[Token], at: int) -> bool:
    """A number inside a name: "new 737 Max jets", "Type-45 frigates"."""
    if at + 1 >= len(tokens) or tokens[at + 1].kind != "word":
        return False
    named = tokens[at + 1].text[0].isupper() or tokens[at + 1].glued
    return named and (tokens[at - 1].kind == "word" or tokens[at - 1].low == "-")


def _joined(tokens: list[Token], at: int) -> bool:
    """Two modifiers of one plural: "Kia | and | Hyundai vehicles"."""
    for place in range(at + 1, min(at + 4, len(tokens))):
        if ends(tokens[place]) or tokens[place].low in lexicon.number_words():
            return False
        if plural(tokens[place]):
            return place > at + 1
    return False


def _behind_plural(tokens: list[Token], at: int) -> bool:
    """A noun between two plurals only modifies: "arms | control | talks" after a plural that often stands in front."""
    return lexicon.isa(tokens[at - 1].low, "modifying plural") and plural_at(tokens, at + 1)


def _verbal(low: str) -> bool:
    if low.endswith(("ed", "ing")) and len(low) > 4:
        return True
    return any(v.part in ("past", "participle") and len(v.words) == 1 for v in lexicon.verbs().get(low, ()))


def _modifies(tokens: list[Token], at: int) -> bool:
    """A participle in front of its noun ("two | trapped | miners"), or in a compound ("sleeping-bag")."""
    if low_at(tokens, at + 1) == "-" and tokens[at + 1].glued:
        return True
    for token in tokens[at + 1 : at + 4]:
        if ends(token):
            break
        if plural(token):
            return True
    return low_at(tokens, at - 1) == "-"


def adverb(low: str) -> bool:
    """Whether a word is an adverb by its looks."""
    return low.endswith("ly") and len(low) > 4 and not lexicon.isa(low, "noun in -ly")


def _loose(tokens: list[Token], start: int, past: int) -> bool:
    """A phrase without a plural counts only where it is short and ends where a phrase must end."""
    if past - start > 3 or adverb(tokens[past - 1].low):
        return False
    if low_at(tokens, start - 1) == "-" or past >= len(tokens):
        return True
    return ends(tokens[past]) or _verbal(tokens[past].low)


def text_of(text: str, tokens: list[Token], span: tuple[int, int]) -> str:
    """The words of a phrase as they stand, on one line."""
    start, past = span
    return " ".join(text[tokens[start].start : tokens[past - 1].end].split()) if past > start else ""
