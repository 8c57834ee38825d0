"""Which names stand for one thing, and which never must."""

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from re import Match, finditer

import pytest

from twicetold.model import (
    Direction,
    Edit,
    Name,
    Part,
    Passage,
    Report,
    Reuse,
    ReuseKind,
    Role,
    Wording,
)
from twicetold.text import names
from twicetold.text.names import NameKind
from twicetold.text.parts import bare


def report(id_: str, *lines: str) -> Report:
    """Make a report with one body part a line."""
    parts, start = [], 0
    for line in lines:
        parts.append(Part(Role.BODY, start, start + len(line)))
        start += len(line) + 1
    return replace(bare("\n".join(lines)), id=id_, parts=tuple(parts))


def shared(left: Report, right: Report) -> tuple[Reuse, ...]:
    """Align the lines of two reports, first with first, and mark the words that differ."""
    pairs = zip(left.parts, right.parts, strict=True)
    return tuple(_reuse(left, right, one, other) for one, other in pairs)


def _reuse(left: Report, right: Report, one: Part, other: Part) -> Reuse:
    words = [
        list(finditer(r"\S+", found.text[part.start : part.end]))
        for found, part in ((left, one), (right, other))
    ]
    written = [[word.group() for word in run] for run in words]
    codes = SequenceMatcher(None, written[0], written[1], autojunk=False)
    edits = tuple(
        Edit(_words(left, one, words[0][a:b]), _words(right, other, words[1][c:d]))
        for tag, a, b, c, d in codes.get_opcodes()
        if tag != "equal"
    )
    return Reuse(
        left.passage(one.start, one.end),
        right.passage(other.start, other.end),
        Wording.REWRITE,
        ReuseKind.PROSE,
        (),
        edits,
        Direction.UNDECIDED,
        (),
    )


def _words(found: Report, part: Part, run: list[Match[str]]) -> Passage | None:
    if not run:
        return None
    return found.passage(part.start + run[0].start(), part.start + run[-1].end())


def learnt(left: Sequence[str], right: Sequence[str]) -> tuple[Name, ...]:
    one, other = report("r-1", *left), report("r-2", *right)
    return names.learnt((one, other), shared(one, other))


def keys(text: str) -> list[str]:
    return [mention.key for mention in names.mentions(bare(text))]


def swapped(left: str, right: str, *lines: str) -> tuple[Name, ...]:
    """Learn from lines in which one report writes the one name and the other the other."""
    return learnt(
        [line.replace("#", left) for line in lines], [line.replace("#", right) for line in lines]
    )


TWO_SLOTS = ("The raid hit # near the river.", "Some fighters of # left the town by night.")
ONE_SLOT = TWO_SLOTS[:1]


def test_names_are_found_without_titles_and_possessives() -> None:
    assert keys("In Orvell, President Mara Venn met the Harbour Guard's chief.") == [
        "orvell", "mara venn", "harbour guard",
    ]  # fmt: skip


def test_a_surname_has_the_key_of_the_one_full_name() -> None:
    assert keys("They met Mara Venn today. But Mr Venn left.") == ["mara venn", "mara venn"]


def test_a_surname_of_two_people_stays_alone() -> None:
    assert keys("They met Mara Venn and Tomas Venn. But Mr Venn left.")[-1] == "venn"


def test_the_word_that_opens_a_sentence_is_no_name_where_it_is_small_elsewhere() -> None:
    assert keys("Fighters left. The fighters of Orvell stayed.") == ["orvell"]


def test_days_months_and_tails_are_no_names() -> None:
    assert keys("On Monday in March, Harran-backed men left.") == ["harran"]


def test_kinds_are_guessed_from_titles_words_and_places() -> None:
    found = names.mentions(bare("In Orvell, Mr Dask praised the Harbour Union."))
    assert [mention.kind for mention in found] == [
        NameKind.PLACE, NameKind.PERSON, NameKind.ORGANISATION,
    ]  # fmt: skip


def test_a_line_in_title_case_gives_only_names_known_elsewhere() -> None:
    made = report(
        "r-1", "Rebels Storm Orvell Market In Night Attack", "Rebels stormed a market in Orvell."
    )
    assert {mention.key for mention in names.mentions(made)} == {"orvell"}


