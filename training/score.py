"""Scores of a tagger on marked texts, by the scorer that all attribution here is measured with."""

import importlib.util
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from training.examples import headline_end
from training.marked import Marked
from twicetold.attribute.found import Found, Tagger
from twicetold.model.report import Part, Report, Role
from twicetold.segment import sentences

SHARED = Path(__file__).resolve().parents[1] / "../shared"


def plain(marked: Marked) -> Report:
    """Make a report of a bare text: a headline if the first line is one, the rest body."""
    edge = headline_end(marked.text)
    parts = [Part(Role.BODY, edge, len(marked.text))]
    if edge:
        parts.insert(0, Part(Role.HEADLINE, 0, edge))
    return Report(marked.name, marked.name, "", "", marked.text, tuple(parts), language="en")


def predicted(tagger: Tagger, marked: Marked) -> list[Found]:
    """Tag one text; a statement whose cue stands in another's content is nested and left out."""
    report = plain(marked)
    found = list(tagger.found(report, sentences(report)))
    return [one for one in found if not any(_nested(one, other) for other in found)]


def _nested(one: Found, other: Found) -> bool:
    if one is other or not one.cue:
        return False
    return any(span.contains(cue) for span in other.content for cue in one.cue[:1]) and not any(
        span.contains(cue) for span in one.content for cue in other.cue[:1]
    )


def figures(
    tagger: Tagger, texts: Sequence[Marked], form: str = "all"
) -> dict[str, dict[str, float]]:
    """Score a tagger; keys are the scorer's."""
    scorer = _scorer()
    total: Counter[object] = Counter()
    for marked in texts:
        gold = {
            "text": marked.text,
            "attributions": [_line(m) for m in marked.marks if m.parent is None],
        }
        pred = {"attributions": [_line(one) for one in predicted(tagger, marked)]}
        total.update(scorer.doc_counts(gold, pred, form))
    return scorer.report(total)


def _line(one: object) -> dict[str, list[tuple[int, int]]]:
    line = {}
    for role in ("content", "source", "cue"):
        line[role] = [p if isinstance(p, tuple) else (p.start, p.end) for p in getattr(one, role)]
    return line


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("s", SHARED / "scorers/score_attribution.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
