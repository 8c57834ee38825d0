"""Templates of the web pages, and what every page is given."""

from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from twicetold import dossier
from twicetold.dossier import wording
from twicetold.version import VERSION
from twicetold.web.visitor import visitor


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("twicetold.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["rule"] = wording.rule
    environment.filters["shortened"] = wording.shortened
    environment.filters["stamp"] = wording.stamp
    environment.globals["version"] = VERSION
    return environment


_BODY = "<!-- here -->"
"""Where a page takes up what was drawn before; no word of a report is ever written so."""


def page(request: Request, template: str, status: int = 200, **shown: Any) -> HTMLResponse:
    """Render a page.

    Args:
        request: What was asked.
        template: The template's name, without its ending.
        status: The HTTP status.
        **shown: What the template shows.
    """
    return HTMLResponse(_written(request, template, shown), status)


def around(request: Request, template: str, body: bytes, **shown: Any) -> HTMLResponse:
    """Render a page around what was drawn before, which may be some megabytes.

    Args:
        request: What was asked.
        template: The template's name, without its ending.
        body: What was drawn, in UTF-8.
        **shown: What the template shows.
    """
    written = _written(request, template, {**shown, "body": _BODY})
    before, _, after = written.partition(_BODY)
    return HTMLResponse(b"".join((before.encode(), body, after.encode())))


def _written(request: Request, template: str, shown: dict[str, Any]) -> str:
    written = (
        _environment()
        .get_template(f"{template}.html.jinja")
        .render({"sought": "", "who": visitor(request), "here": request.url.path, **shown})
    )
    return dossier.showable(written)


_OWN = {"web.css": "text/css", "web.js": "text/javascript"}
_OF_DOSSIER = {"dossier.css": "text/css", "dossier.js": "text/javascript"}


def asset(name: str) -> tuple[str, str] | None:
    """Give a style sheet or script with its media type; None if there is no such file."""
    if name in _OF_DOSSIER:
        return dossier.asset(name), _OF_DOSSIER[name]
    if name in _OWN:
        return _read(name), _OWN[name]
    return None


@cache
def _read(name: str) -> str:
    return files("twicetold.web").joinpath("static", name).read_text("utf-8")
