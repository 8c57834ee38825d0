"""Tables for spreadsheets: one row a claim, one row a passage, and no formula in any cell."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dossier.built import dossier
from twicetold.dossier import tables


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_claim_has_its_funnel_in_one_row() -> None:
    (row,) = _rows(tables.claims(dossier()))
    assert (row["outlets"], row["publishers"], row["origins_fewest"], row["origins_most"]) == (
        ("2", "2", "1", "1")
    )
    assert (row["state"], row["contested"], row["origins"]) == ("dependent", "yes", "Ada Moss")


def test_every_appearance_has_its_words_and_their_place() -> None:
    texts = {report.id: report.text for report in dossier().reports}
    rows = _rows(tables.appearances(dossier()))
    assert [row["values"] for row in rows] == ["9", "10"]
    for row in rows:
        assert texts[row["report"]][int(row["start"]) : int(row["end"])] == row["words"]


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1+1", "\n=1"]
)
def test_a_cell_that_begins_like_a_formula_begins_with_an_apostrophe(cell: str) -> None:
    assert str(tables.defused(cell)).startswith("'")


@given(st.text(max_size=60))
def test_no_text_makes_a_cell_that_a_spreadsheet_runs(cell: str) -> None:
    written = str(tables.defused(cell))
    assert not written.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert not {"\0", "\n", "\r"} & set(written)
