"""Attributions as score_attribution.py reads them: one JSON object a line for each document.

usage: python tests/quality/adapters/attribution.py GOLD.jsonl PREDICTED.jsonl

GOLD gives the documents ("doc" and "text"); its attributions are not looked at. Two conventions
of the gold differ from a dossier's and are met here: attributions inside others are left out, and
a quotation that goes on with one speaker's words is content of the attribution that it continues.
"""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from twicetold.attribute import Tagger, attributions
from twicetold.model import Attribution, Part, Passage, Report, Role, identity
from twicetold.segment import sentences

CONTINUED = "continued-quotation"


def report(source: str, text: str) -> Report:
    """Make a report of a plain text: every line that is not empty is a body part."""
    parts = tuple(
        Part(Role.BODY, line.start(), line.end())
        for line in re.finditer(r"[^\n]+", text)
        if line.group().strip()
    )
    return Report(identity("r", source, text), source, source, source, text, parts)


def predictions(gold: Path, tagger: Tagger | None = None) -> Iterator[dict[str, Any]]:
    """Find the attributions of each document of a gold file."""
    for line in gold.read_text("utf-8").splitlines():
        document = json.loads(line)
        read = report(document["doc"], document["text"])
        found = attributions(read, sentences(read), tagger=tagger)
        yield {
            "doc": document["doc"],
            "text": document["text"],
            "attributions": [*scored(found)],
        }


def scored(found: Sequence[Attribution]) -> Iterator[dict[str, Any]]:
    """Give attributions in the gold's conventions, those inside others left out."""
    whole: list[tuple[Attribution, list[Passage]]] = []
    for one in sorted((one for one in found if one.parent is None), key=_place):
        if one.rule == CONTINUED and whole:
            whole[-1][1].extend(one.content)
        else:
            whole.append((one, [*one.content]))
    for one, content in whole:
        yield {
            "content": _spans(content),
            "source": _spans(one.source),
            "cue": _spans(one.cue),
            "speaker": one.speaker.name if one.speaker else None,
        }


def _place(one: Attribution) -> tuple[int, int]:
    return one.content[0].start, one.content[-1].end


def _spans(passages: Sequence[Passage]) -> list[list[int]]:
    return [[passage.start, passage.end] for passage in passages]


if __name__ == "__main__":
    with Path(sys.argv[2]).open("w", encoding="utf-8") as written:
        written.writelines(
            json.dumps(prediction, ensure_ascii=False) + "\n"
            for prediction in predictions(Path(sys.argv[1]))
        )
