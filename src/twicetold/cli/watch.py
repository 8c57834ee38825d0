"""``twicetold watch``: feeds and pages asked again and again, and what changed."""

import os
import time
from pathlib import Path
from typing import Annotated

import typer

from twicetold import ingest
from twicetold.cli.console import OUT, printable
from twicetold.cli.stores import Place, opened, tell
from twicetold.model import TwicetoldError
from twicetold.store import Shelf
from twicetold.story import GRAINS, INCIDENT
from twicetold.watch import adding, rounds, sources
from twicetold.watch.news import Numbered
from twicetold.watch.outlets import Feed, Lines, Outlet, Printed, Webhook, deliver

_DEFAULTS = ingest.Limits()
_SECRET = "TWICETOLD_WEBHOOK_SECRET"  # noqa: S105 - the name of the variable


def command(
    place: Place,
    wanted: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE…", help="OPML files, and addresses of feeds and pages."),
    ],
    every: Annotated[
        float, typer.Option("--every", min=1.0, help="Seconds from one round to the next.")
    ] = 900.0,
    jsonl: Annotated[
        Path | None, typer.Option("--jsonl", metavar="FILE", help="Add news to this file.")
    ] = None,
    rss: Annotated[
        Path | None, typer.Option("--rss", metavar="FILE", help="Keep news in this RSS file.")
    ] = None,
    webhook: Annotated[
        str | None,
        typer.Option("--webhook", metavar="URL", help=f"Post news here, signed with ${_SECRET}."),
    ] = None,
    pause: Annotated[
        float, typer.Option("--pause", min=0.0, help="Seconds between requests to one host.")
    ] = _DEFAULTS.pause,
    user_agent: Annotated[
        str, typer.Option("--user-agent", help="How we name ourselves; add how to reach you.")
    ] = _DEFAULTS.user_agent,
    grain: Annotated[
        str, typer.Option("--grain", help=f"How fine stories are cut: {', '.join(GRAINS)}.")
    ] = INCIDENT.name,
    *,
    once: Annotated[bool, typer.Option("--once", help="Go one round and end, for cron.")] = False,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Ask machines of your own network too.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print failures only.")] = False,
) -> None:
    """Watch feeds and pages: keep what comes in the store, and tell what changed, each thing once.

    Told are new stories, a second origin of a claim and origins that turn out to be one, figures
    that move, contradictions, edits (and whether the page owns up to them), corrections and pages
    that are gone.
    """
    if grain not in GRAINS:
        raise typer.BadParameter(f"use one of {', '.join(GRAINS)}", param_hint="--grain")
    limits = ingest.Limits(pause=pause, user_agent=user_agent, allow_private=allow_private)
    try:
        addresses = sources.addresses(wanted, limits)
    except TwicetoldError as error:
        raise typer.BadParameter(str(error), param_hint="SOURCE") from error
    with opened(place, create=True) as shelf, ingest.Visitor(limits) as visitor:
        outlets = _outlets(shelf, jsonl, rss, webhook, allow_private=allow_private)
        if not quiet:
            outlets.append(Printed(_show))
        settings = adding.Settings(grain=GRAINS[grain])
        while True:
            begun = time.monotonic()
            done = rounds.once(shelf, addresses, visitor, settings=settings)
            for failure in done.failures:
                tell(f"{failure.subject}: {failure.reason}")
            _deliver(shelf, outlets)
            if once:
                return
            time.sleep(max(0.0, every - (time.monotonic() - begun)))


def _outlets(
    shelf: Shelf, jsonl: Path | None, rss: Path | None, webhook: str | None, *, allow_private: bool
) -> list[Outlet]:
    found: list[Outlet] = []
    if jsonl is not None:
        found.append(Lines(jsonl))
    if rss is not None:
        found.append(Feed(rss, shelf))
    if webhook is not None:
        secret = os.environ.get(_SECRET, "")
        if not secret:
            raise typer.BadParameter(
                f"set the environment variable {_SECRET}, with which posts are signed",
                param_hint="--webhook",
            )
        found.append(Webhook(webhook, secret.encode(), allow_private=allow_private))
    return found


def _deliver(shelf: Shelf, outlets: list[Outlet]) -> None:
    """Tell all outlets; one that fails is told again in the next round."""
    for outlet in outlets:
        try:
            deliver(shelf, outlet)
        except TwicetoldError as error:
            tell(str(error))
        except OSError as error:
            tell(f"{error.filename}: {error.strerror}; news is kept and told later")


def _show(one: Numbered) -> None:
    said = one.news
    OUT.print(printable(f"{said.at}  {said.kind.value}  {said.says}"), markup=False, soft_wrap=True)
    for change in said.changes:
        sides = [f"“{side.exact}”" if side else "nothing" for side in (change.left, change.right)]
        line = f"    {change.kind.value}: {sides[0]} → {sides[1]}"
        OUT.print(printable(line), markup=False, soft_wrap=True)
