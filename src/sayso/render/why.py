"""Why a line stands in a report: the evidence and the method behind one finding of a case in exchange format."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sayso.errors import UnknownId
from sayso.model.exchange import each_speaker
from sayso.render import wording
from sayso.render.context import around, one_line

Object = dict[str, Any]
WIDTH = 80
MOST_MENTIONS = 12
MOST_OFFERED = 5
SHORTEST = 4
MEMBERS = ("claims", "attributions", "sources", "discrepancies", "losses", "derivations", "articles")


class Asked:
    """A case in exchange format that questions are put to; members that it lacks count as empty."""

    def __init__(self, case: Object) -> None:
        self.members: dict[str, list[Object]] = {m: list(case.get(m) or ()) for m in (*MEMBERS, "pairs")}
        self.members["attributions"] = [one for told in self.members["attributions"] for one in each_speaker(told)]
        self.articles = {a["id"]: a for a in self.members["articles"]}
        self.sources = {s["id"]: s for s in self.members["sources"]}
        self.by_id = {str(one["id"]): (m, one) for m in reversed(MEMBERS) for one in self.members[m]}

    def lines(self, wanted: str) -> Iterator[str]:
        """What to tell about the finding with this id, a beginning of it, or this claim number, indented by weight.

        UnknownId where there is none, or several begin so."""
        member, found = self.find(wanted)
        yield from EXPLAIN[member](self, found)

    def find(self, wanted: str) -> tuple[str, Object]:
        """The member of the exchange format that holds the finding, and the finding."""
        if wanted in self.by_id:
            return self.by_id[wanted]
        if wanted.isdecimal() and 0 < int(wanted) <= len(self.members["claims"]):
            return "claims", self.members["claims"][int(wanted) - 1]
        begun = [ident for ident in self.by_id if _begins(ident, wanted)] if wanted else []
        if len(begun) == 1:
            return self.by_id[begun[0]]
        raise UnknownId(wanted, tuple(sorted(begun)[:MOST_OFFERED]))


def render(case: Object, wanted: str) -> str:
    """Plain text of at most 80 columns; UnknownId where the case holds nothing with this id."""
    return "\n".join(_wrapped(Asked(case).lines(wanted))) + "\n"


def _begins(ident: str, wanted: str) -> bool:
    """Whole ids by any beginning, what stands behind the kind only by enough of it: `3` is a claim's number."""
    return ident.startswith(wanted) or (len(wanted) >= SHORTEST and ident.partition("-")[2].startswith(wanted))


def _claim(case: Asked, claim: Object) -> Iterator[str]:
    yield f"Claim {claim['id']}"
    yield f"  {wording.clean(claim['statement'])}"
    if claim.get("importance"):
        yield f"  It stands at place {claim.get('rank')} because {wording.clean(claim['importance'])}."
    yield ""
    yield f"Said in {wording.count(len(claim['mentions']), 'place')}"
    for mention in claim["mentions"][:MOST_MENTIONS]:
        yield from _mention(case, mention)
    if len(claim["mentions"]) > MOST_MENTIONS:
        yield f"  and {len(claim['mentions']) - MOST_MENTIONS} more"
    if claim.get("against"):
        yield from ("", "Denied or doubted")
        for mention in claim["against"][:MOST_MENTIONS]:
            yield from _mention(case, mention)
    yield from _held_together(claim.get("grounds", ()), "Why these say the same")
    yield from _origins(case, claim)
    parts = [d for d in case.members["discrepancies"] if d.get("claim") == claim["id"]]
    if parts:
        yield from ("", "Where accounts of it part")
        yield from (f"  {d['kind']}: {wording.clean(d['about'])}  ({d['id']})" for d in parts)


def _mention(case: Asked, mention: Object) -> Iterator[str]:
    who = _source_name(case, mention.get("source"))
    voice = f"on the word of {who}" if who else "in its own words"
    stance = "" if mention.get("stance") in (None, "asserts") else f", {'who' if who else 'which'} {mention['stance']}"
    hedge = "" if mention.get("hedge") in (None, "certain", "underspecified") else f", as {mention['hedge']}"
    link = f"  ({mention['attribution']})" if mention.get("attribution") else ""
    yield f"  {_article_name(case, mention['article'])}, {voice}{stance}{hedge}{link}"
    yield f"    {_in_context(case, mention)}"


def _origins(case: Asked, claim: Object) -> Iterator[str]:
    independent = claim.get("independent") or {}
    low, high = independent.get("low", 0), independent.get("high", 0)
    yield ""
    number = str(low) if low == high else f"{low} at least, {high} at most"
    yield f"Independent origins: {number}" + (
        f", of {wording.count(independent['affiliations'], 'affiliation')}" if independent.get("affiliations") else "")
    for origin in claim.get("origins", ()):
        own = origin.startswith("own:")
        name = f"{_article_name(case, origin[4:])}, in its own words" if own else _source_name(case, origin)
        yield f"  {name or origin}" + ("" if own else f"  ({origin})")
    yield from _grounds(independent.get("grounds", ()))


