"""Articles by their cases in memory: for a stream that is grouped in one go, and lets go of cases that are done."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sayso.story.grouping import ASKED, COMMONEST, Change, likeliest, settle
from sayso.story.likeness import Rarity, Weighed, weigh
from sayso.story.profile import Profile, rarity


class Shelves:
    """Implements `Shelf`; `why` keeps the last reason for each article's place. `rare` says how rare a term is, where
    that is known of more articles than come here; without it the articles here are counted."""

    def __init__(self, rare: Rarity | None = None) -> None:
        self._rare = rare
        self.case_of: dict[str, str] = {}
        self.why: dict[str, str] = {}
        self._profiles: dict[str, Profile] = {}
        self._index: dict[str, list[str]] = defaultdict(list)
        self._members: dict[str, list[str]] = defaultdict(list)
        self._opened = 0

    def add(self, profile: Profile) -> tuple[Change, ...]:
        """Put an article into its case, and do what else follows from it."""
        for term in profile.terms:
            self._index[term].append(profile.article)
        self._profiles[profile.article] = profile
        changes = settle(self, self.weighed([profile.article])[0])
        for change in changes:
            self._move(change.articles, change)
        return changes

    def _move(self, articles: Sequence[str], change: Change) -> None:
        """A new case is called by its number."""
        if change.case is None:
            self._opened += 1
        case = change.case or f"case {self._opened}"
        for article in articles:
            if article in self.case_of:
                self._members[self.case_of[article]].remove(article)
            self.case_of[article], self.why[article] = case, change.why
            self._members[case].append(article)

    def remove(self, case: str) -> tuple[str, ...]:
        """Let go of a case and of all that is known of its articles; their ids in the order in which they came."""
        gone = tuple(self._members.pop(case))
        for article in gone:
            for term in self._profiles.pop(article).terms:
                self._index[term].remove(article)
                if not self._index[term]:
                    del self._index[term]
            del self.case_of[article], self.why[article]
        return gone

    def near(self, new: Weighed) -> Sequence[str]:
        votes: dict[str, float] = defaultdict(float)
        for term in sorted(new.terms, key=lambda t: (-new.terms[t], t))[:ASKED]:
            if len(self._index[term]) <= COMMONEST:
                for article in self._index[term]:
                    votes[article] += new.rare[term]
        votes.pop(new.profile.article, None)
        return likeliest(votes, self.case_of)

    def members(self, case: str) -> Sequence[str]:
        return self._members[case]

    def weighed(self, articles: Sequence[str]) -> Sequence[Weighed]:
        rare = self._rare or self._counted
        return [weigh(self._profiles[a], rare) for a in articles]

    def _counted(self, term: str) -> float:
        return rarity(term, len(self._index[term]), len(self._profiles))

    def placed(self, articles: Iterable[str]) -> bool:
        return False