def test_a_variant_is_learnt_from_two_slots() -> None:
    (name,) = swapped("Zarvan", "Tolmek", *TWO_SLOTS)
    assert name.variants == ("Tolmek", "Zarvan")
    assert len(name.evidence) == 4


def test_a_variant_with_an_article_and_group_is_learnt_too() -> None:
    (name,) = learnt(
        ["The raid hit Zarvan near the river.", "Some fighters of Zarvan left the town."],
        [
            "The raid hit the Tolmek group near the river.",
            "Some fighters of the Tolmek group left the town.",
        ],
    )
    assert name.variants == ("Tolmek", "Zarvan")


def test_one_sentence_in_many_copies_is_one_slot() -> None:
    made = [
        report(f"r-{n}", ONE_SLOT[0].replace("#", "Zarvan" if n < 3 else "Tolmek"))
        for n in range(6)
    ]
    reuses = [one for a in made[:3] for b in made[3:] for one in shared(a, b)]
    assert names.learnt(made, reuses) == ()


def test_one_slot_is_enough_for_two_spellings() -> None:
    (name,) = swapped("Mohammed Darvish", "Muhamad Darwish", *ONE_SLOT)
    assert name.variants == ("Mohammed Darvish", "Muhamad Darwish")


def test_an_acronym_in_brackets_joins() -> None:
    (name,) = names.learnt([report("r-1", "The Orvell Dock Union (ODU) spoke.")], ())
    assert (name.key, name.variants) == ("orvell dock union", ("ODU", "Orvell Dock Union"))


def test_an_acronym_known_by_its_initials_joins_across_reports() -> None:
    made = [report("r-1", "The Orvell Dock Union spoke."), report("r-2", "But the ODU denied it.")]
    assert names.learnt(made, ())[0].variants == ("ODU", "Orvell Dock Union")


def test_also_known_as_joins() -> None:
    (name,) = names.learnt(
        [report("r-1", "They fought Zarvan, also known as Tolmek, for years.")], ()
    )
    assert name.variants == ("Tolmek", "Zarvan")


def test_public_variants_join_by_the_lexicon() -> None:
    made = [report("r-1", "They fought ISIS there."), report("r-2", "They fought Daesh there.")]
    assert names.learnt(made, ())[0].key == "islamic state"


def test_an_organisation_with_group_behind_it_is_the_same() -> None:
    made = [
        report("r-1", "It was seen by Harbour Intelligence."),
        report("r-2", "The HARBOUR Intelligence Group saw it."),
    ]
    assert names.learnt(made, ())[0].key == "harbour intelligence group"


def test_a_desk_named_by_its_first_word_is_the_same() -> None:
    made = [report("r-1", "It was seen by Farglass."), report("r-2", "The Farglass Desk saw it.")]
    assert names.learnt(made, ())[0].variants == ("Farglass", "Farglass Desk")


def test_a_group_is_not_the_place_that_it_is_named_after() -> None:
    made = [report("r-1", "It was seen in Harran."), report("r-2", "The Harran Group saw it.")]
    assert names.learnt(made, ()) == ()


def test_canonical_maps_each_variant_to_the_key() -> None:
    learned = swapped("Zarvan", "Tolmek", *TWO_SLOTS)
    assert set(names.canonical(learned)) == {"zarvan", "tolmek"}


def test_the_order_of_reports_does_not_matter() -> None:
    one = report("r-1", "They fought ISIS.", "The Orvell Dock Union (ODU) spoke.")
    other = report("r-2", "They fought Daesh.", "The ODU spoke.")
    assert names.learnt((one, other), ()) == names.learnt((other, one), ())


