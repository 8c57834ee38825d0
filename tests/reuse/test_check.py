"""Is one report wire copy?"""

import pytest

from tests.reuse.desk import OWN, WIRE, credited, report
from twicetold import reuse


def test_a_page_is_checked_by_its_credits_alone() -> None:
    page = report(f"{WIRE} No talks were set, Reuters reported.\nBy Karvan Wire", "r-1")
    found = reuse.checked(credited(page, "Karvan Wire", "By Karvan Wire"), (), ())
    assert [credit.agency for credit in found.credits] == ["Karvan Wire"]
    assert [mention.exact for mention in found.mentions] == ["Reuters reported"]
    assert (found.covered, found.quoted, found.sharers) == (0.0, 0.0, ())


def test_the_share_of_the_body_is_told_with_whom() -> None:
    page = report(f"{OWN[0]}\n{WIRE}", "r-2")
    first = WIRE.split(". ")[0]
    others = (report(WIRE, "r-1"), report(f"{first}. {OWN[1]}", "r-3"), report(OWN[2], "r-4"))
    found = reuse.checked(page, others, reuse.shared((page, *others)))
    size = len(OWN[0]) + len(WIRE)
    assert [sharer.report for sharer in found.sharers] == ["r-1", "r-3"]
    assert found.covered == pytest.approx((len(WIRE) - 1) / size)
    assert found.sharers[1].covered == pytest.approx(len(first) / size)
    assert all(sharer.reuses for sharer in found.sharers)


def test_quotations_are_counted_apart_from_prose() -> None:
    said = "We rowed out at four with soup and dry socks, and we will row out again tomorrow"
    page = report(f"{OWN[0]}\n“{said},” Ada Lund said.", "r-1")
    other = report(f"{OWN[1]}\nAda Lund: “{said}.”", "r-2")
    found = reuse.checked(page, (other,), reuse.shared((page, other)))
    assert found.covered == 0.0
    assert found.quoted > 0.4


def test_set_phrases_cover_nothing() -> None:
    phrase = "The ministry did not immediately respond to a request for comment."
    page, other = report(f"{OWN[0]}\n{phrase}", "r-1"), report(f"{OWN[1]}\n{phrase}", "r-2")
    found = reuse.checked(page, (other,), reuse.shared((page, other)))
    assert (found.covered, found.quoted) == (0.0, 0.0)
    assert len(found.sharers) == 1
