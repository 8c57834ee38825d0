"""``twicetold decide``: a person's word, kept beside the findings and replayed over them."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from twicetold import corroborate
from twicetold.cli.console import OUT
from twicetold.cli.stores import opened
from twicetold.dossier.format import DossierFile
from twicetold.model import Decision, DecisionKind, Failure, Passage, TwicetoldError
from twicetold.watch import adding

FILE = "decisions.jsonl"
"""The name of the file of decisions, beside dossier.json."""

_PLACE = re.compile(r"(?P<report>r-[0-9a-f]{16}):(?P<start>\d{1,9})-(?P<end>\d{1,9})")


def command(
    place: Annotated[
        str,
        typer.Argument(
            metavar="DOSSIER|STORE", help="The dossier.json or the store that is decided about."
        ),
    ],
    kind: Annotated[DecisionKind, typer.Argument(help="What the decision is about.")],
    answer: Annotated[
        str,
        typer.Argument(help="same, different, unsure; A to F; 1 to 6; a decision's id to undo."),
    ],
    places: Annotated[
        list[str] | None,
        typer.Argument(metavar="[REPORT:START-END]…", help="The words decided about, one or two."),
    ] = None,
    *,
    by: Annotated[str, typer.Option("--by", help="Who decides.")],
    because: Annotated[str, typer.Option("--because", help="Why.")] = "",
) -> None:
    """Write down a decision, which is replayed over what is found.

    Beside a dossier `twicetold compare` replays it when it next writes it; in a store the stories
    that it is about are read anew at once. A place is a report's id and the characters of the
    words, as the dossier shows them.
    """
    if not place.endswith(".json"):
        with opened(place) as shelf:
            ids = [match["report"] for match in map(_PLACE.fullmatch, places or ()) if match]
            texts = {report.id: report.text for report in shelf.reports(ids)}
            decision = _decision(kind, answer, _sides(places, texts), (by, because))
            touched = adding.decided(shelf, [decision])
        OUT.print(f"Kept as {decision.id}. Stories read anew: {', '.join(touched) or 'none'}.")
        return
    dossier = Path(place)
    decision = _decision(kind, answer, _sides(places, _texts(dossier)), (by, because))
    kept = dossier.with_name(FILE)
    with kept.open("a", encoding="utf-8") as file:
        file.write(corroborate.written(decision) + "\n")
    OUT.print(f"Kept as {decision.id} in {kept}", markup=False, soft_wrap=True)


def _sides(
    places: list[str] | None, texts: dict[str, str]
) -> tuple[Passage | None, Passage | None]:
    left, right = (*(_passage(place, texts) for place in places or ()), None, None)[:2]
    return left, right


def _decision(
    kind: DecisionKind,
    answer: str,
    sides: tuple[Passage | None, Passage | None],
    said: tuple[str, str],
) -> Decision:
    by, because = said
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    decision = Decision(kind, *sides, answer, by, now, because)
    try:
        corroborate.written(decision)
    except TwicetoldError as error:
        raise typer.BadParameter(f"{error}; see twicetold decide --help") from error
    return decision


def read(path: Path) -> tuple[tuple[Decision, ...], tuple[Failure, ...]]:
    """Read a file of decisions; none when there is no such file."""
    if not path.is_file():
        return (), ()
    lines = path.read_text("utf-8", errors="replace").splitlines()
    return corroborate.parsed(lines, str(path))


def _texts(path: Path) -> dict[str, str]:
    try:
        found = msgspec.json.decode(path.read_bytes(), type=DossierFile)
    except OSError as error:
        raise typer.BadParameter(f"cannot read {path}: {error.strerror}") from error
    except msgspec.MsgspecError as error:
        raise typer.BadParameter(f"{path} is no dossier of format 1: {error}") from error
    return {report.id: report.text for report in found.reports}


def _passage(place: str, texts: dict[str, str]) -> Passage:
    match = _PLACE.fullmatch(place)
    if match is None:
        raise typer.BadParameter(f"'{place}' is no place; write one as r-0123456789abcdef:10-25")
    text, start, end = texts.get(match["report"]), int(match["start"]), int(match["end"])
    if text is None or not start < end <= len(text):
        raise typer.BadParameter(f"there are no words at {place}")
    return Passage(match["report"], start, end, text[start:end])
