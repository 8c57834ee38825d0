"""A claim with very many appearances is counted rightly and listed within a limit."""

import pytest

from tests.corroborate.desk import Desk, person
from twicetold.corroborate import Settings
from twicetold.model import State

LOST = "nine boats were lost"
MANY = 10_000


def crowd(speakers: int, reports: int) -> Desk:
    """Let many reports carry a claim, each quoting one of so many speakers."""
    desk = Desk()
    for number in range(reports):
        name = f"Ilka Brann{number % speakers}" if speakers else ""
        if name:
            text = f"Paper {number}: {name} said nine boats were lost."
            desk.quotes(
                f"Paper {number}", text, LOST, speaker=person(name, "resident"), source=name
            )
        else:
            desk.tells(f"Paper {number}", f"Paper {number}: nine boats were lost.", LOST)
    return desk


@pytest.mark.parametrize(
    ("speakers", "fewest", "most", "state"),
    [
        (7, 7, 7, State.INDEPENDENT),
        (MANY, MANY, MANY, State.INDEPENDENT),
        (0, 1, MANY, State.UNDETERMINED),
    ],
)
def test_ten_thousand_appearances_are_counted_rightly(
    speakers: int, fewest: int, most: int, state: State
) -> None:
    found = crowd(speakers, MANY).found()
    assert (found.fewest, found.most, found.state) == (fewest, most, state)
    assert len(found.pairs) == Settings().pairs_listed


def test_the_limit_of_pairs_listed_is_a_setting() -> None:
    assert len(crowd(1, 5).found(Settings(pairs_listed=3)).pairs) == 3
