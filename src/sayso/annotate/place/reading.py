"""From a mention to a place, or to none: names that are no places are turned away, the others resolved."""

from collections.abc import Sequence

from sayso.annotate.place.gazetteer import Entry, entry
from sayso.annotate.place.key import place_key
from sayso.annotate.place.mentions import Mention
from sayso.annotate.place.nations import Nation, Region, around, country_entry, country_name, shown
from sayso.annotate.place.resolve import Called, Context, choose
from sayso.model import Anchor, Article, Place

CLEAR = 10
RIVAL = 1_000_000
KNOWN, WELL_KNOWN = 30_000, 200_000
LONG = 6


def spoken_of(found: Sequence[Mention]) -> Context:
    """The countries and divisions that an article speaks of, from the names that leave no doubt."""
    context = Context()
    for mention in found:
        if mention.inside == "person":
            continue
        if len(mention.nations) == 1 and not _rivals(mention):
            context.add(mention.span.text, mention.nations[0].iso, 2)
        elif not mention.nations and mention.entries and _clear(mention.entries):
            first = mention.entries[0]
            context.add(mention.span.text, first.country, 1)
            context.named.update(one.ident for one in mention.entries[:2] if one.kind in ("province", "district"))
    return context


def _clear(entries: Sequence[Entry]) -> bool:
    """Whether one known place outweighs all of that name in other countries."""
    first = entries[0]
    rest = max((one.population for one in entries if one.country != first.country), default=0)
    return first.population >= WELL_KNOWN and first.population >= CLEAR * rest


def _rivals(mention: Mention) -> list[Entry]:
    """Provinces of other states that bear a country's name: Georgia."""
    if not mention.nations or mention.nations[0].sense != "country":
        return []
    return [one for one in mention.entries if one.kind == "province" and one.population >= RIVAL
            and one.country != mention.nations[0].iso]


def placed(article: Article, found: Sequence[Mention], mention: Mention, context: Context) -> Place | None:
    """The place that a mention names; None where it names none."""
    if _is_no_place(mention, context):
        return None
    held = _held_by(found, mention)
    if mention.nations and not (held and mention.entries and _lies_in(mention, held, context)):
        return _nation(article, mention, context)
    if mention.region and not held:
        return _region(article, mention.region, mention)
    if not mention.entries:
        return None
    best, iso = choose(mention.entries, context, Called(mention.span.text, mention.beside.feature, held))
    if best and not mention.big and not _fits(best, mention, context, held):
        return None
    return _entry(article, mention, best, iso) if best or (iso and mention.beside.placed) else None


def _is_no_place(mention: Mention, context: Context) -> bool:
    """Names of persons and organisations, words; small places that nothing in the article shows to be meant."""
    beside = mention.beside
    if mention.inside == "person" or (mention.inside and not any(
            n.sense in ("demonym", "government") for n in mention.nations)):
        return True
    if mention.nations or mention.region:
        return False
    if beside.titled or (beside.partial and not mention.big) or (mention.surname and not _said_to_be(mention)):
        return True
    if mention.is_word:
        return not _said_to_be(mention) or not (beside.feature or mention.big or beside.held_by is not None)
    return not (mention.big_own or mention.shown_elsewhere or _said_to_be(mention) or _led_to(mention))


def _led_to(mention: Mention) -> bool:
    """Whether "to", "from", "hit" or the like lead to a name that is no short foreign or former one."""
    return mention.beside.placed and (mention.own or len(mention.span.text) >= LONG)


def _said_to_be(mention: Mention) -> bool:
    """Whether the words beside a name say that it is a place: "in", "town of", what holds it."""
    beside = mention.beside
    return beside.within or bool(beside.feature) or beside.held_by is not None


