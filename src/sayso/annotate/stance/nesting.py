"""Which attribution lies inside which: A says that B told C."""

from dataclasses import replace

from sayso.annotate.stance.spans import Spans
from sayso.model import Attribution


def nested(attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """Each with the id of the one whose content holds its cue, the closest of several; never in a circle."""
    contents = Spans((c.start, c.end, n) for n, a in enumerate(attributions) for c in a.content)
    held = (_around(n, attributions, contents) for n in range(len(attributions)))
    return tuple(
        replace(a, inside=attributions[outer].id if outer is not None else None)
        for a, outer in zip(attributions, held, strict=True)
    )


def _around(inner: int, others: tuple[Attribution, ...], contents: Spans) -> int | None:
    one = others[inner]
    marks = one.cue or one.content
    if not marks:
        return None
    around = {n for n in contents.around(marks[0].start, marks[0].end) if n != inner and _holds(others[n], one)}
    return min(around, key=lambda n: (_length(others[n]), n)) if around else None


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """Whether the inner one's speaker stands in the outer one's content too, and not the other way about."""
    named = not inner.source or any(c.overlap(inner.source[0]) for c in outer.content)
    turned = any(c.holds(m) for c in inner.content for m in (outer.cue or outer.content))
    return named and not turned and outer.source != inner.source


def _length(attribution: Attribution) -> int:
    return sum(c.end - c.start for c in attribution.content)
