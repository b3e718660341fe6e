"""Telling how far the work has come, to whoever listens.

What works says ``step("shapes")`` and knows nothing of screens; without a listener
nothing happens.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Listener = Callable[[str], None]

_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


def step(name: str) -> None:
    """Say that a part of the work begins.

    >>> heard = []
    >>> with listening(heard.append):
    ...     step("tables")
    >>> step("shapes")
    >>> heard
    ['tables']
    """
    listener = _listener.get()
    if listener:
        listener(name)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Let somebody hear of every step as long as this lasts."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)
