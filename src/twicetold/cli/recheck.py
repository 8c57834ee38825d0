"""``twicetold recheck``: does every stored passage still stand where it was taken from?"""

from collections import Counter
from typing import Annotated

import typer

from twicetold import ingest
from twicetold.cli.console import OUT, printable
from twicetold.cli.stores import AsJson, Place, opened, print_json
from twicetold.model import Recheck
from twicetold.watch import rechecking

_SHOWN = 80


def command(
    place: Place,
    stories: Annotated[
        list[str] | None,
        typer.Argument(metavar="[STORY]…", help="Ids of stories; all when none is given."),
    ] = None,
    *,
    live: Annotated[
        bool, typer.Option("--live", help="Ask for the pages and hold them against it, too.")
    ] = False,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Ask machines of your own network too.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Hold every passage against the bytes that were kept, and with --live against the page now.

    A passage is exact; moved, where its words stand elsewhere, once and to the letter; changed,
    where they do not stand in the text, or several times; gone with its page. Ends with 1 when any
    is not exact.
    """
    counts: Counter[tuple[bool, str]] = Counter()
    limits = ingest.Limits(allow_private=allow_private)
    with opened(place) as shelf:
        for found in rechecking.rechecked(shelf, stories or (), live=live, limits=limits):
            for kind in ("moved", "changed", "gone"):
                counts[found.live, kind] += len(getattr(found, kind))
            counts[found.live, "exact"] += found.exact
            counts[found.live, "pages not had"] += bool(found.reason) and not found.gone
            if as_json:
                print_json(found)
            else:
                _screen(found)
    if not as_json:
        for held in (False, True) if live else (False,):
            parts = ("exact", "moved", "changed", "gone", *(["pages not had"] if held else []))
            line = ", ".join(f"{counts[held, part]} {part}" for part in parts)
            OUT.print(f"Against the {'pages now' if held else 'bytes kept'}: {line}.")
    if any(counts[held, kind] for held, kind in counts if kind not in {"exact", "pages not had"}):
        raise typer.Exit(1)


def _screen(found: Recheck) -> None:
    held = "now" if found.live else "as kept"
    if found.reason:
        _line(f"{found.source}, {held}: {found.reason}")
    for move in found.moved:
        place = f"{move.before.start} to {move.after.start}"
        _line(f"{found.source}, {held}: moved from {place}: {_short(move.before.exact)}")
    for passage in found.changed:
        _line(f"{found.source}, {held}: changed: {_short(passage.exact)}")


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + "…"


def _line(text: str) -> None:
    OUT.print(printable(text), markup=False, soft_wrap=True)
