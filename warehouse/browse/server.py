"""Serve the page and its answers on this machine alone: routes, headers, whom to answer.

Only requests that name this machine as their host are answered: a page of somebody else, whose name was made to lead
here (DNS rebinding), is not. Nothing is written, and no request brings SQL.
"""

from __future__ import annotations

import socket
import sqlite3
from collections.abc import Callable, Mapping
from typing import Any

import duckdb
import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from warehouse.browse import api
from warehouse.browse.page import make_page, write_policy
from warehouse.browse.parameters import UnfitParameter, check_names
from warehouse.browse.publication import OpenPublication, ServedWarehouse

HOST = "127.0.0.1"
_NAMES = (HOST, "localhost")
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    # what is read stays out of the browser's files, and a page that is loaded again is a new one
    "Cache-Control": "no-store",
}
_GENERATION = "generation"
_CHOICE = ("where.…", "q")
_PAGE = ("limit", "offset")
_COUNT = ("measure", "by", "without", "types", "days", *_CHOICE)
# Of each address: what answers it, and the parameters that it knows.
_ANSWERS: Mapping[str, tuple[Callable[[OpenPublication, Mapping[str, str]], api.Answer], tuple[str, ...]]] = {
    "overview": (api.answer_overview, ()),
    "count": (api.answer_count, (*_COUNT, *_PAGE)),
    "sql": (api.answer_sql, _COUNT),
    "quotes": (api.answer_quotes, (*_CHOICE, *_PAGE)),
    "search": (api.answer_search, (*_CHOICE, *_PAGE)),
    "names": (api.answer_names, ("of", "q", *_PAGE)),
    "articles": (api.answer_articles, (*_CHOICE, "headline", *_PAGE)),
    "retold": (api.answer_retold, _PAGE),
    "revisions": (api.answer_revisions, ()),
    "rejects": (api.answer_rejects, ()),
}
_SINGLE_ANSWERS: Mapping[str, Callable[[OpenPublication, str], api.Answer | None]] = {
    "articles": api.answer_article,
    "entities": api.answer_entity,
}


class LocalOnly:
    """Answer those alone who ask for this machine by its own name, and put the headers on each answer."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        if Headers(scope=scope).get("host") in self._hosts:
            await self._app(scope, receive, send_with_headers)
        else:
            names = " or ".join(sorted(self._hosts))
            await PlainTextResponse(f"ask for {names}\n", 400)(scope, receive, send_with_headers)


def make_app(served: ServedWarehouse, port: int) -> Starlette:
    """Make the application that answers at a port of this machine."""

    def answer(request: Request) -> Response:
        answering, known = _ANSWERS[request.path_params["name"]]
        check_names(request.query_params.multi_items(), (*known, _GENERATION))
        return JSONResponse(answering(_find_publication(served, request), _read_values(request)))

    def answer_one(request: Request) -> Response:
        check_names(request.query_params.multi_items(), (_GENERATION,))
        name, key = request.path_params["name"], request.path_params["key"]
        found = _SINGLE_ANSWERS[name](_find_publication(served, request), key)
        if found is None:
            raise HTTPException(404, f"no {name} {key}")
        return JSONResponse(found)

    def show_page(_: Request) -> Response:
        return HTMLResponse(make_page(), headers={"Content-Security-Policy": write_policy()})

    routes = [
        Route("/", show_page),
        *(Route(f"/api/{name}", _bind_name(answer, name)) for name in _ANSWERS),
        *(Route(f"/api/{name}/{{key}}", _bind_name(answer_one, name)) for name in _SINGLE_ANSWERS),
    ]
    hosts = frozenset(f"{name}:{port}" for name in _NAMES)
    return Starlette(routes=routes, middleware=[Middleware(LocalOnly, hosts=hosts)], exception_handlers=_REFUSALS)


def _bind_name(answer: Callable[[Request], Response], name: str) -> Callable[[Request], Response]:
    def answer_named(request: Request) -> Response:
        request.path_params["name"] = name
        return answer(request)

    return answer_named


def _read_values(request: Request) -> dict[str, str]:
    return {name: value for name, value in request.query_params.items() if name != _GENERATION}


def _find_publication(served: ServedWarehouse, request: Request) -> OpenPublication:
    """Find the publication that a request is of: that of its page, or what is shown now.

    Raises:
        HTTPException: that of its page is no longer there.
    """
    found = served.find(request.query_params.get(_GENERATION))
    if found is None:
        raise HTTPException(409, "there is a new publication: load the page again")
    return found


def _refuse(request: Request, error: Exception) -> Response:
    """Say in one line what is wrong."""
    if isinstance(error, HTTPException):
        return JSONResponse({"error": str(error.detail)}, error.status_code)
    status = 400 if isinstance(error, UnfitParameter) else 500
    return JSONResponse({"error": str(error).splitlines()[0] if str(error) else "failed"}, status)


_REFUSALS: Mapping[Any, Callable[[Request, Exception], Response]] = dict.fromkeys(
    (HTTPException, UnfitParameter, duckdb.Error, sqlite3.Error, OSError), _refuse
)


def open_socket(port: int) -> socket.socket:
    """Open a port of this machine, that no other machine reaches; 0 takes any free one.

    Raises:
        OSError: it is taken.
    """
    # named as TCP, or asyncio leaves Nagle's algorithm on, and each answer waits 40 ms for itself
    opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind((HOST, port))
    except OSError:
        opened.close()
        raise
    opened.listen()
    return opened


def serve(served: ServedWarehouse, opened: socket.socket) -> None:
    """Answer at an open port until the process is asked to end."""
    app = make_app(served, opened.getsockname()[1])
    # what it has to say is said by the command
    config = uvicorn.Config(app, log_level="critical", lifespan="off", server_header=False)
    uvicorn.Server(config).run(sockets=[opened])
