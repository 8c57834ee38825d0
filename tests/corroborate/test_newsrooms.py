"""Agencies, pick-ups, publishers, authors and links."""

from tests.corroborate.desk import BRANN, LOST, SOLE, Desk, found_for_pair, person
from twicetold.corroborate import Settings
from twicetold.model import OriginKind, Relation, Scope, State


def test_two_texts_credited_to_one_agency_are_one_origin() -> None:
    desk = Desk()
    for outlet in ("Herald", "Gazette"):
        made = desk.tells(
            outlet, f"At dawn nine boats were lost, {outlet} readers learn. (Reuters)", LOST
        )
        desk.credit(made, "(Reuters)", "Reuters")
    found = desk.found()
    assert found.pairs[0].rule == "agency"
    assert (found.origins[0].kind, found.origins[0].key) == (OriginKind.AGENCY, "Reuters")
    assert found.state is State.DEPENDENT


def test_a_photo_credit_is_no_evidence_for_the_text() -> None:
    desk = Desk()
    for outlet in ("Herald", "Gazette"):
        made = desk.tells(
            outlet, f"At dawn nine boats were lost, {outlet} readers learn. (Reuters)", LOST
        )
        desk.credit(made, "(Reuters)", "Reuters", Scope.PHOTO)
    assert found_for_pair(desk) == ("undetermined", "no-source-shown", "undetermined")


def test_told_to_an_agency_goes_back_to_the_agency() -> None:
    desk = Desk()
    made = desk.tells("Gazette", "At dawn nine boats were lost. (AP)", LOST)
    desk.credit(made, "(AP)", "AP")
    desk.quotes(
        "Herald",
        "A diver told The Associated Press that nine boats were lost.",
        LOST,
        speaker=person("A diver", "diver"),
        source="A diver",
        cue="told",
        told="The Associated Press",
    )
    assert found_for_pair(desk) == ("same", "agency", "dependent")


def test_texts_of_two_agencies_are_two_origins() -> None:
    desk = Desk()
    for outlet, agency in (("Herald", "Reuters"), ("Gazette", "AFP")):
        made = desk.tells(outlet, f"At dawn nine boats were lost. ({agency})", LOST)
        desk.credit(made, f"({agency})", agency)
    assert found_for_pair(desk) == ("different", "two-agencies", "independent")


def test_a_report_that_credits_the_other_outlet_is_a_pick_up() -> None:
    desk = Desk()
    desk.tells("The Quillmouth Herald", "At dawn nine boats were lost.", LOST)
    desk.tells("Gazette", "By dawn nine boats were lost, the Quillmouth Herald reported.", LOST)
    assert found_for_pair(desk) == ("same", "pick-up", "dependent")


def test_an_outlet_that_is_only_mentioned_is_not_credited() -> None:
    desk = Desk()
    desk.tells("The Quillmouth Herald", "At dawn nine boats were lost.", LOST)
    desk.tells("Gazette", "Outside the Quillmouth Herald offices nine boats were lost.", LOST)
    assert found_for_pair(desk) == ("undetermined", "no-source-shown", "undetermined")


def test_a_chain_of_pick_ups_is_one_origin() -> None:
    desk = Desk()
    desk.tells("Quillmouth Herald", "At dawn nine boats were lost.", LOST)
    desk.tells(
        "Drennick Gazette", "By dawn nine boats were lost, the Quillmouth Herald reported.", LOST
    )
    desk.tells(
        "Pellmar Lantern", "So nine boats were lost, according to the Drennick Gazette.", LOST
    )
    found = desk.found()
    assert (found.most, found.state) == (1, State.DEPENDENT)
    assert [pair.rule for pair in found.pairs].count("through-another") == 1
    assert all(pair.passages for pair in found.pairs)


def test_two_pick_ups_of_one_outlet_outside_are_one_origin() -> None:
    desk = Desk()
    desk.tells("Gazette", "By dawn nine boats were lost, the Coastal Times reported.", LOST)
    desk.tells("Lantern", "According to the Coastal Times, nine boats were lost.", LOST)
    assert found_for_pair(desk) == ("same", "pick-up", "dependent")


