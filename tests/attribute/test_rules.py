"""Who said what, in which words: the constructions that the rules read."""

import pytest

from tests.attribute.texts import only, report, said, words
from twicetold.attribute import attributions, caveats
from twicetold.model import Form
from twicetold.segment import sentences


def test_a_that_clause_is_content_without_its_that() -> None:
    assert words(only("The mayor said that the dam would hold.")) == (
        ["the dam would hold"],
        ["The mayor"],
        ["said"],
    )


def test_a_clause_before_its_speaker_is_content() -> None:
    assert words(only("The dam would hold, the mayor said on Friday.")) == (
        ["The dam would hold"],
        ["the mayor"],
        ["said"],
    )


def test_an_inverted_speaker_with_apposition_is_the_source() -> None:
    one = only("“The dam will hold,” said Ilse Brandt, the mayor of Orlby.")

    assert words(one) == (
        ["“The dam will hold,”"],
        ["Ilse Brandt, the mayor of Orlby"],
        ["said"],
    )


def test_according_to_names_its_source_on_either_side() -> None:
    after = only("The dam would hold, according to the mayor.")
    before = only("According to the mayor, the dam would hold.")

    assert [part.exact for part in after.content] == ["The dam would hold"]
    assert [part.exact for part in before.content] == ["the dam would hold"]
    assert [part.exact for part in before.source] == ["the mayor"]


def test_a_statement_that_goes_on_behind_its_speaker_has_two_passages() -> None:
    one = only("The dam, the mayor said, would hold.")

    assert [part.exact for part in one.content] == ["The dam", "would hold"]


def test_a_quotation_that_goes_on_behind_its_speaker_has_two_passages() -> None:
    one = only("“The dam will hold,” Ms Brandt said, “and the town is safe.”")

    assert [part.exact for part in one.content] == [
        "“The dam will hold,”",
        "“and the town is safe.”",
    ]


def test_who_is_quoted_as_saying_is_the_source_and_who_quotes_the_carrier() -> None:
    passive = only("“We will hold the hill,” Gen. Ivo Marsh was quoted as saying by Tarn News.")
    active = only("Tarn News quoted Gen. Ivo Marsh as saying that his men would hold the hill.")

    assert [part.exact for part in passive.source] == ["Gen. Ivo Marsh"]
    assert [carrier.key for carrier in passive.chain] == ["tarn news"]
    assert [part.exact for part in active.source] == ["Gen. Ivo Marsh"]
    assert [part.exact for part in active.content] == ["his men would hold the hill"]


def test_a_relative_clause_leaves_its_source_out() -> None:
    one = only("Families live in the hall, which the council says was built for fifty.")

    assert words(one) == (["was built for fifty"], ["the council"], ["says"])


def test_an_addressee_is_no_source() -> None:
    one = only("Rafe Odum, a colonel in Orlby who led the search, told Radio Tarn that two swam.")

    assert [part.exact for part in one.source] == [
        "Rafe Odum, a colonel in Orlby who led the search"
    ]
    assert [part.exact for part in one.addressee] == ["Radio Tarn"]


def test_an_addressee_stands_behind_a_quotation_too() -> None:
    one = only("“The search is over,” spokesman Rafe Odum told Tarn News Agency.")

    assert [part.exact for part in one.addressee] == ["Tarn News Agency"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The union vowed to strike on Monday.", "to strike on Monday"),
        ("The council denied the charge.", "the charge"),
        ("The ministry warned of floods in the valley.", "floods in the valley"),
        ("The council urged villagers to leave at once.", "to leave at once"),
        ("Doctors called on the army to open the road.", "to open the road"),
        ("The rebels pleaded with villagers to stay.", "to stay"),
    ],
)
def test_verbs_of_asking_denying_and_warning_have_content(text: str, content: str) -> None:
    assert content in [part.exact for one in said(text) for part in one.content]


def test_quoted_fragments_of_a_call_are_statements_of_their_own() -> None:
    found = said(
        "A masked man calls on loyal “sons of the valley, far and near” to "
        "“take back the mills and the river”."
    )

    assert [words(one)[0] for one in found] == [
        ["“sons of the valley, far and near”"],
        ["“take back the mills and the river”"],
    ]


