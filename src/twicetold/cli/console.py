"""Where the command line writes: results to stdout, progress and failures to stderr."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from twicetold import pipeline
from twicetold.model import Dossier

OUT = Console(highlight=False)
ERR = Console(stderr=True, highlight=False)

_STAGES = {
    "read": "Reading reports",
    "reuse": "Finding shared passages",
    "attribute": "Finding who said what",
    "claims": "Finding claims and origins",
}


@contextmanager
def progress(*, quiet: bool) -> Iterator[pipeline.Progress | None]:
    """Show a progress bar while the block runs; none when stderr is no terminal."""
    if quiet or not ERR.is_terminal:
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=ERR, transient=True) as bar:
        task = bar.add_task("", total=None)

        def tell(stage: str, done: int, total: int) -> None:
            bar.update(task, description=_STAGES[stage], completed=done, total=total or None)

        yield tell


def report_failures(dossier: Dossier) -> None:
    """Print what could not be read or measured, one line each, to stderr."""
    for failure in dossier.failures:
        _line(f"{failure.subject}: {failure.reason}")
    for report in dossier.reports:
        for note in report.notes:
            _line(f"{report.source}: {note}")


def printable(text: str) -> str:
    """Replace the signs that could steer a terminal."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)


def _line(text: str) -> None:
    ERR.print(printable(text), markup=False, soft_wrap=True)
