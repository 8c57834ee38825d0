"""Learning: examples into weights."""

import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from training.encoder import LAYERS, Encoder
from training.examples import SILENT, Example, examples
from training.marked import Marked
from training.recompose import recomposed
from training.vary import known_cues, known_sources, varied
from twicetold.attribute.decode import ROLES
from twicetold.attribute.pieces import Vocabulary

MOST_IN_BATCH = 2048  # pieces in windows, padding counted
FIRST_ROLES = 0.3  # weight of the roles in a first look, which only free quotations are read from


@dataclass(frozen=True, slots=True)
class Portion:
    """A set of marked texts and how it is used.

    Attributes:
        texts: The texts.
        weight: How much one of its words counts.
        shares: For each epoch the share of the texts that is read.
        recomposed: Read so many reports instead that are composed from the texts' statements.
    """

    texts: Sequence[Marked]
    weight: float
    shares: Sequence[float]
    recomposed: int = 0


@dataclass(frozen=True, slots=True)
class Recipe:
    """Numbers of the training; chosen by cross-validation on wikinews-train."""

    epochs: int = 10
    rate: float = 3e-4
    lower: float = 0.85  # a layer learns so much as slowly as the one above it
    warm: float = 0.08
    decay: float = 0.01
    smooth: float = 0.05
    mean: float = 0.995
    seed: int = 7
    threads: int = 1


def learned(
    encoder: Encoder,
    portions: Sequence[Portion],
    vocabulary: Vocabulary,
    recipe: Recipe,
    *,
    saved: Path | None = None,
) -> Encoder:
    """Train the network.

    Args:
        encoder: The network to go on from; it is changed.
        portions: What it learns from.
        vocabulary: The encoder's word pieces.
        recipe: The numbers.
        saved: Where the weights go after each epoch, if anywhere.

    Returns:
        The network with the running mean of its weights.
    """
    torch.manual_seed(recipe.seed)
    torch.set_num_threads(recipe.threads)
    rng = random.Random(recipe.seed)
    mean = {name: value.clone() for name, value in encoder.state_dict().items()}
    optimiser = torch.optim.AdamW(_groups(encoder, recipe), betas=(0.9, 0.98))
    sizes = [
        sum((p.recomposed or len(p.texts)) * p.shares[e] for p in portions)
        for e in range(recipe.epochs)
    ]
    steps = 0
    for epoch in range(recipe.epochs):
        began, losses = time.time(), []
        batches = list(_batches(_epoch(portions, vocabulary, epoch, rng), rng))
        for number, batch in enumerate(batches):
            done = (sum(sizes[:epoch]) + sizes[epoch] * number / len(batches)) / sum(sizes)
            for group in optimiser.param_groups:
                group["lr"] = group["base"] * _pace(done, recipe.warm)
            losses.append(_step(encoder, batch, optimiser, recipe.smooth))
            steps += 1
            _follow(mean, encoder, min(recipe.mean, steps / (steps + 10)))
        took = time.time() - began
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}, {took:.0f} s", flush=True)
        if saved is not None:
            torch.save(mean, saved)
    encoder.load_state_dict(mean)
    return encoder.eval()


def _epoch(
    portions: Sequence[Portion], vocabulary: Vocabulary, epoch: int, rng: random.Random
) -> list[Example]:
    texts = [marked for portion in portions for marked in portion.texts]
    portions = [_refreshed(portion, epoch) for portion in portions]
    sources, likely = known_sources(texts), known_cues(texts)
    found: list[Example] = []
    for portion in portions:
        for marked in portion.texts:
            if rng.random() < portion.shares[epoch]:
                other = varied(marked, sources, rng)
                found.extend(examples(other, vocabulary, rng, weight=portion.weight, likely=likely))
    return found


def _refreshed(portion: Portion, epoch: int) -> Portion:
    """Compose a portion anew for this epoch if it is made from other texts."""
    if not portion.recomposed:
        return portion
    return replace(portion, texts=recomposed(portion.texts, portion.recomposed, 1000 + epoch))


