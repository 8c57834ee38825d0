"""A cell says what this report does, not what the claim's worst pair does."""

from tests.dossier.desk import count, differing, laid_out, report, words
from twicetold.model import Comparison, DifferenceKind, Report, Verdict


def _three(*texts: str) -> list[Report]:
    return [
        report(name, text, published=f"2031-03-1{day}")
        for day, (name, text) in enumerate(zip(("ash", "birch", "cedar"), texts, strict=True))
    ]


def _cells(
    reports: list[Report], values: list[int], verdict: Verdict, **sides: object
) -> list[tuple[str, str]]:
    found = [
        (r, r.passage(0, len(r.text)), (count(r, str(v), v),))
        for r, v in zip(reports, values, strict=True)
    ]
    comparisons = []
    for left in range(len(values)):
        for right in range(left + 1, len(values)):
            if values[left] == values[right]:
                comparisons.append(Comparison(left, right, Verdict.SAME, ()))
            else:
                ends = [words(reports[at], str(values[at])) for at in (left, right)]
                comparisons.append(differing((left, ends[0]), (right, ends[1]), verdict))
    view = laid_out(found, comparisons, **sides)  # type: ignore[arg-type]
    return [(cell.sign.value, cell.value) for cell in view.cells]


def test_only_the_report_with_the_other_count_contradicts_the_majority() -> None:
    reports = _three("9 were hurt", "9 were hurt", "6 were hurt")
    found = _cells(reports, [9, 9, 6], Verdict.CONTRADICTS, sides=((0, 1), (2,)))
    assert found == [("first", "9"), ("same", "9"), ("contradicts", "6")]


def test_a_draw_has_no_majority_and_both_contradict() -> None:
    reports = _three("9 were hurt", "6 were hurt", "")[:2]
    found = _cells(reports, [9, 6], Verdict.CONTRADICTS, sides=((0,), (1,)))
    assert found == [("contradicts", "9"), ("contradicts", "6")]


def test_the_earliest_value_is_no_update_and_the_later_ones_are() -> None:
    reports = _three("31 were hurt", "31 were hurt", "47 were hurt")
    found = _cells(reports, [31, 31, 47], Verdict.UPDATE)
    assert found == [("first", "31"), ("same", "31"), ("update", "47")]


def test_only_the_side_with_fewer_words_is_clipped() -> None:
    short, full, _ = _three("We will go", "We will go by sea", "")
    dropped = words(full, "by sea")
    comparison = differing((0, None), (1, dropped), Verdict.CLIPPED, DifferenceKind.WORDING)
    found = [(r, r.passage(0, len(r.text)), ()) for r in (short, full)]
    view = laid_out(found, [comparison])
    assert [cell.sign for cell in view.cells] == ["clipped", "first"]


def test_a_report_without_the_claim_is_silent_in_the_matrix() -> None:
    left, right, _ = _three("9 were hurt", "9 were hurt", "")
    view = laid_out(
        [(left, left.passage(0, 11), ()), (right, right.passage(0, 11), ())],
        [Comparison(0, 1, Verdict.EQUIVALENT, ())],
    )
    assert [(cell.sign, cell.note) for cell in view.cells] == [
        ("first", "has it first"),
        ("equivalent", "in other words than A"),
    ]
