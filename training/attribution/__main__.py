"""Trains the attribution model from `../shared`, in one command:

    python -m training.attribution [--work FOLDER] [--minutes N] [--device cpu|cuda]

Teacher labels and checkpoints go to the work folder (3 GB); killed at any point, the same command goes on from there.
The result replaces `src/sayso/annotate/attribution/model`. Needs torch and onnx:
`pip install -r training/attribution/requirements.txt`.
"""

import argparse
import json
import pathlib
import random

import torch
from tokenizers import Tokenizer

from sayso.annotate.attribution.encoder import MODEL, Encoder
from sayso.annotate.attribution.windows import split
from training.attribution import (
    batches,
    evaluate,
    examples,
    export,
    polnear,
    pruning,
    stories,
    student,
    teacher,
    train,
)
from training.attribution.words import CLS, SEP, UNKNOWN, pieces, windows

SHARED = evaluate.SHARED
TEACHER = SHARED / "models/attribution-mpnet"
SHAPE = student.Shape(depth=6, heads=8, inner=1024)
STORY_WORDS = 200_000
WEIGHED = 40
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
        teacher.label_all(articles, TEACHER, work / name)
    reader = tokenizer()
    read = [e for a in annotated for e in examples.read(a, work / "train" / f"{a.name}.npz", reader, True)]
    network = begun(work / "untaught.pt", read, reader, plan)
    read += [e for a in plain for e in examples.read(a, work / "stories" / f"{a.name}.npz", reader, False)]
    return train.train(network, lambda: read, reader, plan, work / "student.pt")


def begun(kept: pathlib.Path, read: list[examples.Example], reader: Tokenizer, plan: train.Plan) -> student.Student:
    """The student before its training; kept, so that a resumed run goes on with the same parts of the teacher."""
    if not kept.exists():
        torch.save(untaught(read, reader, plan).state_dict(), kept)
    network = student.Student(SHAPE)
    network.load_state_dict(torch.load(kept, weights_only=True))
    return network


def untaught(read: list[examples.Example], reader: Tokenizer, plan: train.Plan) -> student.Student:
    """What is left of the teacher; some annotated windows tell which of its parts matter."""
    link = json.loads((TEACHER / "config.json").read_text(encoding="utf-8"))["link"]["parameters"]
    large = pruning.teacher(TEACHER / "attribution.int8.onnx", link)
    chance = random.Random(plan.seed)
    some = list(batches.epoch(chance.sample(read, 8 * WEIGHED), 2 * plan.tokens, reader, chance))[:WEIGHED]
    return pruning.pruned(large.eval(), some, SHAPE)


def ship(network: student.Student, folder: pathlib.Path) -> None:
    """Writes all that the run time needs."""
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer().save(str(folder / "tokenizer.json"), pretty=False)
    (folder / "config.json").write_text(export.config(network), encoding="utf-8")
    export.write(network, export.scales_of(network, calibration()), folder / "attribution.onnx")


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


def tokenizer() -> Tokenizer:
    """The teacher's, without the padding and the cut that its file asks for."""
    stored = json.loads((TEACHER / "tokenizer.json").read_text(encoding="utf-8"))
    return Tokenizer.from_str(json.dumps({**stored, "padding": None, "truncation": None}))


if __name__ == "__main__":
    main()
