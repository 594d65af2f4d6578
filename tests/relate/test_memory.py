"""What the stages made last: reused where they are given the same, and never instead of what they would make."""

from dataclasses import replace

from sayso.engine.serial import one as annotated
from sayso.model import Article, Decision
from sayso.relate import relate
from sayso.relate.decisions import point, remarked
from sayso.relate.memory import Memory

TEXTS = {
    "one": ("Nine people drowned when the Talle ferry sank, the coast guard said. The ferry sank in a storm, captain "
            "Ewa Lind said.", "2031-05-12"),
    "two": ("Eleven people drowned when the Talle ferry sank, coast guard chief Ole Brandt said.", "2031-05-12"),
    "three": ("The Talle ferry sank in a storm, captain Ewa Lind said. Harbour master Tor Vik denied that the ferry "
              "sank in a storm.", "2031-05-13"),
}
READ = tuple(annotated(Article(name, text, published=day)) for name, (text, day) in TEXTS.items())


def test_a_stage_that_is_given_the_same_is_not_run_again():
    asked = []

    def stage(given: tuple[int, ...]) -> int:
        asked.append(given)
        return sum(given)

    memory = Memory()
    assert [memory.run(stage, given) for given in ((1, 2), (1, 2), (3,), (1, 2))] == [3, 3, 3, 3]
    assert asked == [(1, 2), (3,), (1, 2)]


def test_with_a_memory_a_case_is_the_same_as_without_whatever_was_decided_before():
    memory = Memory()
    first = relate(READ, memory=memory)
    assert first == relate(READ)
    claim, source = first.claims[0], first.sources[0]
    edits = [
        Decision("note", (point(first, claim.id),), "rang the coast guard", at="1"),
        Decision("rate", (point(first, source.id),), "B", at="2"),
        Decision("join", (point(first, claim.id), point(first, first.claims[1].id)), at="3"),
        Decision("join", (point(first, source.id), point(first, first.sources[1].id)), at="4"),
        *(Decision("reject", (point(first, d.id),), at="5") for d in first.discrepancies[:1]),
        Decision("note", (point(first, "one"),), "seen", at="6"),
    ]
    for number in range(1, len(edits) + 1):
        decided = edits[:number]
        assert relate(READ, decided=decided, memory=memory) == relate(READ, decided=decided)
    assert relate(READ[:2], memory=memory) == relate(READ[:2])
    assert relate(READ, memory=memory) == first


def test_notes_and_ratings_are_laid_over_a_case_as_if_it_were_worked_out_anew():
    first = relate(READ)
    claim, source = first.claims[0], first.sources[0]
    merge = Decision("join", (point(first, claim.id), point(first, first.claims[1].id)), at="1")
    remarks = [
        Decision("note", (point(first, claim.id),), "rang the coast guard", at="2"),
        Decision("rate", (point(first, claim.id),), "1", at="3"),
        Decision("rate", (point(first, source.id),), "B", at="4"),
        Decision("rate", (point(first, source.id),), "C", who="Ida", at="5"),
        Decision("note", (point(first, "one"),), "seen", at="6"),
    ]
    for made_with in ([], [merge], [merge, *remarks], remarks):
        base = relate(READ, decided=made_with)
        for now in ([], remarks[:2], remarks, [merge], [merge, *remarks], [*remarks, merge], remarks[3:1:-1]):
            found = remarked(base, now)
            assert (found is None) is ((merge in now) is not (merge in made_with))
            assert found is None or found == relate(READ, decided=now)
    assert any(j.conflict for j in relate(READ, decided=remarks).judged)


def test_a_note_on_an_edge_is_left_to_the_stages():
    first = relate(READ)
    target = replace(point(first, "two"), kind="edge", articles=("two", "one"))
    assert remarked(first, [Decision("note", (target,), "odd", at="1")]) is None
