"""When two spellings are one name: parts of a name, acronyms, transliterations, typing errors."""

from functools import cache, lru_cache

from sayso.relate.sources.lexicon import Key
from sayso.tables import rows
from sayso.words import fold

SMALL = frozenset({"of", "for", "the", "and", "in", "on", "de", "la", "du", "des", "to"})
LEGAL = frozenset(
    {
        "ltd",
        "inc",
        "corp",
        "co",
        "plc",
        "llc",
        "limited",
        "corporation",
        "incorporated",
        "company",
        "group",
        "gmbh",
        "ag",
        "sa",
        "com",
        "org",
        "net",
    }
)
TELLING = 7
HONORIFIC = frozenset({"jr", "sr", "al", "el", "bin", "ibn", "abu", "de", "van", "von", "der", "st", "haj", "hajj"})


def same_person(a: Key, b: Key) -> bool:
    """Whether one is the other, a part of it ("Peskov" of "Dmitry Peskov"), or the other written differently."""
    if not a or not b:
        return False
    short, long = sorted((_core(a), _core(b)), key=len)
    if len(short) == 1 and len(short[0]) < TELLING and not any(_sound(short[0]) == _sound(w) for w in long):
        return False  # one short word a letter apart from another ("Sarah", "Sabah") is another name
    if len(short) == len(long):
        return all(_alike(x, y) or _initial(x, y) for x, y in zip(short, long, strict=True)) and _tells(short)
    return _inside(short, long) or _run_together("".join(short), "".join(long))


def _tells(name: Key) -> bool:
    """Whether more than initials is left."""
    return max(map(len, name)) > 2


def _inside(short: Key, long: Key) -> bool:
    """Whether the short name ends the long one, or opens it where the family's name comes first."""
    if not _tells(short):
        return False
    ends = [long[-len(short) :]]
    if family_first(long):
        ends.append(long[: len(short)])
    if len(short) > 1:
        ends += [(long[0], *long[-len(short) + 1 :]), long[: len(short)]]
    return any(all(_alike(x, y) or _initial(x, y) for x, y in zip(short, end, strict=True)) for end in ends)


def _run_together(a: str, b: str) -> bool:
    """ "Abdel Rahman", "Abdurrahman": long names that differ by two letters, parted differently."""
    from rapidfuzz.distance import OSA

    return min(len(a), len(b)) > 9 and a[:3] == b[:3] and a[-4:] == b[-4:] and OSA.distance(a, b) <= 2


@cache
def _families() -> frozenset[str]:
    asian = ("korean m", "chinese m")
    return frozenset(n for row in rows("given_names") if row["group"] in asian for n in fold(row["names"]).split())


def family_first(name: Key) -> bool:
    """Whether a name of three parts opens with a family name (`Yoon Suk Yeol`)."""
    return len(name) > 2 and name[0] in _families()


def _core(name: Key) -> Key:
    return tuple(w for w in name if w not in HONORIFIC) or name


def _initial(a: str, b: str) -> bool:
    """Whether one is the other's first letter."""
    return (len(a) == 1 or len(b) == 1) and a[:1] == b[:1]


@lru_cache(maxsize=16384)
def _alike(a: str, b: str) -> bool:
    """Whether two words are one: equal, one sound written two ways, or one letter apart in a long word."""
    if a == b:
        return True
    if min(len(a), len(b)) < 5 or a[0] != b[0]:
        return _sound(a) == _sound(b)
    from rapidfuzz.distance import OSA

    return _sound(a) == _sound(b) or OSA.distance(_sound(a), _sound(b)) <= (1 if len(a) < 9 else 2)


@lru_cache(maxsize=16384)
def _sound(word: str) -> str:
    """The word with the letters folded that transliterations differ in, doubled letters once."""
    for old, new in (
        ("yy", "y"),
        ("iy", "y"),
        ("ij", "y"),
        ("ii", "y"),
        ("ou", "u"),
        ("oo", "u"),
        ("kh", "h"),
        ("q", "k"),
        ("ck", "k"),
        ("ph", "f"),
        ("w", "v"),
        ("ei", "i"),
        ("ey", "y"),
        ("j", "y"),
        ("e", "a"),
        ("o", "a"),
    ):
        word = word.replace(old, new)
    return "".join(ch for n, ch in enumerate(word) if n == 0 or word[n - 1] != ch)


def one_letter_apart(a: str, b: str) -> bool:
    """Whether two words of four letters or more, that begin alike, differ by one letter or two neighbours swapped."""
    from rapidfuzz.distance import OSA

    return min(len(a), len(b)) >= 4 and a[0] == b[0] and OSA.distance(a, b) == 1


@lru_cache(maxsize=4096)
def initials(name: Key) -> str:
    """The first letters of a name's words, small words left out."""
    return "".join(w[0] for w in name if w not in SMALL)


@lru_cache(maxsize=4096)
def parts(name: Key) -> frozenset[str]:
    """What a name can be found by in an index: how its words begin as they sound, and what it may be the letters of."""
    return frozenset({_sound(w)[:2] for w in name} | {"=" + initials(name)[:2]} | {"=" + w[:2] for w in name})


def is_acronym(short: str, name: Key) -> bool:
    """Whether capitals stand for a name of two words or more (`NIS`, `EiT`); of four letters or more two that stand
    side by side may have changed places, as they do in haste."""
    if len(name) < 2 or not 2 <= len(short) <= 2 * len(name):
        return False
    letters = "".join(ch for ch in short.lower() if ch.isalnum())
    full = (initials(name), "".join(w[0] for w in name))
    near = letters in full or any(_two_changed_places(letters, f) for f in full)
    return len(letters) >= 2 and (near or (len(letters) > 2 and _some_small_words(letters, name)))


def _some_small_words(letters: str, name: Key) -> bool:
    """Whether the letters are those of all words but some small ones ("MORC", Ministry of Roads and Canals)."""
    reached = {0}
    for word in name:
        taken = {n + 1 for n in reached if letters[n : n + 1] == word[0]}
        reached = taken | (reached if word in SMALL else set())
    return len(letters) in reached


def _two_changed_places(one: str, other: str) -> bool:
    apart = [k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    return (len(one) == len(other) > 3 and len(apart) == 2 and apart[1] - apart[0] == 1
            and one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]])


def bare(name: Key) -> Key:
    """A body's name without its legal form and the article."""
    core = tuple(w for w in name if w != "the")
    while len(core) > 1 and core[-1] in LEGAL:
        core = core[:-1]
    return core


def same_body(a: Key, b: Key) -> bool:
    """Whether two names are one body's: equal without the legal form, or written differently as a whole."""
    a, b = bare(a), bare(b)
    return bool(a) and (
        a == b or (len(a) == len(b) and len(a) > 1 and all(_alike(x, y) for x, y in zip(a, b, strict=True)))
    )
