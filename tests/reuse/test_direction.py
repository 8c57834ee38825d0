"""Who took from whom, and what it rests on."""

from dataclasses import replace

from tests.reuse.desk import OWN, WIRE, credited, filed, report
from twicetold import reuse
from twicetold.model import Direction, Report, Reuse


def _between(left: Report, right: Report, *others: Report) -> Reuse:
    found = [
        one
        for one in reuse.within((left, right, *others))
        if (one.left.report, one.right.report) == (left.id, right.id)
    ]
    (one,) = found
    return one


def _pair(left: dict[str, str], right: dict[str, str]) -> Reuse:
    return _between(
        report(f"{OWN[0]}\n{WIRE}", "r-1", **left), report(f"{OWN[1]}\n{WIRE}", "r-2", **right)
    )


def test_two_reports_and_no_other_sign_are_undecided() -> None:
    found = _pair({}, {})
    assert found.direction is Direction.UNDECIDED
    assert found.reasons


def test_the_report_that_came_out_first_is_the_source() -> None:
    early, late = {"published": "2031-04-02T08:00Z"}, {"published": "2031-04-02T09:30+01:00"}
    assert _pair(early, late).direction is Direction.LEFT_TO_RIGHT
    assert _pair(late, early).direction is Direction.RIGHT_TO_LEFT


def test_a_gap_under_ten_minutes_is_no_evidence() -> None:
    found = _pair({"published": "2031-04-02T08:00Z"}, {"published": "2031-04-02T08:09Z"})
    assert found.direction is Direction.UNDECIDED


def test_a_later_update_never_decides() -> None:
    found = _pair({"updated": "2031-04-02T08:00Z"}, {"updated": "2031-04-03T08:00Z"})
    assert found.direction is Direction.UNDECIDED


def test_the_same_day_without_hours_is_no_evidence_and_another_day_is() -> None:
    day = {"published": "2031-04-02"}
    assert _pair(day, day).direction is Direction.UNDECIDED
    assert _pair(day, {"published": "2031-04-06"}).direction is Direction.LEFT_TO_RIGHT


def test_a_clock_without_zone_may_be_off_by_half_a_day() -> None:
    found = _pair({"published": "2031-04-02T08:00"}, {"published": "2031-04-02T12:00Z"})
    assert found.direction is Direction.UNDECIDED


def test_a_credit_for_the_other_report_decides_against_the_clock() -> None:
    wire = report(f"{OWN[0]}\n{WIRE}", "r-1", "Karvan Wire", published="2031-04-02T10:00Z")
    copy = report(f"{WIRE}\nSource: Karvan Wire", "r-2", published="2031-04-02T08:00Z")
    found = _between(wire, credited(copy, "Karvan Wire", "Source: Karvan Wire"))
    assert found.direction is Direction.LEFT_TO_RIGHT
    assert "Source: Karvan Wire" in found.reasons[0]


def test_a_credit_to_an_agency_that_is_not_there_is_a_common_source() -> None:
    copy = report(f"{WIRE}\nSource: Karvan Wire", "r-2", published="2031-04-02T08:00Z")
    other = report(f"{OWN[0]}\n{WIRE}", "r-1", published="2031-04-02T10:00Z")
    found = _between(other, credited(copy, "Karvan Wire", "Source: Karvan Wire"))
    assert found.direction is Direction.COMMON_SOURCE
    assert "Karvan Wire" in found.reasons[0]


def test_told_an_agency_beside_the_passage_is_a_common_source() -> None:
    told = f"{WIRE} “It was cold,” a deckhand told The Associated Press."
    found = _between(report(told, "r-1"), report(f"{OWN[0]}\n{WIRE}", "r-2"))
    assert found.direction is Direction.COMMON_SOURCE
    assert "told The Associated Press" in found.reasons[0]


def test_told_an_agency_far_from_the_passage_says_nothing_of_it() -> None:
    told = "“It was cold,” a deckhand told The Associated Press."
    far = f"{WIRE}\n{' '.join(OWN)} {' '.join(reversed(OWN))}\n{told}"
    found = _between(report(far, "r-1"), report(WIRE, "r-2"))
    assert found.direction is Direction.UNDECIDED


def test_told_someone_who_is_no_outlet_says_nothing() -> None:
    told = f"{WIRE} “It was cold,” a deckhand told Mayor Ilse Brandt."
    found = _between(report(told, "r-1"), report(f"{OWN[0]}\n{WIRE}", "r-2"))
    assert found.direction is Direction.UNDECIDED


