"""Shared prose, shared quotations, and sources that are stated beside them."""

from tests.corroborate.desk import LOST, Desk, found_for_pair, person
from twicetold.model import Form, OriginKind, ReuseKind, Speaker, State


def test_shared_prose_is_one_origin() -> None:
    desk = Desk()
    text = "At dawn nine boats were lost off the mole as the wind rose."
    one, two = desk.tells("Herald", text, LOST), desk.tells("Gazette", text, LOST)
    desk.share(one, two, text)
    found = desk.found()
    assert (found.pairs[0].rule, found.origins[0].kind) == ("shared-prose", OriginKind.COPY)
    assert found.state is State.DEPENDENT


def test_a_shared_stock_phrase_shows_nothing() -> None:
    desk = Desk()
    one = desk.tells("Herald", "At dawn nine boats were lost.", LOST)
    two = desk.tells("Gazette", "By dawn nine boats were lost.", LOST)
    desk.share(one, two, LOST, ReuseKind.STOCK)
    assert found_for_pair(desk)[0] == "undetermined"


def test_prose_shared_elsewhere_shows_nothing_for_this_claim() -> None:
    desk = Desk()
    text = "At dawn nine boats were lost. The mole was built of black stone long ago."
    one, two = desk.tells("Herald", text, LOST), desk.tells("Gazette", text, LOST)
    desk.share(one, two, "The mole was built of black stone long ago.")
    assert found_for_pair(desk)[0] == "undetermined"


def test_a_shared_quotation_alone_is_one_utterance_and_no_copy() -> None:
    desk = Desk()
    one = desk.quotes(
        "Herald", "“nine boats were lost,” she said.", LOST, speaker=None, form=Form.DIRECT
    )
    two = desk.quotes(
        "Gazette", "“nine boats were lost,” the caller said.", LOST, speaker=None, form=Form.DIRECT
    )
    desk.share(one, two, LOST, ReuseKind.QUOTATION)
    found = desk.found()
    assert found.pairs[0].rule == "same-utterance"
    assert found.origins[0].kind is not OriginKind.COPY


def one_sentence(first: str, one: Speaker | None, second: str, other: Speaker | None) -> Desk:
    """Let two reports share the claim's words, each with what stands before them."""
    desk = Desk()
    words = "nine boats were lost at the old slip"
    made = []
    for outlet, lead, who in (("Herald", first, one), ("Gazette", second, other)):
        report = desk.report(outlet, f"{lead} said {words}.")
        said = desk.says(report, words, speaker=who, source=lead) if who else None
        desk.carries(report, words if who else report.text, said)
        made.append(report)
    desk.share(made[0], made[1], words)
    return desk


def test_a_shared_sentence_makes_no_one_source_of_two_unnamed_ones() -> None:
    desk = one_sentence(
        "A clinic official",
        person("clinic official", "official"),
        "A fire officer",
        person("fire officer", "officer"),
    )
    assert found_for_pair(desk) == ("undetermined", "unnamed-source", "undetermined")


def test_a_shared_sentence_makes_no_one_source_of_an_official_and_a_body() -> None:
    desk = one_sentence(
        "A clinic official", person("clinic official", "official"), "The navy", person("navy")
    )
    assert found_for_pair(desk)[0] == "undetermined"


def test_two_bodies_that_share_a_sentence_stay_two() -> None:
    desk = one_sentence("Police", person("Police"), "The navy", person("navy"))
    assert found_for_pair(desk) == ("different", "two-speakers", "independent")


def test_unnamed_sources_called_alike_that_share_a_sentence_are_one() -> None:
    desk = one_sentence(
        "Officials",
        person("Officials", "officials"),
        "Port officials",
        person("port officials", "officials"),
    )
    assert found_for_pair(desk)[:2] == ("same", "shared-prose")


def test_a_shared_sentence_takes_nothing_from_what_a_reporter_saw() -> None:
    desk = one_sentence("Our reporter saw and", None, "The navy", person("navy"))
    assert found_for_pair(desk) == ("different", "own-reporting", "independent")


def test_a_bare_name_and_an_office_that_share_a_sentence_are_in_doubt() -> None:
    desk = one_sentence("Marta Holm", person("Marta Holm"), "The navy", person("navy"))
    assert found_for_pair(desk)[0] == "undetermined"
