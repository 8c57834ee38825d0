"""The fields' own rules are views: they tell, and change nothing."""

import csv
import io
from dataclasses import replace

from tests.corroborate.desk import Desk, passage, person
from twicetold.corroborate import presets
from twicetold.dossier import tables
from twicetold.model import (
    Claim,
    Corroboration,
    Decision,
    DecisionKind,
    DecisionState,
    Dossier,
    Quantity,
    Replayed,
    Verdict,
)

LOST = "nine men were killed"


def desk_with(*speakers: str) -> Desk:
    desk = Desk()
    for number, name in enumerate(speakers):
        text = f"{name} said nine men were killed, readers of paper {number} learn."
        desk.quotes(f"Paper {number}", text, LOST, speaker=person(name), source=name)
    return desk


def dossier(
    desk: Desk, claim: Claim, found: Corroboration, grades: tuple[Replayed, ...] = ()
) -> Dossier:
    read = desk.reading()
    return Dossier(
        version="0",
        reports=read.reports,
        moments=tuple(() for _ in read.reports),
        stories=(read.story,),
        reuses=read.reuses,
        attributions=read.attributions,
        claims=(claim,),
        corroborations=(found,),
        series=(),
        names=(),
        failures=(),
        decisions=grades,
    )


def strike(desk: Desk, grades: tuple[Replayed, ...] = ()) -> presets.Strike:
    return presets.strikes(dossier(desk, desk.claim(), desk.found(), grades))[0]


def test_the_two_source_rule_is_met_not_met_or_in_doubt() -> None:
    met = desk_with("Ilka Brann", "Tomas Sole").found()
    single = desk_with("Ilka Brann", "Ilka Brann").found()
    doubt = replace(met, fewest=1)
    assert [presets.two_source_rule(one) for one in (met, single, doubt)] == [
        "met",
        "not met",
        "in doubt",
    ]
    assert presets.two_source_rule(met, threshold=3) == "not met"


def test_airwars_grades_by_credible_sources() -> None:
    assert strike(desk_with("Ilka Brann", "Tomas Sole")).grading == "two or more credible sources"
    assert strike(desk_with("Ilka Brann", "Ilka Brann")).grading == "single source"


def test_a_contradiction_is_contested_for_airwars() -> None:
    desk = desk_with("Ilka Brann", "Tomas Sole")
    desk.compared.append((0, 1, Verdict.CONTRADICTS))
    assert strike(desk).grading == "contested"


def test_a_source_that_a_person_graded_e_is_not_credible() -> None:
    desk = desk_with("Ilka Brann", "Tomas Sole")
    source = passage(desk.reports[0], "Ilka Brann")
    grade = Decision(DecisionKind.RELIABILITY, source, None, "E", "J. Reek", "2031-06-01")
    row = strike(desk, (Replayed(grade, DecisionState.APPLIED),))
    assert (row.grading, row.least, row.most) == ("single source", 1, 1)


def counted(desk: Desk, *numbers: tuple[float, float]) -> tuple[Claim, Corroboration]:
    claim = desk.claim()
    appearances = tuple(
        replace(
            one,
            figures=(Quantity("men killed", low, high, "", False, None, one.content[0]),),
        )
        for one, (low, high) in zip(claim.appearances, numbers, strict=True)
    )
    return replace(claim, appearances=appearances), desk.found()


def test_iraq_body_count_tables_minimum_maximum_sources_and_witnesses() -> None:
    desk = desk_with("Ilka Brann", "Tomas Sole")
    claim, found = counted(desk, (9, 9), (11, 12))
    (row,) = presets.incidents(dossier(desk, claim, found))
    assert (row.minimum, row.maximum) == ("9", "12")
    assert row.sources == "Paper 0; Paper 1"
    assert row.witnesses == "ilka brann; tomas sole"


def test_a_claim_without_deaths_is_in_no_body_count() -> None:
    desk = desk_with("Ilka Brann")
    assert presets.incidents(dossier(desk, desk.claim(), desk.found())) == ()


def test_a_table_is_csv_that_no_spreadsheet_runs() -> None:
    rows = (presets.Strike("c-1", "=SUM(A1), said", "contested", 1, 2, "Herald; Gazette"),)
    header, cells = csv.reader(io.StringIO(tables.sheet(presets.Strike, rows).decode("utf-8-sig")))
    assert header == ["claim", "words", "grading", "least", "most", "outlets"]
    assert cells == ["c-1", "'=SUM(A1), said", "contested", "1", "2", "Herald; Gazette"]
