"""Whatever the bytes: a named refusal or a clean result, and nothing lost on the way."""

import gzip
import re
import zlib
from io import BytesIO

import brotli
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS, attempt
from tests.ingest.site import zstd
from tests.ingest.test_warc import archive
from twicetold.ingest import Limits
from twicetold.ingest.address import host, joined
from twicetold.ingest.inflate import inflated
from twicetold.ingest.stream import Stream
from twicetold.ingest.warc import captures, records
from twicetold.model import Capture, TooLarge

PACK = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstd.compress,
}
quick = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_a_spoilt_file_is_read_or_refused_by_name(name: str) -> None:
    @quick
    @given(TARGETS[name].files)
    def holds(body: bytes) -> None:
        attempt(TARGETS[name], body)

    holds()


@given(st.binary(), st.sampled_from(sorted(PACK)))
def test_a_coding_is_undone_to_the_byte(body: bytes, coding: str) -> None:
    assert inflated(PACK[coding](body), coding, len(body)) == body


@given(st.binary(min_size=1), st.sampled_from(sorted(PACK)))
def test_one_byte_past_the_limit_is_too_large(body: bytes, coding: str) -> None:
    with pytest.raises(TooLarge):
        inflated(PACK[coding](body), coding, len(body) - 1)


@given(st.lists(st.binary(max_size=300), max_size=6), st.booleans())
def test_answers_come_out_of_an_archive_as_they_went_in(bodies: list[bytes], packed: bool) -> None:
    answers: list[tuple[str, bytes, dict[str, str]]] = [
        (f"https://mail.example/{n}", body, {}) for n, body in enumerate(bodies)
    ]
    found = records(BytesIO(archive(*answers, packed=packed)), Limits())
    assert [record.body for record in found] == bodies


@given(st.text(min_size=1).filter(str.strip), st.booleans())
def test_a_page_in_an_archive_keeps_its_bytes(words: str, packed: bool) -> None:
    body = f"<!DOCTYPE html><p>{words}</p>".encode("utf-8", "replace")
    file = archive(("https://mail.example/a", body, {"Content-Type": "text/html"}), packed=packed)
    for found in captures(BytesIO(file), "a", Limits()):
        assert isinstance(found, Capture)
        assert found.body == body


@given(st.lists(st.binary(max_size=200), min_size=1), st.integers(1, 50))
def test_members_of_gzip_are_read_as_one_stream(pieces: list[bytes], step: int) -> None:
    file = b"".join(gzip.compress(piece) for piece in pieces)
    stream = Stream(BytesIO(file), 1_000_000)
    read = bytearray()
    while piece := stream.read(step):
        read += piece
    assert bytes(read) == b"".join(pieces)


@given(st.binary(max_size=400).filter(lambda body: not body.startswith(b"\x1f\x8b")))
def test_lines_are_cut_at_their_ends_and_nowhere_else(body: bytes) -> None:
    stream = Stream(BytesIO(body), 1_000)
    lines: list[bytes] = []
    while line := stream.readline():
        lines.append(line)
    assert lines == re.findall(rb"[^\n]*\n|[^\n]+", body)


@given(st.text(), st.text())
def test_any_words_may_stand_where_an_address_should(base: str, url: str) -> None:
    assert isinstance(host(joined(base, url)), str)
