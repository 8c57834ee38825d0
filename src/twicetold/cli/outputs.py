"""Dossiers as the command line gives them: files in every format, and a table on the screen."""

from enum import StrEnum
from pathlib import Path

import typer
from rich.table import Table
from rich.text import Text

from twicetold import dossier
from twicetold.cli.console import printable
from twicetold.corroborate import presets
from twicetold.dossier import tables, view
from twicetold.model import Corroboration, Dossier

_ROWS = 12
"""How many claims of a story the printed table shows; the dossier has them all."""


class Format(StrEnum):
    """A format in which a dossier is written."""

    HTML = "html"
    MARKDOWN = "md"
    JSON = "json"
    CSV = "csv"
    JSON_LD = "jsonld"
    NINJS = "ninjs"
    AIRWARS = "airwars"
    BODY_COUNT = "body-count"


def _contents(found: Dossier, wanted: Format) -> dict[str, bytes]:
    """Give the files of one format by name."""
    if wanted is Format.CSV:
        return {
            "claims.csv": tables.claims(found),
            "appearances.csv": tables.appearances(found),
        }
    if wanted is Format.AIRWARS:
        return {"airwars.csv": tables.sheet(presets.Strike, presets.strikes(found))}
    if wanted is Format.BODY_COUNT:
        return {"body-count.csv": tables.sheet(presets.Incident, presets.incidents(found))}
    if wanted is Format.NINJS:
        return {"dossier.ninjs.json": dossier.ninjs(found)}
    write = {
        Format.HTML: lambda: dossier.html(found).encode(),
        Format.MARKDOWN: lambda: dossier.markdown(found).encode(),
        Format.JSON: lambda: dossier.json(found),
        Format.JSON_LD: lambda: dossier.jsonld(found),
    }
    return {f"dossier.{wanted}": write[wanted]()}


def formats(given: str) -> tuple[Format, ...]:
    """Read a list of formats, as given on the command line."""
    names = [name.strip() for name in given.split(",") if name.strip()]
    unknown = [name for name in names if name not in set(Format)]
    if unknown or not names:
        raise typer.BadParameter(
            f"'{given}' is not a list of formats; use some of {', '.join(Format)}, for instance "
            "--format html,json",
            param_hint="--format",
        )
    return tuple(wanted for wanted in Format if wanted in names)


def written(found: Dossier, output: Path, wanted: tuple[Format, ...]) -> tuple[Path, ...]:
    """Write a dossier into a folder, and give the paths of its files."""
    paths = []
    try:
        output.mkdir(parents=True, exist_ok=True)
        for one in wanted:
            for name, content in _contents(found, one).items():
                path = output / name
                path.write_bytes(content)
                paths.append(path)
    except OSError as error:
        raise typer.BadParameter(
            f"cannot write to {output}: {error.strerror}; name a folder that you may write to",
            param_hint="--output",
        ) from error
    return tuple(paths)


def table(story: view.StoryView) -> Table:
    """Lay out the claims that several reports of a story carry."""
    shown = Table(title=Text(printable(story.title)), title_justify="left", expand=False)
    shown.add_column(f"Claims of several reports ({len(story.carried)})", ratio=1)
    shown.add_column("Outlets →\npublishers →\norigins", no_wrap=True)
    shown.add_column("State", no_wrap=True)
    shown.add_column("Conflict", no_wrap=True)
    for claim in story.carried[:_ROWS]:
        origins = claim.corroboration
        shown.add_row(
            Text(f"{claim.number}. {_short(claim.title.words)}"),
            f"{origins.outlets} → {origins.publishers} → {_origins(origins)}",
            origins.state.value,
            "contested" if origins.contested else "",
        )
    if len(story.carried) > _ROWS:
        shown.add_row(f"… and {len(story.carried) - _ROWS} more in the dossier", "", "", "")
    return shown


def _short(words: str) -> str:
    line = printable(" ".join(words.split()))
    return line if len(line) <= 90 else line[:89].rstrip() + "…"


def _origins(found: Corroboration) -> str:
    if found.fewest == found.most:
        return str(found.most)
    return f"{found.fewest}–{found.most}"
