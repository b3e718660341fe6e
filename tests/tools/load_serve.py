"""Many clients at once on our own server, to see whether any is left waiting.

Run as ``python -m tests.tools.load_serve [CLIENTS] [SECONDS]``: every client asks
one question card after the other, now and then an endless query, and the tool
prints how many were answered, how many were stopped, how many failed and how long
the slowest took.
"""

import itertools
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field

import httpx

from graph.asking.questions import questions
from tests.servers import samband_serving

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
#: One question in so many is endless.
EVERY = 200
SECONDS = 5.0


@dataclass
class Tally:
    """What the clients have met so far."""

    ended: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    number: "itertools.count[int]" = field(default_factory=itertools.count)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, status: str, seconds: float) -> None:
        """Count one answer."""
        with self.lock:
            self.ended[status] += 1
            self.slowest = max(self.slowest, seconds)


def client(place: str, until: float, tally: Tally) -> None:
    """Ask until the time is over."""
    cards = [card.query for card in questions().values()]
    with httpx.Client(timeout=60) as line:
        while time.monotonic() < until:
            number = next(tally.number)
            query = (
                ENDLESS if number % EVERY == EVERY - 1 else cards[number % len(cards)]
            )
            start = time.perf_counter()
            try:
                found = line.post(f"{place}/sparql", data={"query": query})
                status = str(found.status_code)
                if query == ENDLESS and status == "503":
                    status = "stopped in time"
            except httpx.HTTPError as error:
                status = type(error).__name__
            tally.note(status, time.perf_counter() - start)


def main() -> None:
    """Serve, ask, print."""
    clients = int(sys.argv[1]) if len(sys.argv) > 1 else 16
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 60
    tally = Tally()
    with samband_serving("--seconds", str(SECONDS)) as place:
        until = time.monotonic() + seconds
        arguments = (place, until, tally)
        threads = [
            threading.Thread(target=client, args=arguments) for _ in range(clients)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    for status, count in sorted(tally.ended.items()):
        print(f"{status}: {count}")
    print(f"slowest: {tally.slowest:.2f} s")


if __name__ == "__main__":
    main()
