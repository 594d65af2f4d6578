"""Attributions that the text marks by its form, where the tagger found none: visible rules, each names itself."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache

from sayso.annotate.stance import speaker
from sayso.annotate.stance.spans import Spans
from sayso.model import Anchor, Article, Attribution, Ground
from sayso.tables import rows

ACCORDING = re.compile(r"\b(according to|as per|in the words of)\s+", re.IGNORECASE)
ADVERB = re.compile(r"\b(reportedly|allegedly|purportedly|supposedly|reputedly)\b", re.IGNORECASE)
PASSIVE = re.compile(
    r"\b((?:is|are|was|were|has been|have been)\s+(?:widely\s+)?(?:said|believed|thought|reported|rumou?red|understood|"
    r"alleged|claimed|feared|estimated|expected))\s+(?=to\b)|"
    r"\b(it (?:is|was|has been) (?:\w+ly )?(?:said|believed|thought|reported|rumou?red|understood|alleged|claimed))"
    r"\s+(?=that\b)",
    re.IGNORECASE,
)
TWEET = re.compile(r"^\s*[—–-]{1,2}\s*([^(\n]{2,60}\(@\w{1,20}\))[^\n]{0,40}$", re.MULTILINE)
HEADLINE_COLON = re.compile(r"^([A-Z][^:\n]{1,45}):\s+(\S[^\n]{8,})$")
HEADLINE_END = re.compile(
    r"^([^\n]{12,}?)(?:\s+[-–—|]\s*|:\s+|\s*[(\[])(reports?|sources?|police|officials?|watchdog|monitor|"
    r"study|survey|poll|ministry|military|army|witnesses|state media|media|minister|charity|UN)[)\]]?$",
    re.IGNORECASE,
)
AS_SAYING = re.compile(
    r"\b(?:quot(?:ed|es|ing)|cit(?:ed|es|ing))\s+((?:[\w'’.-]+,?\s+){1,14}?)as\s+"
    r"(saying|having said|stating)\b(?:\s+that\b)?|"
    r"\b(?:was|were|is|are)\s+(?:also\s+)?quoted\s+(?:by [^.;,]{2,60}? )?as\s+(saying)\b(?:\s+that\b)?"
)
UNVERIFIED = re.compile(
    r"\b(could\s?(?:not|n['’]?t)\s+(?:immediately\s+)?be\s+(?:\w+ly\s+)?(?:verified|confirmed|corroborated|authenticated))|"
    r"\b(?:(?:was|were|is|are)\s+unable\s+to|could\s?(?:not|n['’]?t)|can\s?not|(?:has|have|had)\s+(?:yet\s+to|not(?:\s+yet)?))\s+"
    r"(?:\w+ly\s+)?(?:verify|confirm(?:ed)?|corroborate)\b",
    re.IGNORECASE,
)
NO_COMMENT = re.compile(
    r"\b((?:has |have |had )?(?:declin|refus)ed(?=\s+to)|(?:had|has|have)(?=\s+no))\s+"
    r"(to\s+(?:comment|discuss|elaborate|be drawn)|no\s+(?:immediate\s+|further\s+)?comment)\b",
    re.IGNORECASE,
)
GAVE_FIGURE = re.compile(
    r"(?:,?\s+(?:which|who))?\s+(?:has\s+|have\s+|had\s+)?(?:earlier\s+|later\s+)?(gave|gives?|given)\s+"
    r"((?:a|an|the|its)\s+(?:(?!an?\b|the\b)[\w-]+\s+){0,2}?(?:toll|figure|count|estimate|total)\s+of\s+"
    r"(?:[\w-]+\s+){0,3}?\d[\d,.]*(?:\s+(?!said\b|says\b|and\b|but\b)[\w'’-]+){0,6}|"
    r"(?:the\s+same|a\s+similar|an\s+identical)\s+(?:[\w-]+\s+)?(?:toll|figures?|count|estimate)\b)"
)
DAY = r"(?:on|in|at|late|early|last|this|yesterday|today|earlier|later|[A-Z][a-z]+day|[A-Z][a-z]+|\d{1,4})"
TOLD_BY = re.compile(
    r"\b(?:was|were|been|being)\s+(?:\w+ly\s+)?(told|informed|assured|warned|advised|notified)\s+by\s+"
    rf"((?!that\b)[\w'’-]+(?:\s+(?!that\b)[\w'’-]+){{0,7}}?)(?:\s+{DAY}){{0,3}}\s+that\b"
)
NOTHING_AFTER = re.compile(rf"(?:\s+{DAY}){{0,5}}\s*(?:[.\"”]*$|,? adding that\b)")
QUOTE_AFTER = re.compile(r"[\w ]{0,25}[,:]?\s*([\"“‘]|(?<=: )')")
THAT_FOLLOWS = re.compile(rf"(?:\s+(?!that\b)[\w'’-]+){{0,3}}?(?:\s+{DAY}){{0,3}}\s+that\b")
PLAIN_SAYING = frozenset({"said", "says", "say"})
TELLING = frozenset({"told", "tells", "informed", "assured"})
PLAIN_CLAUSE = re.compile(r"\s*:|\s+(?!to\b|so\b|it\b\s*[.,]|from\b|of\b|about\b|in\b|at\b)")
WHOM = re.compile(r"\s+(?:me|him|her|us|them|it|reporters|journalists|officers|police|[A-Z][\w’'-]+)(?=\s)")
SUBJECT = r"\s+(?:(?:the|an?|its|his|her|their|my|our|some|no|all|he|she|they|we|it|I|there|nobody|\d+|[A-Z])\b|\w+s\b)"
SUBJECT_AHEAD = re.compile(SUBJECT)
CLAUSE_AHEAD = re.compile(
    SUBJECT + r"(?:[\w’'-]*\s+[\w’'-]*){0,7}?"
    r"\b(?:was|were|is|are|had|has|have|will|would|could|can|may|might|did|does|do|must|should)\b"
)
SINGLE_OPENS = re.compile(r"(?:^|[\s:(])['‘](?=\w)")
SINGLE_CLOSES = re.compile(r"(?<=[\w.,!?])['’](?=[\s.,;:)]|$)")


# Characters of a content that a rule adds: no sentence of a newspaper is longer, and hostile ones end somewhere.
LONGEST = 600
SHORTEST = 15
NEAR_OPENING = 60


class Text:
    """One article with its sentences and what was found in it so far."""

    def __init__(self, article: Article, sentences: tuple[Anchor, ...], found: tuple[Attribution, ...]) -> None:
        self.article, self.sentences, self.found = article, sentences, found
        self._starts = [s.start for s in sentences]
        self._marks = Spans((a.start, a.end, n) for n, one in enumerate(found) for a in (*one.cue, *one.source))
        self._contents = Spans((c.start, c.end, n) for n, one in enumerate(found) for c in one.content)

    def free(self, start: int, end: int) -> bool:
        """Whether no cue or source stands in the range."""
        return next(self._marks.across(start, end), None) is None

    def around(self, start: int, end: int) -> tuple[int, int] | None:
        """The shortest piece of a content that holds the range, to where the content's last piece in that sentence
        ends."""
        held = [(h - low, low, h, n) for low, h, n in self._contents.across(start, end) if low <= start and end <= h]
        if not held:
            return None
        _, low, high, number = min(held)
        sentence = self.sentence(start)
        stop = sentence.end if sentence else high
        return low, max([high, *(c.end for c in self.found[number].content if high < c.end <= stop)])

    def sentence(self, place: int) -> Anchor | None:
        """The sentence that holds the place."""
        at = bisect_right(self._starts, place) - 1
        return self.sentences[at] if at >= 0 and place < self.sentences[at].end else None

    def told(self, start: int, end: int) -> bool:
        """Whether the content of one whose own words stand outside covers half of the range or more."""
        covered: Counter[int] = Counter()
        for low, high, n in self._contents.across(start, end):
            marks = self.found[n].cue or self.found[n].content
            if not (start <= marks[0].start and marks[-1].end <= end and self.found[n].source and self.found[n].cue):
                covered[n] += min(high, end) - max(low, start)
        return any(2 * share >= end - start for share in covered.values())


Parts = tuple[tuple[int, int] | None, tuple[int, int] | None, tuple[tuple[int, int], ...]]
Rule = Callable[[Text], Iterator[Parts]]


def missed(article: Article, sentences: tuple[Anchor, ...], found: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """What the rules add; a later rule sees what an earlier one added."""
    added: list[Attribution] = []
    text = Text(article, sentences, found)
    for rule in RULES:
        new = [_made(article, rule.__name__, parts) for parts in rule(text)]
        if new:
            added += new
            text = Text(article, sentences, (*found, *added))
    return tuple(added)


def _made(article: Article, rule: str, parts: Parts) -> Attribution:
    source, cue, content = parts
    held = tuple(article.anchor(*_trimmed(article.text, c)) for c in content)
    marks = (article.anchor(*cue),) if cue else held
    ground = Ground(f"attribution.{rule}", SAYS[rule], marks)
    return Attribution(
        article.id,
        (article.anchor(*source),) if source else (),
        (article.anchor(*cue),) if cue else (),
        held,
        score=0.5,
        grounds=(ground,),
    )


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    while start < end and text[start] in " ,;:–—-\n\t":
        start += 1
    while end > start and text[end - 1] in " ,;:–—-\n\t":
        end -= 1
    return start, end


def headline_source(text: Text) -> Iterator[Parts]:
    """ "Police: two held", "Two held - report"."""
    line = text.article.text.lstrip("\n ")[:300].split("\n", 1)[0]
    offset = text.article.text.find(line) if line else 0
    if not line or text.told(offset, offset + len(line)):
        return
    match = HEADLINE_COLON.match(line)
    if match and speaker.known(match[1]) and text.free(offset, offset + match.end(1) + 1):
        yield (_at(match, 1, offset), (offset + match.end(1), offset + match.end(1) + 1), (_at(match, 2, offset),))
    elif match := HEADLINE_END.match(line):
        yield (_at(match, 2, offset), None, (_at(match, 1, offset),))


def _at(match: re.Match[str], group: int, offset: int) -> tuple[int, int]:
    return offset + match.start(group), offset + match.end(group)


def according_to(text: Text) -> Iterator[Parts]:
    """ "According to X, ...", "..., according to X"."""
    for sentence in text.sentences:
        for match in ACCORDING.finditer(text.article.text, sentence.start, sentence.end):
            if not text.free(*match.span(1)):
                continue
            source = speaker.after(text.article.text, match.end(), sentence.end)
            if not source:
                continue
            opens = match.start() - sentence.start < 4
            content = (source[1], sentence.end) if opens else (sentence.start, match.start())
            if content[1] - content[0] > 12:
                yield source, match.span(1), (content,)


def verb_of_saying(text: Text) -> Iterator[Parts]:
    """ "X said that ...", "..., X said", where both sides are plain; also within what somebody else says."""
    whole = text.article.text
    for sentence in text.sentences:
        for match in _saying().finditer(whole, sentence.start, sentence.end):
            clause = _clause(whole, match, sentence.end)
            source = speaker.before(whole, sentence.start, match.start(), any_noun=clause is not None)
            if source is None or not text.free(source[0], match.end()):
                continue
            outer = text.around(source[0], match.end())
            if outer:
                end = min(outer[1], sentence.end, match.end() + LONGEST)
                inner = clause or _told_within(whole, source, match, end)
                if inner and inner[0] < end:
                    yield source, match.span(), ((inner[0], end),)
            elif not _quoted(whole, source[0]):
                yield from _open_speech(text, sentence, source, match, clause)


def _told_within(
    whole: str, source: tuple[int, int], match: re.Match[str], end: int
) -> tuple[int, int] | None:
    """A clause without "that" within what somebody else says; a pronoun's may be the outer speaker's."""
    if whole[source[0] : source[1]].lower() in speaker.group("personal") or end - match.end() <= SHORTEST:
        return None
    return _bare_clause(whole, match, end)


def _bare_clause(whole: str, match: re.Match[str], end: int) -> tuple[int, int] | None:
    """What is said without "that". Plain words of saying take it as it comes; behind others a subject and its verb must
    show that it is a clause: "claimed a victory" says nothing."""
    verb = match[1].lower()
    if verb in PLAIN_SAYING:
        return (match.end(), end) if PLAIN_CLAUSE.match(whole, match.end(), end) else None
    whom = WHOM.match(whole, match.end(), end) if verb in TELLING else None
    start = whom.end() if whom else match.end()
    if verb in TELLING:
        return (start, end) if whom and SUBJECT_AHEAD.match(whole, start, end) else None
    return (start, end) if CLAUSE_AHEAD.match(whole, start, end) else None


def _open_speech(
    text: Text, sentence: Anchor, source: tuple[int, int], match: re.Match[str], clause: tuple[int, int] | None
) -> Iterator[Parts]:
    """What a speaker says whom nobody else cites."""
    whole = text.article.text
    around = _interrupted(whole, sentence, source, match.end())
    if around and not text.told(*around[1]):
        yield source, match.span(), around
        return
    content = clause or _said(whole, (sentence.start, sentence.end), source, match)
    if content and content[1] > content[0] and not text.told(*content):
        yield source, match.span(), (content,)


def _clause(whole: str, match: re.Match[str], end: int) -> tuple[int, int] | None:
    """What stands after "said that", "told officers on Monday that"."""
    that = THAT_FOLLOWS.match(whole, match.end(), end)
    return (that.end(), min(end, that.end() + LONGEST)) if that and end - that.end() > SHORTEST else None


@cache
def _saying() -> re.Pattern[str]:
    """Verbs of saying with what may stand before them, one word each."""
    forms = "|".join(re.escape(row["form"]) for row in rows("attribution_saying") if " " not in row["form"])
    return re.compile(rf"\b(?:has |have |had |used to |would )?(?:also |earlier |later |further |often )?({forms})\b")


def _interrupted(
    whole: str, sentence: Anchor, source: tuple[int, int], end: int
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """What stands on both sides of a speaker set between commas."""
    opens = whole[max(sentence.start, source[0] - 2) : source[0]] == ", "
    if not opens or whole[end : end + 2] != ", " or source[0] - sentence.start < 6 or sentence.end - end < 12:
        return None
    return (sentence.start, source[0] - 2), (end + 2, sentence.end)


def quoted_as_saying(text: Text) -> Iterator[Parts]:
    """ "The paper quoted X as saying that ...", "X was quoted as saying ..."."""
    whole = text.article.text
    for match in AS_SAYING.finditer(whole):
        sentence = text.sentence(match.start())
        if sentence is None or not sentence.start <= match.start() < match.end() < sentence.end:
            continue
        named = (
            (match.start(1), match.start(1) + len(match[1].rstrip(", ")))
            if match[1]
            else speaker.before(whole, sentence.start, match.start())
        )
        cue = match.span(2) if match[2] else match.span(3)
        if named and text.free(*cue) and sentence.end - match.end() > SHORTEST:
            yield named, cue, ((match.end(), sentence.end),)


def told_by(text: Text) -> Iterator[Parts]:
    """ "The office had been told by engineers that the tower leaned"."""
    whole = text.article.text
    for sentence in text.sentences:
        for match in TOLD_BY.finditer(whole, sentence.start, sentence.end):
            outer = text.around(*match.span())
            end = min(outer[1] if outer else sentence.end, sentence.end, match.end() + LONGEST)
            if text.free(*match.span(1)) and match.end() < end and not (outer is None and text.told(match.end(), end)):
                yield match.span(2), match.span(1), ((match.end(), end),)


def unconfirmed(text: Text) -> Iterator[Parts]:
    """ "X could not verify", "the claim could not be independently confirmed"."""
    whole = text.article.text
    for sentence in text.sentences:
        for match in (*UNVERIFIED.finditer(whole, sentence.start, sentence.end),):
            if not text.free(*match.span()) or text.around(*match.span()):
                continue
            if match[1]:
                yield None, match.span(), ((sentence.start, match.start()),)
            elif source := speaker.before(whole, sentence.start, match.start()):
                yield source, match.span(), ((match.end(), sentence.end),)


def gave_a_figure(text: Text) -> Iterator[Parts]:
    """ "The harbour office gave a toll of 17 dead", "the union, which gave a lower figure of 40"."""
    whole = text.article.text
    for sentence in text.sentences:
        for match in GAVE_FIGURE.finditer(whole, sentence.start, sentence.end):
            source = speaker.before(whole, sentence.start, match.start())
            if source and not text.told(*match.span(2)) and not text.around(*match.span(2)):
                yield source, match.span(1), (match.span(2),)


def no_comment(text: Text) -> Iterator[Parts]:
    """ "X declined to comment on the report"."""
    whole = text.article.text
    for sentence in text.sentences:
        for match in NO_COMMENT.finditer(whole, sentence.start, sentence.end):
            source = speaker.before(whole, sentence.start, match.start())
            if source and text.free(source[0], match.end()) and not text.around(source[0], match.end()):
                after = whole[match.end() : sentence.end].split(",")[0]
                yield source, match.span(1), ((match.start(2), match.end() + len(after.rstrip(" ."))),)


def _said(
    whole: str, scope: tuple[int, int], source: tuple[int, int], match: re.Match[str]
) -> tuple[int, int] | None:
    """What is said without "that": the quotation or the clause after the verb, or, where nothing follows, the sentence
    before the speaker."""
    end = match.end()
    rest = whole[end : min(scope[1], end + LONGEST)]
    if NOTHING_AFTER.match(rest):
        return (scope[0], source[0]) if source[0] - scope[0] > SHORTEST else None
    opening = QUOTE_AFTER.match(rest)
    if opening:
        return end + opening.end() - 1, _closing(whole, end + opening.end(), opening[1])
    if len(rest) > SHORTEST and source[0] - scope[0] < NEAR_OPENING:
        return _bare_clause(whole, match, scope[1])
    return None


def _closing(whole: str, start: int, mark: str) -> int:
    """Where a quotation ends that `mark` has opened: at its closing mark, or with its paragraph."""
    paragraph = whole.find("\n", start)
    stop = paragraph if paragraph >= 0 else len(whole)
    close = re.compile({"“": "”", "‘": r"’(?!\w)", "'": r"(?<!\w)'|(?<=[.,!?])'(?!\w)", '"': '"'}[mark]).search(
        whole, start, stop
    )
    return close.end() if close else stop


def _quoted(whole: str, at: int) -> bool:
    """Whether a quotation that began in the paragraph is still open."""
    start = max(whole.rfind("\n", 0, at) + 1, at - 1500)
    if whole.count("“", start, at) > whole.count("”", start, at) or whole.count('"', start, at) % 2 == 1:
        return True
    held = whole[start:at]
    return len(SINGLE_OPENS.findall(held)) > len(SINGLE_CLOSES.findall(held))


def hearsay(text: Text) -> Iterator[Parts]:
    """ "Reportedly", "is said to": nobody is named."""
    whole = text.article.text
    for sentence in text.sentences:
        for match in (
            *ADVERB.finditer(whole, sentence.start, sentence.end),
            *PASSIVE.finditer(whole, sentence.start, sentence.end),
        ):
            if text.free(*match.span()) and not text.told(match.start(), match.end()):
                parts = tuple(
                    p for p in ((sentence.start, match.start()), (match.end(), sentence.end)) if p[1] - p[0] > 2
                )
                if parts:
                    yield None, match.span(), parts
                break


def tweet(text: Text) -> Iterator[Parts]:
    """A post set into the text: its words, then a dash, the name and the handle."""
    whole = text.article.text
    for match in TWEET.finditer(whole):
        body = whole[: match.start()].rstrip()
        start = body.rfind("\n") + 1
        if start < len(body) and not text.told(start, len(body)) and not TWEET.match(body[start:]):
            yield match.span(1), None, ((start, len(body)),)


RULES: tuple[Rule, ...] = (
    headline_source,
    tweet,
    according_to,
    verb_of_saying,
    quoted_as_saying,
    told_by,
    unconfirmed,
    gave_a_figure,
    no_comment,
    hearsay,
)
SAYS = {
    "headline_source": "the headline names its source before a colon or after a dash",
    "tweet": "a post with its writer's name and handle below it",
    "according_to": "the words 'according to' name a source",
    "verb_of_saying": "a speaker and a verb of saying stand beside the statement",
    "quoted_as_saying": "somebody is quoted as saying it",
    "told_by": "somebody is told it, and the text says by whom",
    "unconfirmed": "the text says who could not confirm it, or that nobody could",
    "gave_a_figure": "somebody gives a figure for it",
    "no_comment": "the text says who does not comment",
    "hearsay": "the text says that it has this from hearsay and names nobody",
}
