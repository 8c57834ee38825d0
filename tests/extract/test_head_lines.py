"""What stands over a plain text's first paragraph."""

import pytest

from tests.extract.read import text, words
from twicetold.model import Role

TITLE = "Ferry sinks off Orval after hull splits in storm"
UNDER = "Crew of nine reach the shore in a lifeboat"
STORY = (
    f"{TITLE}\n\n{UNDER}\n\nThe ferry to Orval sank on Monday after its hull split in a storm.\n"
)


@pytest.mark.parametrize(
    "line",
    [
        "The Orval Ledger",
        "TARN 9 MERIDIA",
        "Evening Orval",
        "Ports & Weather | Coast",
        "Orval Ledger > News > Coast",
        "NEWS  COAST  MARKETS  LETTERS",
        "Weather and Travel",
        "Live updates",
        "ASIA-PACIFIC",
    ],
)
def test_a_paper_or_section_over_the_headline_is_not_the_headline(line: str) -> None:
    report = text(f"{line}\n\n{STORY}")
    assert report.headline is not None
    assert report.standfirst is not None
    assert (report.headline.exact, report.standfirst.exact) == (TITLE, UNDER)
    assert words(report, Role.FURNITURE) == [line]


def test_the_paper_and_its_section_may_both_stand_over_the_headline() -> None:
    report = text(f"ORVAL LEDGER\nTravel & Weather\n\n{STORY}")
    assert report.headline is not None
    assert report.headline.exact == TITLE


def test_a_paper_is_known_by_its_copyright_line() -> None:
    report = text(f"Orval Tides\n\n{STORY}\n© 2031 Orval Tides. All rights reserved.\n")
    assert report.headline is not None
    assert report.headline.exact == TITLE


@pytest.mark.parametrize("title", ["FERRY SINKS", "Ferry sinks", "Panic at sea: nine saved"])
def test_a_short_headline_over_a_standfirst_stays_the_headline(title: str) -> None:
    report = text(STORY.replace(TITLE, title))
    assert report.headline is not None
    assert report.standfirst is not None
    assert (report.headline.exact, report.standfirst.exact) == (title, UNDER)


def test_a_headline_in_capitals_with_a_colon_is_no_dateline() -> None:
    title = "FERRY SINKS: 'WE HELD ON TO THE BOAT, THEN TO EACH OTHER'"
    report = text(STORY.replace(TITLE, title))
    assert report.headline is not None
    assert report.headline.exact == title
    assert report.dateline is None


def test_a_label_with_a_few_words_after_it_is_no_dateline() -> None:
    report = text(STORY.replace(TITLE, "FERRY LOST: Nine reach shore in boat"))
    assert report.dateline is None


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("By Ada Lorn, Sunday, 3 March 2031", "2031-03-03", None),
        ("By Ada Lorn | March 3, 2031", "2031-03-03", None),
        ("Ada Lorn, Coast reporter | March 3, 2031", "2031-03-03", None),
        ("March 3, 2031 / 3:47 PM / XPA", "2031-03-03T15:47", None),
        ("March 3, 2031 10:20 pm EDT | Updated 2h ago", "2031-03-03T22:20-04:00", None),
        (
            "PUBLISHED: March 3, 2031 at 1:05 a.m. | UPDATED: March 4, 2031 at 7:20 a.m.",
            "2031-03-03T01:05",
            "2031-03-04T07:20",
        ),
        ("Published 3 March 2031, last updated 4 March 2031", "2031-03-03", "2031-03-04"),
        ("Originally Published: March 3, 2031", "2031-03-03", None),
    ],
)
def test_a_line_of_the_head_gives_the_dates_that_it_holds(
    line: str, published: str | None, updated: str | None
) -> None:
    report = text(STORY.replace(UNDER, f"{UNDER}\n\n{line}"))
    assert (report.published, report.updated) == (published, updated)
    assert line not in words(report, Role.BODY)


def test_a_byline_with_a_date_still_names_its_author() -> None:
    report = text(STORY.replace(UNDER, f"{UNDER}\n\nBy Ada Lorn, Sunday, 3 March 2031"))
    assert report.byline == ("Ada Lorn",)
