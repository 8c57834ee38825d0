"""Forty cases of who speaks: pronouns, surnames, titles, acronyms, generic nouns, recordings."""

import pytest

from tests.attribute.texts import said

CASES = [
    # he, she, they, it
    ("Mayor Ilse Brandt said the dam would hold. She said crews were ready.", "Ilse Brandt"),
    ("Colonel Rafe Odum said the road was shut. He said it would open soon.", "Rafe Odum"),
    ("“We are tired,” said Petra Voss, a nurse.\n“We need rest,” she said.", "Petra Voss"),
    (
        "Tomas Reyle resigned as harbour master on Monday. He said he was ill.",
        "Tomas Reyle",
    ),
    (
        "Spokeswoman Ana Bellow said fuel was low. Minister Karl Drewe disagreed. "
        "He said stocks were full.",
        "Karl Drewe",
    ),
    (
        "Minister Karl Drewe said stocks were full. Spokeswoman Ana Bellow said fuel was low. "
        "He said pumps would open.",
        "Karl Drewe",
    ),
    ("Villagers said the bridge fell at noon. They said no one was hurt.", "Villagers"),
    ("The Ministry of Ports said ships may leave. It said tugs were on hand.", "Ministry of Ports"),
    ("When surgeon Lena Ostrow arrived, she said the ward was full.", "Lena Ostrow"),
    ("Officials said the fire was out. They said smoke would linger.", "Officials"),
    ("Judge Mira Stahl ruled on Friday. She said the permit was void.", "Mira Stahl"),
    ("Hugo Lind, who runs the mill, said the wheel broke. He said repairs had begun.", "Hugo Lind"),
    # surname and title later
    ("Union leader Greta Moss said talks failed. Moss said a strike was likely.", "Greta Moss"),
    ("Police chief Olan Pike said two were held. Mr Pike said both were boys.", "Olan Pike"),
    ("Historian Edda Kolm said the wall was old. Dr Kolm said it was Roman.", "Edda Kolm"),
    ("Gen. Ivo Marsh said his men held the hill. Gen. Marsh said rain helped.", "Ivo Marsh"),
    ("“It was loud,” said baker Nils Orre.\nOrre said windows shook.", "Nils Orre"),
    (
        "The army's spokesman Jan Holt said the base was safe. Mr Holt said guards stayed.",
        "Jan Holt",
    ),
    ("Sara al-Nuri, a medic, said beds ran out. Ms al-Nuri said more came.", "Sara al-Nuri"),
    ("Prime Minister Odo Falk said taxes would fall. Falk said so twice.", "Odo Falk"),
    (
        "Ruta Fenn and Aldo Fenn own the quarry. Ruta Fenn said it would close. "
        "Ms Fenn said jobs would go.",
        "Ruta Fenn",
    ),
    # the spokesman, the minister, the officer
    (
        "Army spokesman Jan Holt said the base was safe. The spokesman said guards stayed.",
        "Jan Holt",
    ),
    (
        "Transport minister Pia Roth said trains would run. The minister said fares stay.",
        "Pia Roth",
    ),
    (
        "Coast guard commander Lars Quill said the boat sank. The commander said two swam.",
        "Lars Quill",
    ),
    (
        "Two sources close to the talks said a deal was near. The sources said ink was dry.",
        "Two sources close to the talks",
    ),
    (
        "A hospital official said nine were treated. The official said all went home.",
        "hospital official",
    ),
    # acronyms and bodies
    (
        "The Northern Relief Council (NRC) said camps were full. The NRC said tents were due.",
        "Northern Relief Council",
    ),
    (
        "The Harbour Workers Union met on Monday. The HWU said its members would walk out.",
        "Harbour Workers Union",
    ),
    ("Drill maker Obrin said sales fell. The company said it would cut jobs.", "Obrin"),
    (
        "The Lake Defence League said the dam leaks. The group said fish had died.",
        "Lake Defence League",
    ),
    (
        "The Ministry of Ports said ships may leave. The ministry said tugs wait.",
        "Ministry of Ports",
    ),
    ("Tarn Motor Company said profits rose. Tarn said demand was strong.", "Tarn Motor Company"),
    ("The automaker Tarn said profits rose.", "Tarn"),
    ("A statement by the Harbour Workers Union said pay was late.", "Harbour Workers Union"),
    # the man, recordings
    (
        "A fisherman said the sea was calm. The man said gulls circled.",
        "fisherman",
    ),
    (
        "A widow in Orlby said looters came. The woman said they took lamps.",
        "widow in Orlby",
    ),
    # apposition
    ("Vera Lusk, a geologist at Dorn University, said the slope moved.", "Vera Lusk"),
    ("The head of the port, Emil Vahl, said cranes stood still.", "Emil Vahl"),
    ("“The slope moved,” said Vera Lusk, a geologist at Dorn University.", "Vera Lusk"),
    ("The slope moved, according to geologist Vera Lusk.", "Vera Lusk"),
]


