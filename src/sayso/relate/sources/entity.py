"""One source within one article while its mentions are gathered."""

from collections import Counter

from sayso.relate.sources import lexicon, spelling
from sayso.relate.sources.mention import Mention
from sayso.relate.sources.phrase import Phrase


class Entity:
    """What the mentions gathered so far say together. `why` holds, for each mention after the first, the rule that
    put it here."""

    __slots__ = (
        "acronyms",
        "bodies",
        "first",
        "gender",
        "kinds",
        "mentions",
        "office_of",
        "offices",
        "ofs",
        "persons",
        "plural",
        "roles",
        "state",
        "why",
        "words",
    )

    def __init__(self) -> None:
        self.mentions: list[int] = []
        self.why: dict[int, str] = {}
        self.first = -1
        self.persons: list[str] = []
        self.bodies: list[str] = []
        self.acronyms: set[str] = set()
        self.roles: set[str] = set()
        self.offices: set[str] = set()
        self.words: set[str] = set()
        self.ofs: set[str] = set()
        self.office_of: set[str] = set()
        self.kinds: Counter[str] = Counter()
        self.state = ""
        self.gender = ""
        self.plural = False

    def add(self, index: int, mention: Mention, why: str) -> None:
        """One more mention; what it says is kept beside what is known."""
        if not self.mentions:
            self.first = index
            self.plural = mention.phrase.plural
        self.mentions.append(index)
        self.why[index] = why
        if mention.phrase.form != "pronoun":
            self._learn(mention.phrase)

    def _learn(self, phrase: Phrase) -> None:
        if phrase.person and phrase.person not in self.persons:
            self.persons.append(phrase.person)
        if phrase.body and phrase.body not in self.bodies:
            self.bodies.append(phrase.body)
        if phrase.acronym:
            self.acronyms.add(phrase.acronym)
        for value, known in (
            (phrase.role, self.roles),
            (phrase.office, self.offices),
            (phrase.of, self.ofs),
            (phrase.of_office, self.office_of),
        ):
            if value:
                known.add(value)
        self.words |= set(lexicon.key(phrase.text)) if not phrase.person else set()
        if phrase.kind not in ("unknown", "body"):
            self.kinds[phrase.kind] += 1
        self.state = self.state or phrase.state
        self.gender = self.gender or (phrase.gender if phrase.gender in ("m", "f") else "")

    @property
    def is_person(self) -> bool:
        """Whether it is one human being, named or not."""
        return bool(self.persons) or bool(self.roles and not self.bodies and not self.plural)

    @property
    def kind(self) -> str:
        """The kind that most mentions give, the first of several."""
        known = [k for k in self.kinds if k not in ("unknown", "person")] or list(self.kinds)
        if self.persons:
            known = [k for k in known if k != "anonymous"] or ["person"]
        return max(known, key=lambda k: self.kinds[k]) if known else "unknown"

    def is_called(self, body: str) -> bool:
        """Whether a body of this name is meant: one name, its acronym, or a part that no other body shares."""
        sought = lexicon.key(body)
        for own in (*self.bodies, *self.acronyms):
            known = lexicon.key(own)
            if (
                spelling.same_body(sought, known)
                or spelling.is_acronym(body, known)
                or spelling.is_acronym(own, sought)
            ):
                return True
        return False
