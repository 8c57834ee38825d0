"""Words leave a report only with their place."""

import pytest

from twicetold.model import Part, PassageMismatch, Report, Role, Span, identity

REPORT = Report("r-1", "a.txt", "a", "a", "İstanbul 🌊 rain", (Part(Role.BODY, 0, 15),))


def test_a_passage_counts_code_points_not_bytes() -> None:
    assert REPORT.passage(9, 10).exact == "🌊"


def test_a_passage_outside_the_text_is_refused() -> None:
    with pytest.raises(PassageMismatch, match=r"a\.txt has no characters 10 to 99"):
        REPORT.passage(10, 99)


def test_a_part_of_a_passage_keeps_its_place_in_the_report() -> None:
    passage = REPORT.passage(9, 15)
    assert passage.cut(11, 15) == REPORT.passage(11, 15)


def test_a_part_that_reaches_out_of_its_passage_is_refused() -> None:
    with pytest.raises(PassageMismatch):
        REPORT.passage(3, 6).cut(2, 5)


def test_a_span_never_ends_before_it_starts() -> None:
    with pytest.raises(PassageMismatch):
        Span(4, 3)


def test_spans_that_only_touch_do_not_overlap() -> None:
    assert not Span(0, 4).overlaps(Span(4, 8))
    assert Span(0, 5).overlaps(Span(4, 8))


def test_the_reference_date_is_the_update_where_no_publication_is_known() -> None:
    updated = Report("r", "s", "o", "p", "", (), updated="2031-03-12")
    assert updated.reference == "2031-03-12"
    both = Report("r", "s", "o", "p", "", (), published="2031-03-11", updated="2031-03-12")
    assert both.reference == "2031-03-11"


def test_ids_depend_on_where_one_part_ends_and_the_next_begins() -> None:
    assert identity("r", "ab", "c") != identity("r", "a", "bc")
    assert identity("r", "ab", "c") == identity("r", "ab", "c")
