from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.align.made import piece, reading, report
from twicetold.align import claims
from twicetold.align.clauses import clauses
from twicetold.align.compare import compare

_TEXT = st.text(max_size=120)
_NEWS = st.lists(
    st.sampled_from(
        [
            "The",
            "mayor",
            "“we",
            "left”",
            "14",
            "people",
            "killed",
            "on",
            "Monday",
            ",",
            "and",
            "that",
            "Ostrel",
            "'s",
            "Ⅻ",
            "İ",
            "—",
            ".",
            "\u0301",
        ]
    ),
    max_size=25,
).map(" ".join)


@given(_TEXT)
def test_clauses_lie_in_order_inside_the_text(text: str) -> None:
    found = clauses(text, 0, len(text))
    places = [place for one in found for place in (one.start, one.end)]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)


@given(st.one_of(_TEXT, _NEWS), st.one_of(_TEXT, _NEWS))
@settings(max_examples=60, deadline=None)
def test_claims_of_any_text_keep_their_offsets(left: str, right: str) -> None:
    one = reading(report("a", left or "x"), report("b", right or "x"))
    texts = {r.id: r.text for r in one.reports}
    for claim in claims(one):
        for appearance in claim.appearances:
            for p in appearance.content:
                assert texts[p.report][p.start : p.end] == p.exact
        for comparison in claim.comparisons:
            assert comparison.left < comparison.right < len(claim.appearances)
            for difference in comparison.differences:
                for side in (difference.left, difference.right):
                    assert side is None or texts[side.report][side.start : side.end] == side.exact


@given(_NEWS)
@example("14 14 people")
@settings(max_examples=60, deadline=None)
def test_a_piece_never_contradicts_itself(words: str) -> None:
    found = compare(piece("a", words or "x"), piece("b", words or "x"))
    assert found.verdict == "same"
