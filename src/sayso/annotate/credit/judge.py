"""Credits of one article: named outlets, judged by the words around them."""

import re
from collections import Counter
from collections.abc import Iterable

from sayso.annotate.credit.lines import of_a_picture, on_own_lines
from sayso.annotate.credit.outlets import Mention, Outlet
from sayso.annotate.credit.own import own_names, reporting_names
from sayso.annotate.credit.rules import WINDOW, Rule, rules
from sayso.annotate.credit.unknown import all_mentions
from sayso.model import Anchor, Article, Credit

HEAD = 450
END = 250
LEAD_SENTENCES = 3
LEAD_SHARE = 0.25
POINTED_AT = frozenset(("source line", "via", "via, in brackets", "hat tip"))
SELL_COPY = frozenset(("CNN", "BBC", "The New York Times", "The Washington Post", "Los Angeles Times", "The Guardian",
                       "Fox News", "CBS News", "NBC News", "ABC News"))
PROGRAMME_NEXT = re.compile(
    r"(?:[’']s?)?,? (?:(?:the )?(?:news |TV |television |radio )?(?:programme|program|show|magazine)s? )?[‘'\"“]?"
)
NEARBY = 30
NAME_GOES_BEFORE = re.compile(r"(?<![.!?:;,\"”’)\]|–—-] )(?<!^)\b(?P<word>[A-Z][a-z]+)\s$")
NO_FIRST_NAME = re.compile(
    r"(?:The|A|An|As|By|In|On|To|With|From|Via|Source|And|But|While|When|After|Even|Or|At|Of|For)$"
)
CALL_SIGN = re.compile(r"[KW][A-Z]{2,3}(?=-|\d|\s|$)")
PERSON_TITLE = re.compile(r"(?:Mr|Mrs|Ms|Mayor|Michael|Sir|Dr)\.? $")


def find(article: Article, sentences: tuple[Anchor, ...]) -> tuple[Credit, ...]:
    """Credits in the order of the text. The article's own outlet is none, but an agency's own dateline is."""
    mentions = all_mentions(article.text)
    own = own_names(article, mentions)
    following = (*mentions[1:], None)
    judged = (_judge(article, m, after, own) for m, after in zip(mentions, following, strict=False))
    found = [*on_own_lines(article, own), *filter(None, judged)]
    return _weighed(article, sentences, sorted(_apart(found, len(article.text)), key=lambda c: c.anchor))


def own_outlet(article: Article) -> str | None:
    """The one outlet that did the reporting, where the metadata name none; None where it may be several."""
    spoken = reporting_names(article, all_mentions(article.text))
    return next(iter(spoken)) if len(spoken) == 1 and not article.outlet else None


def _judge(article: Article, mention: Mention, following: Mention | None, own: frozenset[str]) -> Credit | None:
    """The credit that the first fitting rule sees in this mention."""
    before, after = _line_around(article.text, mention)
    if of_a_picture(before) or (following and _belongs_to(article.text, mention, following)):
        return None
    rule = next((r for r in rules() if _fits(r, article, mention, before, after)), None)
    if rule is None or (_among(mention.outlet.name, own) and not _even_of_itself(rule, mention)):
        return None
    if not rule.of_the_text and _inside_longer_name(before, mention):
        return None
    return Credit(article.anchor(mention.start, mention.end), mention.outlet.name, rule.kind, rule.name)


def _among(name: str, own: frozenset[str]) -> bool:
    """Whether the name is one of the article's own outlet; "KXYZ4 News" is the station KXYZ."""
    return name in own or any(_station(name) == _station(one) for one in own)


def _station(name: str) -> str:
    sign = CALL_SIGN.match(name)
    return sign[0] if sign else name


