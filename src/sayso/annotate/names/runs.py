"""Stretches of words that are written as names: capitals, particles, and the small words inside long names."""

import re
from bisect import bisect_left

from sayso.annotate.names import headlines, letters, lexicon, openings
from sayso.annotate.names.run import Page, Run, spelled
from sayso.model import Anchor
from sayso.words import Word, words

GAP = re.compile(r"[ \u00a0]|-|[.] ?|[’']|[ ]?&[ ]?")
PLURAL_POSSESSIVE = re.compile(r"[’'] ")
BROADCAST = 3
INITIAL = re.compile(r"[A-Z]|Jr|Sr|St|Mt|Ft")
def runs(text: str, sentences: tuple[Anchor, ...]) -> tuple[Run, ...]:
    """All runs in the order of the text; they do not overlap."""
    every = words(text)
    lower = frozenset(w.folded for w in every if w.text[0].islower())
    starts = frozenset(s.start for s in sentences)
    titled = _title_case_ranges(every, sentences)
    found: list[Run] = []
    at = 0
    while at < len(every):
        end = _stretch(every, at, text)
        if end == at:
            at += 1
            continue
        found += _cut(every, at, end, text)
        at = end
    opened = [_opened(run, starts, text) for run in found]
    page = Page(text, lower, titled, opened)
    kept = (one for run in opened for one in _parts(run, page))
    return _with_spelled(tuple(run for run in kept if _is_name(run, page)), every, text)


def _parts(run: Run, page: Page) -> tuple[Run, ...]:
    return headlines.names_in(run, page) if page.titled(run) else (openings.bare(run, page),)


def _with_spelled(found: tuple[Run, ...], every: tuple[Word, ...], text: str) -> tuple[Run, ...]:
    """The runs, and instead of those that meet them the names whose letters the text uses."""
    spelled_out = letters.spelled_out(every, text)
    whole = [Run(every[a].start, every[b - 1].end, every[a:b], False, False, True) for a, b in spelled_out]
    rest = [run for run in found if not _meets(run, whole)]
    return tuple(sorted((*rest, *whole), key=lambda run: run.start))


def _meets(run: Run, others: list[Run]) -> bool:
    """Whether a run shares a character with one of several that stand in order and apart."""
    after = bisect_left(others, run.end, key=lambda other: other.start)
    return after > 0 and others[after - 1].end > run.start


def _capital(word: Word) -> bool:
    return word.text[0].isupper()


def _joined(left: Word, right: Word, text: str) -> bool:
    gap = text[left.end : right.start]
    if PLURAL_POSSESSIVE.fullmatch(gap) and _members(left, right):
        return True
    if not GAP.fullmatch(gap) or (_possessive(left) and not (left.folded.endswith("men") and _members(left, right))):
        return False
    if not gap.startswith(".") or gap == ".":
        return True
    return bool(INITIAL.fullmatch(left.text)) or (left.folded,) in lexicon.titles()


def _members(left: Word, right: Word) -> bool:
    """ "Farmers' League", "Fishermen's Party": a body named after the people who make it."""
    people = left.folded.endswith(("s", "men")) and left.folded not in lexicon.country_ends()
    return people and _capital(left) and _capital(right) and right.folded in lexicon.group("organisation")


def _possessive(word: Word) -> bool:
    return word.text.endswith(("'s", "’s")) and word.text.lower().replace("’", "'") not in lexicon.group("possessive")


def _stretch(every: tuple[Word, ...], at: int, text: str) -> int:
    """Where the stretch of capitals that begins at word `at` ends; `at` itself where none begins."""
    if not _capital(every[at]) and not _particle_opens(every, at, text):
        return at
    end = at + 1
    while end < len(every) and _joined(every[end - 1], every[end], text):
        if _capital(every[end]) or _second_syllable(every, at, end, text) or _numbered(every, end):
            end += 1
            continue
        over = _bridge(every, end, text, formal=_formal(every, at, end))
        if over == end:
            break
        end = over
    return end


def _second_syllable(every: tuple[Word, ...], at: int, end: int, text: str) -> bool:
    """ "Ban Ki-moon": a hyphen and a small letter inside a name that has begun."""
    word = every[end].text
    return (
        end - at >= 2
        and text[every[end - 1].end : every[end].start] == "-"
        and word.isalpha()
        and len(word) <= 6
        and word not in lexicon.group("compound")
    )


