"""Who is one speaker, and who is another."""

from tests.corroborate.desk import BRANN, LOST, SOLE, Desk, found_for_pair, passage, person
from twicetold.model import Name, OriginKind, PairState, State


def test_two_outlets_quoting_one_spokeswoman_are_one_origin() -> None:
    desk = Desk()
    text = "In Quillmouth nine boats were lost, harbour police spokeswoman Ilka Brann said."
    one = desk.quotes("Herald", text, LOST, speaker=BRANN, source="Ilka Brann")
    two = desk.quotes(
        "Gazette",
        "Ms Brann said nine boats were lost.",
        LOST,
        speaker=person("Brann"),
        source="Ms Brann",
    )
    found = desk.found()
    assert found.pairs[0].rule == "same-speaker"
    assert (found.most, found.fewest, found.state) == (1, 1, State.DEPENDENT)
    origin = found.origins[0]
    assert (origin.key, origin.kind) == ("ilka brann", OriginKind.SPEAKER)
    assert {words.report for words in origin.reasons[0].passages} == {one.id, two.id}


def test_two_named_speakers_are_two_origins() -> None:
    desk = Desk()
    one = desk.quotes(
        "Herald", "Ilka Brann said nine boats were lost.", LOST, speaker=BRANN, source="Ilka Brann"
    )
    two = desk.quotes(
        "Gazette", "Tomas Sole said nine boats were lost.", LOST, speaker=SOLE, source="Tomas Sole"
    )
    found = desk.found()
    assert (found.most, found.fewest, found.state) == (2, 2, State.INDEPENDENT)
    assert found.pairs[0].rule == "two-speakers"
    sources = (passage(one, "Ilka Brann"), passage(two, "Tomas Sole"))
    assert found.pairs[0].passages == tuple(sorted(sources))


def test_an_office_is_its_holder_when_only_one_holds_it() -> None:
    desk = Desk()
    desk.quotes(
        "Herald",
        "Mayor Tomas Sole said nine boats were lost.",
        LOST,
        speaker=SOLE,
        source="Tomas Sole",
    )
    desk.quotes(
        "Gazette",
        "The mayor said nine boats were lost.",
        LOST,
        speaker=person("the mayor", "mayor"),
        source="The mayor",
    )
    assert found_for_pair(desk) == ("same", "same-speaker", "dependent")


def test_an_office_that_two_people_speak_for_is_unsure() -> None:
    desk = Desk()
    desk.quotes(
        "Herald", "Ilka Brann said nine boats were lost.", LOST, speaker=BRANN, source="Ilka Brann"
    )
    office = person("harbour police spokesperson", "spokeswoman", "harbour police")
    gazette = desk.quotes(
        "Gazette",
        "A police voice said nine boats were lost. Petra Holm said no more.",
        LOST,
        speaker=office,
    )
    other = person("Petra Holm", "spokeswoman", "harbour police")
    desk.says(gazette, "no more", speaker=other, source="Petra Holm")
    assert found_for_pair(desk) == ("undetermined", "speaker-unsure", "undetermined")


def test_a_surname_that_fits_two_people_is_kept_apart_and_unsure() -> None:
    desk = Desk()
    herald = desk.quotes(
        "Herald",
        "Ilka Brann said nine boats were lost. Otto Brann wept.",
        LOST,
        speaker=person("Ilka Brann"),
        source="Ilka Brann",
    )
    desk.says(herald, "wept", speaker=person("Otto Brann"), source="Otto Brann")
    desk.quotes(
        "Gazette", "Brann said nine boats were lost.", LOST, speaker=person("Brann"), source="Brann"
    )
    assert found_for_pair(desk) == ("undetermined", "speaker-unsure", "undetermined")


def test_an_organisation_and_its_spokeswoman_are_one_source() -> None:
    desk = Desk()
    desk.quotes(
        "Herald", "Ilka Brann said nine boats were lost.", LOST, speaker=BRANN, source="Ilka Brann"
    )
    desk.quotes(
        "Gazette",
        "The Harbour Police said nine boats were lost.",
        LOST,
        speaker=person("Harbour Police"),
    )
    assert found_for_pair(desk)[:2] == ("same", "same-speaker")


def test_an_organisation_and_its_initials_are_one_source() -> None:
    desk = Desk()
    desk.quotes(
        "Herald",
        "The River Rescue League said nine boats were lost.",
        LOST,
        speaker=person("River Rescue League"),
    )
    desk.quotes("Gazette", "The RRL said nine boats were lost.", LOST, speaker=person("RRL"))
    assert found_for_pair(desk)[:2] == ("same", "same-speaker")


def test_learnt_names_make_two_names_one_speaker() -> None:
    desk = Desk()
    one = desk.quotes(
        "Herald",
        "The Orvan Column said nine boats were lost.",
        LOST,
        speaker=person("Orvan Column"),
        source="The Orvan Column",
    )
    desk.quotes(
        "Gazette",
        "Kardun said nine boats were lost.",
        LOST,
        speaker=person("Kardun"),
        source="Kardun",
    )
    assert desk.found().pairs[0].state is PairState.DIFFERENT
    desk.names.append(
        Name("orvan column", ("Kardun", "Orvan Column"), (passage(one, "Orvan Column"),))
    )
    assert found_for_pair(desk)[:2] == ("same", "same-speaker")


def test_two_unnamed_officials_may_be_one() -> None:
    desk = Desk()
    for outlet in ("Herald", "Gazette"):
        desk.quotes(
            outlet,
            f"An official told {outlet} readers that nine boats were lost.",
            LOST,
            speaker=person("An official", "official"),
            source="An official",
            cue="told",
        )
    found = desk.found()
    assert found_for_pair(desk) == ("undetermined", "unnamed-source", "undetermined")
    assert (found.fewest, found.most) == (1, 2)


def test_unnamed_officials_of_two_bodies_differ() -> None:
    desk = Desk()
    one = person("a harbour official", "official", "Harbour Board")
    two = person("a ministry official", "official", "Ministry of Health")
    desk.quotes(
        "Herald",
        "A harbour official said nine boats were lost.",
        LOST,
        speaker=one,
        source="A harbour official",
    )
    desk.quotes(
        "Gazette",
        "A ministry official said nine boats were lost.",
        LOST,
        speaker=two,
        source="A ministry official",
    )
    assert found_for_pair(desk) == ("different", "two-speakers", "independent")