def test_a_quotation_in_the_same_paragraph_goes_on_with_its_speaker() -> None:
    found = said("“We crossed the weir at dawn,” she said. “Then the wall broke behind us.”")

    assert [words(one) for one in found] == [
        (["“We crossed the weir at dawn,”"], ["she"], ["said"]),
        (["“Then the wall broke behind us.”"], ["she"], ["said"]),
    ]


def test_a_free_standing_paragraph_of_quotation_has_its_speaker_but_no_source() -> None:
    found = said(
        "“We expect more rain this week,” said forecaster Mina Dahl.\n"
        "“If the river rises again, our crews will be there.”"
    )

    assert found[1].source == ()
    assert found[1].cue == ()
    assert found[1].speaker is not None
    assert found[1].speaker.key == "mina dahl"


def test_a_quotation_over_several_sentences_is_one_statement() -> None:
    one = only("“The wall broke. We ran. Nobody was hurt,” said Mina Dahl.")

    assert [part.exact for part in one.content] == ["“The wall broke. We ran. Nobody was hurt,”"]


def test_a_quotation_over_paragraphs_is_closed_by_its_last() -> None:
    found = said("“The wall broke.\nWe ran for the hill,” said Mina Dahl.")

    assert [part.exact for part in found[0].content] == ["“The wall broke.\nWe ran for the hill,”"]


@pytest.mark.parametrize(
    "text",
    [
        "The town keeps forty “peace wardens” on its walls.",
        "The so-called “river republic” once held both banks.",
        "He wrote “The Long Weir” in 1931.",
        "The States of the Union met. Reports in the archive are old.",
        "The claims office opened in the old mill.",
    ],
)
def test_scare_quotes_titles_and_nouns_are_no_attribution(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("“It is over now,” the mayor said.", Form.DIRECT),
        ("The mayor said it was over.", Form.INDIRECT),
        ("The mayor said it was “as good as over”.", Form.MIXED),
        ("The mayor said that it was a 'scandal'.", Form.MIXED),
    ],
)
def test_the_form_tells_whose_words_the_content_is_in(text: str, form: Form) -> None:
    assert only(text).form is form


def test_a_statement_in_a_statement_has_a_parent() -> None:
    read = report("The mayor said the union wants the weir to be closed.")
    outer, inner = attributions(read, sentences(read))

    assert outer.parent is None
    assert inner.parent == outer.id


def test_the_chain_names_the_carriers_in_their_order() -> None:
    found = said(
        "The short recording, released by rebel sympathisers on social media and reported by the "
        "Tarn Monitoring Group late on Monday, said that the valley would burn."
    )

    assert [carrier.key for carrier in found[0].chain] == [
        "rebel sympathisers",
        "tarn monitoring group",
    ]


def test_a_caveat_bears_on_the_recording_wherever_it_stands() -> None:
    text = (
        "In the video, a masked man says the valley is lost.\n"
        "The mayor said the valley was quiet.\n"
        "The video's authenticity could not be independently verified."
    )
    recording, mayor = said(text)

    assert [hedge.exact for hedge in recording.hedges] == [text.splitlines()[-1]]
    assert mayor.hedges == ()


def test_a_caveat_on_a_claim_bears_on_the_statement_before_it() -> None:
    text = "The rebels said they held the mill. The claim couldn't be independently verified."

    assert [hedge.exact for hedge in only(text).hedges] == [
        "The claim couldn't be independently verified."
    ]


def test_a_hedging_word_is_kept_with_its_statement() -> None:
    one = only("The mayor said the wall had reportedly been cut.")

    assert [hedge.exact for hedge in one.hedges] == ["reportedly"]


@pytest.mark.parametrize(
    "text",
    [
        "The figures could not be independently verified.",
        "Tarn News was unable to verify the account.",
        "There was no independent confirmation of the toll.",
        "The reports remain unconfirmed.",
        "The agency hasn't been able to confirm the toll.",
    ],
)
def test_verification_caveats_are_known(text: str) -> None:
    read = report(text)

    assert [passage.exact for passage in caveats(read, sentences(read))] == [text]


def test_what_somebody_confirmed_is_no_caveat() -> None:
    read = report("The ministry confirmed that nine were hurt.")

    assert caveats(read, sentences(read)) == ()


def test_attributions_say_which_rule_found_them() -> None:
    assert only("The mayor said that the dam would hold.").rule == "x-said-that"


