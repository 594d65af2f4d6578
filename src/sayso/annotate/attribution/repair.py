"""What rules know better than the network: visible, in order, and each leaves its name on what it changed.

A rule sees one draft and the text around it, and returns the draft as it should be, or None where it is no report.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from sayso.annotate.attribution import paragraphs, quotations
from sayso.annotate.attribution.draft import Draft, Range
from sayso.annotate.attribution.quotations import Quotation
from sayso.tables import rows

DAY, MONTH, YEAR = r"\d{1,2}(?:st|nd|rd|th)?", r"[A-Z][a-z]{2,8}\.?", r"(?:19|20)\d\d"
DATED = re.compile(
    rf"(?:(?:first |last )?(?:published|updated|posted|created|modified)(?: on| at)?:? )?"
    rf"(?:{DAY},? {MONTH},? {YEAR}|{MONTH} {DAY},? {YEAR}|\d{{1,2}}[./]\d{{1,2}}[./]{YEAR}|{YEAR}-\d\d-\d\d)"
    rf"(?:,? (?:at )?\d{{1,2}}[:.]?\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{{2,4}})?)?[ \n]+(?=[A-Z])",
    re.IGNORECASE,
)
EDGES = " \t\n\u00a0\u202f,;:–—-"
SENTENCE = re.compile(r"[.!?…][\"”’»)\]]*(?=\s|$)")
CUT_WORD = re.compile(r"(?:^|[\s(\[“\"])([A-Za-z][A-Za-z.]{0,5})\.?$")
RESUMES = re.compile(r", ?")
OPENERS = {"(": ")", "[": "]"}
FARTHEST = 400


class Setting:
    """The text around the drafts: its quotations, and the spans that drafts have taken."""

    def __init__(self, text: str, drafts: Sequence[Draft]) -> None:
        self.text = text
        self.quotations = quotations.find(text)
        self._paragraphs = paragraphs.find(text)
        self._opens = [q.start for q in self.quotations]
        self._cues = sorted(r for d in drafts for r in (*d.cue, *d.source))
        self._contents = sorted(r for d in drafts for r in d.content)

    def quotation_at(self, place: int) -> Quotation | None:
        """The quotation that holds the character at `place`."""
        k = bisect_right(self._opens, place) - 1
        found = self.quotations[k] if k >= 0 else None
        return found if found and place < found.end else None

    def quotation_from(self, place: int) -> Quotation | None:
        """The quotation that begins at `place`."""
        k = bisect_left(self._opens, place)
        return self.quotations[k] if k < len(self._opens) and self._opens[k] == place else None

    def free(self, start: int, end: int) -> bool:
        """No source or cue of any draft, and no content of another, begins in the range."""
        return not any(_begins_in(taken, start, end) for taken in (self._cues, self._contents))

    def without_cue(self, start: int, end: int) -> bool:
        """No source or cue of any draft begins in the range."""
        return not _begins_in(self._cues, start, end)

    def sentence_end(self, place: int) -> int:
        """Where the sentence around `place` ends, its last mark included; abbreviations do not end it."""
        limit = self.paragraph_end(place)
        for stop in SENTENCE.finditer(self.text, place, min(limit, place + FARTHEST)):
            if not (stop[0] == "." and abbreviated(self.text[max(0, stop.start() - 8) : stop.start()])):
                return stop.end()
        return limit if limit <= place + FARTHEST else place

    def paragraph_end(self, place: int) -> int:
        """Where the paragraph around `place` ends."""
        k = bisect_right(self._paragraphs, (place, len(self.text))) - 1
        return max(place, self._paragraphs[k][1]) if k >= 0 else place


Rule = Callable[[Setting, Draft], Draft | None]


def repaired(text: str, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts after all rules, in their order; those that are no reports are left out."""
    setting = Setting(text, drafts)
    applied = (_applied(setting, draft) for draft in drafts)
    return tuple(draft for draft in applied if draft)


def _applied(setting: Setting, draft: Draft) -> Draft | None:
    for rule in RULES:
        changed = rule(setting, draft)
        if changed is None:
            return None
        if changed != draft:
            draft = replace(changed, rules=(*draft.rules, rule.__name__))
    return draft


def joined_pieces(setting: Setting, draft: Draft) -> Draft:
    """Pieces of a content that only marks and spaces part are one."""
    out: list[Range] = []
    for start, end in draft.content:
        between = setting.text[out[-1][1] : start] if out else "x"
        if out and "\n" not in between and not any(ch.isalnum() for ch in between):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return replace(draft, content=tuple(out))


def cut_at_abbreviation(setting: Setting, draft: Draft) -> Draft:
    """A content that stops at `Oct.` or `Gen.` goes on to the end of its sentence."""
    return _each_content(draft, lambda start, end: (start, _past_abbreviation(setting, draft, end)))


def cut_in_bracket(setting: Setting, draft: Draft) -> Draft:
    """A content that stops within a bracket it opened goes on at least to where that closes."""
    return _each_content(draft, lambda start, end: (start, _past_bracket(setting, draft, start, end)))


def closed_quotation(setting: Setting, draft: Draft) -> Draft:
    """A content that holds the beginning of a quotation holds it to its closing mark."""
    return _each_content(draft, lambda start, end: (start, _past_quotation(setting, draft, start, end)))


def opened_quotation(setting: Setting, draft: Draft) -> Draft:
    """A content that holds the end of a quotation, but not its opening, begins with it where nobody else speaks."""
    return _each_content(draft, lambda start, end: (_before_quotation(setting, draft, start, end), end))


