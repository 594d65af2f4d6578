"""Articles of an archive grouped by story: candidates by signatures, then the project's own grouping on what may belong
together.

1. How rare a term is, is counted over the whole archive.
2. Articles whose signatures meet are candidates; each two are compared as `sayso.story` compares them. A pair that is
   likelier than not to tell of one event links its articles.
3. What hangs together by links is a block (`sayso.story.blocks`). A block is grouped as a stream of its articles in the
   order of their arrival, by `sayso.story.grouping`, which may leave it whole or make many cases of it.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from sayso.cluster.reading import Reading
from sayso.story import Profile, Weighed, rarity, weigh
from sayso.story.blocks import LINKED, blocks
from sayso.story.likeness import Rarity, odds
from sayso.story.memory import Shelves
from sayso.story.signature import MET, buckets, meetings

if TYPE_CHECKING:
    from pyspark import RDD

A_TASK = 2000
"""Articles a task, when articles are grouped: a hundredth of the work of reading them closely."""


class Counted(NamedTuple):
    """A profile with the number of articles of the archive that have each of its terms."""

    profile: Profile
    here: Mapping[str, int]


class Place(NamedTuple):
    """The case of an article, named by the case's first article, and why it is there."""

    case: str
    why: str


def counted(read: "RDD[Reading]", count: int) -> "RDD[tuple[int, Counted]]":
    """The profiles of all articles that could be read."""
    tasks = parts(count)
    profiles = read.flatMap(_profile)
    terms = profiles.flatMap(lambda one: ((term, one[0]) for term in one[1].terms))
    numbers = terms.mapValues(lambda _: 1).reduceByKey(lambda a, b: a + b, tasks)
    of_articles = terms.join(numbers, tasks).map(lambda row: (row[1][0], (row[0], row[1][1])))
    return profiles.cogroup(of_articles, tasks).flatMap(
        lambda row: [(row[0], Counted(profile, dict(row[1][1]))) for profile in row[1][0]])


def _profile(one: Reading) -> Iterator[tuple[int, Profile]]:
    if one.profile is not None:
        yield one.at, one.profile


def links(profiles: "RDD[tuple[int, Counted]]", total: int) -> "RDD[tuple[int, int, float]]":
    """Candidates that are likelier than not to tell of one event, the earlier first, with their log-odds."""
    tasks = parts(total)
    drawn = profiles.flatMap(lambda one: (((bucket, one[0]), None) for bucket in buckets(_weighed(one[1], total))))
    sorted_ = drawn.repartitionAndSortWithinPartitions(tasks, lambda key: key[0]).keys()
    met = sorted_.mapPartitions(meetings).map(lambda pair: (pair, 1)).reduceByKey(lambda a, b: a + b, tasks)
    pairs = met.filter(lambda one: one[1] >= MET).keys()
    with_first = pairs.join(profiles, tasks).map(lambda row: (row[1][0], (row[0], row[1][1])))
    with_both = with_first.join(profiles, tasks).map(
        lambda row: (row[1][0][0], row[0], odds(_weighed(row[1][0][1], total), _weighed(row[1][1], total))))
    return with_both.filter(lambda link: link[2] >= LINKED[0])


def places(profiles: "RDD[tuple[int, Counted]]", found: "RDD[tuple[int, int, float]]", total: int) -> (
        "RDD[tuple[int, Place]]"):
    """The case of each article; one that has no link is a case of its own. The links alone, three numbers each, come to
    the process that runs all this."""
    first = profiles.context.parallelize(list(blocks(found.toLocalIterator()).items()), parts(total))
    together = profiles.leftOuterJoin(first, parts(total)).map(
        lambda row: (row[0] if row[1][1] is None else row[1][1], (row[0], row[1][0]))).groupByKey(parts(total))
    return together.flatMap(lambda block: group(block[1], total))


def parts(count: int) -> int:
    """Into how many tasks so many articles are parted."""
    return max(1, -(-count // A_TASK))


def group(block: Iterable[tuple[int, Counted]], total: int) -> Iterator[tuple[int, Place]]:
    """One block as a stream of its articles, with terms as rare as they are in the whole archive."""
    members = sorted(block, key=lambda one: one[0])
    shelves = Shelves(_rare({t: n for _, one in members for t, n in one.here.items()}, total))
    for _, one in members:
        shelves.add(one.profile)
    named: dict[str, str] = {}
    for at, one in members:
        ident = one.profile.article
        case = named.setdefault(shelves.case_of[ident], f"case-{ident}")
        yield at, Place(case, shelves.why[ident])


def _weighed(one: Counted, total: int) -> Weighed:
    return weigh(one.profile, _rare(one.here, total))


def _rare(here: Mapping[str, int], total: int) -> Rarity:
    return lambda term: rarity(term, here.get(term, 0), total)
