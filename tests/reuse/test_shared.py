"""Which passages are found, and where they begin and end."""

import pytest

from tests.reuse.desk import OWN, WIRE, recast, report
from twicetold import reuse
from twicetold.model import ReuseKind, Role, Wording


def test_a_passage_is_found_from_its_first_to_its_last_word() -> None:
    left = report(f"{OWN[0]}\n\n{WIRE}\n\n{OWN[1]}", "r-1")
    right = report(f"{OWN[2]}\n\n{WIRE}\n\n{OWN[3]}", "r-2")
    (found,) = reuse.shared((left, right))
    assert found.left.exact == found.right.exact == WIRE.removesuffix(".")
    assert (found.left.report, found.right.report) == ("r-1", "r-2")
    assert (found.wording, found.kind, found.edits) == (Wording.VERBATIM, ReuseKind.PROSE, ())


def test_reports_that_share_nothing_have_no_reuse() -> None:
    assert reuse.shared((report(" ".join(OWN[:3]), "r-1"), report(" ".join(OWN[3:]), "r-2"))) == ()


def test_one_report_and_none_share_nothing() -> None:
    assert reuse.shared((report(WIRE),)) == reuse.shared(()) == reuse.within(()) == ()


def test_a_swapped_word_is_an_edit_with_both_sides() -> None:
    other = WIRE.replace("commuters", "travellers")
    (found,) = reuse.shared((report(WIRE, "r-1"), report(other, "r-2")))
    (edit,) = found.edits
    assert edit.left is not None
    assert edit.right is not None
    assert (edit.left.exact, edit.right.exact) == ("commuters", "travellers")
    assert found.wording is Wording.REWRITE


def test_a_dropped_phrase_is_an_edit_with_one_side() -> None:
    other = WIRE.replace(" to the outer islands", "")
    (found,) = reuse.shared((report(WIRE, "r-1"), report(other, "r-2")))
    (edit,) = found.edits
    assert edit.left is not None
    assert edit.left.exact == "to the outer islands"
    assert edit.right is None


def test_a_contraction_is_matched_and_shown_as_an_edit() -> None:
    other = WIRE.replace("had not", "hadn't")
    (found,) = reuse.shared((report(WIRE, "r-1"), report(other, "r-2")))
    (edit,) = found.edits
    assert edit.left is not None
    assert edit.right is not None
    assert (edit.left.exact, edit.right.exact) == ("had not", "hadn't")


@pytest.mark.parametrize(
    ("written", "otherwise"),
    [("two", "2"), ("hundreds", "HUNDREDS"), ("crews", "créws"), ("since", "since\u00ad")],
)
def test_the_same_word_written_otherwise_breaks_no_passage(written: str, otherwise: str) -> None:
    other = WIRE.replace(written, otherwise)
    (found,) = reuse.shared((report(WIRE, "r-1"), report(other, "r-2")))
    assert found.right.exact == other.removesuffix(".")


def test_an_unshared_sentence_is_not_bridged() -> None:
    first, second = WIRE.split(". ")
    left = report(f"{first}. {second}", "r-1")
    right = report(f"{first}. {OWN[1]} {second}", "r-2")
    found = reuse.shared((left, right))
    assert [one.left.exact for one in found] == [first, second.removesuffix(".")]
    assert all(OWN[1] not in one.right.exact for one in found)


def test_furniture_is_not_compared_and_not_crossed() -> None:
    first, second = WIRE.split(". ")
    text = f"{first}.\nRead more: our harbour blog\n{second}"
    left = recast(report(text, "r-1"), "Read more", Role.FURNITURE)
    right = recast(report(text, "r-2"), "Read more", Role.FURNITURE)
    found = reuse.shared((left, right))
    assert [one.left.exact for one in found] == [first, second.removesuffix(".")]


