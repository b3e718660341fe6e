"""A SPARQL 1.1 Protocol endpoint for reading, and the pages of a build beside it.

Follows the W3C recommendation "SPARQL 1.1 Protocol" (2013), section 2.1, query
operation: by GET, by a form, or by the query itself in a POST.  Updates are refused.
"""

import asyncio
import mimetypes
import signal
import socket
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

import pyoxigraph as ox
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from graph.asking.workers import (
    Asked,
    Limits,
    Outcome,
    Reply,
    ask_workers,
    start_workers,
    write_store,
)
from graph.errors import OutputError

if TYPE_CHECKING:
    from pebble import ProcessPool

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
#: A query longer than this is no question of a person's; in bytes.
LONGEST = 200_000
#: So many questions may be answered or wait at one time.
WAITING = 64
STATUS = {
    Outcome.ANSWERED: 200,
    Outcome.WRONG: 400,
    Outcome.NOT_ACCEPTED: 406,
    Outcome.TOO_LONG: 503,
    Outcome.TOO_LARGE: 503,
}
#: What this machine is called from itself.
HOSTS = ("localhost", "127.0.0.1", "[::1]")
HEADERS = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}
DESCRIPTION = """@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
[] a sd:Service ;
  sd:endpoint <> ;
  sd:supportedLanguage sd:SPARQL11Query ;
  sd:resultFormat <http://www.w3.org/ns/formats/SPARQL_Results_JSON>,
    <http://www.w3.org/ns/formats/SPARQL_Results_XML>,
    <http://www.w3.org/ns/formats/SPARQL_Results_CSV>,
    <http://www.w3.org/ns/formats/SPARQL_Results_TSV>,
    <http://www.w3.org/ns/formats/Turtle>,
    <http://www.w3.org/ns/formats/N-Triples>,
    <http://www.w3.org/ns/formats/RDF_XML>,
    <http://www.w3.org/ns/formats/JSON-LD> ;
  sd:defaultDataset [ a sd:Dataset ; sd:defaultGraph [ a sd:Graph ] ] .
"""


class WrongRequestError(Exception):
    """A request that the protocol does not know; ``status`` is the HTTP code."""

    def __init__(self, status: int, reason: str) -> None:
        self.status = status
        super().__init__(reason)


def application(
    pool: "ProcessPool",
    files: Mapping[str, bytes],
    *,
    limits: Limits,
    hosts: Sequence[str] = HOSTS,
) -> Starlette:
    """Return the server as an ASGI application.

    ``files`` are the pages by name, ``atlas.html`` first among them.  A request for
    another host than ``hosts`` is refused, so that no page on the web can reach the
    graph by a name that it points at this machine.
    """
    waiting = asyncio.Semaphore(WAITING)

    async def sparql(request: Request) -> Response:
        try:
            asked = await _asked(request)
        except WrongRequestError as error:
            return _plain(error.status, str(error))
        if asked is None:
            return Response(DESCRIPTION, media_type="text/turtle", headers=HEADERS)
        if waiting.locked():
            return _plain(503, "Too many questions at once; try again.")
        async with waiting:
            future = ask_workers(pool, asked, limits)
            return _response(await asyncio.wrap_future(future))

    async def page(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in files:
            return _plain(404, "There is no such page.")
        kind = mimetypes.guess_type(name)[0] or "text/plain"
        return Response(files[name], media_type=kind, headers=HEADERS)

    async def front(_: Request) -> Response:
        return RedirectResponse("/atlas.html" if files else "/sparql")

    return Starlette(
        routes=[
            Route("/sparql", sparql, methods=["GET", "POST"]),
            Route("/", front),
            Route("/{name}", page),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))],
    )


def serve_files(
    store: ox.Store | Path,
    files: Mapping[str, bytes],
    *,
    limits: Limits,
    host: str,
    port: int,
) -> None:
    """Answer on an address of this machine until interrupted.

    The ``store`` is a graph, or where on disk one is kept.
    Raises ``OutputError`` when the port is taken.
    """
    import uvicorn

    # uvicorn hands a signal on when it has closed; leave as others leave, tidily.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    taken = _listening(host, port)
    with TemporaryDirectory(prefix="samband-") as folder:
        place = store if isinstance(store, Path) else Path(folder) / "store"
        if isinstance(store, ox.Store):
            write_store(store, place)
        with start_workers(place, limits) as pool:
            app = application(pool, files, limits=limits, hosts=[*HOSTS, host])
            settings = uvicorn.Config(app, log_level="warning", lifespan="off")
            with suppress(KeyboardInterrupt):
                uvicorn.Server(settings).run(sockets=[taken])
            pool.stop()  # type: ignore[no-untyped-call]  # pebble leaves it bare


def _listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens, so that a taken port is told at once."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    taken = socket.socket(family, socket.SOCK_STREAM)
    try:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind((host, port))
    except OSError as error:
        taken.close()
        raise OutputError(f"{host}:{port}", error.strerror or str(error)) from error
    return taken


async def _asked(request: Request) -> Asked | None:
    """Return what is asked; None when the endpoint itself is asked about."""
    texts = _pairs(request.url.query)
    if request.method == "POST":
        body = await _body(request)
        kind = request.headers.get("content-type", "").partition(";")[0].strip()
        if kind == FORM:
            texts += _pairs(body)
        elif kind == DIRECT:
            texts.append(("query", body))
        else:
            raise WrongRequestError(415, f"POST takes {FORM} or {DIRECT}.")
    return _query_of(texts, request)


async def _body(request: Request) -> str:
    """Return the body as text, if it is not too long and is UTF-8."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LONGEST:
            raise WrongRequestError(413, f"The query is over {LONGEST} bytes.")
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise WrongRequestError(400, "The query is not UTF-8.") from None


def _pairs(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict")
    except ValueError:
        raise WrongRequestError(400, "The query is not UTF-8.") from None


def _query_of(texts: list[tuple[str, str]], request: Request) -> Asked | None:
    def named(name: str) -> tuple[str, ...]:
        return tuple(value for key, value in texts if key == name)

    if named("update"):
        raise WrongRequestError(
            403, "This endpoint is for reading; it takes no update."
        )
    queries = named("query")
    if not queries and request.method == "GET":
        return None
    if len(queries) != 1:
        raise WrongRequestError(400, "Exactly one query is wanted.")
    return Asked(
        queries[0],
        request.headers.get("accept", "*/*"),
        named("default-graph-uri"),
        named("named-graph-uri"),
    )


def _response(reply: Reply) -> Response:
    if reply.outcome is not Outcome.ANSWERED:
        return _plain(STATUS[reply.outcome], reply.body.decode(errors="replace"))
    kind = {"Content-Type": reply.media_type, "Vary": "Accept"}
    return Response(reply.body, headers=HEADERS | kind)


def _plain(status: int, text: str) -> Response:
    more = {"Retry-After": "5"} if status == 503 else {}
    return PlainTextResponse(text + "\n", status, headers=HEADERS | more)
