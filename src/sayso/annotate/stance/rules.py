"""How a source stands to a content: visible rules, the first that fits decides and names itself."""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from sayso.annotate.stance import certainty, clause, cues, signs
from sayso.annotate.stance.hedge import hedge
from sayso.annotate.stance.said import Words
from sayso.model import Kind, Stance
from sayso.tables import rows

NEGATED = re.compile(
    r"\b(?:not|never|cannot|neither|nor|unable to|failed to|has yet to|have yet to|had yet to|no longer)\b|"
    r"n['’]t\b|\b(?:didnt|doesnt|dont|wouldnt|couldnt|cant|hasnt|havent|hadnt|isnt|wasnt|wont)\b",
    re.IGNORECASE,
)
CONFIRM = re.compile(r"\b(?:confirm|verify|verifi|corroborat|authenticat|establish|substantiat|vouch)", re.IGNORECASE)
OPENS_UNCONFIRMED = re.compile(
    r"^[\W]*(?:that\s+)?(?:\w+\s+){0,6}?(?:can\s?not|could\s?not|can['’]?t|couldn['’]?t|"
    r"(?:is|are|was|were|am)\s+(?:not\s+able|unable)\s+to|"
    r"(?:has|have|had)\s+(?:not(?:\s+yet)?|yet\s+to)(?:\s+been\s+able\s+to)?|(?:did|do|does)\s+not)\s+(?:yet\s+)?(?:\w+ly\s+)?"
    r"(?:be\s+)?(?:\w+ly\s+)?(?:confirm|verif|corroborat|authenticat|substantiat|vouch)|"
    r"^\W*(?:that\s+)?(?:\w+\s+){0,3}?(?:aware of|checking|looking into|seen|investigating|studying)\b[^.;]{0,80}?"
    r"\b(?:but|and|though)\b[^.;]{0,30}?(?:could\s?not|can\s?not|couldn['’]?t|can['’]?t|unable to|yet to)\s+"
    r"(?:\w+ly\s+)?(?:confirm|verif|corroborat|authenticat)|"
    r"^\W*(?:that\s+)?(?:there\s+)?(?:is|are|was|were|has been|have been|had been)\s+no\s+(?:\w+\s+){0,2}?"
    r"(?:confirmation|verification)\b",
    re.IGNORECASE,
)
OPENS_DENIED = re.compile(
    r"^\W*(?:that\s+)?(?:i|we|it|he|she|they)\s+(?:\w+ly\s+){0,2}(den(?:y|ies|ied)|reject(?:s|ed)?|refute[sd]?)\b",
    re.IGNORECASE,
)
NO_EVIDENCE = re.compile(
    r"\b(?:no|any|little|insufficient|zero|nor any)\s+(?:\w+\s+){0,2}?(?:evidence|proof|signs?|traces?|indications?|"
    r"signals?|record|records)\b|\bfound nothing\b|\bnothing to (?:suggest|indicate|show|support)",
    re.IGNORECASE,
)
ABSENT = re.compile(r"\b(?:no|zero|little|insufficient|without|not|n['’]t|nor|never|nothing)\b", re.IGNORECASE)
NO_COMMENT = re.compile(
    r"\b(?:declin|refus)\w*\s+(?:\w+\s+){0,2}?(?:comment|discuss|elaborat|say|answer|confirm|provide|"
    r"give|speak|identify|name|respond|drawn)|"
    r"\b(?:did|does|do|had|has|have|would|could|will)\s*(?:not|n['’]?t)\s+(?:\w+\s+){0,2}?(?:comment|respond|reply|return)|"
    r"\b(?:no|without)\s+(?:immediate\s+|further\s+)?comment\b|"
    r"\b(?:not|n['’]t)\s+(?:immediately\s+|yet\s+)?(?:available|reachable)\b|"
    r"\b(?:not|n['’]t)\s+(?:immediately\s+)?(?:be\s+)?reached\b|\b(?:neither|nor)\s+(?:\w+\s+){0,3}?(?:commented|comment)\b|"
    r"\bneither\s+confirm\w*\s+n?or\s+den|\bconfirm\s+or\s+den|\b(?:not|n['’]t)\s+(?:respond|comment)",
    re.IGNORECASE,
)
NOBODY = re.compile(r"(?:nobody|no one|no-one|none|neither)\b", re.IGNORECASE)
ANSWERS = re.compile(r"\b(?:comment|respond|repl[yi]|answer|confirm|available|elaborat|explain)", re.IGNORECASE)
UNSAID = frozenset(
    {
        "say",
        "specify",
        "elaborate",
        "disclose",
        "reveal",
        "mention",
        "detail",
        "explain",
        "give",
        "provide",
        "identify",
        "name",
        "clarify",
        "indicate",
        "comment",
        "respond",
        "answer",
        "tell",
        "state",
    }
)
REPORTED = re.compile(
    r"\b(?:reports?|rumou?rs?|claims?|allegations?|accusations?|charges|story|stories|suggestions?|accounts?|"
    r"speculation|it|this|that|these|those|news|statements?|assertions?|talk|video|photo|photos|images?|figures?|tweet|post|"
    r"quotes?|article|information|such|documents?|letters?|recordings?|memo|footage|audio|clip)\b",
    re.IGNORECASE,
)
LABELS = frozenset(
    {"call", "term", "label", "describe", "brand", "dub", "characterise", "characterize", "slam", "denounce"}
)
COPULA = re.compile(
    r"\b(?:is|are|was|were|be|been|as|being)\s+(?:\w+\s+){0,3}$|['’]s\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
AGREES = frozenset({"agree", "acknowledge", "admit", "concede", "support", "endorse", "back"})
JUDGES = frozenset(
    {
        "call",
        "term",
        "label",
        "describe",
        "brand",
        "dub",
        "say",
        "add",
        "state",
        "tell",
        "insist",
        "write",
        "tweet",
        "characterise",
        "characterize",
        "slam",
        "denounce",
        "declare",
        "assert",
        "respond",
        "reply",
        "maintain",
        "claim",
        "post",
        "note",
        "stress",
        "comment",
    }
)


@cache
def _false() -> re.Pattern[str]:
    words = sorted((re.escape(row["words"]) for row in rows("false_words")), key=lambda w: (-len(w), w))
    return re.compile(r"\b(?:" + "|".join(words) + r")\b", re.IGNORECASE)


class Verdict(NamedTuple):
    """What a rule found, and its name and reason in a reader's words; `told` is where in the content the words stand
    that tell it, empty where they are those of the cue."""

    stance: Stance
    rule: str
    says: str
    told: tuple[int, int] = (0, 0)


Rule = Callable[[Words], Verdict | None]


def stance(words: Words) -> Verdict:
    """The verdict of the first rule that fits."""
    for rule in RULES:
        if verdict := rule(words):
            return verdict
    return Verdict("asserts", "asserts", "nothing speaks against it")


def no_comment(words: Words) -> Verdict | None:
    """ "Declined to comment", "did not respond", "neither confirmed nor denied"."""
    if NO_COMMENT.search(f"{words.cue} {words.content[:40]}" if _refuses(words) else words.cue) or (
        _says(words) and _short(words.content) and NO_COMMENT.search(words.content)
    ):
        return Verdict("declines to comment", "no comment", "the source does not comment")
    return None


def nobody_answers(words: Words) -> Verdict | None:
    """ "No one at Torvex responded", "neither firm has commented"."""
    if NOBODY.match(words.source) and ANSWERS.search(words.cue):
        return Verdict("declines to comment", "nobody answers", "nobody of the source comments")
    return None


def cannot_confirm(words: Words) -> Verdict | None:
    """ "Could not verify", "has yet to confirm"; never a denial."""
    cue = bool(NEGATED.search(words.cue) and CONFIRM.search(words.cue))
    within = None if cue or not _says(words) else OPENS_UNCONFIRMED.search(words.content[:160])
    if not cue and not within:
        return None
    return Verdict("cannot confirm", "cannot confirm", "the source does not confirm it, and does not deny it",
                   _told(words.content, within))


def no_evidence(words: Words) -> Verdict | None:
    """ "Found no evidence", "there is no sign"."""
    within = words.content[:120] if _says(words) or _finds(words) else ""
    for text in (words.cue, within):
        match = NO_EVIDENCE.search(text)
        if match and ABSENT.search(text[: match.end()]):
            return Verdict("found no evidence", "no evidence", "the source says that evidence is lacking",
                           _told(words.content, match if text is within else None))
    return None


def called_false(words: Words) -> Verdict | None:
    """ "Called the reports false", "said the story was fabricated"."""
    if words.known is None or words.known.base not in JUDGES:
        return None
    text = f"{words.cue} {words.content}"[:200]
    labels = words.known.base in LABELS
    for match in _false().finditer(text):
        front = text[: match.start()]
        about = front if not match[0].endswith((" to", " in")) else text[match.end() : match.end() + 40]
        if (labels or COPULA.search(front[-40:])) and REPORTED.search(about):
            at = match.start() - len(words.cue) - 1
            return _false_if(words, match[0].lower(), (at, at + len(match[0])) if at > 0 else (0, 0))
    return None


def _false_if(words: Words, label: str, at: tuple[int, int]) -> Verdict:
    """A denial, or only a doubt where the words are not sure: "the report may be false"."""
    told = hedge(words)
    if told.places and told.level in ("possible", "underspecified"):
        says = f"the source says {label!r}, but only as {told.level}"
        return Verdict("questions", "called false, not surely", says, at)
    return Verdict("denies", "called false", f"the source calls it {label!r}", at)


def denied_within(words: Words) -> Verdict | None:
    """ "We reject these accusations", she said; "said it denied any part in it"."""
    match = OPENS_DENIED.match(words.content[:160]) if _says(words) and not NEGATED.search(words.cue) else None
    if match and (match[1].lower().startswith("den") or REPORTED.search(words.content[match.end() : 160])):
        return Verdict("denies", "denied within", f"the source says that it {match[1].lower()!r}",
                       _told(words.content, match))
    return None


def unsaid(words: Words) -> Verdict | None:
    """ "Did not say when": the source leaves it out."""
    if words.known and words.known.base in UNSAID and NEGATED.search(words.cue):
        return Verdict("declines to comment", "left unsaid", "the source does not say")
    return None


def not_denied(words: Words) -> Verdict | None:
    """ "Did not deny": less than a confirmation, more than silence."""
    if words.known and words.known.stance == "denies" and NEGATED.search(words.cue):
        return Verdict("declines to comment", "not denied", "the source does not deny it, and does not confirm it")
    return None


def not_believed(words: Words) -> Verdict | None:
    """ "Does not believe that": the source holds the opposite, or doubts."""
    if words.known and words.known.kind == "thought" and NEGATED.search(words.cue):
        return Verdict("questions", "not believed", "the source does not hold it to be so")
    return None


def not_done(words: Words) -> Verdict | None:
    """ "Failed to announce", "never conceded that": by the weights of the words before the cue nothing was said."""
    if words.known is None or words.known.kind != "report" or words.known.stance:
        return None
    read = clause.read(words.cue)
    at = next((n for n in range(len(read.words)) if cues.table().get((read.folded(n),)) == words.known), 0)
    found = signs.signs(read, at) if at else ()
    if certainty.meant(s.name for s in found) >= 0:
        return None
    turned = max(found, key=lambda s: -certainty.weights()[s.name].so if s.name in certainty.weights() else 0.0)
    shown = " ".join(read.words[n].text.lower() for n in sorted(turned.at))
    weight = certainty.weights()[turned.name].so
    why = f"{shown!r} ({weight:+.1f}) outweighs what else stands before {words.known.base!r}"
    if words.known.base in AGREES:
        return Verdict("questions", "not agreed", f"the source does not go along with it: {why}")
    return Verdict("declines to comment", "not said", f"the source does not say it: {why}")


def cue_table(words: Words) -> Verdict | None:
    """What the table of cues says of the cue."""
    if words.known and words.known.stance:
        stance: Stance = words.known.stance  # type: ignore[assignment]
        return Verdict(stance, "table of cues", f"that is what {words.known.base!r} says")
    return None


RULES: tuple[Rule, ...] = (
    no_comment,
    nobody_answers,
    cannot_confirm,
    no_evidence,
    called_false,
    denied_within,
    unsaid,
    not_denied,
    not_believed,
    not_done,
    cue_table,
)


def _told(content: str, found: re.Match[str] | None) -> tuple[int, int]:
    """From the head of the content to the end of the last word that was found."""
    if found is None:
        return 0, 0
    return 0, next((at for at in range(found.end(), len(content)) if not content[at].isalnum()), len(content))


def _says(words: Words) -> bool:
    return words.known is None or (words.known.kind == "report" and words.known.stance in ("", "denies"))


def _refuses(words: Words) -> bool:
    return words.known is not None and words.known.base in ("decline", "refuse")


def _finds(words: Words) -> bool:
    return words.known is not None and words.known.base in ("find", "see", "show", "have")


def _short(text: str) -> bool:
    return len(text.split()) < 30


def kind(words: Words) -> tuple[Kind, str]:
    """Uttered, held in mind, or intended; and why, where it is no report."""
    if words.known and words.known.kind in ("thought", "plan"):
        held = "held in mind" if words.known.kind == "thought" else "intended or promised"
        return words.known.kind, f"{words.known.base!r} tells what is {held}"  # type: ignore[return-value]
    return "report", ""
