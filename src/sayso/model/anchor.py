"""The one way to point at words: a half-open range of code points in one article, with its characters."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """`text == article_text[start:end]` of the article with id `article` (Web Annotation's position and quote)."""

    article: str
    start: int
    end: int
    text: str

    def overlap(self, other: "Anchor") -> int:
        """Code points that both cover; 0 in different articles."""
        if self.article != other.article:
            return 0
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def holds(self, other: "Anchor") -> bool:
        """Whether the other lies wholly inside this one."""
        return self.article == other.article and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a finding was made: the rule or model that made it, in a reader's words, and the words it rests on."""

    method: str
    says: str
    anchors: tuple[Anchor, ...] = ()
