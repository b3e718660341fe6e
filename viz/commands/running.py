"""How a command runs: what goes wrong in one line, what takes its time in several."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

import click

from viz.wording import say

if TYPE_CHECKING:
    from datetime import date

#: What a shell calls a program that Ctrl-C stopped: 128 and the signal's number.
INTERRUPTED = 130

#: After so many new things the youngest are looked through, after so many such times
#: the older, and then the oldest (Python's own: 700, 10, 10).
SELDOM = (50_000, 20, 1_000)


@contextmanager
def errors_as_lines(language: str) -> Iterator[None]:
    """Turn what samband raises on purpose into lines and exit code 1.

    Slow work is told step by step; an interrupt is one line and exit code 130.
    """
    try:
        from graph.errors import SambandError
        from viz.progress import progress

        # Who sends the lines to a file wants the answer and the errors, no more.
        told = progress(language) if sys.stderr.isatty() else nullcontext()
        with told, progress_as_lines(language):
            yield
    except KeyboardInterrupt:
        click.echo(say(language, "progress", "interrupted"), err=True)
        sys.exit(INTERRUPTED)
    except SambandError as error:
        from viz.lines.errors import error_lines

        for line in error_lines(error, language):
            click.echo(line, err=True)
        sys.exit(1)


@contextmanager
def seldom_tidied() -> Iterator[None]:
    """Let Python look for what holds itself in a circle as seldom as is safe.

    What a build makes, it holds until the end: looking it all through again and again
    takes a tenth of the time.
    """
    import gc

    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def progress_as_lines(language: str) -> Iterator[None]:
    """Tell on a terminal what is being read, when that takes a while."""
    import logging

    class Lines(logging.Handler):
        """Writes one line for each file that takes its time."""

        def emit(self, record: logging.LogRecord) -> None:
            """Write the line."""
            line = say(language, "files", "reading", file=record.getMessage())
            click.echo(line, err=True)

    if not sys.stderr.isatty():
        yield
        return
    progress, lines = logging.getLogger("samband.progress"), Lines()
    progress.addHandler(lines)
    progress.setLevel(logging.INFO)
    try:
        yield
    finally:
        progress.removeHandler(lines)


@contextmanager
def never_tidied() -> Iterator[None]:
    """Let Python look for nothing that holds itself in a circle.

    Rows and findings hold no circles: looking for some only takes time.
    """
    import gc

    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def today() -> "date":
    """Return the day of the reader's clock, or that of ``SOURCE_DATE_EPOCH`` (seconds).

    Only commands look at it, and only for sources that say no day of their own.
    Source of the variable: reproducible-builds.org, SOURCE_DATE_EPOCH 1.1.
    """
    from datetime import UTC, datetime

    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    if told.isdigit():
        return datetime.fromtimestamp(int(told), UTC).date()
    return datetime.now().astimezone().date()