@pytest.mark.parametrize(("text", "name"), CASES)
def test_the_last_speaker_is(text: str, name: str) -> None:
    speaker = said(text)[-1].speaker

    assert speaker is not None
    assert speaker.name == name


def test_there_are_forty_cases() -> None:
    assert len(CASES) >= 40


def test_mentions_of_one_speaker_have_one_key() -> None:
    found = said(
        "SDR spokesman Omar Belk said the town was quiet. Mr Belk said patrols had doubled. "
        "“Nobody left,” he said."
    )

    assert {one.speaker.key for one in found if one.speaker} == {"omar belk"}
    assert {one.speaker.role for one in found if one.speaker} == {"spokesman"}
    assert {one.speaker.organisation for one in found if one.speaker} == {"SDR"}


def test_role_and_organisation_come_from_the_apposition() -> None:
    speaker = said("Vera Lusk, a geologist at Dorn University, said the slope moved.")[0].speaker

    assert speaker is not None
    assert (speaker.role, speaker.organisation) == ("geologist", "Dorn University")


@pytest.mark.parametrize(
    "text",
    [
        "In the video, a masked man calls on “friends of the valley” to “come home at once”.",
        "The short clip was posted online. It said the valley would burn.",
        "In the audio, a masked man says the valley is lost.\nThe bridge fell, the man says.",
    ],
)
def test_who_is_heard_in_a_recording_is_the_recording(text: str) -> None:
    assert {one.speaker.key for one in said(text) if one.speaker} == {"recording"}


def test_who_says_i_inside_a_quotation_is_who_is_quoted() -> None:
    from tests.attribute.texts import report
    from twicetold.attribute import attributions
    from twicetold.segment import sentences

    read = report("“I think the slope will move again before winter,” said Vera Lusk, a geologist.")
    found = attributions(read, sentences(read))
    inner = [one for one in found if one.parent is not None]

    assert [one.speaker.name for one in inner if one.speaker] == ["Vera Lusk"] * len(inner)


WHO = [
    (
        "The relief charity Wide Roof says tents are few. The army said it helps. "
        "Two wells are dry, according to the charity.",
        "Wide Roof",
    ),
    ("The Brel Courier said mills shut. The army denied it. Looms had stopped, the newspaper said.",
     "Brel Courier"),
    ("The mill shut, according to a letter to staff seen by Brel newspapers.",
     "letter to staff seen by Brel newspapers"),
    ("The short clip shows a tall man who says the hill will burn.", "tall man"),
    ("A notice was sent by the Harbour Board, which said the quay was shut.", "Harbour Board"),
    ("Ewa Sund said her boats were safe. Odo Reth said his had sunk. She said rain was near.",
     "Ewa Sund"),
    ("Ms Sund said boats were safe. Odo Reth said his had sunk. She said rain was near.", "Sund"),
    ("Crews met in Fennel Quay. Odo Reth spoke. Fennel Quay was wet. He said rain was near.",
     "Odo Reth"),
    ("A spokesman for the harbour ministry said the quay was shut. The ministry said rain was near.",
     "harbour ministry"),
    ("Ewa Sund, head of the country's river agency, said two dams fell. The agency said rain was near.",
     "river agency"),
    ("Harbour Opens As Sund Says Rain Is Near\nEwa Sund said boats were safe. Sund said it rained.",
     "Ewa Sund"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), WHO)
