"""A case from a few texts."""

from collections.abc import Sequence

import pytest
from tests.relate.discrepancy.cases import Parted, Text, annotated

from sayso.model import Discrepancy, Source
from sayso.relate.discrepancy import find
from sayso.relate.given import Descent, Resolved


@pytest.fixture
def parted() -> Parted:
    """Discrepancies of a case given as texts (or Text values), named a, b, c... in order."""

    def run(*texts: str | Text, order: Sequence[int] | None = None) -> tuple[Discrepancy, ...]:
        given = [t if isinstance(t, Text) else Text(t) for t in texts]
        read = [annotated(chr(ord("a") + n), t) for n, t in enumerate(given)]
        attributions = tuple(x for a in read for x in a.attributions)
        sources = tuple(Source(n, n) for n in sorted({a.source_id for a in attributions if a.source_id}))
        chosen = [read[n] for n in order] if order else read
        return find(tuple(chosen), (), Resolved(sources, attributions), Descent((), (), ()))

    return run
