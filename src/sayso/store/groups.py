"""Cases and the articles in them, and the index by which a new article finds its case."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, func, insert, select, text, update

from sayso.model import identify
from sayso.store.articles import chunks
from sayso.store.schema import articles, cases, derived, members, term_counts, terms, texts
from sayso.story import ASKED, COMMONEST, Change, Profile, Weighed, likeliest, rarity, weigh


class Listed(NamedTuple):
    """A case in a list: its first article's title, how many articles and claims, from when to when they are; `claims`
    is None where it was never worked out."""

    id: str
    title: str
    articles: int
    claims: int | None
    first: str | None
    last: str | None
    changed: str


class Shelves:
    """Implements `stories.Shelf` over the tables; `decided` are the articles whose place an analyst has decided."""

    def __init__(self, connection: Connection, decided: frozenset[str] = frozenset()) -> None:
        self._connection = connection
        self._decided = decided
        self._total = int(connection.execute(select(func.count()).select_from(members)).scalar_one())

    def near(self, new: Weighed) -> Sequence[str]:
        best = sorted(new.terms, key=lambda t: (-new.terms[t], t))[:ASKED]
        asked = [t for t, n in self._counts(best).items() if n <= COMMONEST]
        votes: dict[str, float] = defaultdict(float)
        for row in self._connection.execute(select(terms.c.term, terms.c.article).where(terms.c.term.in_(asked))):
            votes[row.article] += new.rare[row.term]
        votes.pop(new.profile.article, None)
        return likeliest(votes, self._cases_of(votes))

    def members(self, case: str) -> Sequence[str]:
        return members_of(self._connection, case)

    def weighed(self, articles: Sequence[str]) -> Sequence[Weighed]:
        found = {p.article: p for p in self._profiles(articles)}
        return self.weigh([found[a] for a in articles])

    def weigh(self, profiles: Sequence[Profile]) -> list[Weighed]:
        """Profiles as they are compared here: a term is the rarer the fewer articles of this workspace have it."""
        counts = self._counts({t for p in profiles for t in p.terms})
        return [weigh(p, lambda t: rarity(t, counts.get(t, 0), self._total)) for p in profiles]

    def placed(self, articles: Iterable[str]) -> bool:
        return not self._decided.isdisjoint(articles)

    def _counts(self, some: Iterable[str]) -> dict[str, int]:
        return {row.term: row.articles for part in chunks(sorted(some)) for row in self._connection.execute(
            select(term_counts).where(term_counts.c.term.in_(part)))}

    def _cases_of(self, some: Iterable[str]) -> dict[str, str]:
        return {row.article: row.case for part in chunks(some) for row in self._connection.execute(
            select(members.c.article, members.c.case).where(members.c.article.in_(part)))}

    def _profiles(self, some: Sequence[str]) -> list[Profile]:
        held: dict[str, dict[str, float]] = {a: {} for a in some}
        names: dict[str, set[str]] = {a: set() for a in some}
        days: dict[str, int | None] = {}
        for part in chunks(some):
            for row in self._connection.execute(select(terms).where(terms.c.article.in_(part))):
                held[row.article][row.term] = row.weight
                names[row.article] |= {row.term} if row.name else set()
            days |= {r.article: r.day for r in self._connection.execute(
                select(members.c.article, members.c.day).where(members.c.article.in_(part)))}
        return [Profile(a, held[a], frozenset(names[a]), days.get(a)) for a in some]


def index(connection: Connection, profile: Profile, searched: str) -> None:
    """Let later articles and searches find this one."""
    rows = [{"term": t, "article": profile.article, "weight": w, "name": int(t in profile.names)}
            for t, w in profile.terms.items()]
    if rows:
        connection.execute(insert(terms), rows)
        connection.execute(text("INSERT INTO term_counts (term, articles) VALUES (:term, 1) "
                                "ON CONFLICT (term) DO UPDATE SET articles = term_counts.articles + 1"),
                           [{"term": t} for t in sorted(profile.terms)])
    connection.execute(insert(texts).values(kind="article", ref=profile.article, text=searched))


def apply(connection: Connection, change: Change, at: str, day: int | None = None) -> tuple[str, tuple[str, ...]]:
    """Move articles as decided; the case that they are in now, and the cases that they left. `day` is a new one's."""
    case = change.case or _open(connection, change.articles[0], at)
    left = {row.case for row in connection.execute(
        select(members.c.case).where(members.c.article.in_(change.articles))) if row.case != case}
    for article in change.articles:
        moved = connection.execute(update(members).where(members.c.article == article).values(
            case=case, why=change.why)).rowcount
        if not moved:
            connection.execute(insert(members).values(article=article, case=case, why=change.why, day=day))
    touch(connection, (case, *left), at)
    return case, tuple(sorted(left))


