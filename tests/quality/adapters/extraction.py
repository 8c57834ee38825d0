"""Write what score_extract.py reads: the body, title, day, authors and captions of each page.

Usage: python -m tests.quality.adapters.extraction DATASET_FOLDER > pred.json
"""

import gzip
import json
import re
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

from twicetold import extract
from twicetold.model import Capture, Report, Role, TwicetoldError

_OPENER = re.compile(r"^(?:By|Von|Par|Por)\s+", re.IGNORECASE)
_BODY = frozenset({Role.BODY})
_WHOLE = frozenset({Role.BODY, Role.STANDFIRST, Role.SUMMARY})


def rows(folder: Path) -> list[dict[str, Any]]:
    """Read the answers of a data set, one for each page."""
    lines = (folder / "gold.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def page(folder: Path, row: dict[str, Any]) -> bytes:
    """Read the bytes of one page."""
    raw = (folder / "html" / row["html"]).read_bytes()
    return gzip.decompress(raw) if row["html"].endswith(".gz") else raw


def prediction(body: bytes, row: dict[str, Any]) -> dict[str, Any]:
    """Extract one page and say it as the scorer wants it; empty when it is no article."""
    capture = Capture(f"{row['id']}.html", body, "text/html", sha256(body).hexdigest())
    try:
        return said(extract.report(capture), whole="paragraphs" in row)
    except TwicetoldError:
        return {}


def said(report: Report, *, whole: bool) -> dict[str, Any]:
    """Say a report as the scorer wants it.

    A dateline is cut off its paragraph in a report and part of it in the answers; where no
    people sign a report, whoever signs it is an author in the answers.

    Args:
        report: The report.
        whole: Whether the answers count standfirst and summary points as body (fundus).
    """
    body = _WHOLE if whole else _BODY
    paragraphs: list[str] = []
    dateline = None
    for part in report.parts:
        if part.role is Role.DATELINE:
            dateline = part.start
        elif part.role in body:
            paragraphs.append(report.text[dateline or part.start : part.end])
            dateline = None
    bylines = [part.span for part in report.parts if part.role is Role.BYLINE]
    signed = [
        credit.passage.exact
        for credit in report.credits
        if any(line.contains(credit.passage.span) for line in bylines)
    ]
    lines = [_OPENER.sub("", report.text[line.start : line.end]) for line in bylines]
    captions = [report.text[p.start : p.end] for p in report.parts if p.role is Role.CAPTION]
    return {
        "body": "\n".join(paragraphs),
        "title": report.headline.exact if report.headline else None,
        "date": report.published,
        "authors": [*report.byline, *signed] if report.byline else lines,
        "captions": captions,
    }


def predictions(folder: Path) -> dict[str, dict[str, Any]]:
    """Extract all pages of a data set."""
    return {row["id"]: prediction(page(folder, row), row) for row in rows(folder)}


if __name__ == "__main__":
    json.dump(predictions(Path(sys.argv[1])), sys.stdout, ensure_ascii=False)
