"""The dossier as one HTML page that needs no network and no script."""

from functools import cache, partial

from jinja2 import Environment, PackageLoader, StrictUndefined

from twicetold.dossier import view, wording
from twicetold.dossier.marks import Anchors, Stretch, stretches
from twicetold.model import Dossier, Passage, Report, Reuse, ReuseKind


def rendered(dossier: Dossier) -> str:
    """Render a dossier as one self-contained page.

    Words of reports are shown as text, never as markup.
    """
    anchors = Anchors(dossier.reports)
    known = {report.id: report for report in dossier.reports}
    return (
        _environment()
        .get_template("dossier.html.jinja")
        .render(
            dossier=dossier,
            stories=view.stories(dossier),
            anchor=anchors.of,
            outlet=partial(_outlet, known),
            source_of=partial(_source, known),
            left_stretches=_left,
            right_stretches=_right,
            shared_stretches=_shared,
            differing=view.differing,
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("twicetold.dossier"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for write in (wording.figure, wording.moment, wording.rule, wording.stamp):
        environment.filters[write.__name__] = write
    return environment


def _outlet(known: dict[str, Report], passage: Passage) -> str:
    return known[passage.report].outlet


def _source(known: dict[str, Report], report: str) -> str:
    return known[report].source


def _left(found: Reuse) -> tuple[Stretch, ...]:
    return stretches(found.left, (p.span for p in (e.left for e in found.edits) if p is not None))


def _right(found: Reuse) -> tuple[Stretch, ...]:
    return stretches(found.right, (p.span for p in (e.right for e in found.edits) if p is not None))


def _shared(passage: Passage, reuses: tuple[Reuse, ...]) -> tuple[Stretch, ...]:
    prose = (found for found in reuses if found.kind is ReuseKind.PROSE)
    sides = (side for found in prose for side in (found.left, found.right))
    return stretches(passage, (side.span for side in sides if side.report == passage.report))