def touch(connection: Connection, changed: Iterable[str], at: str) -> None:
    """Say that these cases changed now."""
    connection.execute(update(cases).where(cases.c.id.in_(sorted(changed))).values(changed=at))


def _open(connection: Connection, article: str, at: str) -> str:
    number = 0
    while True:
        name = identify("case", article, number) if number else identify("case", article)
        if connection.execute(select(cases.c.id).where(cases.c.id == name)).first() is None:
            connection.execute(insert(cases).values(id=name, made=at, changed=at))
            return name
        number += 1


def members_of(connection: Connection, case: str) -> tuple[str, ...]:
    """The ids of a case's articles, in the order in which they came."""
    return tuple(connection.execute(
        select(members.c.article).join(articles, articles.c.id == members.c.article)
        .where(members.c.case == case).order_by(articles.c.seq)).scalars())


def places(connection: Connection, case: str) -> dict[str, str]:
    """Why each article is in this case."""
    return {r.article: r.why for r in connection.execute(
        select(members.c.article, members.c.why).where(members.c.case == case))}


def case_of(connection: Connection, article: str) -> str | None:
    """The case that an article is in."""
    return connection.execute(select(members.c.case).where(members.c.article == article)).scalar()


def changed(connection: Connection, case: str) -> str | None:
    """When this case last changed; None where there is no such case, or nothing is left in it."""
    holds = select(members.c.article).where(members.c.case == case).exists()
    return connection.execute(select(cases.c.changed).where(cases.c.id == case, holds)).scalar()


def begun(connection: Connection, wanted: str) -> tuple[str, ...]:
    """The cases whose ids begin so, with or without the word before the hyphen; only those with articles."""
    ids = connection.execute(select(cases.c.id).where(cases.c.id.in_(select(members.c.case)))).scalars()
    return tuple(sorted(i for i in ids if i == wanted or i.startswith(wanted) or
                        i.partition("-")[2].startswith(wanted)))


def listed(connection: Connection) -> tuple[Listed, ...]:
    """All cases that have articles, the one that changed last first."""
    claims: dict[str, int] = {r.case: r.claims for r in connection.execute(
        select(derived.c.case, func.count(texts.c.seq).label("claims"))
        .join(texts, (texts.c.case == derived.c.case) & (texts.c.kind == "claim"), isouter=True)
        .group_by(derived.c.case))}
    first = func.min(articles.c.seq).label("seq")
    grouped = select(members.c.case, func.count().label("articles"), func.min(articles.c.published).label("first"),
                     func.max(articles.c.published).label("last"), first).join(
        articles, articles.c.id == members.c.article).group_by(members.c.case).subquery()
    rows = connection.execute(
        select(grouped, cases.c.changed, articles.c.title, articles.c.id.label("article"))
        .join(cases, cases.c.id == grouped.c.case).join(articles, articles.c.seq == grouped.c.seq)
        .order_by(cases.c.changed.desc(), cases.c.id))
    return tuple(Listed(r.case, r.title or r.article, r.articles, claims.get(r.case), r.first, r.last, r.changed)
                 for r in rows)
