"""The network: MiniLM-L6 with inputs for letter case, quotation marks and the cue asked about."""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from twicetold.attribute.decode import CUES, ROLES

WIDTH, HEADS, LAYERS, INNER, PIECES, PLACES = 384, 12, 6, 1536, 30522, 512
LOWER = 4  # layers that read a window once; the others judge it anew for each cue


class Layer(nn.Module):
    """One transformer layer, normalised after each step as BERT does."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.mixed = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm_after = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        batch, length, _ = x.shape
        split = self.mixed(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        scores = split[0] @ split[1].transpose(-1, -2) * (WIDTH // HEADS) ** -0.5
        if bias is not None:
            scores = scores + bias
        seen = torch.softmax(scores, dim=-1) @ split[2]
        seen = seen.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm(x + self.drop(self.out(seen)))
        return self.norm_after(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Word pieces in, a score for every role and for every cue tag out."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.piece = nn.Embedding(PIECES, WIDTH)
        self.place = nn.Embedding(PLACES, WIDTH)
        self.case = nn.Embedding(5, WIDTH)
        self.quoted = nn.Embedding(3, WIDTH)
        self.asked = nn.Embedding(3, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.head = nn.Linear(WIDTH, len(ROLES) + len(CUES))
        for added in (self.case, self.quoted, self.asked, self.head):
            nn.init.normal_(added.weight, std=0.02)

    def read(self, pieces: Tensor, case: Tensor, quoted: Tensor, mask: Tensor | None) -> Tensor:
        """Read windows: the rows are (windows, pieces), ``mask`` is 1 where a piece stands."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.piece(pieces) + self.place(places) + self.case(case)
        x = self.drop(self.norm(x + self.quoted(quoted)))
        for layer in self.layers[:LOWER]:
            x = layer(x, _bias(mask))
        return x

    def judge(self, states: Tensor, asked: Tensor, mask: Tensor | None) -> Tensor:
        """Score states, with the cue asked about pointed out or, in a first look, none."""
        x = states + self.asked(asked)
        for layer in self.layers[LOWER:]:
            x = layer(x, _bias(mask))
        return self.head(self.drop(x))


def _bias(mask: Tensor | None) -> Tensor | None:
    return None if mask is None else (1.0 - mask[:, None, None, :].float()) * -1e4


def from_minilm(folder: Path) -> Encoder:
    """Load the published weights; what they lack starts near zero."""
    held = load_file(folder / "model.safetensors")
    encoder = Encoder()
    state = encoder.state_dict()
    state["piece.weight"] = held["embeddings.word_embeddings.weight"]
    kind = held["embeddings.token_type_embeddings.weight"][0]
    state["place.weight"] = held["embeddings.position_embeddings.weight"] + kind
    for part in ("weight", "bias"):
        state[f"norm.{part}"] = held[f"embeddings.LayerNorm.{part}"]
        for number in range(LAYERS):
            theirs = f"encoder.layer.{number}"
            mine = f"layers.{number}"
            names = [f"{theirs}.attention.self.{one}.{part}" for one in ("query", "key", "value")]
            state[f"{mine}.mixed.{part}"] = torch.cat([held[name] for name in names])
            state[f"{mine}.out.{part}"] = held[f"{theirs}.attention.output.dense.{part}"]
            state[f"{mine}.norm.{part}"] = held[f"{theirs}.attention.output.LayerNorm.{part}"]
            state[f"{mine}.up.{part}"] = held[f"{theirs}.intermediate.dense.{part}"]
            state[f"{mine}.down.{part}"] = held[f"{theirs}.output.dense.{part}"]
            state[f"{mine}.norm_after.{part}"] = held[f"{theirs}.output.LayerNorm.{part}"]
    encoder.load_state_dict(state)
    encoder.piece.requires_grad_(requires_grad=False)
    encoder.place.requires_grad_(requires_grad=False)
    return encoder
