"""Values, times and rules as readers see them."""

import pytest

from twicetold.dossier import wording
from twicetold.model import Passage, Quantity


@pytest.mark.parametrize(
    ("low", "high", "approximate", "written"),
    [
        (38.0, 38.0, False, "38"),
        (1000, 1500, False, "1,000–1,500"),
        (20, None, False, "at least 20"),
        (None, 5, False, "up to 5"),
        (65000, 65000, True, "about 65,000"),
        (2.5, 2.5, False, "2.5"),
        (None, None, True, ""),
    ],
)
def test_a_figure_is_written_with_its_bounds(
    low: float | None, high: float | None, approximate: bool, written: str
) -> None:
    quantity = Quantity("people", low, high, "", approximate, None, Passage("r", 0, 2, "38"))
    assert wording.figure(quantity) == written


def test_a_time_is_written_with_the_precision_that_is_known() -> None:
    assert wording.stamp("2031-03-12") == "2031-03-12"
    assert wording.stamp("2031-03-12T04:10") == "2031-03-12 04:10"
    assert wording.stamp(None) == "—"


def test_an_unresolved_moment_is_a_dash() -> None:
    assert wording.moment(None) == "—"
