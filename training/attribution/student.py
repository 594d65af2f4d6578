"""The shipped network: MiniLM (Wang et al. 2020) with a tag head and a link head.

Written out rather than taken from a library, since it is one page, trains without the parts a tagger does not need,
and is exported node by node (`export.py`).
"""

import json
import pathlib

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

TAGS = 7
LINK = 64
BUCKETS = 16


class Layer(nn.Module):
    def __init__(self, width: int, inner: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        b, t, w = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + self.out(seen.transpose(1, 2).reshape(b, t, w)))
        return self.norm2(x + self.down(F.gelu(self.up(x))))


class Student(nn.Module):
    """ids [b, t], mask [b, t] -> tag logits [b, t, 7], link projections [b, t, 8, 64].

    The eight projections are (role, start or end of a span), roles in order: cue asks for source, source answers,
    content asks for cue, cue answers.
    """

    def __init__(self, config: dict[str, int]) -> None:
        super().__init__()
        width = config["hidden_size"]
        self.words = nn.Embedding(config["vocab_size"], width)
        self.places = nn.Embedding(config["max_position_embeddings"], width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(
            Layer(width, config["intermediate_size"], config["num_attention_heads"])
            for _ in range(config["num_hidden_layers"])
        )
        self.tag = nn.Linear(width, TAGS)
        self.link = nn.Linear(width, 8 * LINK)
        self.none = nn.Parameter(torch.randn(2, LINK) * 0.05)
        self.gap = nn.Parameter(torch.zeros(2, BUCKETS))
        self.dropout = nn.Dropout(0.1)
        self.words.weight.requires_grad_(False)

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        x = self.norm(self.words(ids) + self.places.weight[: ids.shape[1]])
        wide = mask[:, None, None, :].bool()
        for layer in self.layers:
            x = layer(x, wide)
        x = self.dropout(x)
        return self.tag(x), self.link(x).unflatten(-1, (8, LINK))


def pretrained(folder: pathlib.Path) -> Student:
    """The student with a BERT-shaped checkpoint's encoder; the token type of all words is added to the places."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    stored = {k.removeprefix("bert."): v.float() for k, v in load_file(folder / "model.safetensors").items()}
    student = Student(config)
    own = dict(student.named_parameters())
    with torch.no_grad():
        for name, value in _renamed(stored, config["num_hidden_layers"]).items():
            own[name].copy_(value)
    return student


def _renamed(stored: dict[str, Tensor], layers: int) -> dict[str, Tensor]:
    out = {
        "words.weight": stored["embeddings.word_embeddings.weight"],
        "places.weight": stored["embeddings.position_embeddings.weight"]
        + stored["embeddings.token_type_embeddings.weight"][0],
    }
    for part in ("weight", "bias"):
        out[f"norm.{part}"] = stored[f"embeddings.LayerNorm.{part}"]
        for k in range(layers):
            old = f"encoder.layer.{k}."
            attention = (stored[f"{old}attention.self.{n}.{part}"] for n in ("query", "key", "value"))
            out[f"layers.{k}.qkv.{part}"] = torch.cat(list(attention))
            out[f"layers.{k}.out.{part}"] = stored[f"{old}attention.output.dense.{part}"]
            out[f"layers.{k}.norm1.{part}"] = stored[f"{old}attention.output.LayerNorm.{part}"]
            out[f"layers.{k}.up.{part}"] = stored[f"{old}intermediate.dense.{part}"]
            out[f"layers.{k}.down.{part}"] = stored[f"{old}output.dense.{part}"]
            out[f"layers.{k}.norm2.{part}"] = stored[f"{old}output.LayerNorm.{part}"]
    return out