def continued_quotation(setting: Setting, draft: Draft) -> Draft:
    """A quotation that its paragraph leaves open goes on in the paragraphs after it that begin with a mark."""
    content = list(draft.content)
    last = setting.quotation_at(content[-1][1] - 1)
    while last and not last.closed:
        start = _next_paragraph(setting.text, last.end)
        following = setting.quotation_from(start)
        if not following or not setting.free(following.start, following.end):
            break
        content.append((following.start, following.end))
        last = following
    return replace(draft, content=tuple(content))


def resumed_quotation(setting: Setting, draft: Draft) -> Draft:
    """“We left,” Lund said, “and nobody stayed.”: what stands quoted right behind the speaker belongs to it."""
    start = max(b for _, b in (*draft.cue, *draft.source))
    before = max((b for _, b in draft.content), default=0)
    quoted = setting.quotation_at(before - 1) if 0 < before <= start else None
    comma = RESUMES.match(setting.text, start)
    following = setting.quotation_from(comma.end()) if quoted and comma else None
    if not following or not following.closed or not setting.free(following.start, following.end):
        return draft
    return replace(draft, content=(*draft.content, (following.start, following.end)))


def dated_head(setting: Setting, draft: Draft) -> Draft:
    """The line that tells when a story was published, where it ran into the first sentence, is nobody's words."""
    return _each_content(draft, lambda start, end: (_behind_date(setting.text, start, end), end))


def _behind_date(text: str, start: int, end: int) -> int:
    match = DATED.match(text, start, end)
    return match.end() if match and text[match.end()].isupper() else start


def wordless(setting: Setting, draft: Draft) -> Draft | None:
    """A content of marks alone says nothing."""
    return draft if any(ch.isalnum() for a, b in draft.content for ch in setting.text[a:b]) else None


def trimmed(setting: Setting, draft: Draft) -> Draft:
    """Spaces, commas and dashes at the edges belong to nobody; a cue that is nothing else (`Lund: “No.”`) stays."""
    return replace(
        draft,
        source=_trimmed(setting.text, draft.source),
        cue=_trimmed(setting.text, draft.cue),
        content=_trimmed(setting.text, draft.content),
    )


RULES: tuple[Rule, ...] = (
    wordless,
    joined_pieces,
    cut_at_abbreviation,
    cut_in_bracket,
    closed_quotation,
    opened_quotation,
    continued_quotation,
    resumed_quotation,
    joined_pieces,
    dated_head,
    trimmed,
)


def abbreviated(before: str) -> bool:
    """Whether a text ends with a word that is written with a full stop (`Oct`, `Gen`, `U.S`, an initial)."""
    word = CUT_WORD.search(before[-8:])
    return bool(word) and (len(word[1]) == 1 or word[1].casefold().rstrip(".") in _abbreviations())  # type: ignore[index]


def _each_content(draft: Draft, change: Callable[[int, int], Range]) -> Draft:
    return replace(draft, content=tuple(change(start, end) for start, end in draft.content))


def _past_abbreviation(setting: Setting, draft: Draft, end: int) -> int:
    text = setting.text
    stop = end + 1 if text[end : end + 1] == "." and text[end - 1] != "." else end
    goes_on = re.match(r"\s+[a-z0-9]|\s+[A-Z]\w", text[stop : stop + 4])
    if text[stop - 1] != "." or not goes_on or not abbreviated(text[max(0, stop - 9) : stop - 1]):
        return end
    until = setting.sentence_end(stop)
    return until if setting.free(stop, until) and _still_whole(draft, end, until) else end


def _past_bracket(setting: Setting, draft: Draft, start: int, end: int) -> int:
    held = setting.text[start:end]
    for opener, closer in OPENERS.items():
        if held.count(opener) > held.count(closer):
            close = setting.text.find(closer, end, setting.sentence_end(end) + 80)
            if 0 <= close < setting.paragraph_end(end) and setting.free(end, close):
                after = setting.text[close + 1 : close + 3]
                until = setting.sentence_end(close + 1) if re.match(r"\s?[a-z]", after) else close + 1
                return until if setting.free(close, until) else close + 1
    return end


def _past_quotation(setting: Setting, draft: Draft, start: int, end: int) -> int:
    quotation = setting.quotation_at(end - 1)
    if not quotation or quotation.start < start - 1 or not setting.without_cue(end, quotation.end):
        return end
    if not quotation.closed and not setting.quotation_from(_next_paragraph(setting.text, quotation.end)):
        return end
    return max(end, quotation.end)


def _before_quotation(setting: Setting, draft: Draft, start: int, end: int) -> int:
    quotation = setting.quotation_at(start)
    if not quotation or quotation.start >= start or end < quotation.end - 1:
        return start
    return quotation.start if setting.free(quotation.start, start) else start


def _still_whole(draft: Draft, start: int, end: int) -> bool:
    """None of the draft's own spans lies in the range."""
    return not any(a < end and start < b for a, b in (*draft.source, *draft.cue))


def _begins_in(taken: Sequence[Range], start: int, end: int) -> bool:
    k = bisect_left(taken, (start, start))
    return k < len(taken) and taken[k][0] < end


def _next_paragraph(text: str, end: int) -> int:
    while end < len(text) and text[end].isspace():
        end += 1
    return end


def _trimmed(text: str, ranges: tuple[Range, ...]) -> tuple[Range, ...]:
    out = []
    for start, end in ranges:
        while start < end and text[start] in EDGES:
            start += 1
        while start < end and text[end - 1] in EDGES:
            end -= 1
        if start < end:
            out.append((start, end))
    return tuple(out) or ranges


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(row["abbreviation"].casefold().rstrip(".") for row in rows("attribution_abbreviations"))
