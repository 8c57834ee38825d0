"""``twicetold compare``: reports in, a dossier out."""

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from twicetold import dossier, ingest, pipeline
from twicetold.attribute import Tagger, tagger
from twicetold.cli import decide
from twicetold.cli.console import ERR, OUT, printable, progress, report_failures
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


def command(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH…",
            help="Files, folders and addresses: .txt, .html, .jsonl, feeds, news sitemaps, ninjs, "
            "NewsML-G2, NITF, .warc.gz, https://…",
        ),
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help="Where the dossier is written.")
    ] = Path("dossier"),
    formats: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="LIST",
            help="Formats, with commas between: html, md, json, csv, jsonld, ninjs, airwars, "
            "body-count.",
        ),
    ] = "html,md,json",
    *,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Ask machines of your own network too.")
    ] = False,
    follow: Annotated[
        bool, typer.Option("--follow", help="Read the pages that feeds on disk name, too.")
    ] = False,
    model: Annotated[
        bool, typer.Option("--model/--no-model", help="Let the learned tagger help the rules.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print failures only.")] = False,
) -> None:
    """Compare reports and write a dossier: each claim, its origins, and the words that say so."""
    wanted = _formats(formats)
    with progress(quiet=quiet) as tell:
        limits = ingest.Limits(allow_private=allow_private, follow_files=follow)
        decisions, broken = decide.read(output / decide.FILE)
        found = pipeline.compare(
            sources,
            decisions=decisions,
            tagger=_tagger() if model else None,
            limits=limits,
            progress=tell,
        )
        found = replace(found, failures=tuple(sorted({*found.failures, *broken})))
    report_failures(found)
    if not found.reports:
        ERR.print("Nothing could be read, so there is no dossier.")
        raise typer.Exit(1)
    written = _write(found, output, wanted)
    if not quiet:
        for story in view.stories(found):
            OUT.print(_table(story))
        for path in written:
            OUT.print(f"Written: {path}", markup=False, soft_wrap=True)


def _tagger() -> Tagger:
    try:
        return tagger.load()
    except tagger.NoTagger as error:
        raise typer.BadParameter(str(error), param_hint="--model") from error


def _formats(given: str) -> tuple[Format, ...]:
    names = [name.strip() for name in given.split(",") if name.strip()]
    unknown = [name for name in names if name not in set(Format)]
    if unknown or not names:
        raise typer.BadParameter(
            f"'{given}' is not a list of formats; use some of {', '.join(Format)}, for instance "
            "--format html,json",
            param_hint="--format",
        )
    return tuple(wanted for wanted in Format if wanted in names)


def _write(found: Dossier, output: Path, formats: tuple[Format, ...]) -> tuple[Path, ...]:
    written = []
    try:
        output.mkdir(parents=True, exist_ok=True)
        for wanted in formats:
            for name, content in _contents(found, wanted).items():
                path = output / name
                path.write_bytes(content)
                written.append(path)
    except OSError as error:
        raise typer.BadParameter(
            f"cannot write to {output}: {error.strerror}; name a folder that you may write to",
            param_hint="--output",
        ) from error
    return tuple(written)


def _table(story: view.StoryView) -> Table:
    table = Table(title=Text(printable(story.title)), title_justify="left", expand=False)
    table.add_column(f"Claims of several reports ({len(story.carried)})", ratio=1)
    table.add_column("Outlets →\npublishers →\norigins", no_wrap=True)
    table.add_column("State", no_wrap=True)
    table.add_column("Conflict", no_wrap=True)
    for shown in story.carried[:_ROWS]:
        origins = shown.corroboration
        table.add_row(
            Text(f"{shown.number}. {_short(shown.title.words)}"),
            f"{origins.outlets} → {origins.publishers} → {_origins(origins)}",
            origins.state.value,
            "contested" if origins.contested else "",
        )
    if len(story.carried) > _ROWS:
        table.add_row(f"… and {len(story.carried) - _ROWS} more in the dossier", "", "", "")
    return table


def _short(words: str) -> str:
    line = printable(" ".join(words.split()))
    return line if len(line) <= 90 else line[:89].rstrip() + "…"


def _origins(found: Corroboration) -> str:
    if found.fewest == found.most:
        return str(found.most)
    return f"{found.fewest}–{found.most}"
