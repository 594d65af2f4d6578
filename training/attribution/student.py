"""The network in torch: MPNet's encoder (Song et al. 2020) with a head for labels and a head for links.

Teacher and student are the same network of other sizes. Attention adds to each product a figure for how far apart the
two pieces stand, which is kept as the teacher has it, like the word embeddings.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

TAGS = 7
LINK = 64
BUCKETS = 16
WIDTH, HEAD = 768, 64
VOCABULARY = 30527
LONGEST = 512
EPSILON = 1e-5


@dataclass(frozen=True, slots=True)
class Shape:
    """layers; attention heads and inner width of each."""

    depth: int
    heads: int
    inner: int


TEACHER = Shape(12, 12, 3072)


class Layer(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.qkv = nn.Linear(WIDTH, 3 * shape.heads * HEAD)
        self.out = nn.Linear(shape.heads * HEAD, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.up = nn.Linear(WIDTH, shape.inner)
        self.down = nn.Linear(shape.inner, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=EPSILON)
        # By how far the piece looked at stands before or behind: 0 is LONGEST - 1 pieces before.
        self.register_buffer("near", torch.zeros(shape.heads, 2 * LONGEST - 1))

    def forward(self, x: Tensor, padding: Tensor, apart: Tensor) -> Tensor:
        """x [b, t, 768]; padding [b, 1, 1, t], very low where there is no piece; apart [t, t] columns of `near`."""
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, HEAD).permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=self.near[:, apart] + padding)
        x = self.norm1(x + self.out(seen.transpose(1, 2).reshape(b, t, self.heads * HEAD)))
        return self.norm2(x + self.down(F.gelu(self.up(x))))


class Student(nn.Module):
    """ids [b, t], mask [b, t] -> tag logits [b, t, 7], link projections [b, t, 8, 64], hidden [2, b, t, 768].

    The eight projections are (role, start or end of a span), roles in order: cue asks for source, source answers,
    content asks for cue, cue answers. Hidden are the states half way up and at the top.
    """

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.places = nn.Embedding(LONGEST, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.depth))
        self.tag = nn.Linear(WIDTH, TAGS)
        self.link = nn.Linear(WIDTH, 8 * LINK)
        self.none = nn.Parameter(torch.zeros(2, LINK))
        self.gap = nn.Parameter(torch.zeros(2, BUCKETS))
        self.dropout = nn.Dropout(0.1)

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        size = ids.shape[1]
        x = self.norm(self.words(ids) + self.places.weight[:size])
        padding = ((1 - mask) * -1e4).to(x.dtype)[:, None, None]
        at = torch.arange(size, device=ids.device)
        apart = at[None] - at[:, None] + LONGEST - 1
        half = x
        for k, layer in enumerate(self.layers, 1):
            x = layer(x, padding, apart)
            half = x if 2 * k == len(self.layers) else half
        dropped = self.dropout(x)
        return self.tag(dropped), self.link(dropped).unflatten(-1, (8, LINK)), torch.stack([half, x])
