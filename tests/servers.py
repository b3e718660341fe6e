"""Starting real servers for tests, and stopping them whatever happens."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent


def free_port() -> int:
    """Return a port that nobody listens on just now."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
    return port


@contextmanager
def running(command: list[str], port: int, *, seconds: float = 60) -> Iterator[str]:
    """Run a server until the end of the block; yield its address when it listens."""
    process = subprocess.Popen(command, cwd=ROOT)
    try:
        _wait_for(port, process, time.monotonic() + seconds)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(port: int, process: "subprocess.Popen[bytes]", until: float) -> None:
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"The server ended with {process.returncode}.")
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(f"Nothing listens on {port}.")


@contextmanager
def samband_serving(*arguments: str) -> Iterator[str]:
    """Serve shipped data by our own server; yield where."""
    port = free_port()
    command = [sys.executable, "samband.py", "serve", "--port", str(port), *arguments]
    with running(command, port) as place:
        yield place
