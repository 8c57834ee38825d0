"""The JSON API: the same things that the pages show and do, for programs."""

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from twicetold.dossier.format import DossierFile
from twicetold.model import (
    Decision,
    DecisionKind,
    Edition,
    Failure,
    Given,
    Passage,
    StoryLine,
)
from twicetold.version import VERSION
from twicetold.web import deciding, errands, reading
from twicetold.web.accounts import Role
from twicetold.web.deciding import Reviewer
from twicetold.web.desk import Desk, aside, desk
from twicetold.web.drawing import Sheet
from twicetold.web.entering import entered, left
from twicetold.web.gathering import Wanted, is_address
from twicetold.web.guard import cookie
from twicetold.web.handing import begun, pasted
from twicetold.web.reading import Found, Search, found, sought
from twicetold.web.reviewing import PATIENCE
from twicetold.web.shapes import (
    Answer,
    Because,
    DecisionLine,
    HandedIn,
    Login,
    Made,
    Operation,
    Piece,
    Searching,
    Session,
    Status,
    Stories,
    Words,
    encoded,
)
from twicetold.web.visitor import Visitor, visitor
from twicetold.web.work import Phase, Work


async def _status(request: Request) -> Status:
    """Tell what the store holds and what was done last."""
    shelf = desk(request).shelf
    return Status(VERSION, await aside(shelf.tally), await aside(shelf.runs, 20))


async def _session(request: Request) -> Session:
    """Tell who asks, and give the token that changes must carry."""
    who = visitor(request)
    name, role = (who.account.name, who.account.role) if who.account else (None, None)
    return Session(name, role, who.csrf)


async def _log_in(request: Request, given: Login) -> Response:
    """Log in; the answer sets the cookie."""
    account, token = await entered(request, given.name, given.password)
    csrf = Visitor(account, token, open=False).csrf
    answer = encoded(Session(account.name, account.role, csrf))
    answer.headers["set-cookie"] = cookie(desk(request).settings, token)
    return answer


async def _log_out(request: Request) -> Response:
    """Log out; the cookie opens nothing any more."""
    left(request)
    return Response(status_code=204, headers={"set-cookie": cookie(desk(request).settings, "")})


async def _stories(request: Request, asked: Searching) -> Stories:
    """List stories, the one with the latest report first."""
    fields = {field: getattr(asked, field) for field in asked.__struct_fields__}
    search = Search(**fields | {"words": asked.words[: reading.LONGEST_SEARCH]})
    return Stories(*await aside(sought, desk(request), search))


async def _story(request: Request) -> StoryLine:
    """Give a story by its id, or by one that it had before."""
    line: StoryLine = await aside(desk(request).shelf.line, request.path_params["story"])
    return line


async def _dossier(request: Request) -> Response:
    """Give all that was found about a story: dossier.json, format 1."""
    return await reading.sheet(desk(request), request.path_params["story"], Sheet.JSON)


async def _search(request: Request, asked: Words) -> tuple[Found, ...]:
    """Find passages by words, those of the latest reports first."""
    words = asked.words[: reading.LONGEST_SEARCH]
    return await aside(found, desk(request), words, asked.offset, asked.limit)


async def _editions(request: Request) -> tuple[Edition, ...]:
    """Give the editions of the article of which a report is one, in the order of arrival."""
    shelf = desk(request).shelf
    edition = await aside(shelf.edition, request.path_params["report"])
    return await aside(shelf.editions, edition.article)


async def _failures(request: Request, asked: Piece) -> tuple[Failure, ...]:
    """List what could not be read."""
    return await aside(desk(request).shelf.failures, offset=asked.offset, limit=asked.limit)


async def _decisions(request: Request, asked: Piece) -> tuple[DecisionLine, ...]:
    """List what people decided, the latest first."""
    taken = (await aside(desk(request).shelf.decisions))[::-1]
    return tuple(
        DecisionLine(d.id, d.kind, d.left, d.right, d.answer, d.by, d.at, d.note)
        for d in taken[asked.offset : asked.offset + asked.limit]
    )


