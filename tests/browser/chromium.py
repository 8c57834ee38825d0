"""Debian's Chromium, headless: what it says and what it draws."""

import shutil
import subprocess
from pathlib import Path

SECONDS = 120
_OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--hide-scrollbars",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-logging=stderr",
)


def program() -> str | None:
    """Find the program; None where there is none."""
    return shutil.which("chromium")


def run(page: str, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Open a page with a profile of its own.

    Args:
        page: The address.
        folder: Where the profile is kept.
        *options: Further options, such as ``--dump-dom``.

    Returns:
        What it wrote; its standard error holds the console's messages.
    """
    found = program()
    if found is None:
        raise FileNotFoundError("chromium is not installed (Debian: apt install chromium)")
    return subprocess.run(
        [found, *_OPTIONS, f"--user-data-dir={folder / 'profile'}", *options, page],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=True,
    )


def console(done: subprocess.CompletedProcess[str]) -> list[str]:
    """Give the messages of the page's console."""
    return [line for line in done.stderr.splitlines() if "CONSOLE" in line]
