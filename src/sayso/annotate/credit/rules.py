"""When a named outlet is credited: rules on the words right before and right after its name, in order of strength.

The rules are rows of `credit_rules.tsv`; what stands in < > there is spelled out here. All quantifiers are bounded and
a rule sees no more than a window of one line, so that no text can make one slow.
"""

import re
from functools import cache
from typing import Literal, NamedTuple, cast

from sayso.errors import BadTable
from sayso.model.finding import CreditKind
from sayso.tables import rows

WINDOW = 140
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
SPELLED_OUT = {
    "<THE>": r"(?:(?:[Tt]he|[Aa]|an|its|his|her|their|our|local|state|state-run|state-owned|official) ){0,2}",
    "<NATION>": (
        r"(?:(?:[A-Z][\w.-]*(?:[’']s)?|[\w.]+-(?:based|run|owned|backed|language)) ){0,2}"
    ),
    "<DESCRIBED>": (
        r"(?:(?:[\w’'.-]{1,30} ){0,5}(?:newspaper|daily|tabloid|broadsheet|magazine|weekly|website|web site|site|"
        r"portal|"
        r"blog|outlet|publication|paper|agency|newswire|wire service|broadcaster|network|channel|station|radio|"
        r"television|TV|programme|program|show|service|media|correspondent|reporter)[,:]? )?"
    ),
    "<KIND>": (
        r"(?: (?:newspaper|daily|magazine|website|web site|news website|news site|news agency|news service|agency|"
        r"news|TV|television|radio|blog|network|channel|paper|online))?"
    ),
    "<LISTED>": r"(?:[\w.’' -]{1,40}(?:,| and| &|/| \+) ?){0,3}",
    "<DATE>": (
        rf"(?:{WEEKDAY},? )?"
        rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {MONTH},? \d{{4}}|{MONTH} \d{{1,2}},? \d{{4}}|\d{{4}}-\d\d-\d\d)"
    ),
    "<DASH>": r"[-–—]",
    "<SAID>": (
        r"(?:reported|reports|report|reporting|wrote|writes|revealed|reveals|claimed|claims|quoted|quotes|cited|cites|"
        r"noted|notes|learned|learnt|broke the|suggested|suggests|published|publishes|carried|aired|broadcast|obtained|"
        r"alleged|alleges|explained|explains|described|describes|confirmed|stated|states|has it that|points out|"
        r"pointed out)"
    ),
    "<ADVERB>": (
        r"(?:,? (?:also|first|later|earlier|previously|exclusively|now|recently|originally|reportedly|however|has|had|"
        r"have|is|was))"
    ),
}
Where = Literal["anywhere", "head", "end"]
Who = Literal["any", "wire", "agency", "air"]


class Rule(NamedTuple):
    """`before` must end at the name, `after` must begin at its end; None where anything will do."""

    name: str
    kind: CreditKind
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    where: Where
    who: Who

    @property
    def of_the_text(self) -> bool:
        """Whether it says where the text is from, rather than where something told in it is from."""
        return self.kind in ("agency", "republication")


@cache
def rules() -> tuple[Rule, ...]:
    """The table's rows in order; BadTable where one is no regular expression or has an unknown kind."""
    return tuple(_rule(row) for row in rows("credit_rules"))


def _rule(row: dict[str, str]) -> Rule:
    if row["kind"] not in ("agency", "republication", "retelling", "citation"):
        raise BadTable(f"credit_rules.tsv, rule {row['name']!r}: no kind of credit is called {row['kind']!r}")
    before, after = (_compiled(row, column) for column in ("before", "after"))
    return Rule(row["name"], cast(CreditKind, row["kind"]), before, after, cast(Where, row["where"]),
                cast(Who, row["who"]))


def _compiled(row: dict[str, str], column: str) -> re.Pattern[str] | None:
    pattern = row[column]
    if not pattern:
        return None
    for name, spelled in SPELLED_OUT.items():
        pattern = pattern.replace(name, spelled)
    try:
        return re.compile(f"(?:{pattern})$" if column == "before" else pattern)
    except re.error as error:
        raise BadTable(f"credit_rules.tsv, rule {row['name']!r}, column {column}: {error}") from error
