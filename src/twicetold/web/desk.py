"""What the endpoints work with: the open store, the drawer of sheets, the workshop."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import ParamSpec, TypeVar

from anyio.to_thread import run_sync
from starlette.requests import Request

from twicetold.store import Shelf
from twicetold.web.accounts import Accounts
from twicetold.web.drawer import Drawer
from twicetold.web.settings import Settings
from twicetold.web.throttle import Throttle
from twicetold.web.work import Workshop

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Desk:
    """What the endpoints work with.

    Attributes:
        settings: What is set.
        shelf: The open store.
        accounts: Who may log in.
        throttle: Who gave wrong passwords.
        drawer: Pages and files of stories.
        adding: Work that brings reports in.
        deciding: Work that keeps decisions; it does not wait for reports.
    """

    settings: Settings
    shelf: Shelf
    accounts: Accounts
    throttle: Throttle
    drawer: Drawer
    adding: Workshop
    deciding: Workshop


def desk(request: Request) -> Desk:
    """Give what the endpoints of this application work with."""
    found: Desk = request.app.state.desk
    return found


async def aside(verb: Callable[P, R], *arguments: P.args, **named: P.kwargs) -> R:
    """Ask something that takes a while, such as the store, in a thread of its own."""
    return await run_sync(partial(verb, *arguments, **named))
