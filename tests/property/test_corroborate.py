"""Whatever the reports say: every appearance has one origin, and order changes nothing."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.corroborate.desk import Desk, person
from twicetold.corroborate import corroborations, parsed
from twicetold.model import PairState, Reading, Speaker

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60)
SPEAKERS = st.one_of(st.none(), WORDS.filter(str.strip).map(person))
LINES = st.tuples(WORDS.filter(str.strip), SPEAKERS)


def written(lines: list[tuple[str, Speaker | None]]) -> Desk:
    """Let each line be a report that carries the claim, whole, in its own voice or another's."""
    desk = Desk()
    for number, (line, speaker) in enumerate(lines):
        report = desk.report(f"Paper {number % 3}", f"{line} {number}")
        said = desk.says(report, line, speaker=speaker, source=line[:5]) if speaker else None
        desk.carries(report, line, said)
    return desk


def shuffled(reading: Reading) -> Reading:
    return replace(
        reading,
        reports=reading.reports[::-1],
        sentences=reading.sentences[::-1],
        moments=reading.moments[::-1],
        attributions=reading.attributions[::-1],
        names=reading.names[::-1],
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=6))
def test_every_appearance_has_one_origin_and_the_counts_agree(
    lines: list[tuple[str, Speaker | None]],
) -> None:
    desk = written(lines)
    found = desk.found()
    placed = sorted(index for origin in found.origins for index in origin.appearances)
    assert placed == list(range(len(lines)))
    assert 1 <= found.fewest <= found.most == len(found.origins)
    assert len({origin.key for origin in found.origins}) == len(found.origins)
    home = {index: n for n, origin in enumerate(found.origins) for index in origin.appearances}
    for pair in found.pairs:
        assert (pair.state is PairState.SAME) == (home[pair.left] == home[pair.right])
    texts = {report.id: report.text for report in desk.reports}
    reasons = [
        words for origin in found.origins for why in origin.reasons for words in why.passages
    ]
    for words in (*reasons, *(words for pair in found.pairs for words in pair.passages)):
        assert texts[words.report][words.start : words.end] == words.exact


@settings(max_examples=30, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=6))
def test_the_order_of_what_was_read_changes_nothing(
    lines: list[tuple[str, Speaker | None]],
) -> None:
    desk = written(lines)
    claims = (desk.claim(),)
    assert corroborations(shuffled(desk.reading()), claims) == corroborations(
        desk.reading(), claims
    )


@given(st.lists(st.text(max_size=200), max_size=5))
def test_no_line_of_a_decision_file_stops_the_reading(lines: list[str]) -> None:
    found, failures = parsed(lines)
    assert len(found) + len(failures) <= len(lines)
