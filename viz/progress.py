"""A line on the screen for each part of the work that takes more than a second.

The lines go where errors go, so that an answer can be sent on to a file.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import click

from viz.wording import say

#: So many seconds a part may take before anybody is told.
PATIENCE = 1.0


@contextmanager
def progress(language: str, *, patience: float = PATIENCE) -> Iterator[None]:
    """Tell of each slow part of the work, once it has taken ``patience`` seconds."""
    from graph.progress import listening

    waiting: list[threading.Timer] = []

    def stop() -> None:
        while waiting:
            waiting.pop().cancel()

    def begin(name: str) -> None:
        stop()
        line = say(language, "progress", f"step.{name}")
        timer = threading.Timer(patience, click.echo, [line], {"err": True})
        timer.daemon = True
        waiting.append(timer)
        timer.start()

    try:
        with listening(begin):
            yield
    finally:
        stop()
