"""``twicetold watch --once``, repeated as cron does."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.ingest.site import started
from tests.watch.newsroom import Newsroom
from twicetold.cli.app import app

RUN = CliRunner()


@pytest.fixture
def room() -> Iterator[Newsroom]:
    with started() as site:
        found = Newsroom(site)
        found.articles = {name: found.articles[name] for name in ("mill", "tram")}
        found.publish()
        yield found


def test_each_round_prints_and_writes_what_is_new_and_nothing_else(
    room: Newsroom, tmp_path: Path
) -> None:
    file, feed = tmp_path / "news.jsonl", tmp_path / "news.xml"
    opml = tmp_path / "feeds.opml"
    opml.write_text(f'<opml><body><outline xmlUrl="{room.site.url}/feed.xml"/></body></opml>')
    words = ["watch", str(tmp_path / "news.db"), str(opml), "--once", "--allow-private"]
    words += ["--pause", "0", "--jsonl", str(file), "--rss", str(feed)]
    first = RUN.invoke(app, words)
    assert first.exit_code == 0, first.output
    assert first.output.count("new-story") == 2
    room.edit("mill", "12 people", "15 people")
    second = RUN.invoke(app, words)
    assert "silent-edit" in second.output
    assert "figure: “12” → “15”" in second.output
    assert RUN.invoke(app, words).output == ""
    kinds = [json.loads(line)["news"]["kind"] for line in file.read_text("utf-8").splitlines()]
    assert kinds == ["new-story", "new-story", "silent-edit"]
    assert feed.read_text("utf-8").count("<item>") == 3


def test_a_webhook_without_a_secret_is_wrong_use(tmp_path: Path) -> None:
    words = ["watch", str(tmp_path / "news.db"), "https://bend.example/feed", "--once"]
    found = RUN.invoke(app, [*words, "--webhook", "https://desk.example/hook"])
    assert found.exit_code == 2
    assert "TWICETOLD_WEBHOOK_SECRET" in found.output
