"""Which attribution lies inside which: A says that B told C."""

from dataclasses import replace

from sayso.model import Attribution


def nested(attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """Each with the id of the one whose content holds its cue, the closest of several; never in a circle."""
    held = tuple(_around(a, attributions) for a in attributions)
    return tuple(replace(a, inside=outer.id if outer else None) for a, outer in zip(attributions, held, strict=True))


def _around(inner: Attribution, others: tuple[Attribution, ...]) -> Attribution | None:
    marks = inner.cue or inner.content
    around = [
        o
        for o in others
        if o is not inner
        and _holds(o, inner)
        and not any(c.holds(m) for c in inner.content for m in (o.cue or o.content))
        and marks
    ]
    return min(around, key=lambda o: (_length(o), o.id)) if around else None


def _holds(outer: Attribution, inner: Attribution) -> bool:
    marks = inner.cue or inner.content
    inside = any(c.holds(marks[0]) for c in outer.content)
    named = not inner.source or any(c.overlap(inner.source[0]) for c in outer.content)
    return inside and named and outer.source != inner.source


def _length(attribution: Attribution) -> int:
    return sum(c.end - c.start for c in attribution.content)
