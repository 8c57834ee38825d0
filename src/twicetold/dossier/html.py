"""The dossier as one HTML page that needs no network and no script, or as part of another."""

import re
from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, partial
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from twicetold.dossier import comparing, view, wording
from twicetold.dossier.cells import SIGNS
from twicetold.dossier.claims import by_report
from twicetold.dossier.funnel import funnel, name, rows
from twicetold.dossier.limits import Limits
from twicetold.dossier.marks import stretches
from twicetold.dossier.quotations import versions
from twicetold.dossier.reports import ReportView, letters
from twicetold.dossier.sharing import Anchors, Shades
from twicetold.dossier.speakers import provenance, ways
from twicetold.model import Dossier, Passage

_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")
"""Signs that no page may hold: control signs and halves of a code point."""


def rendered(dossier: Dossier, limits: Limits | None = None) -> str:
    """Render a dossier as one self-contained page.

    Words of reports are shown as text, never as markup; signs that a page cannot hold are shown
    as U+FFFD, so that every offset stays what it is.

    Args:
        dossier: What was found.
        limits: The counts at which lists end; their stated defaults if None.
    """
    stories = view.stories(dossier)
    rules = (sheet(len(story.reports), at) for at, story in enumerate(stories))
    style, script = "".join((asset("dossier.css"), *rules)), asset("dossier.js")
    return _page(
        "dossier.html.jinja",
        _context(dossier, stories, limits or Limits()),
        style=style,
        style_hash=_hash(style),
        script=script,
        script_hash=_hash(script),
    )


def embedded(dossier: Dossier, *, review: str = "", limits: Limits | None = None) -> str:
    """Render the stories of a dossier as part of another page.

    That page brings ``asset("dossier.css")``, ``asset("dossier.js")`` and, for each story,
    ``sheet``.

    Args:
        dossier: What was found.
        review: The beginning of the address at which a claim, whose id is added to it, is
            reviewed; no such links if empty.
        limits: The counts at which lists end; their stated defaults if None.
    """
    context = _context(dossier, view.stories(dossier), limits or Limits())
    return _page("embedded.html.jinja", context, review=review)


def sheet(reports: int, at: int = 0) -> str:
    """Write the rules of style by which two reports of a story are read side by side.

    Choosing the left and the right report is two radio buttons and these rules: it works
    without a script, and every text stands in the page once.

    Args:
        reports: How many reports the story has.
        at: The story's place in the page, from 0.
    """
    return "".join(
        f"#d{at}:has(#l{at}{label}:checked) #x{at}{label}{{display:block;order:1}}"
        f"#d{at}:has(#r{at}{label}:checked) #x{at}{label}{{display:block;order:2}}"
        f"#d{at}:has(#l{at}{label}:checked,#r{at}{label}:checked) [data-with~={label}]"
        "{background:var(--mark)}"
        f"#d{at}:has(#l{at}{label}:checked,#r{at}{label}:checked) [data-edit~={label}]"
        "{color:var(--bad);text-decoration:underline dotted}\n"
        for label in map(letters, range(reports))
    )


@cache
def asset(name: str) -> str:
    """Read a file that the page needs: ``dossier.css`` or ``dossier.js``."""
    return files("twicetold.dossier").joinpath("templates", name).read_text("utf-8")


def _page(template: str, context: dict[str, Any], **more: str) -> str:
    return showable(_environment().get_template(template).render(context, **more))


def showable(page: str) -> str:
    """Write a page with signs that it can hold, without moving any offset of its words."""
    # A parser would read a carriage return as a line feed, and every offset after it would move.
    return _UNSHOWABLE.sub("\ufffd", page).replace("\r", "&#13;")


def _context(
    dossier: Dossier, stories: tuple[view.StoryView, ...], bounds: Limits
) -> dict[str, Any]:
    labels = _labels(stories)
    return {
        "dossier": dossier,
        "stories": stories,
        "limits": bounds,
        "review": "",
        "anchor": Anchors(dossier.reports).of,
        "funnel": partial(funnel, limit=bounds.nodes),
        "provenance": partial(provenance, limit=bounds.nodes),
        "rows": partial(rows, limit=bounds.nodes),
        "ways": ways,
        "shades": [Shades(story.pairs, bounds.sharers) for story in stories],
        "worded": partial(_worded, labels),
        "is_known": lambda passage: passage.report in labels,
        "label_of": lambda passage: labels[passage.report],
        **_named(dossier),
    }


def _named(dossier: Dossier) -> dict[str, Any]:
    known = {report.id: report for report in dossier.reports}
    return {
        "outlet": lambda passage: known[passage.report].outlet,
        "by_report": by_report,
        "differences": comparing.differences,
        "doubts": comparing.doubts,
        "gathered": comparing.gathered,
        "versions": versions,
        "origin_name": name,
        "signs": SIGNS,
        "stretches": stretches,
        "unmeasured": _unmeasured,
        "sides": comparing.sides,
        "labels": comparing.labels,
    }


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("twicetold.dossier"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for write in (wording.figure, wording.moment, wording.rule, wording.shortened, wording.stamp):
        environment.filters[write.__name__] = write
    return environment


def _labels(stories: tuple[view.StoryView, ...]) -> dict[str, str]:
    return {shown.report.id: shown.label for story in stories for shown in story.reports}


def _worded(labels: dict[str, str], passages: Iterable[Passage]) -> list[tuple[Passage, list[str]]]:
    """Gather passages in the same words: one of them, with all the reports that have them."""
    groups: dict[str, dict[str, Passage]] = defaultdict(dict)
    for passage in passages:
        groups[passage.exact.casefold()].setdefault(labels[passage.report], passage)
    return [
        (next(iter(found.values())), sorted(found, key=lambda label: (len(label), label)))
        for found in groups.values()
    ]


def _unmeasured(report: ReportView) -> tuple[str, ...]:
    """Say what could not be measured in a report."""
    found = []
    if report.report.reference is None:
        found.append("no date of publication: its relative dates stay unresolved")
    if report.report.language not in {"en", "und"}:
        found.append(f"language “{report.report.language}” is not read: shared passages only")
    return (*found, *report.report.notes)


def _hash(content: str) -> str:
    return b64encode(sha256(content.encode()).digest()).decode()
