"""Dates that machines and pages write."""

import pytest

from twicetold.extract import stamp


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2031-03-04T05:06:07Z", "2031-03-04T05:06:07+00:00"),
        ("2031-03-04T05:06:07.890+0200", "2031-03-04T05:06:07+02:00"),
        ("2031-03-04 05:06", "2031-03-04T05:06"),
        ("2031-03-04T00:00:00", "2031-03-04"),
        ("20310304", "2031-03-04"),
        ("2031-03", "2031-03"),
        ("Tue, 04 Mar 2031 05:06:07 GMT", "2031-03-04T05:06:07+00:00"),
        ("1930367167", "2031-03-04T05:06:07+00:00"),
        ("0001-01-01", None),
        ("2031-13-40", None),
        ("soon", None),
        ("9" * 80, None),
    ],
)
def test_machine_stamps_keep_their_precision_and_zone(written: str, read: str | None) -> None:
    assert stamp.machine(written) == read


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Updated: March 4, 2031 03:53 AM", "2031-03-04T03:53"),
        ("Published 4 March 2031", "2031-03-04"),
        ("Tue 4 Mar 2031 14.05 GMT", "2031-03-04T14:05+00:00"),
        ("10:15 p.m. EST, March 4, 2031", "2031-03-04T22:15-05:00"),
        ("12:10 AM on March 4th, 2031", "2031-03-04T00:10"),
        ("25/3/2031", "2031-03-25"),
        ("3/25/2031", "2031-03-25"),
        ("3/4/2031", None),
        ("04.03.2031, 05:07 Uhr", "2031-03-04T05:07"),
        ("Veröffentlicht am 4. März 2031 um 15:44", "2031-03-04T15:44"),
        ("2031-03-04 10:00 UTC+2", "2031-03-04T10:00+02:00"),
        ("Published 3 hours ago", None),
        ("31 February 2031", None),
    ],
)
def test_visible_dates_say_no_more_than_the_line(line: str, read: str | None) -> None:
    assert stamp.visible(line) == read


def test_a_day_without_year_is_the_last_one_before_the_report() -> None:
    assert stamp.nearest_year(3, 3, "2031-03-04") == "2031-03-03"
    assert stamp.nearest_year(12, 30, "2031-01-02T08:00") == "2030-12-30"
    assert stamp.nearest_year(3, 3, None) is None
    assert stamp.nearest_year(2, 30, "2031-03-04") is None
