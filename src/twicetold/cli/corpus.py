"""``twicetold corpus``: a whole corpus into tables, on one machine or many."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from twicetold import run
from twicetold.attribute import tagger
from twicetold.cli.console import ERR, OUT, printable
from twicetold.run import EngineKind, NoEngine


def command(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="IN… OUT",
            help="What is read: .txt, .html, .jsonl, .parquet, .warc.gz, folders of them, on this "
            "disk or at s3://…, gs://…, hdfs://…; and last the folder of the tables.",
        ),
    ],
    engine: Annotated[EngineKind, typer.Option(help="Where the work is done.")] = EngineKind.POOL,
    master: Annotated[
        str,
        typer.Option(help="Spark's address: spark://…, yarn, sc://…, local[*]; else its own."),
    ] = "",
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes of the pool; else one a processor.")
    ] = None,
    work: Annotated[
        str, typer.Option(help="Where finished steps are kept until the end; else OUT/_work.")
    ] = "",
    *,
    model: Annotated[
        bool, typer.Option("--model/--no-model", help="Let the learned tagger help the rules.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print failures only.")] = False,
) -> None:
    """Read a corpus and write its tables as Parquet, by day; a run that broke off goes on."""
    *given, output = sources
    if not given:
        raise typer.BadParameter("give what is read and then the folder of the tables")
    _check(engine, model=model)
    from twicetold import corpus

    listed, failures = corpus.sources(given)
    for failure in failures:
        ERR.print(printable(f"{failure.subject}: {failure.reason}"), markup=False, soft_wrap=True)
    if not listed:
        ERR.print("Nothing could be read, so there are no tables.")
        raise typer.Exit(1)
    plan = corpus.Plan(model=model)
    try:
        place = work or f"{output}/_work"
        built = corpus.begin(listed, output, place, plan)
        if built is None:
            with (
                _progress(quiet=quiet) as tell,
                run.opened(engine, place, tell, master=master, workers=workers) as machines,
            ):
                built = corpus.build(machines, listed, output, plan=plan, failures=failures)
                machines.forget()
    except (corpus.NoTables, OSError) as error:
        raise typer.BadParameter(str(error)) from error
    if not quiet:
        for table, rows in built.rows.items():
            OUT.print(f"{rows:>12,} {table}")
        OUT.print(f"Written: {output}", markup=False, soft_wrap=True)


def _check(engine: EngineKind, *, model: bool) -> None:
    """Say at once what is not installed, not after an hour's work."""
    try:
        run.needed(engine)
    except NoEngine as error:
        raise typer.BadParameter(str(error), param_hint="--engine") from error
    if model:
        try:
            tagger.load()
        except tagger.NoTagger as error:
            raise typer.BadParameter(str(error), param_hint="--model") from error


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """Show which step is done how far; nothing when stderr is no terminal."""
    if quiet or not ERR.is_terminal:
        yield lambda _step, _done, _total: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=ERR, transient=True) as bar:
        task = bar.add_task("", total=None)

        def tell(step: str, done: int, total: int) -> None:
            bar.update(task, description=step, completed=done, total=total)

        yield tell
