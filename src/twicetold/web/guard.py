"""What every request passes: the name of the host, the size, the cookie, the headers."""

from ipaddress import ip_address
from secrets import token_urlsafe

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from twicetold.web.accounts import Account, Accounts, Role
from twicetold.web.settings import Settings
from twicetold.web.visitor import Visitor

_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_TOKEN_SIGNS = 64
"""Signs of the longest cookie that is looked at."""


class Guard:
    """The outermost layer of the application."""

    def __init__(self, app: ASGIApp, settings: Settings, accounts: Accounts) -> None:
        self._app = app
        self._settings = settings
        self._accounts = accounts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(Headers(scope=scope))
        if refusal is not None:
            await refusal(scope, receive, self._with_headers(send, ""))
            return
        given = HTTPConnection(scope).cookies.get(_cookie_name(self._settings), "")[:_TOKEN_SIGNS]
        who = self._visitor(given)
        scope.setdefault("state", {})["visitor"] = who
        answer = self._with_headers(send, "" if who.token == given else who.token)
        await self._app(scope, self._counted(receive), answer)

    def _visitor(self, given: str) -> Visitor:
        """Look up who asks; whoever has no cookie is given one, which is nobody's login."""
        if self._settings.open and not self._accounts.any():
            local = Account(self._settings.local, Role.REVIEWER)
            return Visitor(local, given or token_urlsafe(32), open=True)
        account = self._accounts.logged_in(given)
        return Visitor(account, given or token_urlsafe(32), open=False)

    def _refusal(self, headers: Headers) -> PlainTextResponse | None:
        allowed = self._settings.hosts
        if allowed and _name(headers.get("host", "")) not in allowed:
            return PlainTextResponse("this server is not called so", 421)
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self._settings.largest_body:
            return PlainTextResponse(self._too_long, 413)
        return None

    @property
    def _too_long(self) -> str:
        return f"a request has at most {self._settings.largest_body} bytes"

    def _counted(self, receive: Receive) -> Receive:
        left = self._settings.largest_body

        async def counted() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                raise HTTPException(413, self._too_long)
            return message

        return counted

    def _with_headers(self, send: Send, token: str) -> Send:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
                if self._settings.secure:
                    headers["Strict-Transport-Security"] = "max-age=31536000"
                if token and "set-cookie" not in headers:
                    headers.append("set-cookie", cookie(self._settings, token))
            await send(message)

        return sending


def cookie(settings: Settings, token: str) -> str:
    """Write the header that sets the cookie; an empty token takes it away."""
    secure = "; Secure" if settings.secure else ""
    age = settings.session_hours * 3600 if token else 0
    name = _cookie_name(settings)
    return f"{name}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{secure}"


def _cookie_name(settings: Settings) -> str:
    return "__Host-twicetold" if settings.secure else "twicetold"


def _name(host: str) -> str:
    """Take the port and the brackets off a host."""
    bare = host.rpartition(":")[0] if not host.endswith("]") and ":" in host else host
    return bare.strip("[]").lower()


def is_loopback(host: str) -> bool:
    """Tell whether only this machine reaches an address to bind to."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
