"""In how many articles each term is: writes `src/sayso/data/story_terms.tsv` from PolNeAR's training articles and the
stories of FNC-1, in which one story counts as one article however many tell it. Counts alone, no text.

    python -m training.stories.background
"""

import json
from collections import Counter
from pathlib import Path

from sayso.story.profile import terms_of

PROJECT = Path(__file__).resolve().parents[2]
DATA = PROJECT.parent / "shared" / "data"
LEAST = 2


def main() -> None:
    """Write the table."""
    counts: Counter[str] = Counter()
    total = 0
    for file in sorted((DATA / "polnear" / "train").rglob("*.txt")):
        counts.update(terms_of(file.read_text(encoding="utf-8", errors="replace")))
        total += 1
    for line in (DATA / "stories" / "fnc_train.jsonl").read_text(encoding="utf-8").splitlines():
        told = json.loads(line)["articles"]
        for article in told:
            for term in terms_of(article["text"]):
                counts[term] += 1 / len(told)
        total += 1
    rows = [f"{t}\t{n:.3g}" for t, n in sorted(counts.items()) if n >= LEAST and not t[0].isdigit()]
    head = ["# Of how many news articles each term is part, by training/stories/background.py; (all) is their number.",
            "term\tarticles", f"(all)\t{total}"]
    (PROJECT / "src/sayso/data/story_terms.tsv").write_text("\n".join((*head, *rows)) + "\n", encoding="utf-8")
    print(f"{total} articles, {len(rows)} terms")


if __name__ == "__main__":
    main()
