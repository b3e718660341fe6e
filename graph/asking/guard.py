"""What a query from outside may not do: reach other servers.

The engine would send the pattern of a ``SERVICE`` to any address that a query
names, also to machines behind the county's own wall.  The keyword is found by
the lexical rules of SPARQL 1.1 (section 19.8), so that a variable, a name or a
text with that word in it does no harm.
"""

import re

from graph.errors import QueryError

#: What can hold the word without being the keyword, longest first.
TOKENS = re.compile(
    r"""
      "{3}(?:"{0,2}(?:[^"\\]|\\.))*"{3}      # long text
    | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
    | "(?:[^"\\\n\r]|\\.)*"                  # text
    | '(?:[^'\\\n\r]|\\.)*'
    | <[^<>"{}|^`\\\x00-\x20]*>              # address
    | \#[^\n\r]*                             # comment
    | [?$]\w+                                # variable
    | @[A-Za-z][\w-]*                        # language
    | [\w.-]*:(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\.)*   # prefixed name
    | \b(?P<keyword>service)\b
    | \w+
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


def asks_elsewhere(query: str) -> bool:
    """Return whether a query would send a part of itself to another server.

    >>> asks_elsewhere("SELECT * { SERVICE <http://x> { ?s ?p ?o } }")
    True
    >>> asks_elsewhere("SELECT ?service { ?service ex:service 'SERVICE' } # service")
    False
    """
    return any(found["keyword"] for found in TOKENS.finditer(query))


def refuse_elsewhere(query: str) -> None:
    """Raise ``QueryError`` for a query that would reach another server."""
    if asks_elsewhere(query):
        raise QueryError("SERVICE is not allowed here: no query reaches other servers.")