def _numbered(every: tuple[Word, ...], at: int) -> bool:
    """ "Channel 6", "Radio 4": a number in a broadcaster's name."""
    number = every[at].text
    return number.isdecimal() and len(number) <= BROADCAST and every[at - 1].folded in lexicon.group("numbered")


def _particle_opens(every: tuple[Word, ...], at: int, text: str) -> bool:
    return (
        every[at].text in lexicon.group("leading")
        and at + 1 < len(every)
        and _capital(every[at + 1])
        and text[every[at].end : every[at + 1].start] in ("-", " ")
        and (text[every[at].end] == "-" or every[at].text in ("al", "el"))
    )


def _formal(every: tuple[Word, ...], at: int, end: int) -> bool:
    return any(w.folded in lexicon.formal() for w in every[at:end])


def _bridge(every: tuple[Word, ...], at: int, text: str, *, formal: bool) -> int:
    """Past up to two small words that join capitals inside one name; `at` where they do not."""
    small = lexicon.group("joining") | lexicon.group("particle") if formal else lexicon.group("particle")
    for over in (at + 1, at + 2):
        if over >= len(every) or every[over - 1].text not in small or not _joined(every[over - 1], every[over], text):
            return at
        if _capital(every[over]):
            if [w.text for w in every[at:over]] == ["and", "the"]:
                return at  # "the Herald and the Bay Fund" are two
            far = every[at].text in lexicon.group("far")
            return at if far and not (_has_of(every, at) and every[over - 1].text == "the") else over
    return at


def _has_of(every: tuple[Word, ...], at: int) -> bool:
    return any(w.text in ("of", "for") for w in every[max(0, at - 6) : at])


def _cut(every: tuple[Word, ...], start: int, end: int, text: str) -> list[Run]:
    """The names in a stretch: known bodies whole, titles left out, countries apart from persons."""
    found: list[Run] = []
    after_title = _title_before(every, start, text)
    begin = at = start
    while at < end:
        if size := _known(every, at, end, lexicon.bodies(), lexicon.longest_body()):
            another = at + size < end and every[at + size].text in ("of", "for")
            if size < end - start and not another and (size > 1 or not _formal(every, begin, end)):
                found += _run(every, begin, at, text, after_title) + _run(every, at, at + size, text, False)
                begin, after_title = at + size, False
            at += size
        elif (
            size := _known(every, at, end, lexicon.titles(), lexicon.longest_title())
        ) and not _title_names_a_body(every, begin, at + size, end):
            found += _run(every, begin, at, text, after_title)
            at += size
            begin, after_title = at, True
        elif every[at].folded in lexicon.group("says") and end - start > 1:
            found += _run(every, begin, at, text, after_title)
            at += 1
            begin, after_title = at, False
        elif at == begin and _country_first(every, at, end):
            found += _run(every, at, at + 1, text, False)
            at += 1
            begin, after_title = at, False
        else:
            at += 1
    return found + _run(every, begin, end, text, after_title)


def _title_names_a_body(every: tuple[Word, ...], begin: int, after: int, end: int) -> bool:
    """ "Farmers League", "Harrow Observer": a people before a word for a body, or a word that is both, at the end."""
    last = every[after - 1]
    if after < end:
        return _members(last, every[after])
    return after - begin > 1 and last.folded in lexicon.group("organisation")


def _country_first(every: tuple[Word, ...], at: int, end: int) -> bool:
    """ "Russian Vladimir", "Democrat Tom": a country's or party's word before a given name is no part of it."""
    key = (every[at].folded,)
    return (
        at + 1 < end
        and (key in lexicon.demonyms() or key in lexicon.countries() or key[0] in lexicon.group("party"))
        and every[at + 1].folded in lexicon.given()
    )


def _known(every: tuple[Word, ...], at: int, end: int, table: object, longest: int) -> int:
    """How many words from `at` stand in the table as one entry, the longest first."""
    for size in range(min(longest, end - at), 0, -1):
        key = spelled(every[at : at + size])
        if key in table and _capitals_fit(every[at : at + size], table, key):  # type: ignore[operator]
            return size
    return 0