def _line_around(text: str, mention: Mention) -> tuple[str, str]:
    """What stands before and after the name on its line, no further than a window."""
    begins = text.rfind("\n", 0, mention.start) + 1
    ends = text.find("\n", mention.end)
    ends = len(text) if ends < 0 else ends
    return text[max(begins, mention.start - WINDOW):mention.start], text[mention.end:min(ends, mention.end + WINDOW)]


def _fits(rule: Rule, article: Article, mention: Mention, before: str, after: str) -> bool:
    if not _right_outlet(rule, mention.outlet) or not _right_place(rule, article, mention):
        return False
    return bool((not rule.before or rule.before.search(before)) and (not rule.after or rule.after.match(after)))


def _right_outlet(rule: Rule, outlet: Outlet) -> bool:
    if rule.who == "wire":
        return outlet.agency or outlet.name in SELL_COPY
    if rule.who == "agency":
        return outlet.agency or "gency" in outlet.name
    return rule.who != "air" or outlet.kind in ("broadcaster", "") or outlet.agency


def _right_place(rule: Rule, article: Article, mention: Mention) -> bool:
    at_head = mention.start < article.body + HEAD
    if rule.where == "head":
        return at_head
    return rule.where == "anywhere" or at_head or len(article.text) - mention.end < END


def _even_of_itself(rule: Rule, mention: Mention) -> bool:
    """A republication notice, or an agency's own dateline: the text is that outlet's copy all the same."""
    return rule.kind == "republication" or (mention.outlet.agency and rule.kind == "agency")


def _belongs_to(text: str, mention: Mention, following: Mention) -> bool:
    """A broadcaster named right before its programme is only whose programme it is."""
    between = text[mention.end:following.start]
    return len(between) < NEARBY and between.strip() not in ("", ",") and bool(PROGRAMME_NEXT.fullmatch(between))


def _inside_longer_name(before: str, mention: Mention) -> bool:
    """"Michael Bloomberg said": a first name or title right before makes the name a person's."""
    if PERSON_TITLE.search(before):
        return True
    word = NAME_GOES_BEFORE.search(before)
    return mention.outlet.name == "Bloomberg" and bool(word and not NO_FIRST_NAME.match(word["word"]))


def _apart(found: Iterable[Credit], length: int) -> list[Credit]:
    """Of credits whose words overlap, the longer ones."""
    kept: list[Credit] = []
    taken = bytearray(length)
    for credit in sorted(found, key=lambda c: (c.anchor.start - c.anchor.end, c.anchor, c.rule)):
        span = slice(credit.anchor.start, credit.anchor.end)
        if 1 not in taken[span]:
            taken[span] = b"\1" * (credit.anchor.end - credit.anchor.start)
            kept.append(credit)
    return kept


def _weighed(article: Article, sentences: tuple[Anchor, ...], found: list[Credit]) -> tuple[Credit, ...]:
    """Retellings told apart from citations: an outlet that carries the story is credited at the top."""
    times = Counter(credit.of for credit in found)
    whole = {credit.of for credit in found if credit.kind in ("agency", "republication")}
    lead = _lead(article, sentences)
    return tuple(
        _weigh(credit, credit.anchor.start < lead and credit.of not in whole, times[credit.of]) for credit in found
    )


def _weigh(credit: Credit, in_lead: bool, times: int) -> Credit:
    if credit.kind == "retelling" and not in_lead and credit.rule not in POINTED_AT:
        return Credit(credit.anchor, credit.of, "citation", credit.rule)
    if credit.kind == "citation" and in_lead and times > 1:
        return Credit(credit.anchor, credit.of, "retelling", credit.rule)
    return credit


def _lead(article: Article, sentences: tuple[Anchor, ...]) -> int:
    """Where the opening of the body ends: some sentences in, but at least a part of the text."""
    body = [s for s in sentences if s.start >= article.body]
    third = body[min(LEAD_SENTENCES, len(body)) - 1].end if body else 0
    return max(third, article.body + int(LEAD_SHARE * (len(article.text) - article.body)))
