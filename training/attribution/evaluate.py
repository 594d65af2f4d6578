"""How good a model is on articles it has not seen, by the scorer of `../shared/score`, and how fast.

    python -m training.attribution.evaluate [--model FOLDER] [--bare] [--flat]

`--bare` leaves out repairs and contents within contents, `--flat` the latter alone; `--limit N` reads the first N
articles.
"""

import argparse
import importlib.util
import pathlib
import time
from types import ModuleType

from sayso.annotate.attribution import encoder, reader, repair
from sayso.annotate.attribution.draft import Draft

SHARED = pathlib.Path(__file__).resolve().parents[3] / "shared"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=pathlib.Path, default=encoder.MODEL)
    parser.add_argument("--name", default="attribution.onnx")
    parser.add_argument("--bare", action="store_true")
    parser.add_argument("--flat", action="store_true")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--data", type=pathlib.Path, default=SHARED / "data/polnear/dev")
    asked = parser.parse_args()
    figures = measure(encoder.Encoder(asked.model, asked.name), asked.data, asked.bare, asked.flat, asked.limit)
    for name, value in figures.items():
        print(f"{name:<12} {value}")


def measure(
    network: encoder.Encoder, folder: pathlib.Path, bare: bool = False, flat: bool = False, limit: int | None = None
) -> dict[str, object]:
    """Precision, recall and F1 of each kind in percent, and words a second of the whole stage."""
    scorer = _scorer()
    tally, spent, count = scorer.Tally(), 0.0, 0
    for path in sorted((folder / "text").glob("*.txt"))[:limit]:
        text = path.read_text(encoding="utf-8")
        began = time.perf_counter()
        drafts = read(network, text, bare, flat)
        spent += time.perf_counter() - began
        count += len(text.split())
        annotation = sorted((folder / "attributions").glob(path.stem + "_*.ann"))[0]
        said = [{"source": list(d.source), "cue": list(d.cue), "content": list(d.content)} for d in drafts]
        scorer.score_article(text, scorer.gold(annotation), said, tally)
    return {**tally.figures(), "words/s": round(count / spent)}


def read(network: encoder.Encoder, text: str, bare: bool, flat: bool) -> list[Draft]:
    """As the stage reads, with this network, or without parts of it."""
    if not (bare or flat):
        return reader.read(text, network)
    found = reader.found(text, network)
    return found if bare else list(repair.repaired(text, found))


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_attribution", SHARED / "score/score_attribution.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
