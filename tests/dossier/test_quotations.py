"""What each outlet drops of a quotation, and what it has otherwise."""

from hypothesis import given
from hypothesis import strategies as st

from tests.dossier.desk import differing, laid_out, quoted, report
from twicetold.dossier.quotations import aligned, versions
from twicetold.model import DifferenceKind, Verdict

FULL = "We will stay in the valley until the river falls"
CUT = "We will stay until the rivers fall"


def test_dropped_words_stand_struck_where_they_were() -> None:
    one, two = report("ash", FULL), report("birch", CUT)
    runs = aligned(one.passage(0, len(FULL)), two.passage(0, len(CUT)))
    assert [run.words for run in runs if run.state == "dropped"] == ["in the valley", "river falls"]
    assert "".join(run.words for run in runs if run.state != "dropped") == CUT


@given(st.text(max_size=40), st.text(max_size=40))
def test_the_own_words_of_a_version_are_all_there_in_order(left: str, right: str) -> None:
    one, two = report("ash", left), report("birch", right)
    runs = aligned(one.passage(0, len(left)), two.passage(0, len(right)))
    assert "".join(run.words for run in runs if run.state != "dropped") == right


def test_the_fullest_version_is_first() -> None:
    reports = [report("ash", CUT), report("birch", FULL)]
    words = reports[1].passage(13, 26)
    view = laid_out(
        [(r, r.passage(0, len(r.text)), ()) for r in reports],
        [differing((0, None), (1, words), Verdict.CLIPPED, DifferenceKind.WORDING)],
        attributions=tuple(quoted(r, r.text) for r in reports),
    )
    assert [version.passage.exact for version in versions(view)] == [FULL, CUT]


def test_words_in_the_outlets_own_voice_are_no_versions_of_a_quotation() -> None:
    reports = [report("ash", CUT), report("birch", FULL)]
    view = laid_out(
        [(r, r.passage(0, len(r.text)), ()) for r in reports],
        [
            differing(
                (0, None), (1, reports[1].passage(13, 26)), Verdict.CLIPPED, DifferenceKind.WORDING
            )
        ],
    )
    assert versions(view) == ()
