"""Plain text into parts."""

import pytest

from tests.extract.read import text, words
from twicetold.model import Given, NotAnArticle, Role, Scope

SAVED = """Bridge at Orval closed after crack is found

Engineers say the old span could fall 'within days'

Cars wait on the eastern ramp of the Orval bridge, which carries 9,000 people a day. XPA
Cars wait on the eastern ramp of the Orval bridge, which carries 9,000 people a day. XPA

By Ada Lorn and Bo Tarn, in Orval

The bridge at Orval was closed on Monday after divers found a crack in its middle pier.

"We did not sleep last night," the mayor, Cy Vell, told reporters on the quay.

The ferry will run every ten minutes until the pier has been mended, he said.

Updated: March 4, 2031 07:30 PM GMT


Editor's Picks
Ten walks along the river
Sign up for:

* Choose a region

Most Read
"""

REPEATED = """Bridge at Orval shut over crack

Bridge at Orval shut over crack
Divers near the middle pier of the bridge at Orval on March 3, 2031. (XPA/Dee Marn)
Updated 4 March 2031
Follow

Bridge at Orval shut over crack
  • Divers found the crack on Sunday
  • The ferry will run every ten minutes

ORVAL, Meridia: The bridge at Orval was shut on Monday after divers found a crack in a pier.

“We did not sleep last night,” the mayor said.
"""


def test_the_text_stays_as_it_is_to_the_character() -> None:
    odd = "Rain\u00a0fell  on Orval for days, they said.\r\n\r\nThen it stopped, and all was well again.\n"
    assert text(odd).text == odd


def test_a_saved_page_comes_apart_into_its_parts() -> None:
    report = text(SAVED)
    assert report.headline is not None
    assert report.headline.exact == "Bridge at Orval closed after crack is found"
    assert report.standfirst is not None
    assert report.standfirst.exact.startswith("Engineers say")
    assert words(report, Role.CAPTION) == [
        "Cars wait on the eastern ramp of the Orval bridge, which carries 9,000 people a day."
    ]
    assert [line[:9] for line in words(report, Role.BODY)] == [
        "The bridg",
        '"We did n',
        "The ferry",
    ]


def test_a_caption_that_is_printed_twice_is_a_repeat() -> None:
    assert len(words(text(SAVED), Role.CAPTION, repeats=True)) == 1


def test_the_credit_after_a_caption_is_the_pictures() -> None:
    credit = text(SAVED).credits[0]
    assert (credit.agency, credit.scope, credit.passage.exact) == ("XPA", Scope.PHOTO, "XPA")
    assert len(text(SAVED).credits) == 1


def test_names_of_the_byline_are_people() -> None:
    assert text(SAVED).byline == ("Ada Lorn", "Bo Tarn")


def test_furniture_and_what_it_lists_is_no_body() -> None:
    furniture = words(text(SAVED), Role.FURNITURE)
    for line in ("Editor's Picks", "Ten walks along the river", "* Choose a region", "Most Read"):
        assert line in furniture


def test_an_updated_line_gives_the_time_as_far_as_it_says() -> None:
    assert text(SAVED).updated == "2031-03-04T19:30+00:00"
    assert text(REPEATED).updated == "2031-03-04"
    assert text(REPEATED).published is None


def test_a_headline_that_stands_again_in_the_page_is_a_repeat() -> None:
    report = text(REPEATED)
    assert len(words(report, Role.HEADLINE)) == 1
    assert len(words(report, Role.HEADLINE, repeats=True)) == 2


def test_a_credit_in_brackets_names_the_agency_of_the_picture() -> None:
    credit = text(REPEATED).credits[0]
    assert (credit.agency, credit.scope) == ("XPA", Scope.PHOTO)
    assert credit.passage.exact == "XPA/Dee Marn"


def test_points_over_the_text_are_its_summary() -> None:
    assert words(text(REPEATED), Role.SUMMARY) == [
        "Divers found the crack on Sunday",
        "The ferry will run every ten minutes",
    ]


def test_a_dateline_is_cut_off_the_first_paragraph() -> None:
    report = text(REPEATED)
    assert report.dateline is not None
    assert report.dateline.passage.exact == "ORVAL, Meridia"
    assert words(report, Role.BODY)[0].startswith("The bridge at Orval")


def test_a_dateline_with_agency_and_date_takes_its_year_from_the_report() -> None:
    report = text(
        "Crack shuts bridge\n\nORVAL, March 3 (XPA) — The bridge at Orval was shut on Monday.\n\n"
        "Updated: March 4, 2031\n"
    )
    assert report.dateline is not None
    assert (report.dateline.place, report.dateline.date) == ("ORVAL", "2031-03-03")
    assert (report.credits[0].agency, report.credits[0].scope) == ("XPA", Scope.TEXT)
    assert report.credits[0].passage.exact == "XPA"


def test_a_relative_time_stays_unresolved_with_a_note() -> None:
    report = text(
        f"{SAVED.replace('Updated: March 4, 2031 07:30 PM GMT', 'Published 3 hours ago')}"
    )
    assert report.published is None
    assert any("relative" in note for note in report.notes)


