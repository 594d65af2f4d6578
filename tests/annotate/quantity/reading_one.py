"""One phrase as an article of one sentence: what the tests of quantities read."""

from sayso.annotate import quantity
from sayso.model import Article, Quantity


def find(text: str) -> tuple[Quantity, ...]:
    """All quantities of a text taken as one sentence."""
    article = Article("phrase", text)
    return quantity.find(article, (article.anchor(0, len(text)),))


def only(text: str) -> Quantity:
    """The one quantity of a text; fails where there is none or another."""
    (found,) = find(text)
    return found


def amounts(text: str) -> list[str]:
    """Each amount as 17, ~1500, >=20, <=12 or 10..15."""
    return [_amount(q) for q in find(text)]


def _amount(q: Quantity) -> str:
    about = "~" if q.approximate else ""
    if q.value is not None:
        return f"{about}{q.value:.10g}"
    if q.low is not None and q.high is not None:
        return f"{about}{q.low:.10g}..{q.high:.10g}"
    return f">={q.low:.10g}" if q.low is not None else f"<={q.high:.10g}"