def test_a_report_that_names_the_other_outlet_took_from_it() -> None:
    first = report(f"{OWN[0]}\n{WIRE}", "r-1", "The Skarn Courier")
    second = report(f"{WIRE} No date was set, The Skarn Courier reported.", "r-2")
    assert _between(first, second).direction is Direction.LEFT_TO_RIGHT


def test_an_agency_of_the_lexicon_is_the_source_of_an_outlet() -> None:
    first = report(f"{OWN[0]}\n{WIRE}", "r-1", "Reuters")
    assert _between(first, report(WIRE, "r-2")).direction is Direction.LEFT_TO_RIGHT


def test_who_printed_a_speakers_words_first_does_not_show_who_took_them() -> None:
    said = "“We rowed out at four with soup and dry socks, and we will row out again tomorrow.”"
    early = report(f"{OWN[0]}\n{said}", "r-1", published="2031-04-02T08:00Z")
    late = report(f"{OWN[1]}\n{said}", "r-2", published="2031-04-02T10:00Z")
    found = _between(early, late)
    assert found.direction is Direction.UNDECIDED
    assert "speaker" in found.reasons[0]


def test_a_dateline_alone_does_not_decide() -> None:
    first = filed(report(f"OSTMERE — {WIRE}", "r-1"), "OSTMERE")
    found = _between(first, report(WIRE, "r-2"))
    assert found.direction is Direction.UNDECIDED
    assert "dateline" in found.reasons[0]


def test_a_report_that_stands_whole_in_a_longer_one_gives_a_hint_only() -> None:
    found = _between(report(f"{' '.join(OWN)}\n{WIRE}", "r-1"), report(WIRE, "r-2"))
    assert found.direction is Direction.UNDECIDED
    assert "nearly all of Outlet r-2" in found.reasons[0]


def test_marks_that_depart_from_the_reports_own_style_show_the_copy() -> None:
    straight = f'{WIRE} Locals call it "the long Monday" now.'
    own = "“Never,” she said. “Not once,” he said. “Ask again,” they said."
    copy = report(f"{own}\n{straight}", "r-1")
    source = report(f"{straight}\n{OWN[0]}", "r-2")
    assert _between(copy, source).direction is Direction.RIGHT_TO_LEFT


def _changed(id: str, *words: str) -> Report:
    text = WIRE
    for word in words:
        text = text.replace(word, word[::-1])
    return report(f"{OWN[int(id[-1])]}\n{text}", id)


def test_among_three_versions_the_one_without_own_edits_is_the_source() -> None:
    wire = _changed("r-1")
    one, other = _changed("r-2", "crews", "budget", "quay"), _changed("r-3", "night", "spring")
    assert _between(wire, one, other).direction is Direction.LEFT_TO_RIGHT
    assert _between(wire, other, one).direction is Direction.LEFT_TO_RIGHT
    assert _between(one, other, wire).direction is Direction.COMMON_SOURCE


def test_a_copy_of_a_copy_is_followed_by_the_clock() -> None:
    versions = (
        _changed("r-1"),
        _changed("r-2", "crews", "budget", "quay"),
        _changed("r-3", "crews", "budget", "quay", "night", "spring", "stranded"),
    )
    first, second, third = (
        replace(made, published=f"2031-04-02T{8 + nth:02}:00Z") for nth, made in enumerate(versions)
    )
    assert _between(first, second, third).direction is Direction.LEFT_TO_RIGHT
    assert _between(second, third, first).direction is Direction.LEFT_TO_RIGHT
    assert _between(first, third, second).direction is Direction.LEFT_TO_RIGHT


def test_swapping_the_ids_turns_the_direction() -> None:
    early, late = {"published": "2031-04-02T08:00Z"}, {"published": "2031-04-02T10:00Z"}
    texts = (f"{OWN[0]}\n{WIRE}", f"{OWN[1]}\n{WIRE}")
    one = _between(report(texts[0], "r-1", "A", **early), report(texts[1], "r-2", "B", **late))
    other = _between(report(texts[1], "r-1", "B", **late), report(texts[0], "r-2", "A", **early))
    assert (one.direction, other.direction) == (Direction.LEFT_TO_RIGHT, Direction.RIGHT_TO_LEFT)
    assert one.reasons == other.reasons
