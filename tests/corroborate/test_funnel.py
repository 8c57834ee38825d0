"""How the origins of a claim are counted."""

from tests.corroborate.desk import BRANN, LOST, SOLE, Desk, person, rules
from twicetold.corroborate import Settings
from twicetold.model import State, Verdict


def test_a_repeat_inside_one_report_counts_once() -> None:
    desk = Desk()
    text = "Ilka Brann said nine boats were lost.\nSo nine boats were lost, she repeated."
    one = desk.quotes("Herald", text, LOST, speaker=BRANN, source="Ilka Brann")
    desk.carries(one, "nine boats were lost, she")
    found = desk.found()
    assert (found.most, found.pairs, found.state) == (1, (), State.UNMEASURED)


def test_sources_in_the_plural_with_one_origin_are_flagged() -> None:
    desk = Desk()
    sources = person("sources", "sources")
    desk.quotes(
        "Herald",
        "Sources told the Coastal Times nine boats were lost.",
        LOST,
        speaker=sources,
        source="Sources",
        cue="told",
        told="the Coastal Times",
    )
    desk.tells("Gazette", "By dawn nine boats were lost, the Coastal Times reported.", LOST)
    found = desk.found()
    assert found.most == 1
    assert "plural-sources" in rules(found)


def test_a_third_report_without_source_takes_nothing_from_two_that_differ() -> None:
    desk = Desk()
    desk.quotes(
        "Herald", "Ilka Brann said nine boats were lost.", LOST, speaker=BRANN, source="Ilka Brann"
    )
    desk.quotes(
        "Gazette", "Tomas Sole said nine boats were lost.", LOST, speaker=SOLE, source="Tomas Sole"
    )
    desk.tells("Lantern", "By dawn nine boats were lost.", LOST)
    found = desk.found()
    assert (found.fewest, found.most, found.state) == (2, 3, State.INDEPENDENT)


def test_a_contradiction_has_one_funnel_for_each_side() -> None:
    desk = Desk()
    desk.quotes(
        "Herald", "Ilka Brann said nine boats were lost.", LOST, speaker=BRANN, source="Ilka Brann"
    )
    desk.quotes(
        "Gazette", "Ilka Brann said nine boats were lost.", LOST, speaker=BRANN, source="Ilka Brann"
    )
    desk.quotes(
        "Lantern",
        "Tomas Sole said six boats were lost.",
        "six boats were lost",
        speaker=SOLE,
        source="Tomas Sole",
    )
    desk.compared += [
        (0, 1, Verdict.SAME),
        (0, 2, Verdict.CONTRADICTS),
        (1, 2, Verdict.CONTRADICTS),
    ]
    found = desk.found()
    assert found.contested
    assert [(side.appearances, side.outlets, side.fewest, side.most) for side in found.sides] == [
        ((0, 1), 2, 1, 1),
        ((2,), 1, 1, 1),
    ]


def test_a_report_in_a_language_that_is_not_read_leaves_the_claim_unmeasured() -> None:
    desk = Desk()
    desk.tells("Herald", "At dawn nine boats were lost.", LOST)
    desk.tells("Gazette", "By dawn nine boats were lost.", LOST)
    assert desk.found(Settings(languages=frozenset({"fr"}))).state is State.UNMEASURED
