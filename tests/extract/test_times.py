"""When a report came out: given, said by the page, or by the feed that named it."""

from dataclasses import replace

import pytest

from tests.extract.read import capture
from twicetold import extract
from twicetold.model import Capture, Given, Report

WORDS = "<h1>Harbour shut</h1>" + "".join(
    f"<p>The harbour of Orval stayed shut for a {day} day, its master said on the quay.</p>"
    for day in ("ninth", "tenth")
)


def read(head: str = "", **known: object) -> Report:
    page = f"<html lang='en'><head>{head}</head><body><article>{WORDS}</article></body></html>"
    return extract.report(replace(capture(page, "text/html"), **known))  # type: ignore[arg-type]


def dated(written: str) -> str:
    return f'<meta property="article:published_time" content="{written}">'


def test_the_feeds_time_stands_where_the_page_names_none() -> None:
    hints = Given(published="2031-03-04T08:00:00+01:00")
    report = read(hints=hints)
    assert report.published == hints.published
    assert report.notes == ("The page names no published time; the feed's stands for it.",)


def test_the_pages_own_time_wins_over_the_feeds() -> None:
    report = read(dated("2031-03-03"), hints=Given(published="2031-03-04"))
    assert (report.published, report.notes) == ("2031-03-03", ())


def test_a_given_time_wins_over_the_pages() -> None:
    assert read(dated("2031-03-03"), given=Given(published="2031-03-02")).published == "2031-03-02"


def test_a_given_time_that_is_none_is_noted_and_the_page_is_believed() -> None:
    report = read(dated("2031-03-03"), given=Given(published="soon"))
    assert report.published == "2031-03-03"
    assert "given published time “soon” is no moment" in report.notes[0]


@pytest.mark.parametrize("lie", ["1970-01-01T00:00:00Z", "0", "9999-12-31", "2031-99-99"])
def test_a_time_that_no_report_can_have_gives_way_to_the_feeds(lie: str) -> None:
    hints = Given(published="2031-03-04")
    assert read(dated(lie), hints=hints).published == "2031-03-04"
    assert read(hints=Given(published=lie)).published is None


def test_a_time_after_the_capture_is_left_out_and_noted() -> None:
    retrieved = "2031-03-04T09:00:00Z"
    hints = Given(published="2031-03-03")
    report = read(dated("2041-01-01T00:00:00Z"), retrieved=retrieved, hints=hints)
    assert report.published == "2031-03-03"
    assert f"later than its capture ({retrieved}) and was left out" in report.notes[-1]


def test_a_time_after_the_capture_stands_where_nobody_names_another() -> None:
    report = read(dated("2041-01-01"), retrieved="2031-03-04T09:00:00Z")
    assert report.published == "2041-01-01"
    assert "stands for want of another" in report.notes[0]


def test_zones_and_clocks_may_be_a_day_apart() -> None:
    report = read(dated("2031-03-05T05:00:00+12:00"), retrieved="2031-03-04T09:00:00Z")
    assert report.published == "2031-03-05T05:00:00+12:00"


@pytest.mark.parametrize(
    ("written", "stamp"),
    [
        ("2031-03-04T05:06:07+99:99", "2031-03-04T05:06:07"),
        ("2031-03-04T05:06:07-00:99", "2031-03-04T05:06:07"),
        ("٢٠٣١", "2031"),
        ("٢٠٣١-٠٣-٠٤T٠٥:٠٦", "2031-03-04T05:06"),
    ],
)
def test_a_stamp_is_one_that_machines_can_read(written: str, stamp: str) -> None:
    assert read(dated(written)).published == stamp


def test_a_text_without_a_time_takes_the_feeds_too() -> None:
    text: Capture = capture("Harbour shut\n\nThe harbour of Orval stayed shut, its master said.\n")
    assert extract.report(replace(text, hints=Given(published="2031-03"))).published == "2031-03"