def _attribution(case: Asked, found: Object) -> Iterator[str]:
    yield f"Attribution {found['id']} in {_article_name(case, found['article'])}"
    spans = found.get("spans", {})
    for label, member in (("who", "source"), ("how", "cue"), ("what", "content")):
        words = " … ".join(_words(case, found["article"], span) for span in spans.get(member, ()))
        yield f"  {label:<5} {words or '(not named)'}"
    via = f", via {wording.listed(map(wording.clean, found['via']))}" if found.get("via") else ""
    yield f"  taken as the word of {_source_name(case, found.get('source')) or 'nobody named'}{via}"
    kind = found.get("kind", "report")
    parts = [f"stance: {found.get('stance')}", f"certainty: {found.get('hedge')}", f"speech: {found.get('mode')}",
             f"kind: {kind}, {wording.KIND.get(kind, kind)}"]
    yield f"  {'; '.join(parts)}; score {found.get('score', 1):.2f}, not a probability"
    if found.get("inside"):
        yield f"  it stands inside what another says  ({found['inside']})"
        yield f"  the chain, the outermost first: {' > '.join(_chain(case, found))}"
    yield from _held_together(found.get("grounds", ()), "Why")


def _chain(case: Asked, found: Object) -> list[str]:
    """Who says that who says, each with the words for it; the last is the one asked about."""
    links: list[Object] = []
    one: Object | None = found
    while one is not None and one not in links:
        links.insert(0, one)
        member, outer = case.by_id.get(str(one.get("inside")), ("", None))
        one = outer if member == "attributions" else None
    return [f"{_source_name(case, a.get('source')) or 'nobody named'} {_cue(case, a)}" for a in links]


def _cue(case: Asked, found: Object) -> str:
    spans = found.get("spans", {}).get("cue", ())
    return wording.quoted(" … ".join(_words(case, found["article"], span) for span in spans)) if spans else ""


def _source(case: Asked, found: Object) -> Iterator[str]:
    yield f"Source {found['id']}"
    yield f"  {wording.clean(found['name'])}"
    if found.get("aliases"):
        yield f"  also called {wording.listed(map(wording.clean, found['aliases']), 12)}"
    belongs = wording.clean(found.get("affiliation") or "not told")
    yield f"  kind: {found.get('kind')}; speaks for or belongs to: {belongs}"
    said = [a for a in case.members["attributions"] if a.get("source") == found["id"]]
    articles = sorted({a["article"] for a in said} | {m["article"] for m in found.get("mentions", ())})
    yield ""
    yield f"Cited {wording.count(len(said), 'time')} in {wording.count(len(articles), 'article')}"
    for one in said[:MOST_MENTIONS]:
        content = " … ".join(_words(case, one["article"], s) for s in one["spans"].get("content", ()))
        yield f"  {one['article']}: {wording.short(content)}  ({one['id']})"
    if found.get("mentions"):
        yield from ("", "Named as")
        yield from (f"  {m['article']}: {_in_context(case, m)}" for m in found["mentions"][:MOST_MENTIONS])
    yield from _held_together(found.get("grounds", ()), "Why these names are one source")


def _discrepancy(case: Asked, found: Object) -> Iterator[str]:
    kind = "Drift" if found.get("drift") else "Discrepancy"
    yield f"{kind} {found['id']}: {found['kind']}"
    yield f"  {wording.clean(found['about'])}"
    if found.get("drift"):
        yield "  Later knowledge explains the difference: it is no conflict."
    yield from ("", "The sides")
    for side in found["sides"]:
        who = _source_name(case, side.get("source"))
        as_of = f", as of {wording.day(side['as_of'])}" if side.get("as_of") else ""
        yield f"  {wording.clean(str(side.get('value')))}: {_article_name(case, side['article'])}" + (
            f", according to {who}" if who else "") + as_of
        yield f"    {_in_context(case, side)}"
    yield from _held_together(found.get("grounds", ()), "Why these do not fit")
    if found.get("claim"):
        yield from ("", f"It concerns {found['claim']}")


def _loss(case: Asked, found: Object) -> Iterator[str]:
    yield f"Loss {found['id']}: {found['kind']}"
    yield f"  {wording.clean(found['says'])}"
    yield from ("", f"  {_article_name(case, found['parent'])}", f"    {_in_context(case, found['before'])}",
                f"  {_article_name(case, found['child'])}")
    yield f"    {_in_context(case, found['after'])}" if found.get("after") else "    has nothing of it"
    edges = [d for d in case.members["derivations"] if (d["child"], d["parent"]) == (found["child"], found["parent"])]
    yield from (f"  the one rests on the other: {d['id']}" for d in edges)


