"""Logging in and out."""

from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from twicetold.web.accounts import Account
from twicetold.web.desk import Desk, aside, desk
from twicetold.web.guard import cookie
from twicetold.web.pages import page
from twicetold.web.visitor import same_site, visitor

_LONGEST = 1_000
"""Signs of a name or password that are looked at."""


async def form(request: Request) -> Response:
    """Show the form to log in."""
    then = _inside(request.query_params.get("next", "/"))
    return page(request, "login", fault="", then=then)


async def log_in(request: Request) -> Response:
    """Begin a login."""
    await same_site(request)
    given = await request.form()
    then = _inside(str(given.get("next", "/")))
    try:
        _, token = await entered(
            request, str(given.get("name", "")), str(given.get("password", ""))
        )
    except HTTPException as refusal:
        again = page(request, "login", refusal.status_code, fault=refusal.detail, then=then)
        again.headers.update(refusal.headers or {})
        return again
    answer = RedirectResponse(then, 303)
    answer.headers["set-cookie"] = cookie(desk(request).settings, token)
    return answer


async def log_out(request: Request) -> Response:
    """End the login."""
    await same_site(request)
    left(request)
    answer = RedirectResponse("/login", 303)
    answer.headers["set-cookie"] = cookie(desk(request).settings, "")
    return answer


async def entered(request: Request, name: str, password: str) -> tuple[Account, str]:
    """Check a name and its password and begin a login.

    Returns:
        The account, and the token for the cookie.

    Raises:
        HTTPException: 401; 429 after several wrong passwords.
    """
    at: Desk = desk(request)
    if visitor(request).open:
        raise HTTPException(409, "nobody needs to log in here: there are no accounts")
    name, password = name[:_LONGEST], password[:_LONGEST]
    address = request.client.host if request.client else ""
    keys = (f"address {address}", f"name {name}")
    wait = at.throttle.wait(*keys)
    if wait:
        headers = {"Retry-After": str(wait)}
        raise HTTPException(429, f"too many tries; come back in {wait} seconds", headers)
    at.throttle.failed(*keys)  # before the check, so that many at once are counted, too
    account = await aside(at.accounts.checked, name, password)
    if account is None:
        raise HTTPException(401, "there is no such name with this password")
    at.throttle.passed(*keys)
    return account, at.accounts.login(account, at.settings.session_hours)


def left(request: Request) -> None:
    """End the login of the one who asks."""
    if not visitor(request).open:
        desk(request).accounts.logout(visitor(request).token)


def _inside(place: str) -> str:
    """Let a login lead to pages of this server only."""
    parts = urlsplit(place)
    safe = place.startswith("/") and not place.startswith(("//", "/\\")) and place.isprintable()
    return place if safe and not parts.netloc and not parts.scheme else "/"
