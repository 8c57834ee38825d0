"""Sixty credits and datelines as newsrooms write them, all invented: at least 95 in 100 right."""

from tests.extract.read import text
from twicetold.model import Report, Scope

HEADLINE = "Bridge at Orval closed after crack is found\n\n"
BODY = "The bridge at Orval was closed on Monday after divers found a crack, the mayor said."
MORE = "\n\nThe ferry will run every ten minutes until the pier has been mended, he said."
DATED = "\n\nUpdated: March 4, 2031\n"

Expected = tuple[str | None, str | None, tuple[tuple[str, Scope], ...]]


def lede(dateline: str) -> str:
    return HEADLINE + dateline + BODY + MORE + DATED


def caption(credit: str) -> str:
    return (
        f"{HEADLINE}Cars wait on the eastern ramp of the bridge at Orval.{credit}\n\n{BODY}{MORE}"
    )


def byline(line: str) -> str:
    return f"{HEADLINE}{line}\n\n{BODY}{MORE}"


def ending(line: str) -> str:
    return f"{HEADLINE}{BODY}{MORE}{line}\n"


def found(report: Report) -> Expected:
    place = report.dateline.place if report.dateline else None
    date = report.dateline.date if report.dateline else None
    return place, date, tuple((one.agency, one.scope) for one in report.credits)


def credited(*agencies: str, scope: Scope = Scope.TEXT) -> tuple[tuple[str, Scope], ...]:
    return tuple((agency, scope) for agency in agencies)


NOTHING: Expected = (None, None, ())
THIRD = "2031-03-03"

DATELINES: list[tuple[str, Expected]] = [
    ("ORVAL, Meridia: ", ("ORVAL, Meridia", None, ())),
    ("ORVAL (AP) — ", ("ORVAL", None, credited("AP"))),
    ("ORVAL (AFP) - ", ("ORVAL", None, credited("AFP"))),
    ("ORVAL, March 3 (Reuters) - ", ("ORVAL", THIRD, credited("Reuters"))),
    ("ORVAL, Meridia (XPA) – ", ("ORVAL, Meridia", None, credited("XPA"))),
    ("ORVAL, Mar 3 (Xinhua) -- ", ("ORVAL", THIRD, credited("Xinhua"))),
    ("ORVAL, March 3. /TASS/. ", ("ORVAL", THIRD, credited("TASS"))),
    ("ORVAL/TARN (Reuters) - ", ("ORVAL/TARN", None, credited("Reuters"))),
    ("ORVAL, 3 March 2031 (North Wire) – ", ("ORVAL", THIRD, credited("North Wire"))),
    ("NEW ORVAL: ", ("NEW ORVAL", None, ())),
    ("ST. ORVAL (AP) — ", ("ST. ORVAL", None, credited("AP"))),
    ("AL-ORVAH, Meridia — ", ("AL-ORVAH, Meridia", None, ())),
    ("Orval (dpa) - ", ("Orval", None, credited("DPA"))),
    ("Orval, 3 March (XPA) – ", ("Orval", THIRD, credited("XPA"))),
    ("Orval — ", ("Orval", None, ())),
    ("Orval, Meridia: ", ("Orval, Meridia", None, ())),
    ("ORVAL (March 3) - ", ("ORVAL", THIRD, ())),
    ("(Reuters) - ", (None, None, credited("Reuters"))),
    ("ORVAL, Meridia, March 3 (Kyodo) -- ", ("ORVAL, Meridia", THIRD, credited("Kyodo"))),
    ("ÉVRANS (AFP) — ", ("ÉVRANS", None, credited("AFP"))),
    ("WATCH: ", NOTHING),
    ("BREAKING — ", NOTHING),
    ("Analysis: ", NOTHING),
    ("UN: ", NOTHING),
]