def _derivation(case: Asked, found: Object) -> Iterator[str]:
    parent = found.get("parent")
    above = _article_name(case, parent) if parent and parent in case.articles else None
    lost = f"a report that is not at hand{' (' + parent + ')' if parent else ''}"
    named = f"{wording.clean(found['of'])}, " if found.get("of") and not above else ""
    yield f"Edge {found['id']}: {_article_name(case, found['child'])} rests on {named}{above or lost}"
    yield f"  {wording.EDGE.get(found['kind'], found['kind'])}; score {found.get('score', 1):.2f}, not a probability"
    yield f"  direction: {wording.clean(found.get('direction') or 'unknown')}"
    yield from _held_together(found.get("evidence", ()), "Evidence")
    for pair in case.members["pairs"]:
        if {pair["a"], pair["b"]} == {found["child"], parent}:
            yield from _pair(case, pair)


def _pair(case: Asked, pair: Object) -> Iterator[str]:
    shared = pair.get("passages", ())
    yield ""
    yield f"Shared text: {pair['relation']}, {pair.get('share', 0):.0%} of the shorter one, " \
          f"{wording.count(len(shared), 'passage')}"
    for passage in shared[:MOST_MENTIONS]:
        yield f"  {wording.short(_words(case, pair['a'], passage['a']))}"


def _article(case: Asked, found: Object) -> Iterator[str]:
    yield f"Article {found['id']}"
    for name in ("title", "outlet", "agency", "byline", "published", "modified", "language", "url", "path"):
        if found.get(name):
            yield f"  {name:<10} {wording.clean(str(found[name]))}"
    if found.get("dates_doubtful"):
        yield f"  its date does not fit: {wording.clean(found['dates_doubtful'])}"
    yield from _held_together(found.get("grounds", ()), "Where this was found")
    edges = [d for d in case.members["derivations"] if found["id"] in (d["child"], d.get("parent"))]
    if edges:
        yield from ("", "How it hangs together with others")
    for d in edges:
        above = wording.clean(d.get("parent") or d.get("of") or "a report not at hand")
        yield f"  {d['child']}, {wording.EDGE.get(d['kind'], d['kind'])}: from {above}  ({d['id']})"


EXPLAIN: dict[str, Callable[[Asked, Object], Iterator[str]]] = {
    "claims": _claim, "attributions": _attribution, "sources": _source, "discrepancies": _discrepancy,
    "losses": _loss, "derivations": _derivation, "articles": _article,
}


def _held_together(grounds: Sequence[Object], title: str) -> Iterator[str]:
    if grounds:
        yield from ("", title)
        yield from _grounds(grounds)


def _grounds(grounds: Sequence[Object]) -> Iterator[str]:
    """Each reason once, with the words it rests on; the method stands behind it where it says more than the reason."""
    told: dict[tuple[str, str], list[Object]] = {}
    for ground in grounds:
        told.setdefault((wording.clean(ground["says"]), wording.clean(ground["method"])), []).append(ground)
    for (says, method), same in list(told.items())[:MOST_MENTIONS]:
        yield f"  {says}" + ("" if method in says else f"  [{method}]")
        anchors = [a for ground in same for a in ground.get("anchors", ())]
        words = dict.fromkeys(f"    {a['article']}: {wording.quoted(a['text'])}" for a in anchors)
        yield from list(words)[:MOST_OFFERED]
        if len(words) > MOST_OFFERED:
            yield f"    and {len(words) - MOST_OFFERED} more"
    if len(told) > MOST_MENTIONS:
        yield f"  and {len(told) - MOST_MENTIONS} more reasons"


def _article_name(case: Asked, ident: str) -> str:
    outlet = case.articles.get(ident, {}).get("outlet")
    return f"{ident} ({wording.clean(outlet)})" if outlet else ident


def _source_name(case: Asked, ident: str | None) -> str | None:
    found = case.sources.get(ident or "")
    return wording.clean(found["name"]) if found else None


def _words(case: Asked, article: str, span: Sequence[int]) -> str:
    text = str(case.articles.get(article, {}).get("text", ""))
    return wording.clean(text[span[0]: span[1]])


def _in_context(case: Asked, anchor: Object) -> str:
    """The words in quotation marks with a little of what stands around them."""
    text = str(case.articles.get(anchor["article"], {}).get("text", ""))
    start, end = anchor["start"], anchor["end"]
    before, after = around(text, start, end)
    return f"{one_line(before)}[{wording.short(anchor['text'], 400)}]{one_line(after)}"


def _wrapped(lines: Iterator[str]) -> Iterator[str]:
    """Lines of at most `WIDTH` columns, what is carried over indented a little more."""
    from textwrap import wrap

    for line in map(wording.printable, lines):
        indent = " " * (len(line) - len(line.lstrip()))
        yield from wrap(line, WIDTH, initial_indent="", subsequent_indent=f"{indent}  ", break_long_words=False,
                        break_on_hyphens=False, drop_whitespace=True) or [""]
