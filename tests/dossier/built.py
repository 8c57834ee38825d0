"""A small dossier made by hand, with one hostile report in it."""

from twicetold.model import (
    Appearance,
    Attribution,
    Claim,
    Comparison,
    Corroboration,
    Difference,
    DifferenceKind,
    Direction,
    Dossier,
    Edit,
    Failure,
    Form,
    Origin,
    OriginKind,
    Pair,
    PairState,
    Part,
    Quantity,
    Reason,
    Report,
    Reuse,
    ReuseKind,
    Role,
    Side,
    Speaker,
    State,
    Story,
    Verdict,
    Wording,
)

HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(2)> | *star* \u202eevil n\x00l'
"""Markup, an override of the direction that is never closed, and a null byte."""
LONG = "w" * 10_000
"""A word as long as a page."""
LEFT = "Fire in Oldmere\n\nThe blaze killed nine people, chief Ada Moss said."
RIGHT = "The fire killed ten people, chief Ada Moss said."


def _report(id: str, outlet: str, text: str) -> Report:
    cut = text.index("\n\n")
    parts = (Part(Role.HEADLINE, 0, cut), Part(Role.BODY, cut + 2, len(text)))
    return Report(id, f"{id}.html", outlet, outlet, text, parts, published="2031-03-12")


def _attribution(report: Report) -> Attribution:
    start, end = report.text.index("\n\n") + 2, report.text.index(", chief")
    source = report.passage(report.text.index("chief Ada"), report.text.index(" said"))
    said = report.text.index("said")
    cue = report.passage(said, said + len("said"))
    return Attribution(
        id=f"a-{report.id}",
        report=report.id,
        content=(report.passage(start, end),),
        source=(source,),
        cue=(cue,),
        form=Form.INDIRECT,
        speaker=Speaker("ada moss", "Ada Moss", "chief"),
        rule="clause before source",
    )


def dossier(other: str = HOSTILE) -> Dossier:
    """Build two reports that contradict each other about one figure.

    Args:
        other: The outlet, the headline and the failure of the second; the hostile one by default.
    """
    text = f"{other}\n\n{RIGHT}"
    if other == HOSTILE:
        text += f" {LONG} \r\u062e\u0628\u0631"
    left, right = _report("r-1", "The Oldmere Post", LEFT), _report("r-2", other, text)
    said = (_attribution(left), _attribution(right))
    appearances = tuple(
        Appearance(a.report, a.content, a.id, None, (_killed(report, a),))
        for report, a in zip((left, right), said, strict=True)
    )
    numbers = tuple(a.figures[0].passage for a in appearances)
    differs = Difference(DifferenceKind.NUMBER, numbers[0], numbers[1], "9 and 10")
    claim = Claim("c-1", "s-1", appearances, (Comparison(0, 1, Verdict.CONTRADICTS, (differs,)),))
    sources = tuple(a.source[0] for a in said)
    reason = Reason("same speaker", sources)
    found = Corroboration(
        claim="c-1",
        origins=(Origin("ada moss", OriginKind.SPEAKER, (0, 1), (reason,)),),
        pairs=(Pair(0, 1, PairState.SAME, "same speaker", sources),),
        caveats=(),
        sides=(Side((0,), 1, 1, 1, 1), Side((1,), 1, 1, 1, 1)),
        outlets=2,
        publishers=2,
        fewest=1,
        most=1,
        contested=True,
        state=State.DEPENDENT,
    )
    return Dossier(
        version="0",
        reports=(left, right),
        moments=((), ()),
        stories=(Story("s-1", ("r-1", "r-2")),),
        reuses=(_reuse(left, right),),
        attributions=said,
        claims=(claim,),
        corroborations=(found,),
        series=(),
        names=(),
        failures=(Failure("extract", other, "holds no article; give the article's own page"),),
    )


def _killed(report: Report, attribution: Attribution) -> Quantity:
    passage = attribution.content[0]
    word = "nine" if "nine" in passage.exact else "ten"
    start = report.text.index(f"killed {word}") + len("killed ")
    value = 9 if word == "nine" else 10
    words = report.passage(start, start + len(word))
    return Quantity("people killed", value, value, "", approximate=False, as_of=None, passage=words)


def _reuse(left: Report, right: Report) -> Reuse:
    sides = [r.passage(r.text.index("killed"), len(r.text)) for r in (left, right)]
    edit = Edit(
        sides[0].cut(sides[0].start + 7, sides[0].start + 11),
        sides[1].cut(sides[1].start + 7, sides[1].start + 10),
    )
    return Reuse(
        sides[0],
        sides[1],
        Wording.REWRITE,
        ReuseKind.PROSE,
        (),
        (edit,),
        Direction.UNDECIDED,
        ("no evidence",),
    )
