from tests.align.made import piece
from twicetold.align.utterance import utterance


def _words(left: str, right: str) -> dict[str, list[tuple[str | None, str | None]]] | None:
    found = utterance(piece("a", left), piece("b", right))
    if found is None:
        return None
    return {
        kind: [
            (one.left.exact if one.left else None, one.right.exact if one.right else None)
            for one in getattr(found, kind)
        ]
        for kind in ("dropped", "changed", "marked")
    }


def test_words_dropped_inside_are_shown() -> None:
    found = _words("“rise and take your land”", "“rise against them and take your land”")
    assert found == {"dropped": [(None, "against them")], "changed": [], "marked": []}


def test_words_dropped_beside_an_ellipsis_are_shown() -> None:
    found = _words("“we hold ... and we wait”", "“we hold the bridge and we wait”")
    assert found is not None
    assert found["dropped"] == [(None, "the bridge")]


def test_a_word_swapped_inside_is_a_change() -> None:
    found = _words("“He broke the rules or the law”", "“He broke the rules and the law”")
    assert found == {"dropped": [], "changed": [("or", "and")], "marked": []}


def test_a_word_moved_inside_is_a_change() -> None:
    found = _words(
        "“no one is tougher on behalf of workers, either with banks or ports, than I”",
        "“no one is tougher on behalf of workers with either banks or ports than I”",
    )
    assert found is not None
    assert found["changed"]


def test_contractions_initials_and_house_style_are_no_change() -> None:
    found = _words(
        "“They're in the U.N. and it's two miles”", "“They are in the UN and it is 2 miles”"
    )
    assert found == {"dropped": [], "changed": [], "marked": []}


def test_a_masked_word_is_the_outlets_mark() -> None:
    found = _words("“pay for that b****y wall”", "“pay for that bloody wall”")
    assert found is not None
    assert found["marked"]
    assert not found["changed"]


def test_a_bracketed_word_is_the_outlets_mark() -> None:
    found = _words("“both families have [now] made peace”", "“both families have made peace”")
    assert found is not None
    assert found["marked"] == [("now", None)]


def test_words_quoted_elsewhere_in_the_report_are_not_dropped() -> None:
    left = piece("a", "“The roof fell in,” she said. “We ran into the snow.”")
    alone = piece("b", "“The roof fell in. We ran into the snow.”")
    found = utterance(left, alone)
    assert found is not None
    assert not found.dropped


def test_two_utterances_are_not_aligned() -> None:
    assert _words("“We have lost the harvest”", "“The council will meet at noon”") is None


def test_function_words_alone_are_no_utterance() -> None:
    assert _words("“and it is”", "“it is and was the best”") is None


def test_prose_without_quotations_is_no_utterance() -> None:
    assert _words("The roof fell in", "“The roof fell in”") is None
