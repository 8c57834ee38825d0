"""Funnels: boxes where their lines come from, none over another."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.dossier.desk import laid_out, report
from twicetold.dossier.flow import Box, Column, Line, flow
from twicetold.dossier.funnel import funnel
from twicetold.model import Pair, PairState


@given(
    st.integers(1, 12),
    st.integers(1, 5),
    st.lists(st.tuples(st.integers(0, 11), st.integers(0, 4)), max_size=30),
)
def test_no_box_lies_over_another_and_all_lie_within_the_drawing(
    left: int, right: int, lines: list[tuple[int, int]]
) -> None:
    found = flow(
        (
            Column("left", tuple(Box(str(n), f"box {n}") for n in range(left)), 100),
            Column("right", tuple(Box(str(n), "box", why="why") for n in range(right)), 100),
        ),
        [Line(0, str(a), str(b)) for a, b in lines],
        limit=8,
        label="a drawing",
    )
    for column in found.columns:
        boxes = sorted(column.boxes, key=lambda box: box.top)
        assert all(one.top + one.height <= two.top for one, two in pairwise(boxes))
        assert all(0 <= box.top <= found.height - box.height for box in boxes)


def test_outlets_of_one_publisher_merge_before_the_origin() -> None:
    left, right = report("ash", "One."), report("birch", "One.")
    view = laid_out([(r, r.passage(0, 4), ()) for r in (left, right)], [])
    found = funnel(view, limit=8)
    assert [len(column.boxes) for column in found.columns] == [2, 2, 1]
    assert {line.right for line in found.lines if line.column == 1} == {"0"}


def test_origins_that_may_be_one_are_joined_by_an_arc() -> None:
    left, right = report("ash", "One."), report("birch", "One.")
    apart = Pair(0, 1, PairState.UNDETERMINED, "no-source-shown", ())
    view = laid_out(
        [(r, r.passage(0, 4), ()) for r in (left, right)], [], origins=((0,), (1,)), pairs=(apart,)
    )
    assert len(funnel(view, limit=8).arcs) == 1


def test_a_column_over_the_limit_says_how_many_boxes_are_left_out() -> None:
    reports = [report(f"ash{n}", "One.") for n in range(9)]
    view = laid_out([(r, r.passage(0, 4), ()) for r in reports], [])
    assert funnel(view, limit=5).columns[0].boxes[-1].words == "and 4 more"
