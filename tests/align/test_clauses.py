from twicetold.align.clauses import clauses


def _cut(text: str) -> list[str]:
    return [text[one.start : one.end] for one in clauses(text, 0, len(text))]


def test_a_sentence_is_cut_where_a_clause_opens() -> None:
    said = "The ferry sank off Lorne Head while the harbour pilots slept in their hut."
    assert _cut(said) == [
        "The ferry sank off Lorne Head",
        "while the harbour pilots slept in their hut",
    ]


def test_a_long_clause_is_cut_before_a_preposition() -> None:
    said = "The old ferry company quietly sold two of its wooden boats last spring to Pellmar traders from Orm"
    assert len(_cut(said)) == 2


def test_a_short_clause_stays_with_its_neighbour() -> None:
    assert _cut("He left, and the council of Ostrel voted again.") == [
        "He left, and the council of Ostrel voted again"
    ]


def test_a_list_is_no_row_of_clauses() -> None:
    said = "The recording said that men, women and children were held in the mill at Ostrel."
    assert any("men, women and children" in one for one in _cut(said))


def test_words_without_letters_give_no_clause() -> None:
    assert clauses("... — !", 0, 7) == ()


def test_a_clock_time_is_one_word() -> None:
    said = "Guards at Orm locked the north gate at 5:14 a.m. and woke the harbour master."
    assert not any(one.startswith("14") or one.endswith("5") for one in _cut(said))
