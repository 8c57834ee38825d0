from itertools import permutations

from tests.align.made import piece, reading, report
from twicetold.align import claims
from twicetold.align.compare import compare
from twicetold.model import Attribution, Claim, Form, Name, Reading, Verdict

_FERRY = (
    "The Lady Orsa ran onto rocks off Lorne Head on Monday night.",
    "“We heard the keel tear and then the lights went,” the purser told the port radio.",
    "Divers searched the wreck for the ship's bell until dawn.",
    "The owner, Tamblin Lines, has promised to pay for the passengers' lost luggage.",
)
_FERRY_AGAIN = (
    "The Lady Orsa ran onto rocks off Lorne Head on Monday night.",
    "“We heard the keel tear,” the purser told the port radio.",
    "A choir from Ostrel sang on the quay for those who came ashore.",
)


def _shared(one: Reading) -> list[Claim]:
    return [claim for claim in claims(one) if len(claim.appearances) > 1]


def _verdict(one: Reading, words: str) -> Verdict:
    for claim in _shared(one):
        if any(words in p.exact for a in claim.appearances for p in a.content):
            return claim.comparisons[0].verdict
    raise AssertionError(words)


def _ferry() -> Reading:
    return reading(report("a", *_FERRY), report("b", *_FERRY_AGAIN))


def test_two_reports_of_one_fact_make_one_claim() -> None:
    assert _verdict(_ferry(), "rocks off Lorne Head") is Verdict.SAME


def test_a_quotation_cut_short_is_clipped_and_the_words_are_shown() -> None:
    claim = next(c for c in _shared(_ferry()) if "keel" in c.appearances[0].content[0].exact)
    (comparison,) = claim.comparisons
    assert comparison.verdict is Verdict.CLIPPED
    dropped = [d.left.exact for d in comparison.differences if d.left and not d.right]
    assert "and then the lights went" in dropped


def test_what_one_report_alone_says_is_a_claim_of_its_own() -> None:
    alone = [c for c in claims(_ferry()) if len(c.appearances) == 1]
    said = " ".join(c.appearances[0].content[0].exact for c in alone)
    assert "lost luggage" in said
    assert "A choir from Ostrel" in said
    assert all(not claim.comparisons for claim in alone)


def test_an_attribution_in_no_group_is_a_claim_of_its_own() -> None:
    one = report("a", "The owner said the engine had been checked. Nobody else spoke.")
    content = one.passage(15, 42)
    said = Attribution(
        "a-1", "a", (content,), (one.passage(0, 9),), (one.passage(10, 14),), Form.INDIRECT, None
    )
    found = claims(reading(one, attributions=(said,)))
    assert [c.appearances[0].attribution for c in found] == ["a-1", None]


def test_repeats_of_a_report_fold_into_one_appearance() -> None:
    twice = report("a", *_FERRY, headline="Lady Orsa ran onto rocks off Lorne Head on Monday night")
    for claim in _shared(reading(twice, report("b", *_FERRY_AGAIN))):
        reports = [appearance.report for appearance in claim.appearances]
        assert len(reports) == len(set(reports))


def test_a_name_that_stands_for_another_is_the_same() -> None:
    left = report("a", "Fighters of the Orvan Column took the mill at Ostrel.", *_FERRY[2:])
    right = report("b", "Fighters of the Kardun took the mill at Ostrel.", _FERRY_AGAIN[2])
    name = Name("orvan column", ("Kardun", "Orvan Column"), ())
    assert _verdict(reading(left, right, names=(name,)), "took the mill") is Verdict.SAME


def test_a_measure_in_a_noun_phrase_is_a_claim_of_its_own() -> None:
    left = report(
        "a",
        "The 90-second video posted on Tuesday went from phone to phone among the dockers of "
        "Ostrel, and the port paper Farsight wrote about it.",
        *_FERRY[2:],
    )
    right = report(
        "b",
        "The grainy minute-and-a-half video, posted by dockers of Ostrel late on Monday, shows "
        "how the crane fell.",
        _FERRY_AGAIN[2],
    )
    found = _shared(reading(left, right))
    figures = [c for c in found if c.appearances[0].figures and c.appearances[1].figures]
    assert [c.comparisons[0].verdict for c in figures] == [Verdict.EQUIVALENT]
    dated = [c for c in found for d in c.comparisons[0].differences if d.kind == "date"]
    assert [c.comparisons[0].verdict for c in dated] == [Verdict.CONTRADICTS]


def test_a_figure_that_grew_is_an_update_and_one_that_disagrees_a_contradiction() -> None:
    early = report("a", "The flood at Ostrel has killed 14 people, the governor said.", *_FERRY[2:])
    for day, verdict in (("2031-04-02", Verdict.CONTRADICTS), ("2031-04-04", Verdict.UPDATE)):
        late = report(
            "b",
            "The flood at Ostrel has killed 19 people, the governor said.",
            _FERRY_AGAIN[2],
            published=day,
        )
        assert _verdict(reading(early, late), "flood at Ostrel") is verdict


def test_the_order_of_what_is_read_changes_nothing() -> None:
    reports = (report("a", *_FERRY), report("b", *_FERRY_AGAIN), report("c", *_FERRY[:2]))
    results = {claims(reading(*some)) for some in permutations(reports)}
    assert len(results) == 1


def test_every_content_equals_its_place() -> None:
    one = _ferry()
    texts = {r.id: r.text for r in one.reports}
    for claim in claims(one):
        for appearance in claim.appearances:
            for passage in appearance.content:
                assert texts[passage.report][passage.start : passage.end] == passage.exact


def test_no_reports_give_no_claims() -> None:
    assert claims(reading()) == ()


def test_a_count_on_top_of_another_does_not_contradict_the_whole() -> None:
    whole = piece("a", "Four women were hurt when the stage at Lorne fell")
    rest = piece("b", "Three other women were hurt when the stage at Lorne fell")
    assert compare(whole, rest).verdict is not Verdict.CONTRADICTS
