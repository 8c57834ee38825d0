"""Review: a claim's page on which people decide, and the history of what they decided."""

from urllib.parse import quote

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from twicetold.dossier.claims import ClaimView, by_label
from twicetold.dossier.funnel import name
from twicetold.dossier.view import stories
from twicetold.model import Decision, DecisionKind, Dossier, Missing, Passage, TwicetoldError
from twicetold.model.decision import ANSWERS
from twicetold.web import deciding, errands
from twicetold.web.accounts import Role
from twicetold.web.deciding import Incomplete, Reviewer, Subject
from twicetold.web.desk import aside, desk
from twicetold.web.pages import page
from twicetold.web.visitor import needs, visitor
from twicetold.web.work import Phase

PATIENCE = 20.0
"""Seconds for which a reviewer waits until the story is read anew; then its progress is shown."""

_PAIRED = (DecisionKind.ORIGINS, DecisionKind.SPEAKERS, DecisionKind.APPEARANCES)


@needs(Role.READER)
async def claim(request: Request) -> Response:
    """Show a claim with all that can be decided about it and all that was."""
    return await _shown(request)


@needs(Role.REVIEWER)
async def decide(request: Request) -> Response:
    """Keep what a reviewer answers about a claim."""
    form, of = await request.form(), await _subject(request)
    by = Reviewer(_name(request), str(form.get("note", "")))
    try:
        decisions = _decided(form, of, by)
    except TwicetoldError as error:
        return await _shown(request, str(error), 400)
    return await _kept(request, decisions, f"/stories/{_story(of)}")


@needs(Role.REVIEWER)
async def undo(request: Request) -> Response:
    """Undo a decision."""
    form, at = await request.form(), desk(request)
    wanted = request.path_params["decision"]
    if wanted not in {one.id for one in await aside(at.shelf.decisions)}:
        raise HTTPException(404, "there is no such decision")
    by = Reviewer(_name(request), str(form.get("note", "")))
    try:
        decisions = deciding.undo(wanted, by)
    except TwicetoldError as error:
        return await _history(request, str(error), 400)
    return await _kept(request, decisions, "/decisions")


@needs(Role.READER)
async def history(request: Request) -> Response:
    """Show all decisions, the latest first."""
    return await _history(request)


async def _history(request: Request, fault: str = "", status: int = 200) -> Response:
    decisions = await aside(desk(request).shelf.decisions)
    undone = {one.answer: one for one in decisions if one.kind is DecisionKind.UNDO}
    return page(request, "decisions", status, decisions=decisions[::-1], undone=undone, fault=fault)


async def _kept(request: Request, decisions: tuple[Decision, ...], then: str) -> Response:
    at = desk(request)
    number = len(decisions)
    work = at.deciding.begin(
        f"{number} decision{'s' * (number > 1)}",
        _name(request),
        errands.decide,
        at.settings.store,
        decisions,
    )
    work = await at.deciding.waited(work.id, PATIENCE)
    if work.phase is not Phase.DONE:
        return RedirectResponse(f"/work/{work.id}", 303)
    return RedirectResponse(f"{then}?fresh=1", 303)


def _decided(form: FormData, of: Subject, by: Reviewer) -> tuple[Decision, ...]:
    """Read the one of the page's forms that was sent."""
    action = str(form.get("action", ""))
    if action == "split":
        return deciding.split(of, _numbers(form, "leaving"), by)
    if action == "merge":
        return deciding.merge(of, _numbers(form, "origin"), by)
    if action == "pair":
        kind = str(form.get("kind", ""))
        if kind not in _PAIRED:
            raise Incomplete("choose what the answer is about")
        answer = str(form.get("answer", ""))
        return deciding.pair(of, DecisionKind(kind), _numbers(form, "side"), answer, by)
    if action == "grade":
        numbers = _numbers(form, "appearance")
        return deciding.grade(of, numbers[0] if numbers else -1, str(form.get("grade", "")), by)
    raise Incomplete("choose what to decide")


def _numbers(form: FormData, field: str) -> list[int]:
    given = (str(value) for value in form.getlist(field))
    return [int(value) for value in given if value.isascii() and value.isdecimal()]


async def _subject(request: Request) -> Subject:
    found: Dossier = await aside(desk(request).shelf.dossier, request.path_params["story"])
    return deciding.subject(found, request.path_params["claim"])


async def _shown(request: Request, fault: str = "", status: int = 200) -> Response:
    of = await _subject(request)
    view = await aside(_view, of)
    passages = {p for a in of.claim.appearances for p in a.content}
    touching = [
        one
        for one in of.dossier.decisions
        if any(_touches(side, passages) for side in (one.decision.left, one.decision.right))
    ]
    about = {one.decision.id for one in touching}
    undoing = [one for one in of.dossier.decisions if one.decision.answer in about]
    return page(
        request,
        "claim",
        status,
        of=of,
        view=view,
        by_label=lambda found: sorted(found, key=lambda at: _label(view, at)),
        origin_name=lambda origin: name(origin, view),
        story=_story(of),
        decisions=[*touching, *undoing][::-1],
        undone={one.decision.answer for one in undoing},
        answers=sorted(ANSWERS[DecisionKind.ORIGINS]),
        kinds=_PAIRED,
        fault=fault,
    )


def _view(of: Subject) -> ClaimView:
    for story in stories(of.dossier):
        for view in (*story.carried, *story.alone):
            if view.claim.id == of.claim.id:
                return view
    raise Missing(f"the story has no claim {of.claim.id}")


def _label(view: ClaimView, at: int) -> tuple[int, str]:
    return by_label(view.appearances[at].report.label)


def _touches(side: Passage | None, passages: set[Passage]) -> bool:
    return side is not None and any(
        side.report == one.report and side.span.overlaps(one.span) for one in passages
    )


def _story(of: Subject) -> str:
    return quote(of.claim.story)


def _name(request: Request) -> str:
    account = visitor(request).account
    return account.name if account is not None else ""
