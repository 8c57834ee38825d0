"""The routes of the JSON API and its description (OpenAPI 3.1), both made of ``OPERATIONS``."""

import re
from functools import cache
from typing import Any

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from twicetold.version import VERSION
from twicetold.web.api import OPERATIONS
from twicetold.web.shapes import Fault, Operation, encoded
from twicetold.web.visitor import HEADER, Endpoint, needs, same_site

_PARAMETER = re.compile(r"\{(\w+)\}")
_FAULTS = {
    400: "the request cannot be understood",
    401: "nobody is logged in",
    403: "the role or the token is missing",
    404: "there is no such thing",
    409: "nobody needs to log in here",
    413: "the request is too large",
    415: "the body is no JSON",
    421: "the server is not called so",
    429: "too many tries; see Retry-After",
    503: "the store cannot be read or written now, or too much work is waiting",
}


def routes() -> list[Route]:
    """Give the routes of the API."""
    described = Route("/api/openapi.json", _description, methods=["GET"])
    return [
        described,
        *(Route(one.path, _endpoint(one), methods=[one.method]) for one in OPERATIONS),
    ]


def _endpoint(one: Operation) -> Endpoint:
    async def answered(request: Request) -> Response:
        given = []
        if one.query is not None:
            given.append(_converted(one.query, dict(request.query_params)))
        if one.body is not None:
            given.append(await _body(one.body, request))
        answer = await one.act(request, *given)
        return answer if isinstance(answer, Response) else encoded(answer, one.status)

    async def from_anybody(request: Request) -> Response:
        if one.method != "GET":
            await same_site(request)
        return await answered(request)

    return from_anybody if one.role is None else needs(one.role)(answered)


def _converted(kind: type[Any], given: dict[str, str]) -> Any:
    try:
        return msgspec.convert(given, kind, strict=False)
    except msgspec.ValidationError as error:
        raise HTTPException(400, str(error)) from error


async def _body(kind: type[Any], request: Request) -> Any:
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise HTTPException(415, "the body is JSON, and its type application/json")
    try:
        return msgspec.json.decode(await request.body(), type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise HTTPException(400, str(error)) from error


async def _description(_request: Request) -> Response:
    return encoded(document())


@cache
def document() -> dict[str, Any]:
    """Describe the API."""
    types = [kind for one in OPERATIONS for kind in (one.answer, one.query, one.body) if kind]
    found, schemas = msgspec.json.schema_components(
        [*types, Fault], ref_template="#/components/schemas/{name}"
    )
    refs = {str(kind): schema for kind, schema in zip([*types, Fault], found, strict=True)}
    paths: dict[str, dict[str, Any]] = {}
    for one in OPERATIONS:
        paths.setdefault(one.path, {})[one.method.lower()] = _described(one, refs, schemas)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Twicetold",
            "version": VERSION,
            "description": "Log in at /api/login where there are accounts. Every change carries "
            "the token that /api/session gives in the header X-CSRF-Token.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "login": {"type": "apiKey", "in": "cookie", "name": "twicetold"},
                "token": {"type": "apiKey", "in": "header", "name": HEADER},
            },
        },
    }


def _described(one: Operation, refs: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    what = (one.act.__doc__ or "").strip()
    answer: dict[str, Any] = {"description": "done"}
    if one.answer is not None:
        answer["content"] = {"application/json": {"schema": refs[str(one.answer)]}}
    described: dict[str, Any] = {
        "operationId": one.act.__name__.strip("_"),
        "summary": what,
        "parameters": [*_in_path(one), *_in_query(one, schemas)],
        "security": [] if one.role is None else [{"login": []}],
        "responses": {str(int(one.status)): answer, **_faults(refs)},
    }
    if one.method != "GET":
        described["security"] = [{"login": [], "token": []}]
    if one.body is not None:
        content = {"application/json": {"schema": refs[str(one.body)]}}
        described["requestBody"] = {"required": True, "content": content}
    return described


def _faults(refs: dict[str, Any]) -> dict[str, Any]:
    content = {"application/json": {"schema": refs[str(Fault)]}}
    return {str(code): {"description": why, "content": content} for code, why in _FAULTS.items()}


def _in_path(one: Operation) -> list[dict[str, Any]]:
    return [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in _PARAMETER.findall(one.path)
    ]


def _in_query(one: Operation, schemas: dict[str, Any]) -> list[dict[str, Any]]:
    if one.query is None:
        return []
    fields = schemas[one.query.__name__]["properties"]
    return [{"name": name, "in": "query", "schema": schema} for name, schema in fields.items()]
