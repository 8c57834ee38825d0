"""Measured floors of text reuse; ``python -m benchmarks.reuse`` prints the figures in full."""

import json
from functools import cache
from pathlib import Path

import pytest
from benchmarks.reuse.__main__ import direction_scores, places, within_stories
from benchmarks.reuse.corpus import Corpus, corpus
from benchmarks.reuse.naive import naive
from benchmarks.reuse.score import Scores, scores

from tests.needs import SHARED
from twicetold import reuse
from twicetold.model import Part, Report, Reuse, Role

REPORTS = 400
SEED = 3
CASES = 12


@cache
def _corpus() -> Corpus:
    return corpus(REPORTS, SEED)


@cache
def _corpus_pass() -> Scores:
    return scores(_corpus(), places(reuse.shared(_corpus().reports)))


@cache
def _story_pass() -> Scores:
    return scores(_corpus(), places(within_stories(_corpus())))


def test_the_corpus_pass_finds_what_was_copied() -> None:
    assert _corpus_pass().case_recall >= 0.92


def test_the_corpus_pass_finds_little_else() -> None:
    assert _corpus_pass().precision >= 0.95


def test_the_corpus_pass_ends_where_the_copy_ends() -> None:
    assert _corpus_pass().near >= 0.85


@pytest.mark.parametrize("edits", ["none", "under 15 %"])
def test_lightly_edited_copies_are_found(edits: str) -> None:
    assert _corpus_pass().by_edits[edits] >= 0.97


def test_the_story_pass_finds_more() -> None:
    assert _story_pass().case_recall >= 0.95
    assert _story_pass().case_recall >= _corpus_pass().case_recall
    assert _story_pass().precision >= 0.95


def test_a_plain_index_finds_much_less() -> None:
    plain = scores(_corpus(), naive(_corpus().reports))
    assert plain.case_recall < 0.8 * _corpus_pass().case_recall


def test_the_direction_is_right_where_the_evidence_decides() -> None:
    for kind, (right, answers) in direction_scores(CASES, SEED).items():
        assert right >= 0.85 * answers, kind


@pytest.mark.parametrize("kind", ["nothing", "near times", "updates"])
def test_no_direction_is_made_up(kind: str) -> None:
    right, answers = direction_scores(CASES, SEED)[kind]
    assert right == answers


def _plain(path: Path) -> Report:
    """Make a report of a text file, every line a body part."""
    text = path.read_text("utf-8")
    parts, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            parts.append(Part(Role.BODY, at, at + len(line)))
        at += len(line) + 1
    return Report(path.stem, path.name, path.stem, path.stem, text, tuple(parts))


def _covered(found: tuple[Reuse, ...], left: str, right: str) -> bool:
    marks = "“”\"'.,"
    return any(
        left.strip(marks) in one.left.exact and right.strip(marks) in one.right.exact
        for one in found
    )


def _unshared(key: dict[str, list[dict[str, str]]], report: str) -> list[str]:
    """Give the statements of a report that lie in none of the shared passages."""
    shared = " ".join(right for _, right in key["shared_passages"])
    contents = [one["content"] for one in key["statements"] if one["report"] == report]
    return [content for content in contents if content.strip("“”.,") not in shared]


@pytest.mark.shared("acceptance/baghouz")
def test_the_acceptance_pair_is_covered_and_not_bridged() -> None:
    folder = SHARED / "acceptance" / "baghouz"
    key = json.loads((folder / "answers.json").read_text("utf-8"))
    made = [_plain(folder / f"report-{letter}.txt") for letter in "ab"]
    for found in (reuse.shared(made), reuse.within(made)):
        missing = [pair for pair in key["shared_passages"] if not _covered(found, *pair)]
        assert missing == []
        texts = [one.right.exact for one in found]
        assert [
            words for words in _unshared(key, "b") if any(words in text for text in texts)
        ] == []
        quoted = [pair for one in found for pair in one.quotations]
        assert len(quoted) >= 2