async def _decide(request: Request, given: Answer) -> Made:
    """Decide something; the words are passages as the dossier has them."""
    if given.kind is DecisionKind.UNDO:
        raise HTTPException(400, "undo a decision at /api/decisions/{decision}/undo")
    at, by = desk(request), Reviewer(_name(request), given.note)
    sides = (given.left, given.right)
    await aside(_check_words, at, [side for side in sides if side is not None])
    return await _kept(at, by, deciding.of_passages(given.kind, sides, given.answer, by))


async def _undo(request: Request, given: Because) -> Made:
    """Undo a decision."""
    at, by = desk(request), Reviewer(_name(request), given.note)
    wanted = request.path_params["decision"]
    if wanted not in {one.id for one in await aside(at.shelf.decisions)}:
        raise HTTPException(404, "there is no such decision")
    return await _kept(at, by, deciding.undo(wanted, by))


async def _hand_in(request: Request, given: HandedIn) -> Work:
    """Bring in a report; the answer tells where its progress is told."""
    at = desk(request)
    wanted: Wanted = given.url or ""
    if given.text is not None:
        about = Given(
            headline=given.headline,
            outlet=given.outlet,
            publisher=given.publisher,
            published=given.published,
            url=given.url,
        )
        wanted = pasted(given.text, about, at.settings.largest_paste)
    elif not is_address(given.url or ""):
        raise HTTPException(400, "give the text of a report, or the address of its page")
    return begun(at, wanted, _name(request))


async def _works(request: Request) -> tuple[Work, ...]:
    """List the work that is remembered, the latest first."""
    at = desk(request)
    return (*at.adding.works(), *at.deciding.works())


async def _work(request: Request) -> Work:
    """Tell how far a piece of work is."""
    at, id = desk(request), request.path_params["work"]
    work = at.adding.work(id) or at.deciding.work(id)
    if work is None:
        raise HTTPException(404, "this work is not remembered any more")
    return work


def _check_words(at: Desk, sides: list[Passage]) -> None:
    texts = {report.id: report.text for report in at.shelf.reports({s.report for s in sides})}
    for side in sides:
        if texts.get(side.report, "")[side.start : side.end] != side.exact or not side.exact:
            raise HTTPException(400, f"{side.report} has no such words at {side.start}")


async def _kept(at: Desk, by: Reviewer, decisions: tuple[Decision, ...]) -> Made:
    work = at.deciding.begin(
        f"decision {decisions[0].id}", by.name, errands.decide, at.settings.store, decisions
    )
    work = await at.deciding.waited(work.id, PATIENCE)
    if work.phase is Phase.FAILED:
        raise HTTPException(503, work.reason)
    return Made(decisions[0].id, work)


def _name(request: Request) -> str:
    account = visitor(request).account
    return account.name if account is not None else ""


OPERATIONS = (
    Operation("GET", "/api/status", _status, Status),
    Operation("GET", "/api/session", _session, Session, role=None),
    Operation("POST", "/api/login", _log_in, Session, role=None, body=Login),
    Operation("POST", "/api/logout", _log_out, None, HTTPStatus.NO_CONTENT),
    Operation("GET", "/api/stories", _stories, Stories, query=Searching),
    Operation("GET", "/api/stories/{story}", _story, StoryLine),
    Operation("GET", "/api/stories/{story}/dossier", _dossier, DossierFile),
    Operation("GET", "/api/search", _search, tuple[Found, ...], query=Words),
    Operation("GET", "/api/reports/{report}/editions", _editions, tuple[Edition, ...]),
    Operation("GET", "/api/failures", _failures, tuple[Failure, ...], query=Piece),
    Operation("GET", "/api/decisions", _decisions, tuple[DecisionLine, ...], query=Piece),
    Operation(
        "POST", "/api/decisions", _decide, Made, HTTPStatus.CREATED, Role.REVIEWER, body=Answer
    ),
    Operation(
        "POST",
        "/api/decisions/{decision}/undo",
        _undo,
        Made,
        HTTPStatus.CREATED,
        Role.REVIEWER,
        body=Because,
    ),
    Operation(
        "POST", "/api/reports", _hand_in, Work, HTTPStatus.ACCEPTED, Role.REVIEWER, body=HandedIn
    ),
    Operation("GET", "/api/work", _works, tuple[Work, ...]),
    Operation("GET", "/api/work/{work}", _work, Work),
)
"""All that a program can ask for; the routes and the description are both made of these."""
