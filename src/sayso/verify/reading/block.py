"""What a reader of reports gives."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or table cell. `place` says where it stands, in a reader's words; `text` is what
    a reader sees, in one line."""

    place: str
    text: str
    heading: bool = False
