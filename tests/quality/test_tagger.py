"""What rules and the learned tagger reach together on real news; floors of the issue."""

import json
from collections import Counter
from typing import Any

import pytest

from tests.quality.adapters import attribution as adapter
from tests.quality.test_attribution import DATA, scorer
from twicetold.attribute import tagger

FLOOR, SPEAKER_FLOOR = 0.70, 0.80  # attribution F, and exact source given content

pytestmark = pytest.mark.shared("data/attribution", "scorers")


def test_rules_and_tagger_together_find_who_said_what() -> None:
    pytest.importorskip("onnxruntime", reason="the tagger needs onnxruntime")
    gold_file = DATA / "wikinews-dev.jsonl"
    gold = {one["doc"]: one for one in map(json.loads, gold_file.read_text("utf-8").splitlines())}
    total: Counter[Any] = Counter()
    for predicted in adapter.predictions(gold_file, tagger.load()):
        document = gold[predicted["doc"]]
        outer = [one for one in document["attributions"] if one["parent"] is None]
        total.update(scorer().doc_counts({**document, "attributions": outer}, predicted, "all"))
    figures = scorer().report(total)

    assert figures["attribution (content+source)"]["f"] >= FLOOR
    assert figures["speaker accuracy given content"]["exact"] >= SPEAKER_FLOOR
