"""Documents, recordings, public doings, own reporting, and what is no source."""

from tests.corroborate.desk import BRANN, LOST, SOLE, Desk, found_for_pair, passage, person
from twicetold.model import OriginKind, State, Verdict


def test_one_named_document_is_one_origin() -> None:
    desk = Desk()
    board = person("a report by the Harbour Board", "report")
    desk.quotes(
        "Herald",
        "A report by the Harbour Board says nine boats were lost.",
        LOST,
        speaker=board,
        source="A report by the Harbour Board",
        cue="says",
    )
    desk.quotes(
        "Gazette",
        "A Harbour Board report found nine boats were lost.",
        LOST,
        speaker=board,
        source="A Harbour Board report",
        cue="found",
    )
    found = desk.found()
    assert found.pairs[0].rule == "same-document"
    assert found.origins[0].kind is OriginKind.DOCUMENT


def test_documents_of_two_bodies_are_two_origins() -> None:
    desk = Desk()
    for outlet, body in (("Herald", "Harbour Board"), ("Gazette", "Sandry Institute")):
        desk.quotes(
            outlet,
            f"A report by the {body} says nine boats were lost.",
            LOST,
            speaker=person(f"a report by the {body}", "report"),
            source=f"A report by the {body}",
            cue="says",
        )
    assert found_for_pair(desk) == ("different", "two-documents", "independent")


def test_a_caveat_on_a_recording_travels_to_a_claim_of_another_report() -> None:
    desk = Desk()
    masked = person("a masked man", "man")
    desk.quotes(
        "Herald",
        "In the video, a masked man says nine boats were lost.",
        LOST,
        speaker=masked,
        source="a masked man",
        cue="says",
    )
    text = "The video shows a masked man who says nine boats were lost. The video could not be independently verified."
    two = desk.quotes("Gazette", text, LOST, speaker=masked, source="a masked man", cue="says")
    found = desk.found()
    assert (found.origins[0].kind, found.most) == (OriginKind.RECORDING, 1)
    assert found.caveats == (passage(two, "The video could not be independently verified."),)
    alone = Desk(reports=desk.reports, said=desk.said)
    alone.carried = desk.carried[:1]
    assert alone.found().caveats == found.caveats


def test_a_caveat_on_one_source_is_not_shown_on_another() -> None:
    desk = Desk()
    text = "Ilka Brann said nine boats were lost. That could not be independently verified."
    desk.quotes("Herald", text, LOST, speaker=BRANN, source="Ilka Brann")
    desk.quotes(
        "Gazette", "Tomas Sole said nine boats were lost.", LOST, speaker=SOLE, source="Tomas Sole"
    )
    whole = desk.found()
    alone = Desk(reports=desk.reports, said=desk.said)
    alone.carried = desk.carried[1:]
    assert (len(whole.caveats), len(alone.found().caveats)) == (1, 0)


def test_a_vote_that_everybody_could_see_is_one_origin() -> None:
    desk = Desk()
    desk.tells(
        "Herald",
        "The council voted to close the mole on Tuesday.",
        "The council voted to close the mole",
    )
    desk.tells(
        "Gazette", "Quillmouth council voted to shut the mole.", "council voted to shut the mole"
    )
    found = desk.found()
    assert (found.pairs[0].rule, found.origins[0].kind) == ("same-event", OriginKind.EVENT)


def test_two_accounts_without_source_are_in_doubt() -> None:
    desk = Desk()
    desk.tells(
        "Herald",
        "Divers raised the bell of the ferry on Tuesday.",
        "Divers raised the bell of the ferry",
    )
    desk.tells(
        "Gazette",
        "The ferry's bell was brought up by divers on Tuesday.",
        "The ferry's bell was brought up by divers",
    )
    found = desk.found()
    assert (found.pairs[0].rule, found.state) == ("no-source-shown", State.UNDETERMINED)
    assert (found.fewest, found.most) == (1, 2)


def test_own_reporting_of_two_outlets_is_two_origins() -> None:
    desk = Desk()
    desk.tells("Herald", "At dawn nine boats were lost, our correspondent saw.", LOST)
    desk.tells("Gazette", "By noon nine boats were lost, a Gazette reporter counted.", LOST)
    assert found_for_pair(desk) == ("different", "own-reporting", "independent")


def test_own_reporting_and_an_account_without_source_are_in_doubt() -> None:
    desk = Desk()
    desk.tells("Herald", "At dawn nine boats were lost, our correspondent saw.", LOST)
    desk.tells("Gazette", "By noon nine boats were lost.", LOST)
    assert found_for_pair(desk) == ("undetermined", "one-source-shown", "undetermined")


