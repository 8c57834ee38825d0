"""Who asks: their account, their role, and the token that their forms carry."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import wraps
from hashlib import sha256
from secrets import compare_digest
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from twicetold.web.accounts import Account, Role

Endpoint = Callable[[Request], Awaitable[Response]]

HEADER = "x-csrf-token"
"""The header in which a program gives the token; a form gives it as its field ``csrf``."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """One who asks.

    Attributes:
        account: The account; None for one who is not logged in.
        token: The cookie: of the login, or of nobody yet.
        open: Whether this server asks nobody to log in.
    """

    account: Account | None
    token: str
    open: bool

    @property
    def csrf(self) -> str:
        """Give the token of this visitor's forms: it follows from the cookie, one way."""
        return sha256(b"csrf:" + self.token.encode("utf-8", "surrogatepass")).hexdigest()

    def may(self, role: Role) -> bool:
        """Tell whether the visitor may do what this role may do."""
        return self.account is not None and self.account.role in {role, Role.REVIEWER}


def visitor(request: Request) -> Visitor:
    """Give the one who asks; ``guard.Guard`` has looked who it is."""
    found: Visitor = request.state.visitor
    return found


def needs(role: Role) -> Callable[[Endpoint], Endpoint]:
    """Let only who has a role reach an endpoint, and no form that another site has sent."""

    def wrap(endpoint: Endpoint) -> Endpoint:
        @wraps(endpoint)
        async def guarded(request: Request) -> Response:
            who = visitor(request)
            if who.account is None:
                if request.url.path.startswith("/api/"):
                    raise HTTPException(401, "log in first")
                return RedirectResponse(f"/login?next={quote(request.url.path)}", 303)
            if not who.may(role):
                raise HTTPException(403, f"this needs the role of a {role}")
            if request.method in {"GET", "HEAD"}:
                return await endpoint(request)
            try:
                await same_site(request)
                return await endpoint(request)
            finally:
                await request.close()  # the files of a form

        return guarded

    return wrap


async def same_site(request: Request) -> None:
    """Refuse a request that changes something and does not carry the visitor's token.

    Raises:
        HTTPException: 403.
    """
    given = request.headers.get(HEADER, "")
    if not given and not request.url.path.startswith("/api/"):
        given = str((await request.form()).get("csrf", ""))
    if not compare_digest(given.encode("utf-8", "replace"), visitor(request).csrf.encode()):
        raise HTTPException(
            403, "this form is too old or comes from elsewhere: go back, reload, send again"
        )
