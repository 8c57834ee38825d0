"""What programs send to the JSON API and what they are given."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, Any

import msgspec
from starlette.responses import Response

from twicetold.model import DecisionKind, Passage, Run, StoryLine, Tally
from twicetold.web.accounts import Role
from twicetold.web.work import Work

MOST = 100
"""Things in one answer."""


class Asked(msgspec.Struct, forbid_unknown_fields=True):
    """What a program asks for or sends; fields that are not named here are refused."""


class Piece(Asked):
    """A piece of a list."""

    offset: Annotated[int, msgspec.Meta(ge=0, le=1_000_000_000)] = 0
    limit: Annotated[int, msgspec.Meta(ge=1, le=MOST)] = 50


class Searching(Piece):
    """Stories that are looked for; the fields are those of ``reading.Search``."""

    words: str = ""
    contested: bool = False
    independent: bool = False
    since: str = ""


class Words(Piece):
    """Passages that are looked for."""

    words: str = ""


class Login(Asked):
    """A name and its password."""

    name: str
    password: str


class Answer(Asked):
    """A decision; the fields are those of ``Decision``, but who decides and when."""

    kind: DecisionKind
    answer: str
    note: str
    left: Passage | None = None
    right: Passage | None = None


class Because(Asked):
    """Why something is undone."""

    note: str


class HandedIn(Asked):
    """A report: the address of its page, or its text and what is known of it."""

    url: str | None = None
    text: str | None = None
    outlet: str | None = None
    publisher: str | None = None
    headline: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """Who asks, and the token that changes must carry in the header ``X-CSRF-Token``."""

    name: str | None
    role: Role | None
    csrf: str


@dataclass(frozen=True, slots=True)
class Status:
    """What the store holds and what was done last."""

    version: str
    tally: Tally
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Stories:
    """A piece of the list of stories, and whether there are more."""

    stories: tuple[StoryLine, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Fault:
    """Why something was not done."""

    error: str


@dataclass(frozen=True, slots=True)
class Made:
    """A decision that was kept: its id, and the work that reads its stories anew."""

    id: str
    work: Work


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision with its id; the fields are those of ``Decision``."""

    id: str
    kind: DecisionKind
    left: Passage | None
    right: Passage | None
    answer: str
    by: str
    at: str
    note: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that a program can ask for.

    Attributes:
        method: The HTTP method.
        path: The address, its parameters in braces.
        act: What is done.
        answer: The type of the answer's body; None for none.
        status: The status of success.
        role: Who may; None for anybody.
        query: The type of the query's parameters, if there are any.
        body: The type of the request's body, if there is one.
    """

    method: str
    path: str
    act: Callable[..., Awaitable[Any]]
    answer: Any
    status: int = 200
    role: Role | None = Role.READER
    query: type[Asked] | None = None
    body: type[Asked] | None = None


def encoded(answer: object, status: int = 200) -> Response:
    """Write an answer as JSON."""
    return Response(msgspec.json.encode(answer), status, media_type="application/json")
