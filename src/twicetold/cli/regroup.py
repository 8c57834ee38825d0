"""``twicetold regroup``: learn anew from all reports of a store, and group them anew."""

from typing import Annotated

import typer

from twicetold.cli.compare import chosen_tagger
from twicetold.cli.console import OUT
from twicetold.cli.stores import Place, opened
from twicetold.story import GRAINS, INCIDENT
from twicetold.watch import adding, regrouping


def command(
    place: Place,
    grain: Annotated[
        str, typer.Option("--grain", help=f"How fine stories are cut: {', '.join(GRAINS)}.")
    ] = INCIDENT.name,
    *,
    model: Annotated[
        bool, typer.Option("--model/--no-model", help="Let the learned tagger help the rules.")
    ] = False,
) -> None:
    """Find shared passages and stories anew over the whole store, as `compare` would.

    A store weighs words by what its first reports taught; after it has grown many times over,
    this lets it learn from all of them. Stories keep their ids where they keep their reports.
    """
    if grain not in GRAINS:
        raise typer.BadParameter(f"use one of {', '.join(GRAINS)}", param_hint="--grain")
    settings = adding.Settings(grain=GRAINS[grain], tagger=chosen_tagger() if model else None)
    with opened(place) as shelf:
        changed = regrouping.regrouped(shelf, settings=settings)
    OUT.print(f"Stories read anew: {len(changed)}.")
