"""The check itself: each sentence of a report against the case it is about.

A sentence holds when it is one that Sayso itself writes about this case, unchanged, or when it cites words that are
there and quotes nothing but what stands at the words it cites. Whether the cited words bear out what the sentence makes
of them is for a reader to judge.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.export.formats import BY_NAME
from sayso.model import Case
from sayso.render.citation import Place
from sayso.verify.echo import Echoes
from sayso.verify.quotation import Searched, quotations
from sayso.verify.reading import Block, blocks
from sayso.verify.sentence import Sentence, split

SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Problem:
    """One sentence that does not hold: where it stands, why, and what to do."""

    place: str
    sentence: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """`sentences` were looked at: `own` are Sayso's and unchanged, the others cite places; `quotations` were found."""

    sentences: int
    own: int
    quotations: int
    problems: tuple[Problem, ...]


def verify(report: bytes, form: str, case: Case, origins: bool = False) -> Verdict:
    """Check a report of the format `md`, `html`, `docx` or `pdf` against a case.

    With `origins`, a sentence must also cite the article that its words come from, where that is at hand, and not only
    one that repeats it. CannotVerify where the report cannot be read, MissingExtra where a library is needed.
    """
    checked = _Checked(case, _own(form, case), origins)
    for block in blocks(report, form):
        checked.block(block)
    return checked.verdict()


def _own(form: str, case: Case) -> frozenset[str]:
    """The blocks that Sayso writes about this case in this format."""
    form = "md" if form == "pdf" else form
    made = BY_NAME[form].render(case)
    written = made if isinstance(made, bytes) else str(made).encode("utf-8", "backslashreplace")
    return frozenset(b.text for b in blocks(written, form))


class _Checked:
    def __init__(self, case: Case, own: frozenset[str], origins: bool) -> None:
        self._own = own
        self._articles = {a.id: a for a in case.articles}
        self._texts = {a.id: Searched(a) for a in case.articles}
        self._echoes = Echoes(case) if origins else None
        self._counted: Counter[str] = Counter()
        self._problems: list[Problem] = []

    def verdict(self) -> Verdict:
        counted = self._counted
        return Verdict(counted["sentences"], counted["own"], counted["quotations"], tuple(self._problems))

    def block(self, block: Block) -> None:
        """A block that Sayso wrote holds as it is; of any other, each sentence is looked at."""
        if block.text in self._own:
            self._counted.update(sentences=1, own=1)
            return
        for sentence in split(block.text):
            if sum(map(str.isalnum, sentence.text)) < SHORTEST:
                continue
            self._counted["sentences"] += 1
            found = self._heading(sentence) if block.heading else self._sentence(sentence)
            self._problems += (Problem(block.place, sentence.text, reason, remedy) for reason, remedy in found)

    def _heading(self, sentence: Sentence) -> Iterator[tuple[str, str]]:
        """A heading need not cite; what it quotes must stand somewhere."""
        for quotation in quotations(sentence.text):
            if not any(next(t.find(quotation), None) for t in self._texts.values()):
                yield f"no article has “{quotation}”", "quote the words as they stand in an article"

    def _sentence(self, sentence: Sentence) -> Iterator[tuple[str, str]]:
        places = [c for c in sentence.cites if isinstance(c, Place)]
        if not sentence.cites:
            yield "it cites nothing", "add the place of the words it rests on, as [article:start-end]"
        elif not places:
            yield ("Sayso does not write this of what it cites",
                   "take Sayso's sentence as it is, or cite words as [article:start-end]")
        missing = [told for place in places if (told := self._missing(place))]
        yield from missing
        if places and not missing:
            yield from self._quotations(sentence, places)
            yield from self._echo(places)

    def _missing(self, place: Place) -> tuple[str, str] | None:
        article = self._articles.get(place.article)
        if not article:
            return f"there is no article {place.article}", f"the case has {', '.join(sorted(self._articles)[:12])}"
        if not place.start < place.end <= len(article.text):
            return (f"{place} are no words of {article.id}",
                    f"its text has {len(article.text)} characters, and the first number must be the smaller one")
        return None if article.text[place.start:place.end].strip() else (f"{place} is blank", "cite words")

    def _quotations(self, sentence: Sentence, places: list[Place]) -> Iterator[tuple[str, str]]:
        for quotation in quotations(sentence.text):
            found = [(p, span) for p in places for span in self._texts[p.article].find(quotation)]
            if any(a < p.end and p.start < b for p, (a, b) in found):
                self._counted["quotations"] += 1
            elif found:
                place, (start, end) = found[0]
                yield (f"“{quotation}” does not stand at the words it cites",
                       f"cite [{Place(place.article, start, end)}]")
            else:
                yield f"no article that it cites has “{quotation}”", self._elsewhere(quotation)

    def _elsewhere(self, quotation: str) -> str:
        for ident, text in sorted(self._texts.items()):
            if span := next(text.find(quotation), None):
                return f"it stands in another article: cite [{Place(ident, *span)}]"
        return "quote the words as they stand in the article"

    def _echo(self, places: list[Place]) -> Iterator[tuple[str, str]]:
        cited = {p.article for p in places}
        for place in places if self._echoes else ():
            origin = self._echoes.origin(place) if self._echoes else None
            if origin and origin[0].article not in cited:
                at, edge = origin
                yield (f"{place.article} has this from {at.article} ({edge.id})", f"cite the origin: [{at}]")
