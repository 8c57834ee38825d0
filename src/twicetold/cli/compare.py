"""``twicetold compare``: reports in, a dossier out."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from twicetold import ingest, pipeline
from twicetold.attribute import Tagger, tagger
from twicetold.cli import decide, outputs
from twicetold.cli.console import ERR, OUT, progress, report_failures
from twicetold.dossier import view


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
    wanted = outputs.formats(formats)
    with progress(quiet=quiet) as tell:
        limits = ingest.Limits(allow_private=allow_private, follow_files=follow)
        decisions, broken = decide.read(output / decide.FILE)
        found = pipeline.compare(
            sources,
            decisions=decisions,
            tagger=chosen_tagger() if model else None,
            limits=limits,
            progress=tell,
        )
        found = replace(found, failures=tuple(sorted({*found.failures, *broken})))
    report_failures(found)
    if not found.reports:
        ERR.print("Nothing could be read, so there is no dossier.")
        raise typer.Exit(1)
    written = outputs.written(found, output, wanted)
    if not quiet:
        for story in view.stories(found):
            OUT.print(outputs.table(story))
        for path in written:
            OUT.print(f"Written: {path}", markup=False, soft_wrap=True)


def chosen_tagger() -> Tagger:
    """Load the learned tagger, or say what is missing for it."""
    try:
        return tagger.load()
    except tagger.NoTagger as error:
        raise typer.BadParameter(str(error), param_hint="--model") from error
