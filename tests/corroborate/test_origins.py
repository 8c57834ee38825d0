"""One case for each rule of origin, and its near miss."""

from tests.corroborate.desk import Desk, passage, person
from twicetold.corroborate import Settings
from twicetold.model import (
    Corroboration,
    Form,
    Name,
    OriginKind,
    PairState,
    Relation,
    ReuseKind,
    Scope,
    Speaker,
    State,
    Verdict,
)

BRANN = person("Ilka Brann", "spokeswoman", "harbour police")
SOLE = person("Tomas Sole", "mayor", "Quillmouth")
LOST = "nine boats were lost"


def found_for_pair(desk: Desk) -> tuple[str, str, str]:
    """Give state and rule of the one pair, and the claim's state."""
    found = desk.found()
    assert len(found.pairs) == 1
    return str(found.pairs[0].state), found.pairs[0].rule, str(found.state)


def rules(found: Corroboration) -> set[str]:
    return {reason.rule for origin in found.origins for reason in origin.reasons}


# Same speaker


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


# Occasions


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


# Agencies


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


# Pick-ups


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


# Shared wording


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


# Publishers, authors, links


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


# Documents, recordings, public doings, own reporting


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


# The funnel


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


# Bodies, and words that are great only because a sentence begins


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


# Shared prose and stated sources


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


# Recordings and their makers


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


# What is no source


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
