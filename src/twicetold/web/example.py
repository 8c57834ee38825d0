"""The example that ``twicetold serve --demo`` shows: two invented stories."""

from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path

from twicetold import ingest, store
from twicetold.model import Capture, Failure
from twicetold.watch import adding


def fill(place: str) -> None:
    """Bring the reports of the example into a store."""
    with as_file(files("twicetold.web").joinpath("example")) as packed:
        # A checkout has the example at its root, the installed package inside it.
        folder = packed if packed.is_dir() else Path(__file__).parents[3] / "examples" / "reports"
        with store.opened(place) as shelf:
            for _ in adding.added(shelf, _captures(folder)):
                pass


def _captures(folder: Path) -> Iterator[Capture | Failure]:
    for found in ingest.captures([str(folder)]):
        if isinstance(found, Capture):
            yield replace(found, source=f"examples/reports/{Path(found.source).name}")
        else:
            yield found
