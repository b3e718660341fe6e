"""A graph kept in somebody's SPARQL server: asked over HTTP, and loaded there.

Follows the W3C recommendations "SPARQL 1.1 Protocol", "SPARQL 1.1 Update" and
"SPARQL 1.1 Graph Store HTTP Protocol" (2013).  Requests are few and plain, so the
standard library's client does.
"""

import os
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from http.client import HTTPException
from itertools import islice
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import (
    HTTPBasicAuthHandler,
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    OpenerDirector,
    Request,
    build_opener,
    parse_http_list,
    parse_keqv_list,
)

from graph.asking.replies import ACCEPT, DURATION, read_reply
from graph.asking.store import Answer
from graph.errors import OutputError, QueryError
from graph.stating.terms import PREFIXES

#: So many triples are sent at once; some servers compile each update as a program.
PORTION = 1000
#: No answer may take longer, in seconds.
PATIENCE = 300
#: A line of N-Triples whose object is a duration: subject, property, text.
LASTING = re.compile(rf'(<[^>]*>) (<[^>]*>) ("[^"]*")\^\^<{DURATION}> \.\s*')
#: Where a graph waits until all of it has come.
WAITING = "urn:samband:loading"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The address of a SPARQL server, and what it wants to know.

    Attributes:
        url: Where questions are sent.
        update: Where changes are sent.
        data: Where whole graphs are put by the Graph Store Protocol, if the server
            has it: quicker than changes, and some take more that way.
        graph: The named graph that is asked and loaded; none is the default graph.
        user: Who asks, if the server wants to know.
        password: The password that goes with it.
    """

    url: str
    update: str = ""
    data: str = ""
    graph: str = ""
    user: str = ""
    password: str = ""

    def answer(self, query: str) -> Answer:
        """Return the answer of a query; raise ``QueryError`` when there is none."""
        asked = {"query": with_prefixes(query)}
        if self.graph:
            asked["default-graph-uri"] = self.graph
        try:
            kind, body = _send(self, self.url, asked, ACCEPT)
            return read_reply(kind, body)
        except HTTPError as error:
            raise QueryError(f"{self.url}: {_told(error)}") from error
        except URLError as error:
            raise QueryError(f"{self.url}: {error.reason}") from error
        except (OSError, HTTPException, SyntaxError, ValueError) as error:
            raise QueryError(f"{self.url}: {error}") from error


def endpoint_at(url: str) -> Endpoint:
    """Return a server by its address; the rest stands in environment variables."""
    return Endpoint(
        url,
        os.environ.get("SAMBAND_STORE_UPDATE") or url,
        os.environ.get("SAMBAND_STORE_DATA", ""),
        os.environ.get("SAMBAND_STORE_GRAPH", ""),
        os.environ.get("SAMBAND_STORE_USER", ""),
        os.environ.get("SAMBAND_STORE_PASSWORD", ""),
    )


def load_endpoint(endpoint: Endpoint, lines: Iterable[str]) -> None:
    """Put a whole graph, as lines of N-Triples, in the place of the one there.

    Without the Graph Store Protocol it comes in portions and waits in a graph of its
    own, so that whoever asks meanwhile meets the old one.  Raises ``OutputError``.
    """
    target = f"GRAPH <{endpoint.graph}>" if endpoint.graph else "DEFAULT"
    try:
        if endpoint.data:
            _put(endpoint, "".join(lines).encode())
            return
        _change(endpoint, f"DROP SILENT GRAPH <{WAITING}>")
        for portion in _portions(lines):
            for change in _insertions(portion):
                _change(endpoint, change)
        _change(endpoint, f"MOVE GRAPH <{WAITING}> TO {target}")
    except HTTPError as error:
        raise OutputError(endpoint.update, _told(error)) from error
    except URLError as error:
        raise OutputError(endpoint.update, str(error.reason)) from error
    except (OSError, HTTPException, ValueError) as error:
        raise OutputError(endpoint.update, str(error)) from error


def _portions(lines: Iterable[str]) -> Iterator[list[str]]:
    waiting = iter(lines)
    while portion := list(islice(waiting, PORTION)):
        yield portion


def _insertions(portion: Iterable[str]) -> Iterator[str]:
    """Yield the updates that add some triples to those that wait.

    Durations are made by the server of their text: Virtuoso takes none as data.
    """
    lines = [(line, LASTING.fullmatch(line)) for line in portion]
    plain = "".join(line for line, found in lines if not found)
    lasting = "".join(f"({' '.join(found.groups())})\n" for _, found in lines if found)
    if plain:
        yield f"INSERT DATA {{ GRAPH <{WAITING}> {{\n{plain}}} }}"
    if lasting:
        yield (
            f"INSERT {{ GRAPH <{WAITING}> {{ ?s ?p ?o }} }}\n"
            f"WHERE {{ VALUES (?s ?p ?text) {{\n{lasting}}}\n"
            f"BIND(STRDT(?text, <{DURATION}>) AS ?o) }}"
        )


def _change(endpoint: Endpoint, update: str) -> None:
    _send(endpoint, endpoint.update, {"update": update}, "*/*")


def _put(endpoint: Endpoint, lines: bytes) -> None:
    """Put a whole graph in one request; N-Triples is Turtle too."""
    named = {"graph": endpoint.graph} if endpoint.graph else {"default": ""}
    url = f"{endpoint.data}?{urlencode(named)}"
    headers = {"Content-Type": "text/turtle", "User-Agent": "samband"}
    request = Request(url, lines, headers, method="PUT")
    if endpoint.user:
        _name_beforehand(endpoint, request)
    build_opener().open(request, timeout=PATIENCE).close()


def _name_beforehand(endpoint: Endpoint, request: Request) -> None:
    """Put the name on a request with a long body, by what the server asks for.

    Some servers hang up in the middle of a body that comes without a name.
    """
    try:
        build_opener().open(Request(request.full_url), timeout=PATIENCE).close()
    except HTTPError as error:
        scheme, _, wanted = error.headers.get("WWW-Authenticate", "").partition(" ")
        if scheme.lower() == "digest":
            digest = HTTPDigestAuthHandler(_known(endpoint))
            terms = parse_keqv_list(parse_http_list(wanted))
            value = digest.get_authorization(request, terms)
            request.add_header("Authorization", f"Digest {value}")
            return
    pair = f"{endpoint.user}:{endpoint.password}".encode()
    request.add_header("Authorization", f"Basic {b64encode(pair).decode()}")


def with_prefixes(query: str) -> str:
    """Return a query that names the prefixes it uses and does not name itself.

    >>> print(with_prefixes("SELECT ?x { ?x skos:note ?y }"))
    PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
    SELECT ?x { ?x skos:note ?y }
    """
    lacking = [
        f"PREFIX {name}: <{address}>\n"
        for name, address in PREFIXES.items()
        if re.search(rf"\b{name}:\w", query)
        and not re.search(rf"\bPREFIX\s+{name}:", query, re.IGNORECASE)
    ]
    return "".join(lacking) + query


def _send(
    endpoint: Endpoint, url: str, fields: dict[str, str], accept: str
) -> tuple[str, bytes]:
    """Post a form; return the media type and the body of what comes back."""
    headers = {"Accept": accept, "User-Agent": "samband"}
    request = Request(url, urlencode(fields).encode(), headers)
    with _opener(endpoint).open(request, timeout=PATIENCE) as reply:
        kind = reply.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        return kind, reply.read()


def _opener(endpoint: Endpoint) -> OpenerDirector:
    """Return a client that names itself only to a server that asks it to."""
    if not endpoint.user:
        return build_opener()
    known = _known(endpoint)
    return build_opener(HTTPDigestAuthHandler(known), HTTPBasicAuthHandler(known))


def _known(endpoint: Endpoint) -> HTTPPasswordMgrWithDefaultRealm:
    """Return the name and password, for the addresses of this server alone."""
    known = HTTPPasswordMgrWithDefaultRealm()
    places = list(filter(None, (endpoint.url, endpoint.update, endpoint.data)))
    known.add_password(None, places, endpoint.user, endpoint.password)
    return known


def _told(error: HTTPError) -> str:
    """Return what a server said was wrong, in one line."""
    said = " ".join(error.read(2000).decode(errors="replace").split())
    return f"{error.code} {error.reason}: {said[:300]}"
