"""Reports of one event are found together, others apart."""

from twicetold import story
from twicetold.model import Direction, Part, Report, Reuse, ReuseKind, Role, Wording

FLOOD = (
    "The river Tarn broke its banks at Oldmere on Friday and flooded two hundred homes, "
    "the county's fire chief said. Boats carried families from Mill Lane to the school.",
    "Two hundred homes in Oldmere stood under water after the Tarn burst its banks, and the "
    "fire chief praised the crews whose boats took families out of Mill Lane.",
)
ELECTION = (
    "Voters in Karsova choose a new mayor this weekend; the incumbent Petra Lund faces a former "
    "judge, and both promise cheaper trams.",
    "Petra Lund, mayor of Karsova, meets her challenger, a former judge, in a second round "
    "about trams and rents this weekend.",
)
SHARED = (
    "and we will do it again as we have done it before because it is what we are here for and "
    "there is not one of us who would not be with them if they were to ask for it now or at any "
    "other time that they may want it"
)


def report(id: str, text: str) -> Report:
    return Report(id, f"{id}.txt", id, id, text, (Part(Role.BODY, 0, len(text)),))


def groups(*texts: str) -> set[frozenset[str]]:
    reports = [report(f"r-{number}", text) for number, text in enumerate(texts)]
    return {frozenset(one.reports) for one in story.stories(reports, ())}


def test_two_reports_of_one_event_are_one_story_without_any_other_report() -> None:
    assert groups(*FLOOD) == {frozenset({"r-0", "r-1"})}


def test_two_events_are_two_stories() -> None:
    found = groups(*FLOOD, *ELECTION)
    assert found == {frozenset({"r-0", "r-1"}), frozenset({"r-2", "r-3"})}


def test_every_report_is_in_exactly_one_story_even_an_empty_one() -> None:
    reports = [report("r-a", FLOOD[0]), report("r-b", ""), report("r-c", "Short.")]
    found = [id for one in story.stories(reports, ()) for id in one.reports]
    assert sorted(found) == ["r-a", "r-b", "r-c"]


def test_the_order_of_the_reports_does_not_matter() -> None:
    reports = [report(f"r-{n}", text) for n, text in enumerate((*FLOOD, *ELECTION))]
    assert story.stories(reports, ()) == story.stories(reports[::-1], ())


def test_much_shared_prose_binds_reports_whose_other_words_differ() -> None:
    one = report("r-a", FLOOD[0] + " " + SHARED)
    two = report("r-b", ELECTION[0] * 8 + " " + SHARED)
    left = one.passage(len(FLOOD[0]) + 1, len(one.text))
    right = two.passage(len(ELECTION[0]) * 8 + 1, len(two.text))
    reuse = Reuse(left, right, Wording.VERBATIM, ReuseKind.PROSE, (), (), Direction.UNDECIDED, ())
    assert len(story.stories([one, two], [reuse])) == 1


def test_a_shared_quotation_binds_nothing() -> None:
    one = report("r-a", FLOOD[0] * 8 + " " + SHARED)
    two = report("r-b", ELECTION[0] * 8 + " " + SHARED)
    left = one.passage(len(FLOOD[0]) * 8 + 1, len(one.text))
    right = two.passage(len(ELECTION[0]) * 8 + 1, len(two.text))
    reuse = Reuse(
        left, right, Wording.VERBATIM, ReuseKind.QUOTATION, (), (), Direction.UNDECIDED, ()
    )
    assert len(story.stories([one, two], [reuse])) == 2
