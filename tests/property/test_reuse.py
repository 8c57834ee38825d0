"""Text reuse, whatever the texts."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.reuse.desk import WIRE, report
from twicetold import reuse
from twicetold.model import Direction, Passage, Report, Reuse

_MIRRORED = {
    Direction.LEFT_TO_RIGHT: Direction.RIGHT_TO_LEFT,
    Direction.RIGHT_TO_LEFT: Direction.LEFT_TO_RIGHT,
}
_WORDS = st.sampled_from(
    [
        *WIRE.split(),
        "couldn’t",
        "two",
        "2",
        "ß",
        "İ",
        "é",
        "e\u0301",
        "“",
        "”",
        '"',
        "\n",
        "𝔞",
        "’s",
    ]
)
_PROSE = st.lists(_WORDS, max_size=60).map(" ".join)
_TEXTS = st.one_of(
    st.text(max_size=80),
    _PROSE,
    st.tuples(st.text(max_size=20), _PROSE, st.text(max_size=20)).map(
        lambda parts: f"{parts[0]} {WIRE} {parts[1]} {parts[2]}"
    ),
)


def _passages(reuses: tuple[Reuse, ...]) -> list[Passage | None]:
    sides: list[tuple[Passage | None, Passage | None]] = []
    sides += [(one.left, one.right) for one in reuses]
    sides += [(edit.left, edit.right) for one in reuses for edit in one.edits]
    sides += [(pair.left, pair.right) for one in reuses for pair in one.quotations]
    return [passage for pair in sides for passage in pair]


def _mirror(one: Reuse) -> tuple[object, ...]:
    """Give a reuse as it reads from the other side, without the ids."""
    return (
        _place(one.right),
        _place(one.left),
        one.wording,
        one.kind,
        [(_place(pair.right), _place(pair.left)) for pair in one.quotations],
        [(_place(edit.right), _place(edit.left)) for edit in one.edits],
        _MIRRORED.get(one.direction, one.direction),
    )


def _plain(one: Reuse) -> tuple[object, ...]:
    return (
        _place(one.left),
        _place(one.right),
        one.wording,
        one.kind,
        [(_place(pair.left), _place(pair.right)) for pair in one.quotations],
        [(_place(edit.left), _place(edit.right)) for edit in one.edits],
        one.direction,
    )


def _place(passage: Passage | None) -> tuple[int, int] | None:
    return None if passage is None else (passage.start, passage.end)


def _two(left: str, right: str) -> tuple[Report, Report]:
    return report(left, "r-1", "One"), report(right, "r-2", "Two")


@given(_TEXTS, _TEXTS)
@example(WIRE, WIRE.upper())
@example("\ud800" * 3, "\u0301")
@settings(deadline=None, max_examples=40)
def test_every_passage_equals_its_text(left: str, right: str) -> None:
    made = _two(left, right)
    texts = {one.id: one.text for one in made}
    for find in (reuse.shared, reuse.within):
        found = find(made)
        for passage in _passages(found):
            if passage is not None:
                assert passage.exact == texts[passage.report][passage.start : passage.end]
        for one in found:
            assert (one.left.report, one.right.report) == ("r-1", "r-2")


@given(_TEXTS, _TEXTS)
@settings(deadline=None, max_examples=40)
def test_swapping_the_reports_mirrors_the_result(left: str, right: str) -> None:
    for find in (reuse.shared, reuse.within):
        one = find((report(left, "r-1", "One"), report(right, "r-2", "Two")))
        other = find((report(right, "r-1", "Two"), report(left, "r-2", "One")))
        assert sorted(map(repr, map(_plain, one))) == sorted(map(repr, map(_mirror, other)))


@given(st.lists(_TEXTS, max_size=5), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=50)
def test_the_order_of_the_reports_does_not_matter(texts: list[str], chance: object) -> None:
    made = [report(text, f"r-{nth}") for nth, text in enumerate(texts)]
    turned = list(made)
    chance.shuffle(turned)  # type: ignore[attr-defined]
    assert reuse.shared(made) == reuse.shared(turned)
    assert reuse.within(made) == reuse.within(turned)


@given(_TEXTS)
@settings(deadline=None, max_examples=50)
def test_edits_lie_inside_their_passage_in_order(text: str) -> None:
    for one in reuse.within(_two(text, f"{WIRE} {text}")):
        for side in ("left", "right"):
            whole: Passage = getattr(one, side)
            spans = [getattr(edit, side).span for edit in one.edits if getattr(edit, side)]
            assert spans == sorted(spans)
            assert all(whole.span.contains(span) for span in spans)
