"""Lines under and between the paragraphs that are not the article."""

import pytest

from tests.extract.read import page, text, words
from twicetold.model import Role

LEDE = "The ferry to Orval sank on Monday after its hull split in a storm."
LAST = "All nine of the crew reached the shore in a lifeboat, the harbour master said."
STORY = f"Ferry sinks off Orval\n\n{LEDE}\n\n{LAST}\n"


@pytest.mark.parametrize(
    "line",
    [
        "This story has been updated.",
        "This article was amended on 3 March 2031. An earlier version gave the crew as eight.",
        "Reuse this content",
        "(Reporting by Ada Lorn and Bo Tarn; Editing by C. Vell)",
        "Reporting by Ada Lorn in Orval; Writing by Bo Tarn",
        "Additional reporting by Ada Lorn",
        "Our Standards: The Tarn Principles",
        "Copyright 2031 Orval Ledger. All rights reserved.",
        "Got a story? Call the newsdesk on 0555 0100",
        "Contact: desk@orval.example",
        "Follow @adalorn on X",
        "Originally Published: March 3, 2031",
    ],
)
def test_a_line_under_the_last_paragraph_is_furniture(line: str) -> None:
    assert words(text(f"{STORY}\n{line}\n"), Role.BODY) == [LEDE, LAST]


@pytest.mark.parametrize("line", ["More in Coast & Ports", "Explore more on these topics"])
def test_a_line_over_a_list_takes_the_list_with_it(line: str) -> None:
    report = text(f"{STORY}\n{line}\nBridge tolls rise\nPiers of Orval\n")
    assert words(report, Role.BODY) == [LEDE, LAST]


@pytest.mark.parametrize(
    "line",
    [
        "Editing by hand is slow work, the archive's keeper said.",
        "Reporting by the harbour office shows that nine ferries have sunk since the war.",
        "This article of the law was read out twice, the judge said.",
        "More in sorrow than in anger, he closed the harbour for the winter.",
    ],
)
def test_a_sentence_that_opens_as_furniture_does_stays_in_the_body(line: str) -> None:
    assert words(text(f"{STORY}\n{line}\n"), Role.BODY) == [LEDE, LAST, line]


@pytest.mark.parametrize("line", ["With agency reports", "(With agencies)"])
def test_a_credit_to_agencies_without_a_name_is_a_credit(line: str) -> None:
    report = text(f"{STORY}\n{line}\n")
    assert (words(report, Role.CREDIT), report.credits) == ([line], ())


def test_a_note_on_what_was_amended_is_not_in_the_body_of_a_page() -> None:
    note = "This article was amended on 3 March 2031; an earlier version gave the crew as eight."
    report = page(f"<article><h1>Ferry sinks</h1><p>{LEDE}</p><p>{LAST}</p><p>{note}</p></article>")
    assert words(report, Role.BODY) == [LEDE, LAST]