def _capitals_fit(found: tuple[Word, ...], table: object, key: tuple[str, ...]) -> bool:
    if not isinstance(table, dict) or len(key) > 1:
        return True
    written = table[key].replace(".", "")
    return len(written) > 4 or found[0].text.removesuffix("'s").removesuffix("’s") == written


def _title_before(every: tuple[Word, ...], at: int, text: str) -> bool:
    return any(
        tuple(w.folded for w in every[at - size : at]) in lexicon.titles() for size in (1, 2, 3) if at >= size
    ) and text[every[at - 1].end : every[at].start] in (" ", ". ", "-")


def _run(every: tuple[Word, ...], start: int, end: int, text: str, after_title: bool) -> list[Run]:
    joining, particles = (lexicon.group(name) for name in ("joining", "particle"))
    while start < end and (every[start].text in joining or (end - start > 1 and _no_part(every, start))):
        start += 1
    while end > start and (every[end - 1].text in joining | particles or _tells_when(every, start, end - 1)):
        end -= 1
    if start >= end:
        return []
    stop = every[end - 1].end
    for mark in ("'s", "’s", "'", "’"):
        if text[every[end - 1].start : stop].endswith(mark):
            stop -= len(mark)
            break
    return [Run(every[start].start, stop, every[start:end], after_title, False)]


def _no_part(every: tuple[Word, ...], at: int) -> bool:
    """Whether a word at the head of a run is no part of the name: "Meanwhile Ida Rask", "on Sunday Ida Rask". In "the
    Sunday Star" and "Jan Vos" it is."""
    word, before = every[at], every[at - 1].folded if at else ""
    if word.folded not in lexicon.group("no name") or (len(word.text) > 1 and word.text.isupper()):
        return False
    if word.folded in lexicon.group("day"):
        return before != "the"
    if word.folded in lexicon.group("month"):
        return before in lexicon.group("before month") or before.isdecimal()
    return word.folded not in lexicon.given()


def _tells_when(every: tuple[Word, ...], start: int, last: int) -> bool:
    """ "Radio Tarn Tuesday", "Radio Tarn March 3": the last word of a run tells when, and names nobody."""
    if last == start:
        return False
    word = every[last].folded
    if word in lexicon.group("month"):
        return last + 1 < len(every) and every[last + 1].text.isdecimal()
    return word in lexicon.group("day") and every[last - 1].folded not in lexicon.group("named day")


def _opened(run: Run, openings: frozenset[int], text: str) -> Run:
    before = text[max(0, run.start - 2) : run.start]
    quoted = before != "" and before[-1] in "\"'“‘«„\n"
    return run._replace(opens=run.start in openings or quoted or before.rstrip()[-1:] in (".", ":", "!", "?", ""))


def _title_case_ranges(every: tuple[Word, ...], sentences: tuple[Anchor, ...]) -> tuple[tuple[int, int], ...]:
    """Lines in which nearly every word has a capital, and that end without a full stop: there, a capital tells
    nothing."""
    found, at = [], 0
    for sentence in sentences:
        inside: list[Word] = []
        while at < len(every) and every[at].start < sentence.end:
            if every[at].start >= sentence.start:
                inside.append(every[at])
            at += 1
        long = [w for w in inside if len(w.text) > 3 and w.text[0].isalpha()]
        shouted = len(inside) > 1 and all(w.text.isupper() or not w.text[0].isalpha() for w in inside)
        capital = (shouted or len(long) > 2) and sum(map(_capital, long)) >= 0.7 * len(long)
        if capital and not sentence.text.endswith("."):
            found.append((sentence.start, sentence.end))
    return tuple(found)


def _is_name(run: Run, page: Page) -> bool:
    """Whether the capitals make a name, and not the start of a sentence or a headline's habit."""
    alone = run.folded[0] if len(run.words) == 1 else ""
    if alone and (alone in lexicon.group("no name") or run.words[0].text.isdigit()):
        return False
    if run.folded in lexicon.bodies() or run.folded in lexicon.countries() or run.folded in lexicon.demonyms():
        return True
    if page.titled(run):
        return any(not page.plain(w.folded) for w in run.words)
    if alone and run.opens:
        return not page.plain(alone) and not openings.describes(run, page)
    return True
