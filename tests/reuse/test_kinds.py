"""What is shared: prose, the words of a speaker, or a set phrase."""

from tests.reuse.desk import OWN, WIRE, report
from twicetold import reuse
from twicetold.model import Report, ReuseKind

SAID = (
    "We rowed out at four with soup and dry socks, and we will row out again tomorrow "
    "if the council keeps its boats tied up"
)
LINE = (
    "Readers who wish to correct a matter of fact are asked to write to the ombudsman at the "
    "address on the masthead before noon."
)


def test_two_outlets_that_quote_one_speaker_share_a_quotation() -> None:
    left = report(f"{OWN[0]}\n“{SAID},” Ada Lund told the crowd.", "r-1")
    right = report(f'{OWN[1]}\nThe fisherwoman Ada Lund said: "{SAID}."', "r-2")
    (found,) = reuse.within((left, right))
    assert found.kind is ReuseKind.QUOTATION
    (pair,) = found.quotations
    assert pair.left.exact.startswith(SAID)
    assert pair.right.exact.startswith(SAID)


def test_quotations_inside_shared_prose_are_marked_on_both_sides() -> None:
    left = report(f'Soup was free at the “Blue Anchor” inn. {WIRE} "{SAID}," Ada Lund said.', "r-1")
    right = report(f"{WIRE} “{SAID},” Ada Lund said.", "r-2")
    (found,) = reuse.within((left, right))
    assert found.kind is ReuseKind.PROSE
    (pair,) = found.quotations
    assert pair.left.exact == pair.right.exact == f"{SAID},"


def test_a_quotation_on_one_side_only_is_prose() -> None:
    left = report(f"{OWN[0]}\n“{SAID},” Ada Lund told the crowd.", "r-1")
    right = report(f"{OWN[1]}\n{SAID}. {OWN[2]}", "r-2")
    (found,) = reuse.within((left, right))
    assert found.kind is ReuseKind.PROSE


def test_a_clipped_quotation_is_paired_with_the_fuller_one() -> None:
    clipped = SAID.replace(" with soup and dry socks,", "")
    left = report(f"{OWN[0]}\n“{clipped},” Ada Lund told the crowd.", "r-1")
    right = report(f"{OWN[1]}\n“{SAID},” Ada Lund told the crowd.", "r-2")
    (found,) = reuse.within((left, right))
    (pair,) = found.quotations
    assert "socks" in pair.right.exact
    assert "socks" not in pair.left.exact


def test_a_set_phrase_of_the_lexicon_is_stock() -> None:
    phrase = "The ministry did not immediately respond to a request for comment."
    left = report(f"{OWN[0]}\n{phrase}\n{OWN[1]}", "r-1")
    right = report(f"{OWN[2]}\n{phrase}\n{OWN[3]}", "r-2")
    (found,) = reuse.within((left, right))
    assert found.kind is ReuseKind.STOCK


def _papers() -> list[Report]:
    """Make eight reports of different outlets and matters that carry one line."""
    own = [
        f"The {trade} of {town} met behind closed shutters and voted to keep their old prices."
        for trade, town in zip(
            (
                "glaziers",
                "coopers",
                "tanners",
                "weavers",
                "millers",
                "chandlers",
                "sadlers",
                "dyers",
            ),
            ("Brekk", "Aldmoor", "Uthwick", "Sandvik", "Corrie", "Penhallow", "Yarm", "Dunsey"),
            strict=True,
        )
    ]
    rest = ["kiln rota sheds alder", "quartz ferns opal tide", "saffron yoke mallet thrift"]
    return [
        report(f"{line[: 20 + nth]} {rest[nth % 3]} {nth}.\n{LINE}", f"r-{nth}")
        for nth, line in enumerate(own)
    ]


def test_a_line_of_many_reports_that_share_nothing_else_is_learnt_as_stock() -> None:
    found = reuse.shared(_papers())
    assert {one.kind for one in found} == {ReuseKind.STOCK}


def test_a_set_phrase_keeps_all_its_reports_linked_by_one_link_each() -> None:
    papers = _papers()
    assert len(reuse.shared(papers)) == len(papers) - 1


def test_a_short_brief_of_many_outlets_on_one_matter_is_no_set_phrase() -> None:
    brief = "Two dredgers ran aground off Little Skarn at dawn and blocked the northern channel."
    said = [
        "The dredgers off Skarn were pulled free by tugs from Ostmere, pilots of the channel said.",
        "Skarn pilots blame the northern channel, silted since spring, for the stranded dredgers.",
        "Tugs from Ostmere reached the dredgers at noon; the channel pilots had warned of silt.",
        "Nobody aboard either dredger was hurt, the Ostmere tugs reported from the channel.",
        "Silt in the northern channel has stranded dredgers near Skarn before, pilots recalled.",
        "The Skarn ferry waits in Ostmere until tugs clear the dredgers from the channel.",
    ]
    made = [report(f"{brief}\n{own}", f"r-{nth}") for nth, own in enumerate(said)]
    found = [one for one in reuse.shared(made) if "aground" in one.left.exact]
    assert {one.kind for one in found} == {ReuseKind.PROSE}
    assert len(found) == len(made) * (len(made) - 1) // 2


def test_the_story_pass_takes_over_set_phrases_that_the_corpus_taught() -> None:
    papers = _papers()
    known = reuse.shared(papers)
    (alone,) = reuse.within(papers[:2])
    (told,) = reuse.within(papers[:2], known)
    assert (alone.kind, told.kind) == (ReuseKind.PROSE, ReuseKind.STOCK)


def test_the_story_pass_loses_nothing_that_the_corpus_pass_found() -> None:
    made = (report(f"{OWN[0]}\n{WIRE}", "r-1"), report(f"{WIRE}\n{OWN[1]}", "r-2"))
    known = reuse.shared(made)
    assert reuse.within(made, known) == reuse.within(made)
    short = tuple(one for one in made if one.id == "r-1")
    assert reuse.within(short, known) == ()
