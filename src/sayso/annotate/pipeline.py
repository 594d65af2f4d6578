"""The stages of one article, in order. Each is a pure function of what stands before it."""

from sayso import plugins
from sayso.annotate import attribution, boilerplate, credit, names, place, quantity, sentences, stance, time
from sayso.model import Annotated, Article

READ = (None, "en")
"""Languages whose texts are read closely; None is a text too short to tell."""


def annotate(article: Article) -> Annotated:
    """All findings of one article; a pure function, so it can be cached by content or mapped over processes.

    In a text whose language is not read only credits are found: it takes part in the lineage, and in nothing else.
    Stages of other packages come last (`sayso.plugins`)."""
    if article.language not in READ:
        return plugins.applied("sayso.annotate", Annotated(
            article, credits=credit.find(article, ()), syndicated_from=credit.syndicated_from(article)))
    split = sentences.find(article)
    named = names.find(article, split)
    times = time.find(article, split)
    return plugins.applied("sayso.annotate", Annotated(
        article=article,
        sentences=split,
        names=named,
        attributions=stance.judge(article, split, attribution.find(article)),
        quantities=quantity.find(article, split),
        times=times.expressions,
        places=place.find(article, named),
        credits=credit.find(article, split),
        boilerplate=boilerplate.find(article),
        dates_doubtful=times.doubt,
        speaks_for=credit.own_outlet(article),
        syndicated_from=credit.syndicated_from(article),
    ))
