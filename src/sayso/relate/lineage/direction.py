"""Which of two articles that share a text had it first: an ordered list of rules, the surest ground first."""

from collections.abc import Callable
from typing import Literal, NamedTuple

from sayso.model import Anchor, Pair
from sayso.relate.lineage.leaning import Leaning, credits_of, leaning, meet, no_agencies, spoken_to
from sayso.relate.lineage.relation import LONG_PASSAGE, Compared, Side
from sayso.relate.lineage.traces import Trace, broken_off, introduced_elsewhere, marked_error

CONTAINED = 0.85
LONGER = 1.3

Way = Literal["directed", "common", "unknown"]


class Direction(NamedTuple):
    """`directed`: `child` has it from `parent`. `common`: both have it from an ancestor that is not at hand, named `of`
    where a text names it. `unknown`: `child` is then the shorter text, by convention. `rank` orders the grounds, the
    surest first; `version` marks two states of one outlet's own story."""

    way: Way
    child: Side
    parent: Side
    says: str | None
    rank: int = 0
    of: str | None = None
    version: bool = False
    anchors: tuple[Anchor, ...] = ()


Rule = Callable[[Compared, Pair], Direction | None]


def direct(compared: Compared, pair: Pair) -> Direction:
    """The direction by the first rule that knows it."""
    for rank, rule in enumerate(RULES):
        if found := rule(compared, pair):
            return found._replace(rank=rank)
    child, parent = _by_length(compared)
    return Direction("unknown", child, parent, None, len(RULES))


def later_version(c: Compared, pair: Pair) -> Direction | None:
    """Two states of one outlet's story; the later one is the child."""
    if not c.one.leaning.outlet or c.one.leaning.outlet != c.other.leaning.outlet:
        return None
    if pair.relation not in ("verbatim", "partial"):
        return None
    if ordered := _by_date(c) or _by_change(c):
        return Direction("directed", *ordered, "a later version in the same outlet", version=True)
    return Direction("unknown", *_by_length(c), None, version=True)


def credits_its_outlet(c: Compared, _: Pair) -> Direction | None:
    """One article names the other's outlet, and not the other way round."""
    found = [(child, parent, named) for child, parent in _both_ways(c) if (named := _credits(child, parent))]
    if len(found) != 1:
        return None
    child, parent, named = found[0]
    return Direction("directed", child, parent, f"{child.text.id} credits the outlet of {parent.text.id}", of=named,
                     anchors=_words(child, named))


def same_copy(c: Compared, pair: Pair) -> Direction | None:
    """Both sign with one agency, or both retell one report."""
    one, other = _own_leanings(c, pair)
    named = (meet(one.signed, other.signed) or meet(no_agencies(one.whole), other.all)
             or meet(one.all, no_agencies(other.whole)))
    if named is None and pair.relation == "retold":
        named = meet(no_agencies(one.cited), no_agencies(other.cited))
    if not named:
        return None
    words = (*_words(c.one, named), *_words(c.other, named))
    return Direction("common", *_by_length(c), "both credit the same origin of the text", of=named, anchors=words)


def spoken_to_an_agency(c: Compared, pair: Pair) -> Direction | None:
    """In the words that both print somebody speaks to an agency: they are that agency's copy."""
    one = spoken_to(c.one.text.read, [p.a for p in pair.passages])
    other = spoken_to(c.other.text.read, [p.b for p in pair.passages])
    named = one or other
    if named is None or (one and other and one != other) or named in (c.one.leaning.outlet, c.other.leaning.outlet):
        return None
    words = (*_words(c.one, named), *_words(c.other, named))
    return Direction("common", *_by_length(c), "the shared words name the agency they were said to", of=named,
                     anchors=words)


def prints_agency_copy(c: Compared, pair: Pair) -> Direction | None:
    """One signs with an agency; the other, which retells nobody's report, prints the same words."""
    one, other = _own_leanings(c, pair)
    for (signing, sign), (printing, lean) in (((c.one, one), (c.other, other)), ((c.other, other), (c.one, one))):
        signs = bool(sign.signed) or (sign.agencies and max(c.narrated, default=0) >= LONG_PASSAGE)
        if signs and not lean.whole and lean.outlet not in sign.signed:
            named = min(sign.signed, default=None)
            return Direction("common", printing, signing, "one of them signs the shared text with an agency", of=named,
                             anchors=_words(signing, named) if named else ())
    return None


