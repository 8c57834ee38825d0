"""Bodies and those who speak for them, and words that are great only at a beginning."""

from tests.corroborate.desk import LOST, Desk, found_for_pair, person
from twicetold.model import Speaker


def two_say(first: str, one: Speaker, second: str, other: Speaker, **more: str) -> Desk:
    """Let two reports carry the claim in other words, each with its speaker."""
    desk = Desk()
    desk.quotes(
        "Herald",
        f"{first} said nine boats were lost. {more.get('then', '')}",
        LOST,
        speaker=one,
        source=first,
    )
    desk.quotes(
        "Gazette",
        f"Boats were lost, nine of them, {second} said.",
        "Boats were lost, nine of them",
        speaker=other,
        source=second,
    )
    return desk


def test_a_body_that_begins_a_sentence_is_the_body_inside_one() -> None:
    desk = two_say("Police", person("Police"), "police", person("police"))
    assert found_for_pair(desk) == ("same", "same-speaker", "dependent")


def test_people_in_general_that_begin_a_sentence_are_nobody_in_particular() -> None:
    desk = two_say("Residents", person("Residents"), "residents", person("residents"))
    assert found_for_pair(desk) == ("undetermined", "unnamed-source", "undetermined")


def test_a_word_that_the_reports_write_small_is_no_name() -> None:
    desk = two_say("Stevedores", person("Stevedores"), "stevedores", person("stevedores"))
    assert found_for_pair(desk) == ("undetermined", "unnamed-source", "undetermined")


def test_a_surname_that_is_a_word_too_stays_a_name() -> None:
    desk = two_say(
        "Rose", person("Rose"), "Ada Rose", person("Ada Rose"), then="The water rose again."
    )
    assert found_for_pair(desk) == ("same", "same-speaker", "dependent")


def test_a_bare_name_that_may_hold_an_office_counts_as_one_at_least() -> None:
    desk = two_say("Marta Holm", person("Marta Holm"), "the navy", person("navy"))
    assert found_for_pair(desk)[::2] == ("undetermined", "undetermined")


def test_a_body_without_a_name_and_its_spokeswoman_are_one_source() -> None:
    voice = person("Marta Holm", "spokeswoman", "navy")
    desk = two_say("The navy", person("navy"), "navy spokeswoman Marta Holm", voice)
    assert found_for_pair(desk) == ("same", "same-speaker", "dependent")


def test_a_ministry_is_its_spokesman_however_its_words_are_ordered() -> None:
    voice = person("Ivo Kant", "spokesman", "Ministry of Ports")
    desk = two_say("The ports ministry", person("ports ministry"), "Ivo Kant", voice)
    assert found_for_pair(desk)[:2] == ("same", "same-speaker")


def test_a_body_and_the_spokeswoman_of_another_are_two() -> None:
    voice = person("Marta Holm", "spokeswoman", "navy")
    desk = two_say("The police", person("police"), "Marta Holm", voice)
    assert found_for_pair(desk) == ("different", "two-speakers", "independent")


def test_a_body_and_one_of_its_own_who_is_no_voice_are_in_doubt() -> None:
    diver = person("Marta Holm", "diver", "navy")
    desk = two_say("The navy", person("navy"), "navy diver Marta Holm", diver)
    assert found_for_pair(desk)[::2] == ("undetermined", "undetermined")


def test_a_body_with_two_spokesmen_is_in_doubt() -> None:
    voice = person("Marta Holm", "spokeswoman", "navy")
    desk = two_say("The navy", person("navy"), "Marta Holm", voice)
    report = desk.report("Echo", "Navy spokesman Ivo Kant said no more.")
    other = person("Ivo Kant", "spokesman", "navy")
    desk.says(report, "no more", speaker=other, source="Ivo Kant")
    assert found_for_pair(desk)[:2] == ("undetermined", "speaker-unsure")
