"""The page of a story of 40 reports stays one that can be mailed."""

import json
from pathlib import Path

from tests.dossier.many import reports
from twicetold import compare
from twicetold import dossier as formats

LARGEST = 3_000_000
"""Bytes; the bound of issue 9. Measured: 1.94 million for this story."""


def test_the_page_of_forty_reports_is_under_three_megabytes(tmp_path: Path) -> None:
    folder = tmp_path / "reports.jsonl"
    folder.write_text("\n".join(json.dumps(report) for report in reports(40)), "utf-8")
    found = compare([str(folder)])
    assert [len(story.reports) for story in found.stories] == [40]
    assert len(formats.html(found).encode()) < LARGEST