def leans_on_a_report(c: Compared, pair: Pair) -> Direction | None:
    """One retells a report, the other leans on nobody: it is the report, or nearer to it."""
    one, other = _own_leanings(c, pair)
    for (child, lean), (parent, free) in (((c.one, one), (c.other, other)), ((c.other, other), (c.one, one))):
        named = min(lean.told, default=None) if not free.whole else None
        if named is None and not free.all and pair.relation in ("verbatim", "partial"):
            named = min(no_agencies(lean.cited), default=None)
        if named:
            says = f"{child.text.id} retells a report, {parent.text.id} leans on none"
            return Direction("directed", child, parent, says, of=named, anchors=_words(child, named))
    return None


def earlier_date(c: Compared, _: Pair) -> Direction | None:
    """The one that was published earlier had it first."""
    ordered = _by_date(c)
    return Direction("directed", *ordered, "the earlier date") if ordered else None


def marks_its_error(c: Compared, pair: Pair) -> Direction | None:
    """One marks an error that the other has."""
    return _traced(marked_error(c)) if pair.passages else None


def breaks_off(c: Compared, pair: Pair) -> Direction | None:
    """One stops in the middle of a sentence that the other has whole."""
    return _traced(broken_off(c)) if pair.relation in ("verbatim", "partial") else None


def says_who_it_is(c: Compared, pair: Pair) -> Direction | None:
    """One speaks by surname of somebody whom only the other introduces: a passage was dropped."""
    return _traced(introduced_elsewhere(c)) if pair.relation in ("verbatim", "partial") else None


def contained_text(c: Compared, pair: Pair) -> Direction | None:
    """Nearly all of one text stands in a clearly longer one: it was cut from it."""
    child, parent = _by_length(c)
    if pair.relation != "verbatim" or c.share < CONTAINED:
        return None
    if len(parent.text.forms) < LONGER * len(child.text.forms):
        return None
    return Direction("directed", child, parent, f"all but a little of {child.text.id} is contained in {parent.text.id}")


RULES: tuple[Rule, ...] = (
    later_version, credits_its_outlet, same_copy, spoken_to_an_agency, prints_agency_copy, leans_on_a_report,
    marks_its_error, earlier_date, breaks_off, says_who_it_is, contained_text,
)


def _traced(trace: Trace | None) -> Direction | None:
    return Direction("directed", trace.child, trace.parent, trace.says, anchors=trace.anchors) if trace else None


def _both_ways(c: Compared) -> tuple[tuple[Side, Side], tuple[Side, Side]]:
    return (c.one, c.other), (c.other, c.one)


def _own_leanings(c: Compared, pair: Pair) -> tuple[Leaning, Leaning]:
    """On whom each article leans in words of its own: credits inside shared words were handed on with them."""
    one, other = c.one.leaning.all, c.other.leaning.all
    if pair.relation not in ("verbatim", "partial") or not meet(one, other):
        return c.one.leaning, c.other.leaning
    return (leaning(c.one.text.read, [p.a for p in pair.passages], other),
            leaning(c.other.text.read, [p.b for p in pair.passages], one))


def _credits(child: Side, parent: Side) -> str | None:
    outlet = parent.leaning.outlet
    return meet(child.leaning.all, frozenset((outlet,))) if outlet else None


def _by_date(c: Compared) -> tuple[Side, Side] | None:
    """Child and parent by their dates, as far as both are known; None where they are the same or doubtful."""
    one, other = c.one.text.read, c.other.text.read
    if one.dates_doubtful or other.dates_doubtful or not one.article.published or not other.article.published:
        return None
    length = min(len(one.article.published), len(other.article.published))
    first, second = one.article.published[:length], other.article.published[:length]
    if first == second:
        return None
    return (c.other, c.one) if first < second else (c.one, c.other)


def _by_change(c: Compared) -> tuple[Side, Side] | None:
    """Child and parent by when they were last changed, else by when they were captured: two states of one page, whose
    date of publication stays the same."""
    one, other = c.one.text.read.article, c.other.text.read.article
    if one.published != other.published:
        return None
    for first, second in ((one.modified or one.published, other.modified or other.published),
                          (dict(one.metadata).get("captured"), dict(other.metadata).get("captured"))):
        if first and second and first != second and len(first) == len(second):
            return (c.other, c.one) if first < second else (c.one, c.other)
    return None


def _by_length(c: Compared) -> tuple[Side, Side]:
    """The shorter text as child, the longer as parent; of equally long ones the later id is the child."""
    shorter = max((c.one, c.other), key=lambda side: (-len(side.text.forms), side.text.id))
    return (c.one, c.other) if shorter is c.one else (c.other, c.one)


def _words(side: Side, named: str) -> tuple[Anchor, ...]:
    return tuple(credit.anchor for credit in credits_of(side.text.read, named))
