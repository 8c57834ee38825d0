"""Pages into a WARC file, again and after interruptions, and out of it by others' tools."""

import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from typer.testing import CliRunner
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from tests.ingest.site import Site, page
from twicetold.cli.app import app
from twicetold.ingest import Limits, captures, fetched
from twicetold.model import Capture, Refused


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "captures.warc.gz"


def sources(found: object) -> list[str]:
    return [one.source for one in found if isinstance(one, Capture)]  # type: ignore[attr-defined]


def types(file: Path) -> list[str]:
    """List the records as warcio sees them."""
    with file.open("rb") as stream:
        return [record.rec_type for record in ArchiveIterator(stream)]


def test_what_is_fetched_is_read_again_to_the_byte(site: Site, near: Limits, file: Path) -> None:
    site.put("/b", page("B"))
    addresses = [site.put("/a", page("A")), site.send_on("/c", "/b")]
    kept = [one for one in fetched(addresses, file, near) if isinstance(one, Capture)]
    again = [one for one in captures([str(file)]) if isinstance(one, Capture)]
    assert [one.digest for one in again] == [one.digest for one in kept]
    assert [one.retrieved for one in again] == [one.retrieved for one in kept]
    assert sources(again) == [site.url + "/a", site.url + "/b"]


def test_the_file_is_one_that_other_tools_accept(site: Site, near: Limits, file: Path) -> None:
    list(fetched([site.put("/a", page("A"))], file, near))
    assert types(file) == ["warcinfo", "response", "request"]
    checker = Checker(type("Options", (), {"inputs": [str(file)], "verbose": False})())
    assert checker.process_all() == 0


def test_a_second_run_goes_on_where_the_first_one_stopped(
    site: Site, near: Limits, file: Path
) -> None:
    first = site.put("/a", page("A"))
    list(fetched([first], file, near))
    before = file.read_bytes()
    second = site.put("/b", page("B"))
    assert len(sources(fetched([first, second], file, near))) == 2
    assert site.paths == ["/a", "/b"]
    assert file.read_bytes().startswith(before)


def test_a_record_that_was_cut_short_is_replaced_and_the_others_stay(
    site: Site, near: Limits, file: Path
) -> None:
    first, second = site.put("/a", page("A")), site.put("/b", page("B"))
    list(fetched([first], file, near))
    whole = file.read_bytes()
    list(fetched([first, second], file, near))
    file.write_bytes(file.read_bytes()[: len(whole) + 200])
    assert len(sources(fetched([first, second], file, near))) == 2
    assert file.read_bytes().startswith(whole)
    assert site.paths == ["/a", "/b", "/b"]
    assert types(file).count("response") == 2


def test_a_run_that_is_killed_loses_nothing_it_has_written(
    site: Site, near: Limits, file: Path
) -> None:
    addresses = [site.put("/a", page("A")), site.url + "/stop"]
    site.answers["/stop"] = lambda _request: process.kill()
    script = (
        "import sys; from pathlib import Path; from twicetold.ingest import *\n"
        "limits = Limits(pause=0.0, allow_private=True)\n"
        "list(fetched(sys.argv[2:], Path(sys.argv[1]), limits))"
    )
    process = subprocess.Popen([sys.executable, "-c", script, str(file), *addresses])
    process.wait(30)
    assert sources(captures([str(file)])) == [addresses[0]]
    site.put("/stop", page("B"))
    assert len(sources(fetched(addresses, file, near))) == 2


def test_a_page_that_still_stands_is_asked_for_by_condition(
    site: Site, near: Limits, file: Path
) -> None:
    stale = replace(near, fresh_for=0.0)
    address = site.put("/a", page("A"), etag='"7"', last_modified="Tue, 04 Mar 2031 08:00:00 GMT")
    list(fetched([address], file, stale))
    site.refuse("/a", 304)
    (capture,) = fetched([address], file, stale)
    assert isinstance(capture, Capture)
    assert capture.body == page("A")
    fields = site.asked[-1][1]
    assert fields["if-none-match"] == '"7"'
    assert fields["if-modified-since"] == "Tue, 04 Mar 2031 08:00:00 GMT"
    assert types(file) == ["warcinfo", "response", "request", "revisit", "request"]
    assert sources(captures([str(file)])) == [address]


