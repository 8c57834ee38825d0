"""The invented newsroom texts that the tagger is trained on."""

import json

import pytest
from training.texts.compose import HERE, SEED, TEST, TRAIN, Composer, marked, part, table


def test_the_checked_in_texts_are_what_the_program_composes() -> None:
    composer = Composer(SEED + TRAIN)
    lines = (HERE / "own-train.jsonl").read_text("utf-8").splitlines()
    first = [composer.report(f"own-train-{number:03}", slice(0)) for number in range(20)]
    assert [json.loads(line) for line in lines[:20]] == first
    assert len(lines) == TRAIN >= 400


def test_no_construction_stands_in_both_parts() -> None:
    for kind, pool in table("constructions").items():
        train, test = part(pool, slice(0)), part(pool, slice(6, None))
        assert not set(train) & set(test), kind
        assert set(train) | set(test) == set(pool)


@pytest.mark.parametrize(("name", "count"), [("train", TRAIN), ("test", TEST)])
def test_every_mark_holds_words_without_blanks_around(name: str, count: int) -> None:
    lines = (HERE / f"own-{name}.jsonl").read_text("utf-8").splitlines()
    assert len(lines) == count
    for report in map(json.loads, lines):
        for one in report["attributions"]:
            for start, end in (*one["content"], *one["source"], *one["cue"]):
                words = report["text"][start:end]
                assert words
                assert words == words.strip()
                assert not set("[]{}") & set(words)


def test_a_statement_inside_another_knows_its_parent() -> None:
    text = "[S1 She] [Q1 said] [C1 [S2 they] [Q2 believed] [C2 it would rain]]."
    report = marked("one", text)
    assert report["text"] == "She said they believed it would rain."
    assert [one["parent"] for one in report["attributions"]].count(None) == 1
