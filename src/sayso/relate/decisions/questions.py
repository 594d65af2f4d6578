"""Discrepancies confirmed and rejected by hand."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.model import Decision, Discrepancy
from sayso.relate.decisions.pointing import ground, touches


def decide_discrepancies(parted: tuple[Discrepancy, ...], decisions: Iterable[Decision]) -> tuple[Discrepancy, ...]:
    """Those that are left when the rejected ones are gone; confirmed ones say by whom."""
    for decision in decisions:
        if decision.about and decision.about[0].kind == "discrepancy":
            meant = questions(decision, parted)
            if decision.verb == "reject":
                parted = tuple(d for d in parted if d not in meant)
            elif decision.verb == "confirm":
                parted = tuple(replace(d, grounds=(*d.grounds, ground(decision, "confirmed"))) if d in meant else d
                               for d in parted)
    return parted


def questions(decision: Decision, parted: Sequence[Discrepancy]) -> list[Discrepancy]:
    """The discrepancies meant: of the same kind, with at least two of their sides at the words pointed at."""
    anchors = decision.about[0].anchors
    return [d for d in parted if decision.value in ("", d.kind)
            and sum(touches(s.anchor, anchors) for s in d.sides) >= 2]
