"""Grounds on which one origin of a claim may rest on another, though the texts do not show it."""

from collections.abc import Iterator

from sayso.relate.origins.known import Known
from sayso.relate.origins.sure import Rule
from sayso.relate.origins.telling import OWN, Telling, shared_words

MOST_WORDS = 0.6


def article_rewrites_another(name: str, told: Telling, known: Known) -> Iterator[str]:
    """A rewrite may have more from its parent than its wording shows."""
    if name.startswith(OWN):
        for parent in known.ancestors(name.removeprefix(OWN)):
            yield from told.stand_in(parent)


def article_cites_another(name: str, told: Telling, known: Known) -> Iterator[str]:
    """An article that cites another for a detail may have more from there."""
    if name.startswith(OWN):
        for parent in known.noted.get(name.removeprefix(OWN), ()):
            yield from told.stand_in(parent)


def both_lean_on_one_report(name: str, told: Telling, known: Known) -> Iterator[str]:
    """Two articles that credit one report, which is not at hand: it may have told both."""
    if name.startswith(OWN):
        mine = known.unseen.get(name.removeprefix(OWN), frozenset())
        yield from (o for o in told.held if any(mine & known.unseen.get(a, frozenset()) for a in told.articles(o)))


def unsaid_whence(name: str, told: Telling, known: Known) -> Iterator[str]:
    """An article that leans on others does not say whence it knows what others have from a source; it may have it from
    there too. An article that leans on nobody speaks for itself."""
    if name.startswith(OWN) and known.leans(name.removeprefix(OWN)):
        yield from (o for o in told.held if o in known.sources)


def both_belong_to_one_body(name: str, told: Telling, known: Known) -> Iterator[str]:
    """Two who speak for one body may speak from one knowledge."""
    mine = known.speaks_for(name)
    if mine:
        yield from (o for o in told.held if known.speaks_for(o) == mine)


def one_is_unnamed(name: str, told: Telling, known: Known) -> Iterator[str]:
    """`rebels`, `activists`: people without a name, where somebody else tells the same."""
    if known.unnamed(name):
        yield from (o for o in told.held if o in known.sources and not told.apart(name, o))


def outlet_may_have_it_from_elsewhere(name: str, told: Telling, known: Known) -> Iterator[str]:
    """An outlet seldom knows a thing first hand; it may have it from the others that tell it."""
    if known.is_media(name):
        yield from (o for o in told.held if o in known.sources and not told.apart(name, o))


def something_else(name: str, told: Telling, _: Known) -> Iterator[str]:
    """Mentions that share most of their words with those of no other origin may mean something else; then only the
    others are sure."""
    others = [o for o in told.held if o != name and not told.apart(name, o)]
    if not any(shared_words(a, b) >= MOST_WORDS for o in others for a in told.words(name) for b in told.words(o)):
        yield from others


PERHAPS: tuple[tuple[str, Rule], ...] = (
    ("the article rewrites another", article_rewrites_another),
    ("the article cites another", article_cites_another),
    ("both articles lean on one report", both_lean_on_one_report),
    ("the article does not say whence it knows", unsaid_whence),
    ("both belong to one body", both_belong_to_one_body),
    ("one of them is unnamed", one_is_unnamed),
    ("an outlet may have it from elsewhere", outlet_may_have_it_from_elsewhere),
    ("one of them may be saying something else", something_else),
)