def test_a_page_that_changed_is_kept_beside_the_old_one(
    site: Site, near: Limits, file: Path
) -> None:
    stale = replace(near, fresh_for=0.0)
    address = site.put("/a", page("A"))
    for name in ("A", "A", "B"):
        site.put("/a", page(name))
        list(fetched([address], file, stale))
    kept = [one for one in captures([str(file)]) if isinstance(one, Capture)]
    assert [one.body for one in kept] == [page("A"), page("B")]
    assert types(file).count("revisit") == 1


def test_a_feed_of_an_earlier_run_still_leads_to_its_pages(
    site: Site, near: Limits, file: Path
) -> None:
    feed = f"<rss><channel><item><link>{site.url}/a</link></item></channel></rss>".encode()
    address = site.put("/feed", feed, "application/rss+xml")
    assert sources(fetched([address], file, near)) == []
    site.put("/a", page("A"))
    assert sources(fetched([address], file, near)) == [site.url + "/a"]
    assert site.paths.count("/feed") == 1


@pytest.mark.parametrize("body", [b"someone's notes", b"\x1f\x8bsomeone's notes", page("A")])
def test_a_file_that_is_no_archive_is_not_touched(
    site: Site, near: Limits, file: Path, body: bytes
) -> None:
    file.write_bytes(body)
    with pytest.raises(Refused, match="nothing was changed"):
        list(fetched([site.put("/a", page("A"))], file, near))
    assert file.read_bytes() == body


def test_a_damaged_archive_is_not_cut_off_at_the_damage(
    site: Site, near: Limits, file: Path
) -> None:
    list(fetched([site.put("/a", page("A")), site.put("/b", page("B"))], file, near))
    whole = file.read_bytes()
    file.write_bytes(whole[:900] + b"\0\0\0\0" + whole[904:])
    damaged = file.read_bytes()
    with pytest.raises(Refused, match="damaged"):
        list(fetched([site.url + "/a"], file, near))
    assert file.read_bytes() == damaged


def test_the_command_writes_an_archive(site: Site, file: Path) -> None:
    address = site.put("/a", page("A"))
    done = CliRunner().invoke(app, ["fetch", address, "-o", str(file), "--allow-private"])
    assert done.exit_code == 0
    assert address in done.output
    assert sources(captures([str(file)])) == [address]


def test_the_command_says_when_nothing_could_be_fetched(site: Site, file: Path) -> None:
    done = CliRunner().invoke(
        app, ["fetch", site.url + "/none", "-o", str(file), "--allow-private"]
    )
    assert done.exit_code == 1
    assert "404" in done.output


def test_the_command_asks_no_private_machine_without_leave(site: Site, file: Path) -> None:
    done = CliRunner().invoke(app, ["fetch", site.put("/a", page("A")), "-o", str(file)])
    assert done.exit_code == 1
    assert site.asked == []


@pytest.mark.parametrize("name", ["captures.zip", "captures.warc"])
def test_the_command_wants_the_name_of_an_archive(tmp_path: Path, name: str) -> None:
    done = CliRunner().invoke(app, ["fetch", "https://a.example/", "-o", str(tmp_path / name)])
    assert done.exit_code == 2


def test_warcio_and_we_read_the_same(site: Site, near: Limits, file: Path) -> None:
    addresses = [site.put(f"/{name}", page(name)) for name in "abc"]
    list(fetched(addresses, file, near))
    theirs = [
        record.content_stream().read()
        for record in ArchiveIterator(BytesIO(file.read_bytes()))
        if record.rec_type == "response"
    ]
    assert [one.body for one in captures([str(file)]) if isinstance(one, Capture)] == theirs
