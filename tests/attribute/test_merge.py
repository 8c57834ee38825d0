"""Finds of the rules and of a tagger put together."""

from twicetold.attribute.found import Found
from twicetold.attribute.merge import merged
from twicetold.model.span import Span

SAID = "“We stay,” Ilva Torrent, the mayor, said. Officials fear that the river will rise again."


def find(content: str, source: str = "", cue: str = "", rule: str = "rule") -> Found:
    def place(words: str) -> tuple[Span, ...]:
        return (Span(SAID.index(words), SAID.index(words) + len(words)),) if words else ()

    return Found(place(content), place(source), place(cue), rule)


RIVER = find("the river will rise again", "Officials", "fear")


def test_a_quotation_is_the_rules_where_both_found_it() -> None:
    ruled = find("“We stay,”", "Ilva Torrent, the mayor", "said")
    tagged = find("We stay", "Ilva Torrent", "said", "tagger")
    assert merged(SAID, [tagged], [ruled]) == (ruled,)


def test_reported_words_are_the_taggers_with_the_source_that_the_rules_name() -> None:
    tagged = find("that the river will rise again", "river", "fear", "tagger")
    (one,) = merged(SAID, [tagged], [RIVER])
    assert (one.content, one.source, one.rule) == (tagged.content, RIVER.source, "tagger")


def test_what_only_one_of_them_found_is_kept() -> None:
    ruled = find("“We stay,”", "Ilva Torrent, the mayor", "said")
    assert set(merged(SAID, [RIVER], [ruled])) == {RIVER, ruled}
    assert set(merged(SAID, [], [ruled, RIVER])) == {RIVER, ruled}


def test_a_quotation_without_a_cue_that_only_the_tagger_found_is_left_out() -> None:
    assert merged(SAID, [find("“We stay,”", rule="tagger")], []) == ()


def test_what_only_the_tagger_found_without_a_source_is_left_out() -> None:
    assert merged(SAID, [find("the river will rise again", "", "fear", "tagger")], []) == ()


def test_a_statement_that_would_be_its_own_source_is_left_to_the_rules() -> None:
    tagged = find("Officials fear that the river will rise again", "Officials", "fear", "tagger")
    assert merged(SAID, [tagged], []) == ()
    assert merged(SAID, [tagged], [RIVER]) == (RIVER,)


def test_a_statement_reported_by_somebody_else_keeps_both_speakers() -> None:
    ruled = find("Ilva Torrent, the mayor, said. Officials fear that", "We stay", "again")
    tagged = find("Officials fear that", "Ilva Torrent", "said", "tagger")
    assert set(merged(SAID, [tagged], [ruled])) == {tagged, ruled}


def test_the_find_with_the_same_cue_names_the_source() -> None:
    outer = find("Officials fear that the river will rise again", "Ilva Torrent", "said")
    tagged = find("the river will rise again", "", "fear", "tagger")
    found = merged(SAID, [tagged], [outer, RIVER])
    assert {one.source for one in found if one.rule == "tagger"} == {RIVER.source}


def test_a_doing_that_only_the_tagger_found_is_no_statement() -> None:
    text = "The jury indicted the mayor on Monday. The mayor was charged with fraud."
    told = Found((Span(18, 27),), (Span(0, 8),), (Span(9, 17),), "tagger")
    charged = Found((Span(66, 71),), (Span(39, 48),), (Span(49, 65),), "tagger")
    assert (text[9:17], text[49:65]) == ("indicted", "was charged with")
    assert merged(text, [told, charged], []) == ()


def test_nothing_found_gives_nothing() -> None:
    assert merged("", [], []) == ()