@pytest.mark.parametrize(
    ("headline", "content", "source"),
    [
        ("Minister: dam will hold through winter", "dam will hold through winter", "Minister"),
        ("Dam will hold through winter – minister", "Dam will hold through winter", "minister"),
        ("UN: thousands need tents in valley", "thousands need tents in valley", "UN"),
        ("Dam Will Hold, Says Mayor", "Dam Will Hold", "Mayor"),
        ("Mayor Says Dam Will Hold", "Dam Will Hold", "Mayor"),
    ],
)
def test_a_headline_names_its_speaker(headline: str, content: str, source: str) -> None:
    (one,) = said(f"{headline}\nRain fell on the valley.", headline=True)

    assert [part.exact for part in one.content] == [content]
    assert [part.exact for part in one.source] == [source]


def test_a_topic_before_a_colon_is_no_speaker() -> None:
    assert said("Tarn valley: thousands need tents\nRain fell.", headline=True) == []


def test_ids_follow_from_report_and_place() -> None:
    text = "The mayor said it would rain. The mayor said it would rain."
    first, second = said(text)

    assert first.id != second.id
    assert [one.id for one in said(text)] == [first.id, second.id]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The mayor visited the weir on Monday and said help was coming.", "The mayor"),
        ("After the rain, the mayor left the hall but said talks would go on.", "the mayor"),
        (
            "The mayor, who was ill on Sunday, came back and said help was coming.",
            "The mayor, who was ill on Sunday",
        ),
    ],
)
def test_the_source_of_a_second_verb_is_the_subject_of_its_clause(text: str, source: str) -> None:
    one = only(text)

    assert [part.exact for part in one.source] == [source]


@pytest.mark.parametrize(
    "clause",
    [
        "a 19-year-old man was held",
        "more than 90 members had left",
        "about 500 homes were flooded",
        "nearly 90 members had left",
        "at least 12 houses burned",
        "as many as 12 houses had burned",
    ],
)
def test_a_clause_begins_with_what_tells_how_exact_its_number_is(clause: str) -> None:
    assert words(only(f"The union said {clause}.")) == ([clause], ["The union"], ["said"])


def test_what_somebody_found_is_said_by_whoever_tells_of_it() -> None:
    told = said("Divers found that the keel was split, the harbour board said.", nested=True)
    shown = said("A survey found that the keel was split, the harbour board said.", nested=True)
    thing = said("Divers have found the bell, the harbour board said.", nested=True)

    assert [words(one)[1] for one in told] == [["the harbour board"]]
    assert sorted(words(one)[1] for one in shown) == [["A survey"], ["the harbour board"]]
    assert [words(one)[1] for one in thing] == [["the harbour board"]]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The union accused the head of the mill of breaking the law.", "breaking the law"),
        ("Police ruled out foul play.", "foul play"),
    ],
)
def test_accusing_of_and_ruling_out_are_saying(text: str, content: str) -> None:
    assert [part.exact for part in only(text).content] == [content]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The ministry put the death toll at 31.",
            (["the death toll at 31"], ["The ministry"], ["put"]),
        ),
        (
            "The inquest heard that the boat had no lights.",
            (["the boat had no lights"], ["The inquest"], ["heard"]),
        ),
        (
            "Footage showed flames rising from the crane.",
            (["flames rising from the crane"], ["Footage"], ["showed"]),
        ),
        (
            "A video posted online appears to show the crane falling.",
            (["the crane falling"], ["A video posted online"], ["appears to show"]),
        ),
        ("Reports say the dam held.", (["the dam held"], ["Reports"], ["say"])),
        (
            "Prosecutor Ilva Torrent told jurors that the driver had slept.",
            (["the driver had slept"], ["Prosecutor Ilva Torrent"], ["told"]),
        ),
        (
            "The agency cited the ministry as saying the bridge was closed.",
            (["the bridge was closed"], ["the ministry"], ["cited", "as saying"]),
        ),
    ],
)
def test_verbs_that_speak_in_one_construction_only_are_read_in_it(
    sentence: str, expected: tuple[list[str], list[str], list[str]]
) -> None:
    assert words(only(sentence)) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "She put the book on the table at noon.",
        "Rescuers heard knocking under the crane.",
        "The family heard that the boat had left.",
        "The gallery showed paintings from Velm.",
    ],
)
def test_the_same_verbs_say_nothing_elsewhere(sentence: str) -> None:
    assert said(sentence) == []
