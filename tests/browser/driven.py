"""Debian's Chromium driven step by step, and a server of the demo for it."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, sync_playwright

from tests.browser import chromium

SECONDS = 120
_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def browser() -> Iterator[Browser]:
    """Start the browser for the length of the block."""
    with sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=chromium.program(), args=list(_QUIET))
        yield found
        found.close()


@contextmanager
def demo() -> Iterator[str]:
    """Run ``twicetold serve --demo`` for the length of the block and give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", "from twicetold.cli import main; main()"]
    server = subprocess.Popen(
        [*command, "serve", "--demo", "--port", str(port)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _await(address, server)
        yield address
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(SECONDS)


def _await(address: str, server: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            urlopen(address).close()
        except URLError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(f"twicetold serve --demo does not answer at {address}")