def _fits(best: Entry, mention: Mention, context: Context, held: str) -> bool:
    """Whether a small place lies in a country that the article speaks of, or the words beside it say where it lies."""
    if held or not context.countries:
        return mention.beside.placed or bool(held)
    rival = max((one.population for one in mention.entries if one.country != best.country), default=0)
    if mention.beside.placed and best.population >= max(KNOWN, 2 * rival):
        return True
    return context.share(best.country) >= (0.1 if mention.beside.placed or mention.beside.feature else 0.3)


def _held_by(found: Sequence[Mention], mention: Mention) -> str:
    """The folded name of what the words beside the mention say holds it; empty for none."""
    at = mention.beside.held_by
    if at is None or found[at].inside:
        return ""
    other = found[at]
    if other.nations and other.nations[0].sense == "country":
        return place_key(other.nations[0].country)
    return place_key(other.span.text)


def _lies_in(mention: Mention, held: str, context: Context) -> bool:
    """Paris, Texas: some place of that name lies in what follows."""
    best, _ = choose(mention.entries, context, Called(mention.span.text, "", held))
    return best is not None and best.kind != "country" and any(place_key(name) == held for name in around(best))


def _nation(article: Article, mention: Mention, context: Context) -> Place | None:
    nation = _meant(mention.nations, context)
    if nation is None:
        return Place(_anchor(article, mention), mention.span.text, None, None, (), "demonym")
    if nation.sense == "country":
        return _country(article, mention, nation, context)
    if nation.sense == "seat" and not mention.government:
        best, iso = choose(mention.entries, context, Called(mention.span.text, mention.beside.feature,
                                                              capital_of=nation.iso))
        seated = best is None or (best.country == nation.iso and best.kind != "province")
        town = _town_of(mention.entries, nation.iso) if seated else best
        return _entry(article, mention, town, iso)
    return Place(_anchor(article, mention), nation.country, country_entry(nation.iso), nation.country, (),
                 "demonym" if nation.sense == "demonym" else "government")


def _town_of(entries: Sequence[Entry], iso: str) -> Entry | None:
    return next((one for one in entries if one.country == iso and one.kind == "town"), None)


def _meant(nations: Sequence[Nation], context: Context) -> Nation | None:
    """Of two countries that share a name the one the article speaks of; None where it speaks of both or of neither."""
    if len(nations) == 1:
        return nations[0]
    ranked = sorted(nations, key=lambda one: -context.countries[one.iso])
    return ranked[0] if context.countries[ranked[0].iso] > context.countries[ranked[1].iso] else None


def _country(article: Article, mention: Mention, nation: Nation, context: Context) -> Place | None:
    rivals = _rivals(mention)
    own = [one for one in mention.entries if one.kind == "country" and one.country == nation.iso]
    if rivals and own:
        best, iso = choose([*own, *rivals], context, Called(mention.span.text, mention.beside.feature))
        if best is None or best.kind != "country":
            return _entry(article, mention, best, iso)
    ident = country_entry(nation.iso)
    known = entry(ident) if ident else None
    return Place(_anchor(article, mention), nation.country, ident, nation.country, around(known) if known else ())


def _region(article: Article, region: Region, mention: Mention) -> Place:
    if region.ident and (known := entry(region.ident)):
        return _entry(article, mention, known, known.country)
    inside, province = region.inside
    states = {inside} if inside else {iso for iso, _ in region.provinces} | region.countries
    country = country_name(next(iter(states))) if len(states) == 1 else None
    holding = tuple(name for name in (province, country) if name)
    return Place(_anchor(article, mention), region.name, region.ident, country, holding)


def _entry(article: Article, mention: Mention, best: Entry | None, iso: str | None) -> Place:
    country = country_name(iso) if iso else None
    if best is None:
        return Place(_anchor(article, mention), mention.span.text, None, country, (country,) if country else ())
    return Place(_anchor(article, mention), shown(best), best.ident, country, around(best))


def _anchor(article: Article, mention: Mention) -> Anchor:
    return article.anchor(mention.span.start, mention.span.end)
