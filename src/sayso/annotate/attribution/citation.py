"""`State television reported that X, citing the ministry`: X stands on the ministry's word too.

The network reads "the ministry" as what is cited. Where that can speak, and the sentence holds a report by the one who
cites, the draft is turned: the cited becomes the source, and the content is the report's.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from sayso.annotate.attribution.draft import Draft
from sayso.annotate.attribution.repair import Setting
from sayso.tables import rows

CITING = ("citing", "quoting")
LONGEST = 120
# What stands behind the head of a noun phrase: a preposition, a relative clause, a participle, a comma.
BEHIND_HEAD = re.compile(
    r"[,(]|\s(?:of|in|at|by|for|from|on|to|with|who|which|that|close|familiar|briefed|speaking)\b|\s\w+(?:ed|ing)\b"
)


def turned(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those that cite a source in its name."""
    setting = Setting(text, drafts)
    return [_turned(setting, draft, drafts, k) for k, draft in enumerate(drafts)]


def _turned(setting: Setting, draft: Draft, drafts: Sequence[Draft], number: int) -> Draft:
    cue = setting.text[draft.cue[0][0] : draft.cue[0][1]].casefold()
    (start, end), *more = draft.content
    if more or not cue.startswith(CITING) or not _can_speak(setting.text[start:end]):
        return draft
    for other in (*reversed(drafts[max(0, number - 2) : number]), *drafts[number + 1 : number + 2]):
        if _same_sentence(setting, draft, other):
            return replace(draft, source=draft.content, content=other.content, rules=(*draft.rules, "cited_source"))
    return draft


def _can_speak(cited: str) -> bool:
    """Whether the head of the phrase is a name or a word for those who speak: "a strike in Riga" is neither."""
    words = BEHIND_HEAD.split(cited, maxsplit=1)[0].split()
    if len(cited) > LONGEST or not words:
        return False
    named = all(word[0].isupper() for word in words if word.casefold() != "the")
    return (named and words[-1][-2:] not in ("'s", "’s")) or words[-1].strip(",.").casefold() in _citable()


def _same_sentence(setting: Setting, draft: Draft, other: Draft) -> bool:
    """Whether the sentence of the report goes on to the word that cites, or follows it."""
    first, last = sorted((draft.extent(), other.extent()))
    return last[0] <= first[1] or setting.sentence_end(first[0]) > last[0]


@cache
def _citable() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("attribution_citable"))
