"""What was changed between two editions is found, and what kind of change it is."""

from hashlib import sha256

import pytest

from twicetold import extract, pipeline, revise
from twicetold.model import Capture, Change, ChangeKind, Revision

HEADLINE = "Mill fire in Harrow Bend spreads"
BODY = (
    "A fire at the paper mill in Harrow Bend killed 12 people on Monday, the fire service said.",
    "“We went in three times and could not reach the loft,” said Ines Valk, who led the crew.",
    "The mill closed its gates in spring and was about to be sold to a buyer from Tessin.",
    "The owner had been warned of loose cables, according to the works council.",
)


def page(headline: str, body: tuple[str, ...], updated: str | None = None) -> bytes:
    said = f'<meta property="article:modified_time" content="{updated}">' if updated else ""
    lines = "".join(f"<p>{line}</p>" for line in body)
    return (
        f'<html lang="en"><head><title>{headline}</title>{said}<meta property='
        '"article:published_time" content="2031-03-04T08:00:00Z"></head>'
        f"<body><article><h1>{headline}</h1>{lines}</article></body></html>"
    ).encode()


def edition(body: bytes) -> revise.Edition:
    capture = Capture("https://bend.example/mill", body, "text/html", sha256(body).hexdigest())
    report = extract.report(capture)
    return report, pipeline.read(report)


def revised(
    old: str,
    new: str,
    *,
    headline: str = HEADLINE,
    updated: tuple[str | None, str | None] = (None, None),
) -> Revision:
    body = tuple(line.replace(old, new) for line in BODY)
    earlier = edition(page(HEADLINE, BODY, updated[0]))
    later = edition(page(headline, tuple(line for line in body if line), updated[1]))
    return revise.revision(earlier, later)


def words(change: Change) -> tuple[str | None, str | None]:
    return (
        change.left.exact if change.left else None,
        change.right.exact if change.right else None,
    )


@pytest.mark.parametrize(
    ("old", "new", "kind", "left", "right"),
    [
        ("12 people", "15 people", ChangeKind.FIGURE, "12", "15"),
        ("12 people", "at least 15 people", ChangeKind.FIGURE, "12", "at least 15"),
        ("12 people", "twenty people", ChangeKind.FIGURE, "12", "twenty"),
        ("on Monday", "on Sunday", ChangeKind.FIGURE, "Monday", "Sunday"),
        ("three times", "again and again", ChangeKind.QUOTATION, None, None),
        ("went in", "walked in", ChangeKind.QUOTATION, "went", "walked"),
        ("the fire service said", "police said", ChangeKind.ATTRIBUTION, None, None),
        (", the fire service said", "", ChangeKind.ATTRIBUTION, None, None),
        ("service said", "service claimed", ChangeKind.ATTRIBUTION, "said", "claimed"),
        ("said Ines Valk", "said Inge Valk", ChangeKind.ATTRIBUTION, "Ines", "Inge"),
        ("killed 12", "reportedly killed 12", ChangeKind.HEDGE, None, "reportedly"),
        ("had been warned", "may have been warned", ChangeKind.HEDGE, "had", "may have"),
        ("closed its gates", "shut its gates", ChangeKind.STYLE, "closed", "shut"),
        ("spring and", "spring, and", ChangeKind.STYLE, None, ","),
    ],
)
def test_a_change_of_words_has_its_kind(
    old: str, new: str, kind: ChangeKind, left: str | None, right: str | None
) -> None:
    found = revised(old, new)
    assert {change.kind for change in found.changes} == {kind}
    if left or right:
        assert words(found.changes[0]) == (left, right)


def test_another_headline_is_a_change_of_the_headline() -> None:
    found = revised("", "", headline="Mill fire in Harrow Bend kills 12")
    assert {change.kind for change in found.changes} == {ChangeKind.HEADLINE}


def test_a_sentence_taken_out_is_a_removal_and_one_put_in_an_addition() -> None:
    (removed,) = revised(BODY[3], "").changes
    assert (removed.kind, words(removed)) == (ChangeKind.REMOVAL, (BODY[3], None))
    more = "Nobody had slept in the barracks across the yard that night."
    (added,) = revised(BODY[3], f"{BODY[3]} {more}").changes
    assert (added.kind, words(added)) == (ChangeKind.ADDITION, (None, more))


def test_the_same_words_are_no_change() -> None:
    assert revised("Monday", "Monday").changes == ()


def test_an_edit_is_silent_where_the_page_does_not_say_that_it_was_updated() -> None:
    stamp = "2031-03-04T09:00:00Z"
    assert revised("12 people", "15 people", updated=(stamp, stamp)).silent
    assert revised("12 people", "15 people").silent
    assert not revised("12 people", "15 people", updated=(stamp, "2031-03-04T11:00:00Z")).silent
    assert not revised("Monday", "Monday").silent


@pytest.mark.parametrize(
    "notice",
    [
        "Correction: an earlier count of the dead was too low.",
        "An earlier version of this article gave a wrong number of dead.",
        "This article was amended on 5 March 2031 to correct the number of dead.",
        "Editor’s note: the number of dead has been put right.",
    ],
)
def test_a_correction_notice_is_no_change_but_ends_the_silence(notice: str) -> None:
    body = (BODY[0].replace("12", "15"), *BODY[1:], notice)
    found = revise.revision(edition(page(HEADLINE, BODY)), edition(page(HEADLINE, body)))
    assert [passage.exact for passage in found.notices] == [notice]
    assert [change.kind for change in found.changes] == [ChangeKind.FIGURE]
    assert not found.silent


def test_a_notice_that_was_there_before_is_no_news() -> None:
    body = (*BODY, "Correction: an earlier count of the dead was too low.")
    earlier, later = edition(page(HEADLINE, body)), edition(page(HEADLINE, (*body, "More soon.")))
    assert revise.revision(earlier, later).notices == ()


def test_passages_of_a_revision_stand_in_their_editions() -> None:
    earlier = edition(page(HEADLINE, BODY))
    later = edition(page("Fire in Harrow Bend", (BODY[2], BODY[0].replace("12", "15"), "New.")))
    for change in revise.revision(earlier, later).changes:
        for (report, _), passage in ((earlier, change.left), (later, change.right)):
            if passage is not None:
                assert report.passage(passage.start, passage.end) == passage
