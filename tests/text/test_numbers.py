"""Quantities: values, bounds, units, and what is counted."""

import pytest

from twicetold.model import Quantity
from twicetold.text import numbers


def one(words: str) -> Quantity:
    (quantity,) = numbers.read(words)
    return quantity


def indicators(words: str) -> list[str]:
    return [quantity.indicator for quantity in numbers.read(words)]


@pytest.mark.parametrize(
    "words",
    [
        "The raid killed 38 people.",
        "38 people were killed.",
        "38 people died in the raid.",
        "38 dead in raid",
        "The raid left 38 people dead.",
        "There were 38 deaths.",
        "There were 38 fatalities.",
        "The death toll rose to 38.",
        "The raid claimed 38 lives.",
        "The deaths of 38 people were reported.",
    ],
)
def test_every_way_to_say_that_people_were_killed_is_one_indicator(words: str) -> None:
    assert one(words).indicator == "person killed"
    assert one(words).low == one(words).high == 38


def test_two_groups_with_one_verb_are_two_quantities() -> None:
    assert indicators("38 rebels and three Harran guards have been killed.") == [
        "rebel killed",
        "harran guard killed",
    ]


def test_a_verb_before_them_is_shared_too() -> None:
    assert indicators("They killed 38 rebels and three guards.") == ["rebel killed", "guard killed"]


def test_those_who_kill_are_not_killed() -> None:
    assert indicators("Twenty rebels killed three guards.") == ["rebel", "guard killed"]


def test_two_adjectives_share_their_noun() -> None:
    assert indicators("They freed two Veldish and two Harran hostages.") == [
        "veldish hostage released",
        "harran hostage released",
    ]


def test_injured_and_treated_never_meet() -> None:
    assert indicators("Nine people were injured.") != indicators(
        "Nine people received hospital care."
    )


def test_adjectives_that_tell_no_group_apart_are_left_out() -> None:
    assert one("Three heavily armed, masked men fled.").low == 3
    assert one("Three unidentified gunmen were arrested.").indicator == "gunman arrested"


def test_an_aside_does_not_hide_the_verb() -> None:
    assert indicators("More than 30 people, including three children, were killed.") == [
        "person killed",
        "child killed",
    ]


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("at least 30 men", 30, None),
        ("more than 30 men", 30, None),
        ("up to 30 men", None, 30),
        ("fewer than 30 men", None, 30),
        ("from 1,000 to 1,500 men", 1000, 1500),
        ("between 40 and 50 men", 40, 50),
        ("two or three men", 2, 3),
        ("2-3 million men", 2e6, 3e6),
        ("30 men", 30, 30),
    ],
)
def test_bounds_are_kept_open_where_the_words_leave_them_open(
    words: str, low: float | None, high: float | None
) -> None:
    assert (one(words).low, one(words).high) == (low, high)


@pytest.mark.parametrize("words", ["nearly 30 men", "about 30 men", "some 30 men", "30 or so men"])
def test_approximate_is_kept(words: str) -> None:
    assert one(words).approximate
    assert one(words).low == one(words).high == 30


def test_vague_numbers_have_no_bounds_unless_a_conservative_reading_is_asked_for() -> None:
    assert (one("dozens of men").low, one("dozens of men").high) == (None, None)
    (conservative,) = numbers.read("dozens of men", conservative=True)
    assert (conservative.low, conservative.high) == (24, None)


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("a 90-second recording", 90, "second"),
        ("a minute-and-a half recording", 90, "second"),
        ("a one-and-a-half-minute recording", 90, "second"),
        ("two hours and 15 minutes", 8100, "second"),
        ("12 km", 12000, "metre"),
        ("20 sq km", 2e7, "square metre"),
        ("a third of the island", 33.333333, "percent"),
        ("33 per cent of the island", 33, "percent"),
        ("$1.5bn in aid", 1.5e9, "USD"),
        ("a €4.2 million fine", 4.2e6, "EUR"),
        ("500 kg of cement", 500, "kilogram"),
    ],
)
def test_values_are_brought_to_one_unit(words: str, value: float, unit: str) -> None:
    assert one(words).low == pytest.approx(value)
    assert one(words).unit == unit


def test_a_length_of_time_names_what_lasts_so_long() -> None:
    assert (
        one("a 90-second recording").indicator == one("The recording lasts 90 seconds.").indicator
    )


def test_a_dozen_is_twelve() -> None:
    assert one("a dozen boats").low == one("12 boats").low == 12