def test_an_agency_may_be_the_byline() -> None:
    report = text(
        "Crack shuts bridge at Orval\n\nReuters in Orval\n\nThe bridge was shut on Monday, it was said there.\n"
    )
    assert report.byline == ()
    assert [(one.agency, one.scope) for one in report.credits] == [("Reuters", Scope.TEXT)]


def test_a_credit_at_the_end_is_for_the_words() -> None:
    report = text(
        "Crack shuts bridge at Orval\n\nThe bridge was shut on Monday, the mayor of the town said.\n\n"
        "It may open again in May, he said. (AFP)\n"
    )
    assert [(one.agency, one.scope) for one in report.credits] == [("AFP", Scope.TEXT)]
    assert words(report, Role.BODY)[-1] == "It may open again in May, he said."


def test_lines_that_an_editor_broke_are_one_paragraph() -> None:
    broken = (
        "Crack shuts bridge\n\nThe bridge at Orval was closed on Monday after divers found a\n"
        "crack in its middle pier, the mayor of the town told the reporters\nwho had come.\n"
    )
    assert len(words(text(broken), Role.BODY)) == 1


WRAPPED = """Crack shuts bridge at Orval and halts the ferries on both banks of
the Tarn

By Ada Lorn

The bridge at Orval was closed on Monday after divers of the company
Lorn and Vell found a crack in its middle pier, the harbour master of
Orval said. Nobody was hurt.

He did not say who would pay for the new pier or when the bridge will
Open Hands, the charity, have back its stall on the western bank.

* The ferry of the morning runs at six and the one of the evening at
* Nine has gone
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_text_broken_to_one_width_comes_together_in_paragraphs(end: str) -> None:
    report = text(WRAPPED.replace("\n", end))
    assert report.headline is not None
    assert report.headline.exact.endswith("the Tarn")
    body = [line.replace(end, " ") for line in words(report, Role.BODY)]
    assert body[0].endswith("Nobody was hurt.")
    assert body[1].startswith("He did")
    assert body[1].endswith("western bank.")


def test_points_of_a_broken_text_stay_apart() -> None:
    assert len([line for line in text(WRAPPED).parts if line.role is Role.BODY]) == 4


def test_lines_of_a_text_that_was_not_broken_stay_apart() -> None:
    report = text(
        "Crack shuts bridge\n\nThe bridge at Orval was closed on Monday, the mayor said there.\n"
        "Divers of the company had found a crack in its middle pier, he said.\n"
    )
    assert len(words(report, Role.BODY)) == 2


def test_a_text_without_headline_begins_with_its_body() -> None:
    report = text("The bridge at Orval was closed on Monday after divers found a crack in it.\n")
    assert report.headline is None
    assert len(words(report, Role.BODY)) == 1


def test_given_words_that_do_not_stand_in_the_text_are_put_before_it() -> None:
    body = "The bridge at Orval was closed on Monday after divers found a crack in it."
    report = text(body, Given(headline="Bridge shut", standfirst="Divers found a crack"))
    assert report.text == f"Bridge shut\n\nDivers found a crack\n\n{body}"
    assert [part.role for part in report.parts] == [Role.HEADLINE, Role.STANDFIRST, Role.BODY]


def test_given_words_that_stand_in_the_text_are_found_there() -> None:
    report = text(SAVED, Given(headline="Bridge at Orval closed after crack is found"))
    assert report.text == SAVED


def test_given_fields_win() -> None:
    given = Given(
        published="2031-03-05T10:00:00Z",
        updated="soon",
        byline=("Eve Stor",),
        language="fr",
        outlet="Orval Mail",
        publisher="Mail Group",
    )
    report = text(SAVED, given)
    assert report.published == "2031-03-05T10:00:00+00:00"
    assert report.updated == "2031-03-04T19:30+00:00"
    assert any("soon" in note for note in report.notes)
    assert (report.byline, report.language) == (("Eve Stor",), "fr")
    assert (report.outlet, report.publisher) == ("Orval Mail", "Mail Group")


def test_the_outlet_is_the_files_stem_when_nothing_better_is_known() -> None:
    assert (text(SAVED).outlet, text(SAVED).publisher) == ("outlet", "outlet")


def test_the_outlet_of_an_address_is_its_host() -> None:
    assert (
        text(SAVED, Given(url="https://www.orvalmail.example/bridge")).outlet == "orvalmail.example"
    )


@pytest.mark.parametrize("nothing", ["\ufeff", "\u00a0\n", "Follow\nShare\nMost read\n"])
def test_a_text_without_an_article_is_refused(nothing: str) -> None:
    with pytest.raises(NotAnArticle):
        text(nothing)


def test_a_line_that_names_a_photographer_is_a_credit_wherever_it_stands() -> None:
    report = text(
        "Ferry aground off Lemak\n\nBy Saskia Dorn\n\nPicture: Saskia Dorn\n\n"
        "The ferry ran aground off Lemak at dawn on Tuesday, the coast guard said.\n\n"
        "Two lifeboats took the passengers ashore by nine, its commander said.\n\n"
        "Photo: Hadi Roms\n"
    )
    assert words(report, Role.CREDIT) == ["Picture: Saskia Dorn", "Photo: Hadi Roms"]
