"""The application: its routes, and what becomes of faults."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from twicetold import store
from twicetold.model import Missing, ShelfError, TwicetoldError
from twicetold.web import entering, handing, openapi, reading, reviewing
from twicetold.web.accounts import Accounts
from twicetold.web.crew import Crew, ready
from twicetold.web.desk import Desk
from twicetold.web.drawer import Drawer
from twicetold.web.guard import Guard
from twicetold.web.pages import page
from twicetold.web.settings import Settings
from twicetold.web.throttle import Throttle
from twicetold.web.work import Full, Workshop


def application(settings: Settings) -> ASGIApp:
    """Make the application that serves a store.

    Args:
        settings: What is set; ``Settings.store`` says where the store is.

    Returns:
        An ASGI application. It opens the store when it starts and lets go of it when it ends.
    """
    accounts = Accounts(settings.accounts)

    @asynccontextmanager
    async def life(app: Starlette) -> AsyncIterator[None]:
        drawing, adding, deciding = Crew(), Workshop(settings), Workshop(settings)
        with store.opened(settings.store) as shelf:
            app.state.desk = Desk(
                settings=settings,
                shelf=shelf,
                accounts=accounts,
                throttle=Throttle(settings.tries, settings.wait),
                drawer=Drawer(settings, drawing),
                adding=adding,
                deciding=deciding,
            )
            begun = asyncio.create_task(drawing.do(ready)) if settings.early else None
            yield
            if begun is not None:
                await begun
            for crew in (drawing, adding, deciding):
                crew.close()

    app = Starlette(
        routes=_routes(),
        exception_handlers={
            HTTPException: _refused,
            TwicetoldError: _failed,
            Exception: _broken,
        },
        lifespan=life,
    )
    return Guard(app, settings, accounts)


def _routes() -> list[Route]:
    return [
        Route("/", reading.stories),
        Route("/stories/{story}", reading.story),
        Route("/stories/{story}/files/{sheet}", reading.export),
        Route("/stories/{story}/claims/{claim}", reviewing.claim),
        Route("/stories/{story}/claims/{claim}", reviewing.decide, methods=["POST"]),
        Route("/decisions", reviewing.history),
        Route("/decisions/{decision}/undo", reviewing.undo, methods=["POST"]),
        Route("/add", handing.form),
        Route("/add", handing.hand_in, methods=["POST"]),
        Route("/work/{work}", handing.work),
        Route("/status", handing.status),
        Route("/login", entering.form),
        Route("/login", entering.log_in, methods=["POST"]),
        Route("/logout", entering.log_out, methods=["POST"]),
        Route("/static/{name}", reading.static),
        *openapi.routes(),
    ]


async def _refused(request: Request, error: Exception) -> Response:
    refusal = error if isinstance(error, HTTPException) else HTTPException(500)
    answer = _told(request, refusal.status_code, refusal.detail)
    answer.headers.update(refusal.headers or {})
    return answer


async def _failed(request: Request, error: Exception) -> Response:
    """Say what a room of the program could not do."""
    if isinstance(error, Missing):
        return _told(request, 404, str(error))
    if isinstance(error, ShelfError | Full):
        return _told(request, 503, str(error))
    return _told(request, 400, str(error))


async def _broken(request: Request, _error: Exception) -> Response:
    """Say no more of a fault of the program than that there is one; the log has the rest."""
    return _told(request, 500, "the program has a fault here; its log says more")


def _told(request: Request, status: int, why: str) -> Response:
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": why}, status)
    if not hasattr(request.state, "visitor"):
        return PlainTextResponse(why, status)
    return page(request, "fault", status, code=status, why=why)
