"""Texts that nobody would call reports."""

import pytest

from tests.reuse.desk import OWN, WIRE, report
from twicetold import reuse
from twicetold.model import TooLarge
from twicetold.reuse import arrays


def test_an_empty_report_shares_nothing() -> None:
    assert reuse.shared((report("", "r-1"), report(WIRE, "r-2"))) == ()
    assert reuse.within((report("", "r-1"), report("", "r-2"))) == ()


def test_a_report_of_one_repeated_word_shares_nothing() -> None:
    made = (report("ferry " * 40_000, "r-1"), report(WIRE, "r-2"))
    assert reuse.shared(made) == reuse.within(made) == ()


def test_a_sentence_repeated_a_thousand_times_is_found_in_bounded_time() -> None:
    (found, *_) = reuse.shared((report(f"{OWN[0]} " * 1000, "r-1"), report(OWN[0], "r-2")))
    assert found.right.exact == OWN[0].removesuffix(".")


def test_a_very_long_report_is_searched_to_its_end() -> None:
    long = " ".join(f"pier{nth % 9973} boat{nth % 8641}" for nth in range(100_000))
    (found,) = reuse.shared((report(f"{long}. {WIRE}", "r-1"), report(WIRE, "r-2")))
    assert found.left.exact == WIRE.removesuffix(".")


def test_one_word_longer_than_any_block_is_read() -> None:
    made = (report(f"{'x' * 200_000} {WIRE}", "r-1"), report(WIRE, "r-2"))
    (found,) = reuse.shared(made)
    assert found.left.exact == WIRE.removesuffix(".")


def test_more_letters_than_can_be_counted_are_refused_with_the_limit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(arrays, "MOST_LETTERS", 1000)
    with pytest.raises(TooLarge, match="MOST_LETTERS"):
        reuse.shared((report("a " * 400, "r-1"), report("b " * 400, "r-2")))


@pytest.mark.parametrize(
    "text", ["\u0301 \u0301", "ß" * 9, "\ud800 x", "𝔞𝔟 𝔠", "'' ’ '", "1,000.5,"]
)
def test_odd_letters_are_read(text: str) -> None:
    made = (report(f"{text} {WIRE}", "r-1"), report(f"{WIRE} {text}", "r-2"))
    (found,) = reuse.shared(made)
    assert found.left.exact == WIRE.removesuffix(".")
