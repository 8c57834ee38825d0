"""What the process beside the server does: it brings reports in and keeps decisions."""

from collections.abc import Sequence
from functools import partial

from twicetold.model import Arrival, Decision, Failure
from twicetold.watch import adding
from twicetold.web.drawing import shelf
from twicetold.web.gathering import Wanted, captures
from twicetold.web.work import Outcome, tell

_SETTINGS = adding.Settings(batch=25)
"""Few captures at a time, so that a decision never waits for long until its turn to be written."""


def add(work: str, place: str, wanted: Wanted, *, allow_private: bool) -> Outcome:
    """Bring in what a visitor handed in.

    Args:
        work: The id of the work.
        place: Where the store is.
        wanted: An address, a file or a text.
        allow_private: Whether an address may lie in the own network.
    """
    tell(work, "reading", 0, 0)
    stories: dict[str, None] = {}
    failures: list[Failure] = []
    new = known = 0
    steps = adding.added(
        shelf(place),
        captures(wanted, allow_private=allow_private),
        settings=_SETTINGS,
        command="serve",
        progress=partial(tell, work),
    )
    for step in steps:
        stories |= dict.fromkeys(step.stories)
        failures += step.failures
        known += sum(one.arrival is Arrival.KNOWN for one in step.added)
        new += sum(one.arrival is not Arrival.KNOWN for one in step.added)
    return Outcome(tuple(stories), new, known, tuple(failures))


def decide(work: str, place: str, decisions: Sequence[Decision]) -> Outcome:
    """Keep decisions and read the stories anew that they are about.

    Args:
        work: The id of the work.
        place: Where the store is.
        decisions: What was decided.
    """
    tell(work, "reading the story anew", 0, 0)
    return Outcome(stories=adding.decided(shelf(place), decisions))
