"""Weights into the files that ship: two ONNX graphs, int8 per channel, and their manifest."""

import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.encoder import WIDTH, Encoder
from twicetold.attribute.tagger import FILES


class _Reads(nn.Module):
    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, pieces: Tensor, case: Tensor, quoted: Tensor) -> Tensor:
        return self.encoder.read(pieces, case, quoted, None)


class _Rows(nn.Module):
    """An embedding of 8-bit numbers with a scale for each row."""

    def __init__(self, full: nn.Embedding) -> None:
        super().__init__()
        scale = full.weight.detach().abs().amax(dim=1, keepdim=True).clamp(min=1e-9) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("rows", torch.round(full.weight.detach() / scale).to(torch.int8))

    def forward(self, numbers: Tensor) -> Tensor:
        return self.rows[numbers].float() * self.scale[numbers]


class _Judges(nn.Module):
    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, states: Tensor, asked: Tensor) -> Tensor:
        return self.encoder.judge(states, asked, None)


def export(encoder: Encoder, folder: Path, vocabulary: Path, manifest: dict[str, object]) -> None:
    """Write a tagger's folder.

    Args:
        encoder: The network, trained.
        folder: Where the files go.
        vocabulary: MiniLM's list of word pieces.
        manifest: What is known of the training; the files' digests are added.
    """
    folder.mkdir(parents=True, exist_ok=True)
    encoder.piece = _Rows(encoder.piece)
    row = torch.ones((1, 24), dtype=torch.long)
    reads = {"pieces": row, "case": row, "quoted": row}
    judges = {"states": torch.zeros((1, 24, WIDTH)), "asked": row}
    with tempfile.TemporaryDirectory() as scratch:
        for name, graph, given in (
            ("reads", _Reads(encoder), reads),
            ("judges", _Judges(encoder), judges),
        ):
            full = Path(scratch) / f"{name}.onnx"
            torch.onnx.export(
                graph.eval(),
                tuple(given.values()),
                str(full),
                input_names=list(given),
                output_names=["out"],
                dynamic_axes={key: {1: "length"} for key in (*given, "out")},
                dynamo=False,
            )
            quantize_dynamic(
                full,
                folder / f"{name}.onnx",
                per_channel=True,
                weight_type=QuantType.QInt8,
                op_types_to_quantize=["MatMul"],
                extra_options={"MatMulConstBOnly": True},
            )
    shutil.copyfile(vocabulary, folder / "vocabulary.txt")
    digests = {name: digest(folder / name) for name in FILES if name != "manifest.json"}
    written = json.dumps({**manifest, "files": digests}, indent=1, ensure_ascii=False)
    (folder / "manifest.json").write_text(written + "\n", encoding="utf-8")


def digest(path: Path) -> str:
    """Give the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
