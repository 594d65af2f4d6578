"""How two articles depend on each other: verbatim, partial, retold, quotes only, or not at all.

Measures first, then an ordered list of rules; the first that fits decides, and its name goes with the finding.
"""

from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from sayso.model import Anchor, Ground, Pair, Passage
from sayso.model.derivation import Relation
from sayso.relate.lineage.leaning import Leaning, credits_of, meet, no_agencies
from sayso.relate.lineage.passages import Shared, shared_passages
from sayso.relate.lineage.rewrites import Likeness, Profile, alike
from sayso.relate.lineage.text import Text
from sayso.relate.lineage.translation import common_trail, may_be_translated, trail

MOST = 0.58
MOST_WITH_QUOTES = 0.65
MUCH = 0.45
PART = 0.2
SOME = 0.1
LONG_PASSAGE = 16
FEW_WORDS = 20
ALIKE = 0.4
REWRITTEN = 0.5
REWRITTEN_SENTENCES = 4
QUOTED_WORDS = 8
MANY_LANDMARKS = 60
SHOWN = 8


class Side(NamedTuple):
    """One article, with all that it is compared by."""

    text: Text
    profile: Profile
    leaning: Leaning


class Compared:
    """Two articles laid beside each other; what is costly is worked out when first asked for."""

    def __init__(self, one: Side, other: Side) -> None:
        self.one, self.other = one, other

    @cached_property
    def passages(self) -> tuple[Shared, ...]:
        """Words in common, in the order of the first article."""
        return shared_passages(self.one.text, self.other.text)

    @cached_property
    def alike(self) -> tuple[Likeness, ...]:
        """Sentences that say the same."""
        return alike(self.one.profile, self.other.profile, ALIKE)

    @cached_property
    def translated(self) -> tuple[tuple[int, int], ...]:
        """Words that are landmarks of one trail in two languages, if the articles tell the same in the same order."""
        one, other = self.one.text, self.other.text
        return common_trail(trail(one), trail(other)) if may_be_translated(one, other) else ()

    @cached_property
    def rewritten(self) -> tuple[Likeness, ...]:
        """Those of them that are narrated."""
        return tuple(x for x in self.alike if not x.quoted)

    @cached_property
    def narrated(self) -> tuple[int, ...]:
        """For each passage, how many equal words are nobody's quoted words in either article."""
        return tuple(_narrated(self, shared) for shared in self.passages)

    @property
    def words(self) -> int:
        """Equal words, quoted or not."""
        return sum(shared.words for shared in self.passages)

    @property
    def quoted(self) -> int:
        """Equal words that are quoted in one of the articles."""
        return self.words - sum(self.narrated)

    @property
    def share(self) -> float:
        """The part of its narrated words that one of the articles has in common with the other."""
        least = min(self.one.text.narrated, self.other.text.narrated)
        return min(1.0, sum(self.narrated) / max(least, FEW_WORDS))

    @property
    def share_with_quotes(self) -> float:
        """The part of all words of the shorter article that stands in the other."""
        least = min(len(self.one.text.forms), len(self.other.text.forms))
        return min(1.0, self.words / max(least, FEW_WORDS))

    @property
    def rewritten_share(self) -> float:
        """The part of the narrated sentences of the shorter article that has a like one in the other."""
        least = min(side.profile.quoted.count(False) for side in (self.one, self.other))
        return len(self.rewritten) / least if least else 0.0


class Verdict(NamedTuple):
    """What a rule found, in a reader's words, with the credits it rests on."""

    relation: Relation
    strength: float
    says: str
    anchors: tuple[Anchor, ...] = ()


Rule = Callable[[Compared], Verdict | None]
FLOOR: dict[Relation, float] = {"verbatim": 0.75, "partial": 0.5, "retold": 0.3, "quotes-only": 0.1}
WIDTH = 0.2


def relate_pair(compared: Compared) -> Pair | None:
    """The pair with its passages, by the first rule that fits; None for articles that do not depend on each other."""
    for rule in RULES:
        if verdict := rule(compared):
            return _pair(compared, rule.__name__.replace("_", " "), verdict)
    return None


def printed_in_both(c: Compared) -> Verdict | None:
    """Most of the shorter narrative stands in the other article."""
    most = c.share >= MOST or (c.share >= MUCH and c.share_with_quotes >= MOST_WITH_QUOTES)
    if not most or c.words < FEW_WORDS:
        return None
    says = f"{_percent(max(c.share, c.share_with_quotes))} of the shorter text stands in the other"
    return Verdict("verbatim", c.share, says)


