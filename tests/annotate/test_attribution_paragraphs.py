"""Paragraphs of texts as they come: one to a line, parted by empty lines, or wrapped at a fixed width."""

from sayso.annotate.attribution.paragraphs import find


def paragraphs(text: str) -> list[str]:
    return [text[a:b] for a, b in find(text)]


def test_one_to_a_line() -> None:
    assert paragraphs("First here.\nSecond here.\n\nThird.") == ["First here.", "Second here.", "Third."]


def test_a_headline_without_a_stop() -> None:
    assert paragraphs("Ferries collide off Marvale\nBy Ines Dahl\nIt was foggy.") == [
        "Ferries collide off Marvale",
        "By Ines Dahl",
        "It was foggy.",
    ]


def test_a_sentence_broken_by_one_line_break_is_one() -> None:
    assert paragraphs("The ferries\nhad left.\nNobody knew.") == ["The ferries\nhad left.", "Nobody knew."]


def test_wrapped_lines() -> None:
    text = (
        "Two ferries collided on Monday in thick fog off\n"
        "Marvale, the harbour master said, and nobody was\n"
        "hurt. Both had left at dawn with few aboard and\n"
        "were back in port by noon.\n"
        "The union spoke of long hours on the bridge and\n"
        "of crews that had not slept."
    )
    assert [p[:9] for p in paragraphs(text)] == ["Two ferri", "The union"]


def test_no_text() -> None:
    assert paragraphs(" \n\n ") == []
