"""News goes to each outlet once, in order, signed where it is posted."""

import hmac
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from xml.etree import ElementTree

import pytest

from twicetold import store
from twicetold.model import Change, ChangeKind, Passage
from twicetold.store import Shelf
from twicetold.watch import news
from twicetold.watch.news import News, NewsKind
from twicetold.watch.outlets import Feed, Lines, Unsent, Webhook, deliver

AT = "2031-03-04T08:00:00+00:00"
CHANGE = Change(ChangeKind.FIGURE, Passage("r-1", 0, 2, "12"), Passage("r-2", 0, 2, "15"))


def tell(shelf: Shelf, *said: str) -> None:
    with shelf.batch() as batch:
        news.keep(batch, tuple(News(NewsKind.STORY, AT, one, changes=(CHANGE,)) for one in said))


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    with store.opened(str(tmp_path / "news.db")) as found:
        yield found


class Hook:
    """An address that takes posts: what came, and the statuses it answers with."""

    def __init__(self) -> None:
        self.statuses: list[int] = []
        self.posts: list[tuple[dict[str, str], bytes]] = []
        self.url = ""


@contextmanager
def hooked() -> Iterator[Hook]:
    hook = Hook()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            hook.posts.append(({k.lower(): v for k, v in self.headers.items()}, body))
            self.send_response(hook.statuses.pop(0) if hook.statuses else 204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    hook.url = f"http://127.0.0.1:{server.server_address[1]}/hook"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield hook
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_a_file_gets_a_line_for_each_and_none_twice(shelf: Shelf, tmp_path: Path) -> None:
    file = tmp_path / "news.jsonl"
    tell(shelf, "one", "two")
    deliver(shelf, Lines(file))
    tell(shelf, "three")
    deliver(shelf, Lines(file))
    deliver(shelf, Lines(file))
    said = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert [one["news"]["says"] for one in said] == ["one", "two", "three"]
    assert said[0]["news"]["changes"][0]["right"]["exact"] == "15"


def test_a_file_that_was_written_before_the_store_knew_gets_no_line_twice(
    shelf: Shelf, tmp_path: Path
) -> None:
    file = tmp_path / "news.jsonl"
    tell(shelf, "one", "two")
    Lines(file).tell(news.since(shelf, 0)[:1])
    file.write_bytes(file.read_bytes() + b'{"number": 2, "ne')
    deliver(shelf, Lines(file))
    assert [json.loads(line)["number"] for line in file.read_text().splitlines()] == [1, 2]


def test_the_feed_holds_the_latest_news_first(shelf: Shelf, tmp_path: Path) -> None:
    file = tmp_path / "news.xml"
    tell(shelf, "one", "two \x01 <b>")
    deliver(shelf, Feed(file, shelf))
    entries = ElementTree.fromstring(file.read_bytes()).findall("channel/item")
    assert [entry.findtext("title") for entry in entries] == ["two  <b>", "one"]
    assert "figure: 12 → 15" in str(entries[0].findtext("description"))
    assert len({entry.findtext("guid") for entry in entries}) == 2


def test_a_post_is_signed_over_its_time_and_body(shelf: Shelf) -> None:
    tell(shelf, "one")
    with hooked() as hook:
        deliver(shelf, Webhook(hook.url, b"key", allow_private=True))
        deliver(shelf, Webhook(hook.url, b"key", allow_private=True))
    ((fields, body),) = hook.posts
    signed = fields["x-twicetold-timestamp"].encode() + b"." + body
    digest = hmac.new(b"key", signed, sha256).hexdigest()
    assert fields["x-twicetold-signature"] == f"sha256={digest}"
    assert json.loads(body)["news"]["says"] == "one"


def test_a_post_that_is_not_taken_is_tried_again_after_longer_and_longer(shelf: Shelf) -> None:
    tell(shelf, "one")
    waited: list[float] = []
    with hooked() as hook:
        hook.statuses = [500, 503]
        deliver(shelf, Webhook(hook.url, b"key", allow_private=True, wait=waited.append))
    assert len(hook.posts) == 3
    assert waited == [1.0, 2.0]


def test_what_no_try_delivered_is_told_in_the_next_round(shelf: Shelf) -> None:
    tell(shelf, "one", "two")
    with hooked() as hook:
        outlet = Webhook(hook.url, b"key", allow_private=True, tries=2, wait=lambda _: None)
        hook.statuses = [204, 500, 500]
        deliver(shelf, outlet)
        deliver(shelf, outlet)
    assert [json.loads(body)["number"] for _, body in hook.posts] == [1, 2, 2, 2]


def test_a_machine_of_the_own_network_is_told_only_when_allowed(shelf: Shelf) -> None:
    tell(shelf, "one")
    with hooked() as hook, pytest.raises(Unsent, match="machine that is not asked"):
        deliver(shelf, Webhook(hook.url, b"key", tries=1))
    assert hook.posts == []
