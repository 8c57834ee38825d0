"""``twicetold fetch``: pages into a WARC file, so that evidence is kept."""

from pathlib import Path
from typing import Annotated

import typer

from twicetold import ingest
from twicetold.cli.console import ERR, OUT, printable
from twicetold.model import Capture, Refused

_DEFAULTS = ingest.Limits()


def command(
    addresses: Annotated[
        list[str], typer.Argument(metavar="URL…", help="Pages, feeds and news sitemaps.")
    ],
    output: Annotated[
        Path,
        typer.Option("-o", "--output", metavar="FILE", help="The archive; it is added to."),
    ] = Path("captures.warc.gz"),
    pause: Annotated[
        float, typer.Option("--pause", min=0.0, help="Seconds between requests to one host.")
    ] = _DEFAULTS.pause,
    fresh_for: Annotated[
        float,
        typer.Option(
            "--fresh-for", min=0.0, help="Seconds for which an answer is not asked for again."
        ),
    ] = _DEFAULTS.fresh_for,
    user_agent: Annotated[
        str, typer.Option("--user-agent", help="How we name ourselves; add how to reach you.")
    ] = _DEFAULTS.user_agent,
    *,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Ask machines of your own network too.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print failures only.")] = False,
) -> None:
    """Fetch pages politely and keep them, byte for byte, in a WARC file that other tools read."""
    if not output.name.endswith(".warc.gz"):
        raise typer.BadParameter(
            f"'{output}' is no name of an archive; end it in .warc.gz", param_hint="--output"
        )
    limits = ingest.Limits(
        pause=pause, fresh_for=fresh_for, user_agent=user_agent, allow_private=allow_private
    )
    had = 0
    try:
        for found in ingest.fetched(addresses, output, limits):
            if isinstance(found, Capture):
                had += 1
                if not quiet:
                    OUT.print(printable(found.source), markup=False, soft_wrap=True)
            else:
                line = printable(f"{found.subject}: {found.reason}")
                ERR.print(line, markup=False, soft_wrap=True)
    except Refused as error:
        raise typer.BadParameter(str(error), param_hint="--output") from error
    except OSError as error:
        raise typer.BadParameter(
            f"cannot write to {output}: {error.strerror}; name a file that you may write to",
            param_hint="--output",
        ) from error
    if not had:
        ERR.print("No page could be fetched.")
        raise typer.Exit(1)
    if not quiet:
        OUT.print(f"Pages: {had}. Written: {output}", markup=False, soft_wrap=True)
