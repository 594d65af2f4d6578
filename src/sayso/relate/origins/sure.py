"""Grounds on which the texts show that one origin of a claim rests on another. The first that fits is told."""

import re
from collections.abc import Callable, Iterable, Iterator

from sayso.model import Anchor, Mention
from sayso.relate.origins.known import Known, countries, figures_in
from sayso.relate.origins.telling import OWN, RUN, Telling, same_run
from sayso.relate.sources import lexicon
from sayso.words import fold

Rule = Callable[[str, Telling, Known], Iterable[str]]
OFFICIALS = frozenset({"officials", "official", "authorities", "sources", "aides", "diplomats", "officers"})
VAGUE = frozenset({"unknown", "person", "media"})
INSIDE = 0.8
SEVERAL = 2
PEOPLE = frozenset({"person", "expert", "witness", "anonymous", "media"})
UNTOLD = frozenset({"anonymous", "unknown"})
UTTERANCE = 4
QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]+)")


def article_names_its_source(name: str, told: Telling, _: Known) -> Iterator[str]:
    """A headline or lead in own voice, where the same article names the source of the claim elsewhere."""
    if name.startswith(OWN):
        yield from (o for o in told.stand_in(name.removeprefix(OWN)) if not o.startswith(OWN))


def article_reports_from_it(name: str, told: Telling, known: Known) -> Iterator[str]:
    """An article in own voice that quotes that very source elsewhere has its account at hand."""
    if name.startswith(OWN):
        cited = known.cited.get(name.removeprefix(OWN), frozenset())
        yield from (o for o in told.held if o in cited)


def both_print_the_same_words(name: str, told: Telling, known: Known) -> Iterator[str]:
    """Two articles that share a passage, and both mentions stand in it: one statement, whomever each names for it."""
    for m in told.held[name]:
        for article, passages in known.shared.get(m.anchor.article, {}).items():
            theirs = [p.theirs for p in passages if _mostly_inside(m.anchor, p.mine)]
            for o in told.stand_in(article) if theirs else ():
                if any(_same_place(m.anchor, n.anchor, theirs) for n in told.held[o]):
                    yield o


def both_quote_the_same_words(name: str, told: Telling, known: Known) -> Iterator[str]:
    """One utterance in two articles under two names: only one of them can have said it."""
    mine = [(m.anchor.article, q) for m in told.held[name] for q in quotes(m, known)]
    for o, mentions in told.held.items() if mine else ():
        theirs = [(n.anchor.article, q) for n in mentions for q in quotes(n, known)]
        if any(a != b and same_run(one, other, UTTERANCE) for a, one in mine for b, other in theirs):
            yield o


def one_quotes_what_the_other_reports(name: str, told: Telling, known: Known) -> Iterator[str]:
    """A sentence in quotation marks here, and its words without them there, under two names: one utterance."""
    for o in () if name.startswith(OWN) else told.held:
        if not o.startswith(OWN) and any(
            m.anchor.article != n.anchor.article and _quoted_there(m, n, known)
            for m in told.held[name] for n in told.held[o]
        ):
            yield o


def article_prints_anothers_text(name: str, told: Telling, known: Known) -> Iterator[str]:
    """An article that prints another's text rests on whatever that article rests on; a rewrite with what it has of
    that text, not with what it adds."""
    article = name.removeprefix(OWN)
    if not name.startswith(OWN) or adds_to_its_parents(article, told, known):
        return
    for parent in known.ancestors(article):
        yield from told.stand_in(parent)
        yield from (OWN + a for a in known.children.get(parent, ()) if OWN + a in told.held)


def adds_to_its_parents(article: str, told: Telling, known: Known) -> bool:
    """Whether a rewrite says of this claim, outside what it has from its parents, a figure that none of its family has.
    A headline sums up and adds nothing."""
    taken, body = known.taken.get(article), known.body.get(article, 0)
    said = [m.anchor for m in told.held[OWN + article]]
    if taken is None or any(s.end <= body or s.overlap(a) for s in said for a in taken):
        return False
    above = known.ancestors(article)
    family = {*above, *(c for a in above for c in known.children.get(a, ()) if c != article)}
    there = frozenset().union(*(known.numbers.get(a, frozenset()) for a in family))
    return any(figures_in(s.text) - there for s in said)


def article_retells_another(name: str, told: Telling, known: Known) -> Iterator[str]:
    """An article whose story is another's, which tells the same."""
    if name.startswith(OWN):
        for parent in known.retold.get(name.removeprefix(OWN), ()):
            yield from told.stand_in(parent)


def outlet_passes_it_on(name: str, told: Telling, known: Known) -> Iterator[str]:
    """An outlet that another article names as the channel of a source of this claim."""
    if names := known.names(name):
        yield from (o for o, mentions in told.held.items() if channels(mentions, known) & names)


def its_own_report_is_at_hand(name: str, told: Telling, known: Known) -> Iterator[str]:
    """An outlet that others cite, where its own article tells the same."""
    yield from (o for o in told.held if o.startswith(OWN) and known.publisher.get(o.removeprefix(OWN)) == name)


def article_retells_that_outlet(name: str, told: Telling, known: Known) -> Iterator[str]:
    """An article in own voice that retells the report of an outlet, and several others have the claim through it."""
    if name.startswith(OWN):
        reports = known.reports.get(name.removeprefix(OWN), frozenset())
        through = {o: [m for m in mentions if reports & (channels((m,), known) | known.names(o))]
                   for o, mentions in told.held.items() if not o.startswith(OWN)}
        if len({m.anchor.article for mentions in through.values() for m in mentions}) >= SEVERAL:
            yield from (o for o, mentions in through.items() if mentions)