def _batches(found: list[Example], rng: random.Random) -> Iterator[list[Example]]:
    """Put windows of like length together, so that little is padding."""
    ordered = sorted(found, key=lambda one: len(one.rows[0]) + rng.random() * 8)
    batches: list[list[Example]] = [[]]
    for one in ordered:
        if (len(batches[-1]) + 1) * len(one.rows[0]) > MOST_IN_BATCH:
            batches.append([])
        batches[-1].append(one)
    rng.shuffle(batches)
    return iter(batches)


def _step(
    encoder: Encoder, batch: list[Example], optimiser: torch.optim.Optimizer, smooth: float
) -> float:
    encoder.train()
    longest = max(len(one.rows[0]) for one in batch)
    rows = [_padded([one.rows[n] for one in batch], longest, 0) for n in range(3)]
    mask = _padded([[1] * len(one.rows[0]) for one in batch], longest, 0)
    weight = torch.tensor([one.weight for one in batch])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states = encoder.read(*rows, mask)
        scores = encoder.judge(states, torch.zeros_like(rows[0]), mask).float()
    roles = _padded([one.roles for one in batch], longest, SILENT)
    cues = _padded([one.cues for one in batch], longest, SILENT)
    loss = FIRST_ROLES * _loss(scores[..., : len(ROLES)], roles, weight, smooth)
    loss = loss + _loss(scores[..., len(ROLES) :], cues, weight, smooth)
    loss = loss + _second(encoder, batch, states, smooth)
    optimiser.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
    optimiser.step()
    return float(loss.detach())


def _second(encoder: Encoder, batch: list[Example], states: Tensor, smooth: float) -> Tensor:
    asks = [(number, ask) for number, one in enumerate(batch) for ask in one.asks]
    if not asks:
        return states.sum() * 0.0
    longest = max(len(ask.asked) for _, ask in asks)
    parts = [states[number, ask.first : ask.first + len(ask.asked)] for number, ask in asks]
    asked = _padded([ask.asked for _, ask in asks], longest, 0)
    mask = (asked > 0).long()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        padded = nn.utils.rnn.pad_sequence(parts, batch_first=True)
        scores = encoder.judge(padded, asked, mask).float()
    roles = _padded([ask.roles for _, ask in asks], longest, SILENT)
    weight = torch.tensor([batch[number].weight for number, _ in asks])
    return _loss(scores[..., : len(ROLES)], roles, weight, smooth)


def _loss(scores: Tensor, tags: Tensor, weight: Tensor, smooth: float) -> Tensor:
    each = nn.functional.cross_entropy(
        scores.transpose(1, 2), tags, ignore_index=SILENT, reduction="none", label_smoothing=smooth
    )
    counted = (tags != SILENT).float() * weight[:, None]
    return (each * weight[:, None]).sum() / counted.sum().clamp(min=1.0)


def _padded(rows: list[list[int]], length: int, filler: int) -> Tensor:
    return torch.tensor([row + [filler] * (length - len(row)) for row in rows])


def _groups(encoder: Encoder, recipe: Recipe) -> list[dict[str, object]]:
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, value in encoder.named_parameters():
        if not value.requires_grad:
            continue
        rate = recipe.rate
        if name.startswith("layers."):
            rate *= recipe.lower ** (LAYERS - 1 - int(name.split(".")[1]))
        elif name.startswith("norm."):
            rate *= recipe.lower**LAYERS
        elif name.startswith("head."):
            rate *= 3
        groups.setdefault((rate, recipe.decay if value.dim() > 1 else 0.0), []).append(value)
    return [
        {"params": values, "lr": rate, "base": rate, "weight_decay": decay}
        for (rate, decay), values in groups.items()
    ]


def _pace(done: float, warm: float) -> float:
    """Give the share of the full rate: up in a line, down along a cosine."""
    if done < warm:
        return done / warm
    return 0.5 * (1 + math.cos(math.pi * (done - warm) / (1 - warm)))


def _follow(mean: dict[str, Tensor], encoder: Encoder, keep: float) -> None:
    with torch.no_grad():
        for name, value in encoder.state_dict().items():
            mean[name].lerp_(value, 1 - keep)
