"""The stages of one article, in order. Each is a pure function of what stands before it."""

from sayso.annotate import attribution, boilerplate, credit, names, place, quantity, sentences, stance, time
from sayso.model import Annotated, Article


def annotate(article: Article) -> Annotated:
    """All findings of one article; a pure function, so it can be cached by content or mapped over processes."""
    split = sentences.find(article)
    named = names.find(article, split)
    times = time.find(article, split)
    return Annotated(
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
    )