CAPTIONS: list[tuple[str, Expected]] = [
    (" AFP", (None, None, credited("AFP", scope=Scope.PHOTO))),
    (" XPA", (None, None, credited("XPA", scope=Scope.PHOTO))),
    (" (AFP/Dee Marn)", (None, None, credited("AFP", scope=Scope.PHOTO))),
    (" (Dee Marn/XPA)", (None, None, credited("XPA", scope=Scope.PHOTO))),
    (" Photo: Dee Marn/Reuters", (None, None, credited("Reuters", scope=Scope.PHOTO))),
    (" Photograph: Dee Marn/XPA", (None, None, credited("XPA", scope=Scope.PHOTO))),
    (" (AP Photo/Dee Marn)", (None, None, credited("AP", scope=Scope.PHOTO))),
    (" AP Photo/Dee Marn", (None, None, credited("AP", scope=Scope.PHOTO))),
    (" REUTERS/Dee Marn", (None, None, credited("Reuters", scope=Scope.PHOTO))),
    (" (Dee Marn via AP)", (None, None, credited("AP", scope=Scope.PHOTO))),
    (" Picture: Getty Images", (None, None, credited("Getty Images", scope=Scope.PHOTO))),
    (" Dee Marn / Getty Images", (None, None, credited("Getty Images", scope=Scope.PHOTO))),
    (
        " [Dee Marn/North News Agency]",
        (None, None, credited("North News Agency", scope=Scope.PHOTO)),
    ),
    (" (Photo: Dee Marn)", NOTHING),
    (" Image: EPA", (None, None, credited("EPA", scope=Scope.PHOTO))),
    (" (XPA)", (None, None, credited("XPA", scope=Scope.PHOTO))),
    (" Credit: Dee Marn/PA", (None, None, credited("PA", scope=Scope.PHOTO))),
    (" File photo: AFP", (None, None, credited("AFP", scope=Scope.PHOTO))),
]

BYLINES: list[tuple[str, Expected]] = [
    ("AP", (None, None, credited("AP"))),
    ("Reuters in Orval", (None, None, credited("Reuters"))),
    ("By The Associated Press", (None, None, credited("AP"))),
    ("By Ada Lorn, AFP", (None, None, credited("AFP"))),
    ("Agence France-Presse in Orval", (None, None, credited("AFP"))),
    ("By Ada Lorn and Bo Tarn", NOTHING),
    ("Staff and agencies", NOTHING),
    ("By Ada Lorn with AFP", (None, None, credited("AFP"))),
]

ENDINGS: list[tuple[str, Expected]] = [
    (" (AFP)", (None, None, credited("AFP"))),
    ("\n\nAFP", (None, None, credited("AFP"))),
    ("\n\n— XPA", (None, None, credited("XPA"))),
    ("\n\nWith inputs from Reuters", (None, None, credited("Reuters"))),
    ("\n\nSource: Xinhua", (None, None, credited("Xinhua"))),
    (" -- AP", (None, None, credited("AP"))),
    ("\n\n© 2031 AFP", (None, None, credited("AFP"))),
    ("\n\n(With files from The Canadian Press)", (None, None, credited("The Canadian Press"))),
    ("\n\nThe mayor joined the Meridian Bridge Council (MBC).", NOTHING),
    ("\n\nThe council told Reuters that it would pay.", NOTHING),
]

CASES = [
    *((lede(line), wanted) for line, wanted in DATELINES),
    *((caption(line), wanted) for line, wanted in CAPTIONS),
    *((byline(line), wanted) for line, wanted in BYLINES),
    *((ending(line), wanted) for line, wanted in ENDINGS),
]


def test_there_are_sixty_cases() -> None:
    assert len(CASES) == 60


def test_credits_and_datelines_are_right_in_95_of_100_cases() -> None:
    wrong = [(wanted, got) for words, wanted in CASES if (got := found(text(words))) != wanted]
    assert len(wrong) <= 0.05 * len(CASES), wrong


def test_a_credit_may_stand_on_the_line_under_its_caption_where_an_editor_broke_it() -> None:
    report = text(
        "Crack shuts bridge\n\nThe eastern ramp of the bridge at Orval on Monday, the day on\n"
        "which the divers found a crack in its middle pier. (Photo:\nXPA/Dee Marn)\n\n"
        "The bridge at Orval was closed on Monday after divers found a\n"
        "crack in its middle pier, the mayor said.\n"
    )
    assert [(one.agency, one.scope) for one in report.credits] == [("XPA", Scope.PHOTO)]
