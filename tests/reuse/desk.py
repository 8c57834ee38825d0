"""Reports for the tests of this room: invented places, people, outlets and agencies."""

from dataclasses import replace

from twicetold.model import Credit, Dateline, Part, Report, Role, Scope

WIRE = (
    "Ferry crews in the port of Ostmere walked out on Monday after the council cut the night "
    "service to the outer islands, leaving hundreds of commuters stranded on the quay. "
    "A union official said the two sides had not spoken since the spring and that no further "
    "talks were planned before the budget vote."
)
OWN = (
    "Bakers along the harbour road kept their ovens warm for the people who waited.",
    "A choir from the hill school sang until the rain came in over the breakwater.",
    "Nobody at the lighthouse remembers a longer queue for the small brown post boat.",
    "Schools on Little Skarn will open late, and the clinic will take urgent cases alone.",
    "Fishermen offered lifts in open boats, which the harbour master called reckless.",
    "The hotel by the old customs house handed out blankets and thin vegetable soup.",
)


def report(text: str, id: str = "r-1", outlet: str | None = None, **fields: object) -> Report:
    """Make a report whose lines are its body."""
    parts, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            parts.append(Part(Role.BODY, at, at + len(line)))
        at += len(line) + 1
    outlet = outlet or f"Outlet {id}"
    return Report(id, f"{id}.txt", outlet, outlet, text, tuple(parts), **fields)  # type: ignore[arg-type]


def credited(made: Report, agency: str, words: str) -> Report:
    """Add a credit for the text; its words have to stand in it."""
    start = made.text.index(words)
    passage = made.passage(start, start + len(words))
    return replace(made, credits=(Credit(agency, Scope.TEXT, passage),))


def filed(made: Report, place: str) -> Report:
    """Add a dateline; its words have to stand in the text."""
    start = made.text.index(place)
    return replace(made, dateline=Dateline(place, None, made.passage(start, start + len(place))))


def recast(made: Report, line: str, role: Role, repeats: int | None = None) -> Report:
    """Give the part that holds a line another role."""
    start = made.text.index(line)
    parts = tuple(
        replace(part, role=role, repeats=repeats) if part.start <= start < part.end else part
        for part in made.parts
    )
    return replace(made, parts=parts)