@pytest.mark.parametrize(
    ("left", "right", "lines"),
    [
        ("Smith", "Jones", ONE_SLOT),
        ("Mr Smith", "Mr Jones", TWO_SLOTS),
        ("John Smith", "John Jones", TWO_SLOTS),
        ("Jane Smith", "John Smith", TWO_SLOTS),
        ("General Dask", "General Venn", TWO_SLOTS),
        ("Hassan", "Hussein", ONE_SLOT),
        ("Ali Hassan", "Ali Hussein", TWO_SLOTS),
        ("Maria Venn", "Mario Venn", TWO_SLOTS),
        ("Iran", "Iraq", ONE_SLOT),
        ("Austria", "Australia", ONE_SLOT),
        ("Niger", "Nigeria", ONE_SLOT),
        ("North Harran", "South Harran", TWO_SLOTS),
        ("Orvell Province", "Tarn Province", TWO_SLOTS),
        ("Zarvan", "Tolmek", ONE_SLOT),
        ("Harbour Union", "Harbour Guard", ONE_SLOT),
    ],
)
def test_near_misses_in_a_slot_do_not_join(left: str, right: str, lines: tuple[str, ...]) -> None:
    assert swapped(left, right, *lines) == ()


@pytest.mark.parametrize(
    "text",
    [
        "They saw Zarvan or Tolmek there.",
        "The Orvell Dock Union met the Orvell Dentists Union; the ODU spoke.",
        "The Orvell Dock Union spoke (AFP) on it.",
        "In Orvell (TV) a man spoke of Harran.",
        "New York is far from the New York Foundation.",
        "Mara Venn met Tomas Venn, the mayor of Orvell.",
        "The Bank of Orvell sued the Bank of Tarn.",
    ],
)
def test_near_misses_in_one_report_do_not_join(text: str) -> None:
    assert names.learnt([report("r-1", text)], ()) == ()


def test_names_that_one_report_keeps_apart_never_join() -> None:
    lines = [line.replace("#", "Zarvan") for line in TWO_SLOTS]
    others = [line.replace("#", "Tolmek") for line in TWO_SLOTS]
    one = report("r-1", *lines)
    other = report("r-2", *others)
    third = report("r-3", "The men of Zarvan fought those of Tolmek.")
    assert names.learnt((one, other, third), shared(one, other)) == ()


def test_a_former_head_of_a_body_is_not_the_body() -> None:
    text = "They heard James B. Dask, the former H.R.U. director. The H.R.U. denied it."
    assert names.learnt([report("r-1", text)], ()) == ()


def test_the_first_name_that_opens_a_sentence_stays() -> None:
    assert keys("James B. Dask left.") == ["james b dask"]


def test_a_foundation_is_not_the_body_that_it_is_named_after() -> None:
    text = "The Dock Club International Foundation paid. The Dock Club International did not."
    assert names.learnt([report("r-1", text)], ()) == ()


@pytest.mark.parametrize("mark", ["'", "’"])
def test_a_body_named_after_its_members_is_one_name(mark: str) -> None:
    text = f"The Pilots{mark} and Dockers{mark} Association (PDA) spoke. The PDA left."
    (name,) = names.learnt([report("r-1", text)], ())
    assert name.variants == ("PDA", f"Pilots{mark} and Dockers{mark} Association")


def test_what_its_members_own_is_no_part_of_a_name() -> None:
    assert keys("They saw the Dockers' Orvell camp and the Pilots’ old Union.") == [
        "dockers", "orvell", "pilots", "union",
    ]  # fmt: skip


def test_two_spellings_of_a_place_join_without_a_slot() -> None:
    made = [report("r-1", "It fell in Telok Marn."), report("r-2", "It fell in Teluk Marn.")]
    (name,) = names.learnt(made, ())
    assert name.variants == ("Telok Marn", "Teluk Marn")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("It fell in Orm.", "It fell in Urm."),
        ("They met Mohammed Darvish.", "They met Muhamad Darwish."),
        ("It fell in Telok Marn.", "The Teluk Marn Party fell."),
        ("It fell in Telok Marn.", "It fell in Teluk Marn, not in Telok Marn."),
    ],
)
def test_other_near_spellings_do_not_join_without_a_slot(left: str, right: str) -> None:
    assert names.learnt([report("r-1", left), report("r-2", right)], ()) == ()


@pytest.mark.parametrize("body", ["the Tarn Hazard Agency", "THA"])
def test_a_body_and_the_one_who_heads_it_never_join(body: str) -> None:
    assert swapped(body, "Harlo Sant", *TWO_SLOTS) == ()