def test_a_description_or_pronoun_stands_for(text: str, name: str) -> None:
    speaker = said(text)[-1].speaker

    assert speaker is not None
    assert speaker.name == name


def test_the_newspaper_of_a_key_point_is_named_later() -> None:
    first, *_ = said(
        "Looms had stopped, the newspaper said.\nThe mill shut, the Brel Courier reported."
    )

    assert first.speaker is not None
    assert first.speaker.name == "Brel Courier"


@pytest.mark.parametrize("text", ["On Monday, it said the road was shut.", "Tuesday said so."])
def test_a_day_is_no_speaker(text: str) -> None:
    assert [one.speaker for one in said(text) if one.speaker] == []


OFFICES = [
    ("The forces' spokesman Odo Bard said the hill fell.", "spokesman", "forces"),
    ("Army spokeswoman Ilsa Varn said the hill fell.", "spokeswoman", "Army"),
    (
        "A spokeswoman for the coastguard, Ilsa Varn, said nine were safe.",
        "spokeswoman",
        "coastguard",
    ),
    ("Kino Gabel, the RDF spokesman, said the hill fell.", "spokesman", "RDF"),
    ("Orvan army spokesman Lt Col Piet Harn said nine were safe.", "spokesman", "Orvan army"),
]


@pytest.mark.parametrize(("text", "role", "organisation"), OFFICES)
def test_an_office_has_role_and_organisation(text: str, role: str, organisation: str) -> None:
    speaker = said(text)[0].speaker

    assert speaker is not None
    assert (speaker.role, speaker.organisation) == (role, organisation)


@pytest.mark.parametrize(
    "text",
    [
        "In the first video, a man says the bank fell. "
        "In a second video, another man says the bank stands.",
        "The video says the bank fell. An audio message says the bank stands.",
        "A recording says the bank fell. Another recording says the bank stands.",
    ],
)
def test_two_recordings_are_two_speakers(text: str) -> None:
    assert [one.speaker.key for one in said(text) if one.speaker] == ["recording", "recording 2"]


def test_a_recording_is_one_speaker_however_it_is_called() -> None:
    found = said("A video said the hill fell. The clip said it fell. The new video said so too.")

    assert {one.speaker.key for one in found if one.speaker} == {"recording"}


def test_who_quotes_a_speaker_is_a_carrier() -> None:
    text = (
        "The mill shut, the Brel Courier reported. "
        "“We have no more thread,” it quoted the owner, Anja Pell, as saying."
    )
    last = said(text)[-1]

    assert last.speaker is not None
    assert last.speaker.name == "Anja Pell"
    assert [(one.key, one.passage.exact) for one in last.chain] == [("brel courier", "it")]


@pytest.mark.parametrize(
    "text",
    [
        "Drill maker Obrin said sales fell. She said jobs would go.",
        "The Obrin Company said sales fell. He said jobs would go.",
        "Officials said the fire was out. She said smoke would linger.",
    ],
)
def test_he_and_she_are_nobody_where_only_bodies_and_groups_spoke(text: str) -> None:
    assert said(text)[-1].speaker is None


@pytest.mark.parametrize(
    "opening",
    [
        "The Tarn Relief Agency said camps were full.",
        "Mina Dahl, a spokeswoman for the Tarn Relief Agency, said camps were full.",
    ],
)
def test_a_noun_stands_for_the_body_called_so_before_the_last_that_spoke(opening: str) -> None:
    last = said(f"{opening} Obrin Motors said plants were shut. The agency said tents came.")[-1]

    assert last.speaker is not None
    assert last.speaker.name == "Tarn Relief Agency"
