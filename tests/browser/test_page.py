"""The page as a browser shows it."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.dossier.built import dossier
from twicetold import dossier as formats

CHROMIUM = shutil.which("chromium")
SECONDS = 120


@pytest.fixture
def browser() -> str:
    if CHROMIUM is None:
        if os.environ.get("TWICETOLD_EXPECT_CHROMIUM"):
            pytest.fail("Chromium was installed for this test and is not there")
        pytest.skip("needs Chromium (Debian: apt install chromium)")
    return CHROMIUM


def test_the_page_opens_without_a_console_message(browser: str, tmp_path: Path) -> None:
    page = tmp_path / "dossier.html"
    page.write_text(formats.html(dossier()), "utf-8")
    done = subprocess.run(
        [
            browser,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--enable-logging=stderr",
            f"--user-data-dir={tmp_path / 'profile'}",
            "--dump-dom",
            page.as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=True,
    )
    assert "Twicetold dossier" in done.stdout
    assert [line for line in done.stderr.splitlines() if "CONSOLE" in line] == []