def test_what_two_speakers_told_two_newspapers_is_independent() -> None:
    desk = Desk()
    desk.quotes(
        "Herald",
        "Anja Pellow told this newspaper nine boats were lost.",
        LOST,
        speaker=person("Anja Pellow"),
        source="Anja Pellow",
        cue="told",
    )
    desk.quotes(
        "Gazette",
        "Tomas Sole told the Gazette nine boats were lost.",
        LOST,
        speaker=SOLE,
        source="Tomas Sole",
        cue="told",
        told="the Gazette",
    )
    assert found_for_pair(desk) == ("different", "two-speakers", "independent")


def two_videos(first: str, second: str) -> Desk:
    """Let two reports tell of smoke over the slip, each from a video it introduces."""
    desk = Desk()
    desk.tells(
        "Herald", f"{first} shows smoke over the slip.", f"{first} shows smoke over the slip"
    )
    words = f"Over the slip there is smoke in {second[0].lower()}{second[1:]}"
    desk.tells("Gazette", f"{words}.", words)
    return desk


def test_a_video_with_and_without_its_maker_is_one_recording() -> None:
    desk = two_videos("A video posted by the mayor's office", "A video")
    assert found_for_pair(desk) == ("same", "same-recording", "dependent")


def test_one_maker_called_shorter_made_one_recording() -> None:
    desk = two_videos("A video filmed by cyclist Ivo Kant", "Footage shot on Monday by Kant")
    assert found_for_pair(desk)[:2] == ("same", "same-recording")


def test_videos_of_two_makers_may_be_one_or_two() -> None:
    desk = two_videos("A video posted by the mayor's office", "A video filmed by a neighbour")
    assert found_for_pair(desk) == ("undetermined", "sources-not-told-apart", "undetermined")


def test_the_maker_is_read_where_the_report_introduces_the_video() -> None:
    desk = two_videos("A video posted by the mayor's office", "A video filmed by a neighbour")
    report = desk.report(
        "Echo",
        "A neighbour's video went round. It was a clip filmed by a neighbour. "
        "The video shows smoke at the slip.",
    )
    desk.carries(report, "The video shows smoke at the slip")
    found = desk.found()
    assert [(pair.left, pair.right, str(pair.state)) for pair in found.pairs] == [
        (0, 1, "undetermined"),
        (0, 2, "undetermined"),
        (1, 2, "same"),
    ]


def test_a_year_is_no_speaker() -> None:
    desk = Desk()
    desk.quotes(
        "Herald",
        "A note of 2028 read: nine boats were lost.",
        LOST,
        speaker=person("2028"),
        source="2028",
        cue="read",
    )
    desk.tells("Gazette", "Boats were lost, nine of them.", "Boats were lost, nine of them")
    assert [str(origin.kind) for origin in desk.found().origins] == ["unknown", "unknown"]


def test_a_contract_that_something_is_about_is_no_source() -> None:
    desk = Desk()
    words = "Kant was held over a dredging contract"
    desk.tells("Herald", f"{words}.", words)
    desk.tells("Gazette", f"On the quay {words}.", words)
    assert found_for_pair(desk) == ("undetermined", "no-source-shown", "undetermined")


def test_a_contract_that_says_something_is_a_source() -> None:
    desk = Desk()
    words = "The contract leaves dredging to Kant"
    desk.tells("Herald", f"{words}.", words)
    desk.tells("Gazette", f"{words}, it seems.", words)
    assert found_for_pair(desk)[:2] == ("same", "same-document")


def test_what_an_officer_tells_of_unnamed_others_is_the_officers_word() -> None:
    desk = Desk()
    report = desk.report("Herald", "Tomas Sole said the crew had told him nine boats were lost.")
    outer = desk.says(
        report, "the crew had told him nine boats were lost", speaker=SOLE, source="Tomas Sole"
    )
    inner = desk.says(
        report, LOST, speaker=person("crew"), source="the crew", cue="told", parent=outer
    )
    desk.carries(report, LOST, inner)
    desk.tells("Gazette", "Boats were lost, nine of them.", "Boats were lost, nine of them")
    assert "tomas sole" in [origin.key for origin in desk.found().origins]


def test_two_speakers_who_contradict_each_other_are_not_independent_of_each_other() -> None:
    desk = Desk()
    for paper, name, count in (("Herald", "Ilka Brann", "nine"), ("Gazette", "Tomas Sole", "ten")):
        text = f"{name} said {count} men were killed."
        words = f"{count} men were killed"
        desk.quotes(paper, text, words, speaker=person(name), source=name)
    assert desk.found().state is State.INDEPENDENT
    desk.compared.append((0, 1, Verdict.CONTRADICTS))
    assert desk.found().state is State.UNDETERMINED
