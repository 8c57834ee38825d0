"""Handing reports in: by address, by file, or pasted; and how far that is."""

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from twicetold.model import Given, TwicetoldError
from twicetold.web import errands, watching
from twicetold.web.accounts import Role
from twicetold.web.deciding import Incomplete
from twicetold.web.desk import Desk, aside, desk
from twicetold.web.gathering import Paste, Upload, Wanted, is_address
from twicetold.web.pages import page
from twicetold.web.visitor import needs, visitor
from twicetold.web.work import Work

_LONGEST_FIELD = 2_000
_FAILURES = 50


@needs(Role.REVIEWER)
async def form(request: Request) -> Response:
    """Show the three forms."""
    return page(request, "add", fault="", given={})


@needs(Role.REVIEWER)
async def hand_in(request: Request) -> Response:
    """Take what was handed in and begin to read it."""
    given = await request.form()
    at = desk(request)
    try:
        work = begun(at, await _wanted(given, at.settings.largest_paste), _name(request))
    except TwicetoldError as error:
        words = {name: value for name, value in given.items() if isinstance(value, str)}
        return page(request, "add", 400, fault=str(error), given=words)
    return RedirectResponse(f"/work/{work.id}", 303)


@needs(Role.READER)
async def work(request: Request) -> Response:
    """Show how far a piece of work is."""
    at, id = desk(request), request.path_params["work"]
    found = at.adding.work(id) or at.deciding.work(id)
    if found is None:
        raise HTTPException(404, "this work is not remembered any more")
    return page(request, "work", work=found)


@needs(Role.READER)
async def status(request: Request) -> Response:
    """Show what the store holds, what was done last and what could not be read."""
    shelf = desk(request).shelf
    return page(
        request,
        "status",
        tally=await aside(shelf.tally),
        runs=await aside(shelf.runs, 20),
        failures=await aside(shelf.failures, limit=_FAILURES),
        news=await aside(watching.latest, shelf),
        watched=await aside(watching.asked, shelf),
        works=(*desk(request).adding.works(), *desk(request).deciding.works())[:20],
    )


def begun(at: Desk, wanted: Wanted, by: str) -> Work:
    """Begin to bring something in.

    Raises:
        Full: Too much work is waiting already.
    """
    if isinstance(wanted, Upload):
        subject = f"file {wanted.name[:100]}"
    elif isinstance(wanted, Paste):
        subject = f"a text of {wanted.given.outlet}"
    else:
        subject = wanted[:200]
    return at.adding.begin(
        subject,
        by,
        errands.add,
        at.settings.store,
        wanted,
        allow_private=at.settings.allow_private,
    )


def pasted(text: str, given: Given, longest: int) -> Paste:
    """Check a text that was handed in.

    Raises:
        Incomplete: It is empty, too long or of no outlet.
    """
    if not text.strip():
        raise Incomplete("paste the words of the report")
    if len(text) > longest:
        raise Incomplete(f"a pasted text has at most {longest:,} signs; hand it in as a file")
    if not (given.outlet or "").strip():
        raise Incomplete("name the outlet: origins cannot be counted without it")
    if given.url and not is_address(given.url):
        raise Incomplete("the address begins with https://")
    return Paste(text, given)


async def _wanted(given: FormData, longest: int) -> Wanted:
    match str(given.get("how", "")):
        case "address":
            words = str(given.get("url", "")).strip()[:_LONGEST_FIELD]
            if not is_address(words):
                raise Incomplete("give the address of a page; it begins with https://")
            return words
        case "file":
            file = given.get("file")
            if not isinstance(file, UploadFile) or not file.filename:
                raise Incomplete("choose a file")
            return Upload(file.filename, await file.read())
        case "paste":
            about = Given(
                headline=_field(given, "headline"),
                outlet=_field(given, "outlet"),
                publisher=_field(given, "publisher"),
                published=_field(given, "published"),
                url=_field(given, "url"),
            )
            # A browser writes every line break of a form as CR LF.
            text = str(given.get("text", "")).replace("\r\n", "\n")
            return pasted(text, about, longest)
        case _:
            raise Incomplete("choose an address, a file or a text")


def _field(given: FormData, name: str) -> str | None:
    return str(given.get(name, "")).strip()[:_LONGEST_FIELD] or None


def _name(request: Request) -> str:
    account = visitor(request).account
    return account.name if account is not None else ""
