"""Words that say when, counted from the report's date."""

import json
from dataclasses import replace

import pytest

from tests.needs import SHARED
from twicetold.model import Dateline, Moment, Part, Precision, Report, Role
from twicetold.text import moments
from twicetold.text.parts import bare

WEDNESDAY = "2019-03-13T03:53"
BAGHOUZ = SHARED / "acceptance/baghouz"


def one(words: str, reference: str | None = WEDNESDAY) -> Moment:
    (moment,) = moments.read(words, reference=reference)
    return moment


def test_the_reports_own_weekday_is_that_day() -> None:
    assert one("He spoke on Tuesday.", "2019-03-12").start == "2019-03-12"


def test_a_weekday_lies_in_the_past_where_no_verb_says_else() -> None:
    assert one("a blast on Thursday").start == "2019-03-07"


def test_a_weekday_lies_ahead_after_will() -> None:
    assert one("The court will rule on Thursday.").start == "2019-03-14"


def test_the_nearest_verb_decides() -> None:
    said, due = moments.read("He said on Monday he would leave on Friday.", reference=WEDNESDAY)
    assert (said.start, due.start) == ("2019-03-11", "2019-03-15")


def test_the_month_of_may_is_no_verb_that_looks_ahead() -> None:
    april, may = moments.read("He spent it in April and May alone.", reference=WEDNESDAY)
    assert (april.start, may.start) == ("2018-04", "2018-05")


def test_a_deadline_lies_ahead_and_an_end_behind() -> None:
    assert one("The army had until Friday to leave.").start == "2019-03-15"
    assert one("The shelling lasted until Friday.").start == "2019-03-08"


@pytest.mark.parametrize(
    "words",
    [
        "The hearing is set for Nov. 8.",
        "A vote was set for Nov. 8.",
        "It is set to open on Nov. 8.",
    ],
)
def test_what_is_set_for_a_day_lies_ahead(words: str) -> None:
    assert one(words).start == "2019-11-08"


def test_a_clock_time_ends_before_a_span_counted_from_another_event() -> None:
    day, span = moments.read(
        "On Monday at 3.44pm, 24 minutes after leaving Orvell, it stopped.", reference=WEDNESDAY
    )
    assert (day.start, day.passage.exact) == ("2019-03-11T15:44", "Monday at 3.44pm")
    assert (span.start, span.passage.exact) == (None, "24 minutes after")


def test_ten_o_clock_alone_is_no_time_of_day() -> None:
    assert "is not said" in one("on Monday at ten o’clock").rule


def test_late_on_a_day_is_its_evening() -> None:
    moment = one("It came out late on Monday.")
    assert (moment.start, moment.end) == ("2019-03-11T18:00", "2019-03-12T00:00")
    assert moment.precision is Precision.PART_OF_DAY


def test_a_night_runs_into_the_next_morning() -> None:
    assert one("on Sunday night").end == "2019-03-11T06:00"


def test_overnight_ends_on_the_day_that_the_sentence_names() -> None:
    _, night = moments.read("He said on Tuesday that they moved overnight.", reference=WEDNESDAY)
    assert (night.start, night.end) == ("2019-03-11T18:00", "2019-03-12T06:00")


def test_a_time_of_day_joins_the_day_beside_it() -> None:
    moment = one("at 3.30pm GMT on Monday")
    assert moment.start == "2019-03-11T15:30+00:00"
    assert moment.passage.exact == "3.30pm GMT on Monday"


def test_a_time_of_day_without_a_day_stays_words() -> None:
    assert one("at 3pm").start is None


def test_the_same_day_of_the_week_tells_the_year() -> None:
    assert one("on Tuesday, March 6", "2019-03-13").start == "2018-03-06"


@pytest.mark.parametrize(
    "words", ["31 February 2019", "February 30", "12 March 0000", "29 February 2019"]
)
def test_a_date_that_no_calendar_holds_stays_words_with_the_reason(words: str) -> None:
    moment = one(words)
    assert (moment.start, moment.end, moment.precision) == (None, None, None)
    assert moment.rule == "date: no such date or time"


def test_a_year_of_another_calendar_stays_words() -> None:
    assert one("in 1440 AH").rule == "other calendar: a year of another calendar or era"


@pytest.mark.parametrize("words", ["on Monday", "yesterday", "last month", "in March", "March 5"])
def test_without_a_reference_relative_words_stay_words(words: str) -> None:
    moment = one(words, None)
    assert moment.start is None
    assert "the report's date is not known" in moment.rule


def test_a_full_date_needs_no_reference() -> None:
    assert one("on March 5, 2019", None).start == "2019-03-05"


def test_a_reference_known_to_the_month_counts_no_weekdays() -> None:
    assert one("on Monday", "2019-03").start is None


def test_the_last_years_end_before_the_calendar_does() -> None:
    assert one("3 March 9999", "9999-12-31").start == "9999-03-03"
    assert one("tomorrow", "9999-12-31").start is None


def test_the_rule_says_what_was_counted_from() -> None:
    report = replace(bare("on Monday"), updated="2019-03-12")
    (moment,) = moments.named(report)
    assert moment.rule == "weekday, counted from 2019-03-12 (updated)"


def test_words_count_from_the_day_of_the_dateline() -> None:
    text = "ORVELL, March 12 - It fell today."
    parts = (Part(Role.DATELINE, 0, 16), Part(Role.BODY, 19, len(text)))
    report = replace(bare(text, "2019-03-13"), parts=parts)
    filed = replace(report, dateline=Dateline("ORVELL", "2019-03-12", report.passage(0, 16)))
    assert moments.named(filed)[0].start == "2019-03-12"
    assert moments.named(report)[0].start == "2019-03-13"


def test_a_dateline_of_another_year_is_not_counted_from() -> None:
    report = bare("It fell today.", "2019-03-13")
    filed = replace(report, dateline=Dateline("ORVELL", "2018-03-12", report.passage(0, 0)))
    assert moments.named(filed)[0].start == "2019-03-13"


def test_furniture_and_repeats_name_no_moments() -> None:
    text = "On Monday\nOn Monday\nOn Monday"
    roles = ((Role.BODY, None), (Role.BODY, 0), (Role.FURNITURE, None))
    parts = tuple(Part(r, 10 * n, 10 * n + 9, again) for n, (r, again) in enumerate(roles))
    report = replace(bare(text, "2019-03-13"), parts=parts)
    assert [moment.passage.start for moment in moments.named(report)] == [3]


def test_papers_named_after_a_day_are_no_moments() -> None:
    assert moments.read("the Sunday Times and USA Today", reference=WEDNESDAY) == ()


@pytest.mark.shared("acceptance/baghouz")
def test_the_seven_dates_of_the_acceptance_pair_are_right() -> None:
    key = json.loads((BAGHOUZ / "answers.json").read_text("utf-8"))
    for date in key["dates"]:
        text = (BAGHOUZ / f"report-{date['report']}.txt").read_text("utf-8")
        at = text.index(date["text"])
        report = _by_lines(text, key["reports"][date["report"]]["updated"])
        inside = [
            m for m in moments.named(report) if at <= m.passage.start < at + len(date["text"])
        ]
        assert [(m.start or "")[:10] for m in inside] == [date["date"]], date


def _by_lines(text: str, updated: str) -> Report:
    parts: list[Part] = []
    start = 0
    for line in text.splitlines(keepends=True):
        parts.append(Part(Role.BODY, start, start + len(line.rstrip("\n"))))
        start += len(line)
    return replace(bare(text), parts=tuple(parts), updated=updated)
