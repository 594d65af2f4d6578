"""One person under two posts, and one post under two names."""

from collections import defaultdict
from collections.abc import Iterator

from sayso.relate.discrepancy.field import Field
from sayso.relate.discrepancy.people import Post, posts
from sayso.relate.discrepancy.readings import Parting, Reading
from sayso.relate.discrepancy.same import spelled_alike

GENERAL = frozenset({"leader", "official", "politician", "person", "representative", "officer", "expert", "executive",
                     "lawmaker", "star", "man", "woman", "resident", "activist", "head", "source", "employee", "aide",
                     "victim", "defendant", "witness", "reporter", "analyst", "player", "fighter", "candidate",
                     "member", "artist", "owner"})
SINGLE = frozenset({"head", "president", "prime minister", "chief executive", "finance chief", "foreign minister",
                    "defence minister", "interior minister", "finance minister", "health minister", "governor",
                    "mayor", "secretary general", "chair", "police chief", "fire chief", "monarch", "pope",
                    "chancellor", "commander", "attorney general", "coach", "founder"})
LEAST_LETTERS = 2


def titles(field: Field) -> Iterator[Parting]:
    """Two articles give one person two posts that are no fuller or shorter forms of one."""
    held: dict[str, list[Post]] = defaultdict(list)
    for post in posts(field):
        held[post.name[-1]].append(post)
    for family in sorted(held):
        found = held[family]
        for number, a in enumerate(found):
            for b in found[number + 1 :]:
                if a.unit.article != b.unit.article and _one_person(a, b) and not _compatible(a, b, found):
                    says = f"one article calls {a.named.text} {a.at.text}, another {b.at.text}"
                    about = f"the post of {a.named.text}"
                    yield Parting("person", about, _reading(a), _reading(b), 0.7, "titles", says)


def _reading(post: Post) -> Reading:
    return Reading(post.at, " ".join(sorted(post.words - post.body) or sorted(post.words)))


def _one_person(a: Post, b: Post) -> bool:
    return a.name == b.name or bool(set(a.name[:-1]) & set(b.name[:-1]))


def _compatible(a: Post, b: Post, found: list[Post]) -> bool:
    """One office, one contained in the other, too general to contradict, or both given by one article."""
    if a.office == b.office or a.office in GENERAL or b.office in GENERAL:
        return True
    if a.words - a.body <= b.words - b.body or b.words - b.body <= a.words - a.body:
        return True
    by_article: dict[str, set[str]] = defaultdict(set)
    for post in found:
        by_article[post.unit.article].add(post.office)
    return any({a.office, b.office} <= offices for offices in by_article.values())


def holders(field: Field) -> Iterator[Parting]:
    """One post of one body, which only one person holds at a time, under two names."""
    held: dict[str, list[Post]] = defaultdict(list)
    for post in posts(field):
        if post.office in SINGLE and post.body:
            held[post.office].append(post)
    for office in sorted(held):
        found = held[office]
        for number, a in enumerate(found):
            for b in found[number + 1 :]:
                if a.body & b.body and a.unit.article != b.unit.article and _mistaken(a, b):
                    says = f"one article names {a.named.text} as {a.at.text}, another {b.named.text}"
                    yield Parting("person", f"the name of {a.at.text}", Reading(a.named, " ".join(a.name)),
                                  Reading(b.named, " ".join(b.name)), 0.8, "holders", says)


def _mistaken(a: Post, b: Post) -> bool:
    """Names that are no spellings of one another, yet begin alike: no two holders of the post, but one misnamed."""
    short, long = sorted((a.name, b.name), key=len)
    alike = all(any(spelled_alike(x, y) for y in long) for x in short)
    initials = [x[0] for x in a.name] == [x[0] for x in b.name]
    return not alike and initials and min(len(n) for n in (*a.name, *b.name)) >= LEAST_LETTERS