def test_pick_ups_of_two_outlets_are_in_doubt() -> None:
    desk = Desk()
    desk.tells("Gazette", "By dawn nine boats were lost, the Coastal Times reported.", LOST)
    desk.tells("Lantern", "According to the Inland Post, nine boats were lost.", LOST)
    assert found_for_pair(desk)[0] == "undetermined"


def test_outlets_of_one_publisher_are_a_single_outlet() -> None:
    desk = Desk()
    for outlet in ("Herald", "Gazette"):
        desk.tells(
            outlet,
            f"At dawn nine boats were lost, {outlet} readers learn.",
            LOST,
            publisher="Tamblin Press",
        )
    found = desk.found()
    assert found.pairs[0].rule == "same-publisher"
    assert (found.outlets, found.publishers, found.state) == (2, 1, State.SINGLE_OUTLET)


def test_publisher_families_can_be_added() -> None:
    desk = Desk()
    for outlet in ("Herald", "Gazette"):
        desk.tells(outlet, f"At dawn nine boats were lost, {outlet} readers learn.", LOST)
    assert desk.found().state is State.UNDETERMINED
    families = (("Tamblin Press", ("The Herald", "Gazette")),)
    assert desk.found(Settings(families=families)).state is State.SINGLE_OUTLET


def test_two_speakers_in_two_outlets_of_one_publisher_are_not_independent() -> None:
    desk = Desk()
    desk.quotes(
        "Herald",
        "Ilka Brann said nine boats were lost.",
        LOST,
        speaker=BRANN,
        source="Ilka Brann",
        publisher="Tamblin",
    )
    desk.quotes(
        "Gazette",
        "Tomas Sole said nine boats were lost.",
        LOST,
        speaker=SOLE,
        source="Tomas Sole",
        publisher="Tamblin",
    )
    assert found_for_pair(desk) == ("undetermined", "two-sources-one-newsroom", "single-outlet")


def test_one_author_in_two_outlets_is_one_origin() -> None:
    desk = Desk()
    for outlet in ("Herald", "Gazette"):
        desk.tells(
            outlet,
            f"At dawn nine boats were lost, {outlet} readers learn.",
            LOST,
            byline=["Sella Bruun"],
        )
    assert found_for_pair(desk)[:2] == ("same", "same-author")


def test_a_desk_in_the_byline_is_no_author() -> None:
    desk = Desk()
    for outlet in ("Herald", "Gazette"):
        desk.tells(
            outlet, f"At dawn nine boats were lost, {outlet} readers learn.", LOST, byline=["Staff"]
        )
    assert found_for_pair(desk)[0] == "undetermined"


def test_a_link_beside_the_words_leads_to_the_origin() -> None:
    desk = Desk()
    page = "https://herald.example/boats"
    desk.tells("Herald", "At dawn nine boats were lost.", LOST, address=page)
    two = desk.tells(
        "Gazette", "By dawn nine boats were lost, it was said there.\nMore weather.", LOST
    )
    desk.link(two, "http://www.herald.example/boats?from=feed", "it was said")
    assert found_for_pair(desk) == ("same", "link", "dependent")


def test_two_lines_of_one_file_are_not_one_page() -> None:
    desk = Desk()
    for number, outlet in enumerate(("Herald", "Gazette"), start=1):
        text = f"At dawn nine boats were lost, {outlet} readers learn."
        desk.tells(outlet, text, LOST, address=f"reports.jsonl#{number}")
    assert found_for_pair(desk)[0] == "undetermined"


def test_a_link_elsewhere_on_the_page_shows_nothing() -> None:
    desk = Desk()
    desk.tells(
        "Herald", "At dawn nine boats were lost.", LOST, address="https://herald.example/boats"
    )
    two = desk.tells("Gazette", "By dawn nine boats were lost.\nMore weather.", LOST)
    desk.link(two, "https://herald.example/boats", "weather")
    assert found_for_pair(desk)[0] == "undetermined"


def test_declared_syndication_is_one_origin() -> None:
    desk = Desk()
    page = "https://herald.example/boats"
    desk.tells("Herald", "At dawn nine boats were lost.", LOST, address=page)
    two = desk.tells("Gazette", "By dawn nine boats were lost.", LOST)
    desk.link(two, page, None, Relation.SYNDICATION)
    assert found_for_pair(desk)[:2] == ("same", "link")