def one_outlet_heard_both(name: str, told: Telling, known: Known) -> Iterator[str]:
    """Two whom nobody names, both heard by one outlet, on one claim: one person under two descriptions."""
    if known.unnamed(name):
        mine = channels(told.held[name], known)
        yield from (o for o, mentions in told.held.items() if known.unnamed(o) and mine & channels(mentions, known))


def one_speaks_for_the_others_body(name: str, told: Telling, known: Known) -> Iterator[str]:
    """A person who speaks for a body, or two who do: one origin. Two offices of one state stay two."""
    body = known.speaks_for(name)
    if body:
        yield from (o for o in told.held if body in known.names(o))
        if body not in countries():
            yield from (o for o in told.held if known.speaks_for(o) == body)


def nobody_in_particular(name: str, told: Telling, known: Known) -> Iterator[str]:
    """`a spokesperson`, `media reports`, `Baltic media`: nobody that could be told from those who are named."""
    if (known.unnamed(name) and known.sources[name].kind in VAGUE) or is_press_at_large(name, known):
        yield from (o for o in told.held if known.named(o) and not is_press_at_large(o, known)
                    and not told.apart(name, o))


def named_further_on(name: str, told: Telling, known: Known) -> Iterator[str]:
    """`a monitor said`, and the same article names the monitor for the same claim: one of its kind, as far as that is
    told."""
    if known.unnamed(name) and not is_plural(name, known):
        kinds = {known.sources[name].kind} - UNTOLD
        yield from (o for article in sorted(told.articles(name)) for o in told.stand_in(article)
                    if known.named(o) and known.sources[o].kind not in PEOPLE and not told.apart(name, o)
                    and (not kinds or known.sources[o].kind in kinds | UNTOLD))


def officials_of_the_same_state(name: str, told: Telling, known: Known) -> Iterator[str]:
    """`Norwegian officials`, beside a named office of the same state: whoever they are, they speak for it."""
    source = known.sources.get(name)
    if source and source.name.split()[-1:] and source.name.split()[-1] in OFFICIALS:
        state = known.bodies(name)[-1:]
        yield from (o for o in told.held if state and o in known.sources and known.bodies(o)[-1:] == state)


def an_outlet_is_no_first_hand(name: str, told: Telling, known: Known) -> Iterator[str]:
    """An outlet beside somebody who is none: outlets pass on, and the one named is nearer to the thing."""
    if known.is_media(name):
        yield from (o for o in told.held if o in known.sources and not known.is_media(o))


SURE: tuple[tuple[str, Rule], ...] = (
    ("the article names its source", article_names_its_source),
    ("the article reports from it", article_reports_from_it),
    ("both print the same words", both_print_the_same_words),
    ("both quote the same words", both_quote_the_same_words),
    ("one quotes what the other reports", one_quotes_what_the_other_reports),
    ("the article prints another's text", article_prints_anothers_text),
    ("the article retells another", article_retells_another),
    ("the outlet passes it on", outlet_passes_it_on),
    ("its own report is at hand", its_own_report_is_at_hand),
    ("the article retells that outlet's report", article_retells_that_outlet),
    ("one outlet heard both, and names neither", one_outlet_heard_both),
    ("one speaks for the other's body", one_speaks_for_the_others_body),
    ("nobody who could be told from those named", nobody_in_particular),
    ("the article names it further on", named_further_on),
    ("officials of the same state", officials_of_the_same_state),
    ("an outlet is no first hand where one is named", an_outlet_is_no_first_hand),
)


def channels(mentions: Iterable[Mention], known: Known) -> frozenset[str]:
    """Outlets through which these mentions came, folded."""
    told = (known.attributions.get(m.attribution or "") for m in mentions)
    return frozenset(fold(v) for a in told if a for v in a.via)


def is_press_at_large(name: str, known: Known) -> bool:
    """Whether outlets are meant of which none is named: `Baltic media`, `several British newspapers`."""
    return known.is_media(name) and lexicon.is_press_at_large(known.sources[name].name)


def is_plural(name: str, known: Known) -> bool:
    """Whether several people are meant: `rebels`, `residents of the town`."""
    words = known.sources[name].name.split()
    head = next((words[k - 1] for k, w in enumerate(words) if k and w.lower() in ("of", "in", "from", "at", "with")),
                words[-1] if words else "")
    return head.endswith("s") and not head.endswith("ss")


def quotes(m: Mention, known: Known) -> tuple[str, ...]:
    """The words of a mention that are somebody's own."""
    a = known.attributions.get(m.attribution or "")
    return (m.anchor.text,) if a and a.mode == "direct" else tuple(q[1] for q in QUOTED.finditer(m.anchor.text))


def _quoted_there(one: Mention, other: Mention, known: Known) -> bool:
    """Whether either has a run of words of a quotation of the other."""
    pairs = ((one, other), (other, one))
    return any(same_run(q, there.anchor.text, RUN) for here, there in pairs for q in quotes(here, known))


def _mostly_inside(anchor: Anchor, passage: Anchor) -> bool:
    return anchor.overlap(passage) >= INSIDE * (anchor.end - anchor.start)


def _same_place(mine: Anchor, theirs: Anchor, passages: Iterable[Anchor]) -> bool:
    return any(_mostly_inside(theirs, p) for p in passages) and same_run(mine.text, theirs.text)


