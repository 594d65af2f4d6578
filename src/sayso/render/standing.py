"""On whose word an article stands: the second tree, above that of the texts."""

from collections import Counter, defaultdict

from sayso.model import Case


def main_source(case: Case) -> dict[str, str]:
    """For each article the source that is an origin of most of the claims that it shares with others; articles of which
    two sources can say so have none."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in case.claims:
        articles = {m.anchor.article for m in claim.mentions if m.stance == "asserts"}
        sources = [o for o in claim.origins if not o.startswith("own:")]
        for article in articles if len(articles) > 1 else ():
            counted[article].update(sources)
    return {article: first for article, sources in counted.items() if (first := _first(sources))}


def _first(counted: Counter[str]) -> str | None:
    ranked = counted.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    return ranked[0][0]