def test_a_change_gives_two_values_and_no_range() -> None:
    assert [q.low for q in numbers.read("The number of cases rose from 10 to 15.")] == [10, 15]


def test_the_day_of_which_a_value_holds_is_kept() -> None:
    quantity = one("As of Monday, 12 people were missing.")
    assert quantity.as_of is not None
    assert quantity.as_of.passage.exact == "Monday"


def test_the_passage_holds_the_words_of_the_value() -> None:
    assert one("There are from 1,000 to 1,500 rebels inside.").passage.exact == (
        "from 1,000 to 1,500 rebels"
    )
    assert one("It cost US$2bn.").passage.exact == "US$2bn"
    assert one("At least 12% of them left.").passage.exact == "At least 12%"


@pytest.mark.parametrize(
    "words",
    [
        "on 5 March 2019 at 10:30",
        "in 2015",
        "three years ago",
        "They won 3-1.",
        "The house voted 348-77.",
        "Call 0800 555 0123.",
        "Flight 370 and an F-16",
        "the G20 and Covid-19",
        "Resolution 2254",
        "in his 30s",
        "Section 501(c)",
        "see www.orvell.example/12",
        "One of them said no one came.",
        "the 5th Amendment",
        "a .45-calibre gun",
        "a one-size coat",
    ],
)
def test_numbers_that_count_nothing_are_no_quantities(words: str) -> None:
    assert numbers.read(words) == ()


@pytest.mark.parametrize(
    "words",
    [
        "one hundred hundred men",
        "1" + "0" * 400 + " men",
        "twelve million million million million men",
    ],
)
def test_absurd_numbers_stay_words(words: str) -> None:
    assert numbers.read(words) == ()


def test_reading_ten_to_the_four_hundredth_does_not_fail() -> None:
    assert all(q.low is None or q.low < 1e19 for q in numbers.read("10^400 and 1e999 men"))


def test_over_after_what_changed_names_a_period() -> None:
    share, period = numbers.read("Fares rose 6% over two years.")
    assert (share.indicator, share.low, share.high) == ("fare", 6, 6)
    assert (period.indicator, period.low == period.high) == ("", True)


@pytest.mark.parametrize("words", ["It lasted over two years.", "They waited over two years."])
def test_over_after_what_lasts_is_a_bound(words: str) -> None:
    assert (one(words).low, one(words).high) == (63115200, None)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("The siege lasted more than a year.", 31557600, None),
        ("It was over in less than an hour.", None, 3600),
        ("He was held for nearly a day.", 86400, 86400),
        ("The bridge is at least a mile long.", 1609.344, None),
    ],
)
def test_a_unit_with_an_article_and_a_bound_is_a_quantity(
    words: str, low: float | None, high: float | None
) -> None:
    assert (one(words).low, one(words).high) == (low, high)


@pytest.mark.parametrize(
    "words",
    [
        "They meet twice a year.",
        "It was a talk about a year of war.",
        "It was more than a second try.",
    ],
)
def test_a_unit_with_an_article_alone_is_none(words: str) -> None:
    assert [quantity for quantity in numbers.read(words) if quantity.unit == "second"] == []


def test_the_date_before_those_counted_is_no_noun_and_no_count() -> None:
    assert indicators("Six of the Nov. 11 rioters left.") == ["rioter"]
    assert indicators("The Nov. 11 rioters left.") == []


@pytest.mark.parametrize(
    ("words", "indicator"),
    [
        ("There were no casualties.", "casualty"),
        ("No one was injured.", "person injured"),
        ("No-one was injured.", "person injured"),
        ("The blaze killed nobody.", "person killed"),
        ("No pilots were hurt.", "pilot injured"),
        ("None of the 12 pilots was hurt.", "pilot injured"),
    ],
)
def test_that_it_happened_to_nobody_is_zero(words: str, indicator: str) -> None:
    assert (one(words).indicator, one(words).low, one(words).high) == (indicator, 0, 0)


@pytest.mark.parametrize(
    "words",
    [
        "No other pilots were hurt.",
        "No one else was hurt.",
        "There were no immediate deaths.",
        "No one would have been hurt.",
        "They left to ensure no one was hurt.",
        "No pilots came.",
        "No one knew.",
    ],
)
def test_what_denies_less_or_nothing_that_happens_is_no_quantity(words: str) -> None:
    assert numbers.read(words) == ()


def test_the_month_behind_a_count_goes_with_its_day() -> None:
    (found,) = numbers.read("Six of the 19 Sept. 11 rioters were held")[-1:]
    assert (found.indicator, found.low) == ("rioter held", 19)
