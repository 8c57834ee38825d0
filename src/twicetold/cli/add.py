"""``twicetold add``: reports into a store, with all that follows from them."""

from collections import Counter
from typing import Annotated

import typer

from twicetold import ingest
from twicetold.cli.compare import chosen_tagger
from twicetold.cli.console import OUT, progress
from twicetold.cli.stores import AsJson, Place, opened, print_json, tell
from twicetold.model import Arrival
from twicetold.story import GRAINS, INCIDENT
from twicetold.watch import adding

_DEFAULTS = adding.Settings()


def command(
    place: Place,
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH…",
            help="Files, folders and addresses: .txt, .html, .jsonl, feeds, news sitemaps, ninjs, "
            "NewsML-G2, NITF, .warc.gz, https://…",
        ),
    ],
    batch: Annotated[
        int, typer.Option("--batch", min=1, help="Reports that are kept in one transaction.")
    ] = _DEFAULTS.batch,
    grain: Annotated[
        str, typer.Option("--grain", help=f"How fine stories are cut: {', '.join(GRAINS)}.")
    ] = INCIDENT.name,
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
    as_json: AsJson = False,
) -> None:
    """Add reports to a store: only the stories that they belong to are read anew.

    The store is made when it is not there. What was added before is known and changes nothing;
    other words at the same address are a new edition. With --json each line is one batch, printed
    when it is kept for good.
    """
    if grain not in GRAINS:
        raise typer.BadParameter(f"use one of {', '.join(GRAINS)}", param_hint="--grain")
    settings = adding.Settings(
        batch=batch, grain=GRAINS[grain], tagger=chosen_tagger() if model else None
    )
    limits = ingest.Limits(allow_private=allow_private, follow_files=follow)
    arrivals: Counter[Arrival] = Counter()
    stories: set[str] = set()
    failed = 0
    with opened(place, create=True) as shelf, progress(quiet=quiet or as_json) as bar:
        captures = ingest.captures(sources, limits)
        for step in adding.added(shelf, captures, settings=settings, progress=bar):
            arrivals.update(one.arrival for one in step.added)
            stories.update(step.stories)
            failed += len(step.failures)
            for failure in step.failures:
                tell(f"{failure.subject}: {failure.reason}")
            if as_json:
                print_json(step)
    if not quiet and not as_json:
        OUT.print(_summary(arrivals, len(stories), failed), soft_wrap=True)
    if not arrivals:
        tell("Nothing could be read, so nothing was added.")
        raise typer.Exit(1)


def _summary(arrivals: Counter[Arrival], stories: int, failed: int) -> str:
    words = {
        Arrival.NEW: "new",
        Arrival.EDITION: "new edition of a known page",
        Arrival.EARLIER: "older than the page that is there",
        Arrival.KNOWN: "known",
    }
    parts = [f"{arrivals[kind]} {word}" for kind, word in words.items() if arrivals[kind]]
    parts += [f"{failed} could not be read"] if failed else []
    return f"Reports: {', '.join(parts)}. Stories read anew: {stories}."
