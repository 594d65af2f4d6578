"""The network: MiniLM over both texts at once, and on top three small decisions."""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.minilm import WIDTH, pretrained

LONGEST, KINDS = 256, 4
HIDDEN = 192
OUTPUTS = 7
"""Three relations, three stances, one for sameness."""


class PairNetwork(nn.Module):
    """ids, kinds, mask [b, t] -> [b, 7].

    Sentence encoders compare means over pieces, which is what this one was trained for before; so the decision looks
    at the mean of each text, their difference and their product (Conneau et al. 2017, "InferSent").
    """

    def __init__(self) -> None:
        super().__init__()
        self.encoder = pretrained(LONGEST, KINDS)
        self.bend = nn.Linear(4 * WIDTH, HIDDEN)
        self.decide = nn.Linear(HIDDEN, OUTPUTS)
        self.dropout = nn.Dropout(0.1)

    def forward(self, ids: Tensor, kinds: Tensor, mask: Tensor) -> Tensor:
        x = self.encoder(ids, kinds, mask)
        first, second = (((kinds >= 2) == part) * mask for part in (False, True))
        u, v = (_mean(x, part.to(x.dtype)) for part in (first, second))
        seen = torch.cat([u, v, (u - v).abs(), u * v], -1)
        out: Tensor = self.decide(self.dropout(F.gelu(self.bend(seen))))
        return out


def _mean(x: Tensor, chosen: Tensor) -> Tensor:
    return (chosen[:, None] @ x)[:, 0] / chosen.sum(-1, keepdim=True)