def partly_in_both(c: Compared) -> Verdict | None:
    """A part of the narrative, or one long passage of it, stands in the other article."""
    longest = max(c.narrated, default=0)
    if sum(c.narrated) < LONG_PASSAGE or c.share < (SOME if longest >= LONG_PASSAGE else PART):
        return None
    says = f"{_percent(c.share)} of the shorter narrative stands in the other, the longest passage has {longest} words"
    return Verdict("partial", c.share, says)


def sentence_by_sentence(c: Compared) -> Verdict | None:
    """Half of the narrative is in the other article in other words."""
    if len(c.rewritten) < REWRITTEN_SENTENCES or c.rewritten_share < REWRITTEN:
        return None
    says = f"{len(c.rewritten)} sentences, {_percent(c.rewritten_share)} of the shorter narrative, are reworded"
    return Verdict("partial", c.rewritten_share / 2, says)


def told_in_another_language(c: Compared) -> Verdict | None:
    """The languages differ, and names and figures stand in one order."""
    if not c.translated:
        return None
    landmarks = tuple(c.one.text.anchor(a, a + 1) for a, _ in c.translated[:SHOWN])
    says = f"{len(c.translated)} names and figures stand in the same order in two languages"
    return Verdict("partial", min(1.0, len(c.translated) / MANY_LANDMARKS), says, landmarks)


def one_credits_the_other(c: Compared) -> Verdict | None:
    """One article names the other's outlet as where it has the story from."""
    for child, parent in ((c.one, c.other), (c.other, c.one)):
        outlet = parent.leaning.outlet
        if outlet and (named := meet(child.leaning.all, frozenset((outlet,)))):
            says = f"{child.text.id} credits the outlet of {parent.text.id}"
            return Verdict("retold", 0.8, says, _words(child, named))
    return None


def both_credit_one_report(c: Compared) -> Verdict | None:
    """Both articles retell the report of one outlet that is not at hand."""
    one, other = c.one.leaning, c.other.leaning
    named = meet(one.told, other.all - other.signed) or meet(one.all - one.signed, other.told)
    if not named:
        named = meet(no_agencies(one.cited), no_agencies(other.cited))
    if not named:
        return None
    return Verdict("retold", 0.6, "both credit the same report", (*_words(c.one, named), *_words(c.other, named)))


def one_leans_on_a_report(c: Compared) -> Verdict | None:
    """One article retells an outlet's report, the other leans on nobody and has the same words or facts."""
    if c.quoted < QUOTED_WORDS and len(c.rewritten) < REWRITTEN_SENTENCES:
        return None
    for child, parent in ((c.one, c.other), (c.other, c.one)):
        if child.leaning.told and not child.leaning.signed and not parent.leaning.all:
            named = min(child.leaning.told)
            says = f"{child.text.id} retells a report, {parent.text.id} leans on none"
            return Verdict("retold", 0.3, says, _words(child, named))
    return None


def same_speaker(c: Compared) -> Verdict | None:
    """What they share are somebody's quoted words."""
    if c.quoted < QUOTED_WORDS:
        return None
    says = f"{c.quoted} words of quotations are in both, the narrative is not"
    return Verdict("quotes-only", min(1.0, c.quoted / 100), says)


RULES: tuple[Rule, ...] = (
    printed_in_both, partly_in_both, sentence_by_sentence, told_in_another_language, one_credits_the_other,
    both_credit_one_report, one_leans_on_a_report, same_speaker,
)


def _pair(c: Compared, rule: str, verdict: Verdict) -> Pair:
    passages = tuple(Passage(c.one.text.anchor(*s.a), c.other.text.anchor(*s.b)) for s in c.passages)
    score = FLOOR[verdict.relation] + WIDTH * min(1.0, verdict.strength)
    ground = Ground(f"lineage: {rule}", verdict.says, verdict.anchors)
    return Pair(c.one.text.id, c.other.text.id, verdict.relation, c.share_with_quotes, score, passages, (ground,))


def _narrated(c: Compared, shared: Shared) -> int:
    one, other = c.one.text.quoted, c.other.text.quoted
    return sum(run.length - _either(one[run.a:run.a + run.length], other[run.b:run.b + run.length])
               for run in shared.runs)


def _either(one: bytes, other: bytes) -> int:
    """How many places are marked in one of two equally long rows."""
    return (int.from_bytes(one, "little") | int.from_bytes(other, "little")).bit_count()


def _words(side: Side, named: str) -> tuple[Anchor, ...]:
    return tuple(credit.anchor for credit in credits_of(side.text.read, named))


def _percent(share: float) -> str:
    return f"{round(100 * share)} %"
