"""What the student is trained to match: the teacher's doubts and, where there are any, the annotators' answers."""

from dataclasses import dataclass

import torch
from torch import Tensor

from training.attribution.batches import Batch
from training.attribution.examples import Links
from training.attribution.spans import Span
from training.attribution.student import BUCKETS, LINK, Student


@dataclass(frozen=True, slots=True)
class Loss:
    """Means over words, over asking spans, and over words and channels."""

    tags: Tensor
    links: Tensor
    hidden: Tensor


def told(student: Student, batch: Batch, ids: Tensor, gold_share: float) -> Loss:
    """What the student's reading of a batch costs; `ids` are the batch's, or those with some pieces hidden."""
    device = student.none.device
    # The heads' losses are small and ragged: on a GPU they are cheaper on the CPU.
    logits, projected, hidden = (x.float().cpu() for x in student(ids.to(device), batch.mask.to(device)))
    return Loss(
        _tags(logits, batch, gold_share), _links(projected, batch, student, gold_share), _hidden(hidden, batch)
    )


def _hidden(hidden: Tensor, batch: Batch) -> Tensor:
    """Distance from the teacher's states at each word's first piece, channel by channel as a share of its size (Romero
    et al. 2015, "FitNets")."""
    wanted = batch.hidden.transpose(0, 1)
    apart = (hidden[:, batch.row, batch.first] - wanted).square().mean(1)
    # A few channels are a hundred times larger than the others and would count alone.
    return (apart / wanted.square().mean(1)).mean()


def _tags(logits: Tensor, batch: Batch, gold_share: float) -> Tensor:
    """Per word: divergence from the teacher, mixed with cross-entropy against the annotation where there is one."""
    log = logits[batch.row, batch.first].log_softmax(-1)
    soft = -(batch.soft * log).sum(-1)
    hard = -log.gather(1, batch.gold.clamp(min=0)[:, None])[:, 0]
    known = (batch.gold >= 0).float() * gold_share
    return ((1 - known) * soft + known * hard).mean()


def _links(projected: Tensor, batch: Batch, student: Student, gold_share: float) -> Tensor:
    """Per asking span: the same for which span answers it, or none."""
    first = projected[batch.row, batch.first]
    last = projected[batch.row, batch.last]
    total, count = projected.new_zeros(()), 0
    for start, pair in zip(batch.starts, batch.links, strict=False):
        for part, one in enumerate(pair):
            if one.asks:
                scores = _scores(first, last, start, one, part, student)
                total = total + _mixed(scores.log_softmax(-1), one, gold_share)
                count += len(one.asks)
    return total / max(count, 1)


def _scores(first: Tensor, last: Tensor, start: int, links: Links, part: int, student: Student) -> Tensor:
    """[asks, answers + 1], "none" last."""
    query = _vectors(first, last, start, links.asks, 2 * part)
    none = query @ student.none[part].float().cpu() / LINK**0.5
    if not links.answers:
        return none[:, None]
    key = _vectors(first, last, start, links.answers, 2 * part + 1)
    score = query @ key.T / LINK**0.5 + student.gap[part].float().cpu()[buckets(links.asks, links.answers)]
    return torch.cat([score, none[:, None]], 1)


def _vectors(first: Tensor, last: Tensor, start: int, spans: tuple[Span, ...], role: int) -> Tensor:
    a = torch.tensor([start + s.start for s in spans])
    b = torch.tensor([start + s.end - 1 for s in spans])
    return first[a, 2 * role] + last[b, 2 * role + 1]


def buckets(asks: tuple[Span, ...], answers: tuple[Span, ...]) -> Tensor:
    """Signed logarithmic distance in words, [asks, answers]: 0..7 before, 8..15 after."""
    a0, a1 = (torch.tensor([getattr(s, e) for s in asks])[:, None] for e in ("start", "end"))
    b0, b1 = (torch.tensor([getattr(s, e) for s in answers])[None] for e in ("start", "end"))
    after = b0 >= a1
    gap = torch.where(after, b0 - a1 + 1, a0 - b1 + 1)
    half = BUCKETS // 2
    size = (gap.abs() + 1).float().log2().floor().clamp(max=half - 1).long()
    return torch.where(after, size + half, size)


def _mixed(log: Tensor, links: Links, gold_share: float) -> Tensor:
    soft = -(torch.from_numpy(links.soft) * log).sum(-1)
    gold = torch.from_numpy(links.gold)
    known = gold.sum(-1) * gold_share
    # Several spans may be right: what counts is how likely it is that one of them is chosen.
    hard = -torch.where(gold > 0, log, -1e4).logsumexp(-1)
    hard = torch.where(known > 0, hard, 0.0)
    return ((1 - known) * soft + known * hard).sum()
