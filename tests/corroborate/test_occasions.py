"""One speaker on two occasions."""

from tests.corroborate.desk import LOST, SOLE, Desk, found_for_pair, rules
from twicetold.model import Form, Verdict


def test_a_letter_and_an_interview_of_one_speaker_are_two_origins() -> None:
    desk = Desk()
    desk.quotes(
        "Herald",
        "In a letter Tomas Sole said nine boats were lost.",
        LOST,
        speaker=SOLE,
        source="Tomas Sole",
    )
    desk.quotes(
        "Gazette",
        "Nine boats went down, and in an interview with Coast TV Tomas Sole said nine boats were lost.",
        LOST,
        speaker=SOLE,
        source="Tomas Sole",
    )
    assert found_for_pair(desk) == ("different", "two-occasions", "independent")


def test_one_speaker_on_one_day_is_one_origin() -> None:
    desk = Desk()
    desk.quotes(
        "Herald",
        "Tomas Sole said on Tuesday nine boats were lost.",
        LOST,
        speaker=SOLE,
        source="Tomas Sole",
    )
    desk.quotes(
        "Gazette",
        "Tomas Sole said late on Tuesday nine boats were lost.",
        LOST,
        speaker=SOLE,
        source="Tomas Sole",
    )
    assert found_for_pair(desk)[:2] == ("same", "same-speaker")


def test_one_speaker_on_two_days_is_two_origins() -> None:
    desk = Desk()
    desk.quotes(
        "Herald",
        "Tomas Sole said on Monday nine boats were lost.",
        LOST,
        speaker=SOLE,
        source="Tomas Sole",
    )
    desk.quotes(
        "Gazette",
        "Tomas Sole said on Tuesday nine boats were lost.",
        LOST,
        speaker=SOLE,
        source="Tomas Sole",
    )
    assert found_for_pair(desk)[:2] == ("different", "two-occasions")


def test_what_was_said_after_a_report_came_out_is_another_occasion() -> None:
    desk = Desk()
    desk.quotes(
        "Herald",
        "Tomas Sole said nine boats were lost.",
        LOST,
        speaker=SOLE,
        source="Tomas Sole",
        published="2031-05-18",
    )
    desk.quotes(
        "Gazette",
        "Tomas Sole said on Tuesday nine boats were lost.",
        LOST,
        speaker=SOLE,
        source="Tomas Sole",
    )
    assert found_for_pair(desk)[:2] == ("different", "two-occasions")


def test_the_same_long_quotation_is_one_utterance_whatever_the_occasion() -> None:
    desk = Desk()
    words = "we lost nine boats before anyone could ring the bell"
    for outlet, way in (("Herald", "in a letter"), ("Gazette", "in an interview")):
        text = f"“{words},” Tomas Sole said {way}."
        desk.quotes(outlet, text, words, speaker=SOLE, source="Tomas Sole", form=Form.DIRECT)
    assert found_for_pair(desk)[0] == "same"
    assert "same-utterance" in rules(desk.found())


def test_an_occasion_that_fits_two_is_unsure() -> None:
    desk = Desk()
    desk.quotes(
        "Herald",
        "Tomas Sole said on Monday nine boats were lost.",
        LOST,
        speaker=SOLE,
        source="Tomas Sole",
    )
    desk.quotes(
        "Gazette",
        "Tomas Sole said on Tuesday nine boats were lost.",
        LOST,
        speaker=SOLE,
        source="Tomas Sole",
    )
    desk.quotes(
        "Lantern", "Tomas Sole said nine boats were lost.", LOST, speaker=SOLE, source="Tomas Sole"
    )
    found = desk.found()
    assert [pair.rule for pair in found.pairs] == [
        "two-occasions",
        "occasion-unsure",
        "occasion-unsure",
    ]
    assert (found.fewest, found.most) == (2, 3)


def test_a_later_count_of_one_speaker_is_no_second_origin() -> None:
    desk = Desk()
    desk.quotes(
        "Herald",
        "Tomas Sole said on Monday seven boats were lost.",
        "seven boats were lost",
        speaker=SOLE,
        source="Tomas Sole",
    )
    desk.quotes(
        "Gazette",
        "Tomas Sole said on Tuesday nine boats were lost.",
        LOST,
        speaker=SOLE,
        source="Tomas Sole",
    )
    desk.compared.append((0, 1, Verdict.UPDATE))
    assert found_for_pair(desk) == ("same", "same-speaker", "dependent")