def test_furniture_without_words_is_not_crossed_either() -> None:
    first, second = WIRE.split(". ")
    left = recast(report(f"{first}.\n***\n{second}", "r-1"), "***", Role.FURNITURE)
    right = report(f"{first}.\n{second}", "r-2")
    assert all("*" not in one.left.exact for one in reuse.shared((left, right)))


def test_a_part_that_repeats_another_is_found_once() -> None:
    twice = recast(report(f"{WIRE}\n{WIRE} ", "r-1"), f"{WIRE} ", Role.BODY, repeats=0)
    (found,) = reuse.shared((twice, report(WIRE, "r-2")))
    assert found.left.start == 0


def test_a_headline_that_stands_four_times_hides_no_passage() -> None:
    line = "Night boats stop as crews walk out over island cuts"
    left = report(f"{line}\n{line}\n{line}\n{line}\n{WIRE}", "r-1")
    right = report(f"{line}\n{line}\n{line}\n{line}\n{OWN[0]}\n{WIRE}", "r-2")
    assert any(one.left.exact == WIRE.removesuffix(".") for one in reuse.shared((left, right)))


def test_a_bullet_that_says_a_body_sentence_hides_neither() -> None:
    first, second = WIRE.split(". ")
    bullet = recast(report(f"• {second}\n{OWN[0]}\n{WIRE}", "r-1"), "•", Role.SUMMARY)
    starts = {one.left.start for one in reuse.shared((bullet, report(WIRE, "r-2")))}
    assert starts == {bullet.text.index(second), bullet.text.index(first)}


def test_a_report_in_one_body_part_is_compared_as_well() -> None:
    text = f"{OWN[0]}\n\n{WIRE}\n\n{OWN[1]}"
    whole = report(text, "r-1")
    whole = type(whole)(
        "r-1", "a", "A", "A", text, (type(whole.parts[0])(Role.BODY, 0, len(text)),)
    )
    (found,) = reuse.shared((whole, report(WIRE, "r-2")))
    assert found.left.exact == WIRE.removesuffix(".")


def test_a_moved_attribution_closes_the_passage() -> None:
    fact = "dredgers will clear the silted channel to the shipyard before the winter gales arrive"
    left = report(f"By spring {fact}, the harbour spokesman Ole Brandt said. {OWN[0]}", "r-1")
    right = report(f"By spring {fact}, according to port spokesman Ole Brandt. {OWN[1]}", "r-2")
    (found,) = reuse.shared((left, right))
    assert found.left.exact.endswith("Ole Brandt said")
    assert found.right.exact.endswith("Ole Brandt")
    assert found.edits[-1].right is None


def test_the_order_of_the_reports_does_not_matter() -> None:
    made = [report(f"{own}\n{WIRE}", f"r-{at}") for at, own in enumerate(OWN)]
    assert reuse.shared(made) == reuse.shared(made[::-1])


def test_the_finer_pass_finds_what_the_corpus_pass_found() -> None:
    made = [report(f"{own}\n{WIRE}", f"r-{at}") for at, own in enumerate(OWN)]
    found = {(one.left, one.right) for one in reuse.within(made)}
    assert {(one.left, one.right) for one in reuse.shared(made)} <= found
    assert len(found) == len(OWN) * (len(OWN) - 1) // 2


def test_a_passage_in_many_reports_stays_linked() -> None:
    count = 60
    made = [report(f"{OWN[at % 6]} Paper {at}.\n{WIRE}", f"r-{at:03}") for at in range(count)]
    home = {one.id: one.id for one in made}

    def root(id: str) -> str:
        return id if home[id] == id else root(home[id])

    found = [one for one in reuse.shared(made) if WIRE[:40] in one.left.exact]
    for one in found:
        home[root(one.right.report)] = root(one.left.report)
    assert len({root(one.id) for one in made}) == 1
    assert len(found) < count * 24
    every = reuse.shared(made, all_pairs=True)
    assert sum(WIRE[:40] in one.left.exact for one in every) == count * (count - 1) // 2
