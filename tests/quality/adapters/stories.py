"""Stories as score_cluster.py reads them: the id of each document's cluster.

usage: python -m tests.quality.adapters.stories DOCS.jsonl [--stream] > pred.json
"""

import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.quality.adapters.attribution import report

from twicetold import reuse, story
from twicetold.model import Report, Reuse, Story
from twicetold.story import Memory

BATCH = 10
"""How many reports arrive together in a stream."""


def documents(path: Path) -> dict[str, Report]:
    """Read the documents of a data set: every line of their texts is a body part."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return {row["id"]: report(row["id"], row["text"]) for row in rows}


def clusters(found: Mapping[str, Report], *, stream: bool = False) -> dict[str, str]:
    """Group the documents, all at once or in the order of their ids."""
    reuses = reuse.shared([*found.values()])
    ordered = [found[id] for id in sorted(found)]
    stories = _streamed(ordered, reuses) if stream else story.stories(ordered, reuses)
    home = {id: one.id for one in stories for id in one.reports}
    return {id: home[one.id] for id, one in found.items()}


def _streamed(reports: Sequence[Report], reuses: Sequence[Reuse]) -> tuple[Story, ...]:
    """Let the reports arrive in batches, each with the passages it shares with the earlier ones."""
    memory = Memory()
    batch = {one.id: number // BATCH for number, one in enumerate(reports)}
    fresh: dict[int, list[Reuse]] = defaultdict(list)
    for one in reuses:
        fresh[max(batch[one.left.report], batch[one.right.report])].append(one)
    for first in range(0, len(reports), BATCH):
        arrivals = [story.profile(one) for one in reports[first : first + BATCH]]
        found = fresh[first // BATCH]
        memory.keep(arrivals, story.joined(arrivals, memory, reuses=found), found)
    return memory.stories()


if __name__ == "__main__":
    found = clusters(documents(Path(sys.argv[1])), stream="--stream" in sys.argv)
    sys.stdout.write(json.dumps(found))
