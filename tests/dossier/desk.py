"""Reports, claims and dossiers that tests lay out, each in a line."""

from collections.abc import Sequence

from twicetold.dossier.claims import ClaimView, claim_view
from twicetold.dossier.reports import labelled
from twicetold.model import (
    Appearance,
    Attribution,
    Claim,
    Comparison,
    Corroboration,
    Difference,
    DifferenceKind,
    Form,
    Origin,
    OriginKind,
    Pair,
    Part,
    Passage,
    Quantity,
    Report,
    Role,
    Side,
    State,
    Verdict,
)


def report(id: str, text: str, *, published: str | None = None, outlet: str = "") -> Report:
    parts = (Part(Role.BODY, 0, len(text)),)
    name = outlet or f"The {id.title()}"
    return Report(f"r-{id}", f"{id}.txt", name, name, text, parts, published=published)


def words(of: Report, exact: str) -> Passage:
    start = of.text.index(exact)
    return of.passage(start, start + len(exact))


def count(of: Report, exact: str, value: float) -> Quantity:
    return Quantity("people hurt", value, value, "", False, None, words(of, exact))


def quoted(of: Report, exact: str) -> Attribution:
    return Attribution(f"a-{of.id}", of.id, (words(of, exact),), (), (), Form.DIRECT, None)


def differing(
    left: tuple[int, Passage | None],
    right: tuple[int, Passage | None],
    verdict: Verdict,
    kind: DifferenceKind = DifferenceKind.NUMBER,
) -> Comparison:
    found = Difference(kind, left[1], right[1], "a difference")
    return Comparison(left[0], right[0], verdict, (found,))


def laid_out(
    appearances: Sequence[tuple[Report, Passage, tuple[Quantity, ...]]],
    comparisons: Sequence[Comparison],
    *,
    sides: tuple[tuple[int, ...], ...] = (),
    origins: tuple[tuple[int, ...], ...] = (),
    pairs: tuple[Pair, ...] = (),
    attributions: tuple[Attribution, ...] = (),
) -> ClaimView:
    """Lay out one claim of reports that carry it, all of them in one story."""
    said = {a.report: a.id for a in attributions}
    found = tuple(
        Appearance(of.id, (content,), said.get(of.id), None, figures)
        for of, content, figures in appearances
    )
    everybody = tuple(range(len(found)))
    groups = origins or (everybody,)
    corroboration = Corroboration(
        claim="c-1",
        origins=tuple(
            Origin(f"source {at}", OriginKind.DOCUMENT, of, ()) for at, of in enumerate(groups)
        ),
        pairs=pairs,
        caveats=(),
        sides=tuple(Side(of, len(of), len(of), 1, 1) for of in sides or (everybody,)),
        outlets=len(found),
        publishers=len(found),
        fewest=1,
        most=len(groups),
        contested=len(sides) > 1,
        state=State.DEPENDENT,
    )
    reports = labelled({of.id: of for of, _, _ in appearances}.values())
    setting = (reports, {a.id: a for a in attributions})
    return claim_view(Claim("c-1", "s-1", found, tuple(comparisons)), corroboration, setting)
