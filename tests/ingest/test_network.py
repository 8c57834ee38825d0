"""Which machines are asked, and that no other one is ever connected to."""

import ipaddress
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import httpcore2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.site import Site, page
from twicetold.ingest import Limits
from twicetold.ingest.address import checked, refusal
from twicetold.ingest.exchange import Wire
from twicetold.ingest.fetch import Fetcher
from twicetold.ingest.network import Checked
from twicetold.model import Refused

PUBLIC = "93.184.215.14"


class Rerouted(httpcore2.SyncBackend):
    """Connections to any machine end at the site of the test; which one was meant is noted."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.meant: list[str] = []

    def connect_tcp(
        self,
        host: str,
        port: int,  # noqa: ARG002 - the name that the backend gives it
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        self.meant.append(host)
        if host == "93.184.215.99":
            raise httpcore2.ConnectError("nobody there")
        return super().connect_tcp("127.0.0.1", self.port, timeout, local_address, socket_options)


def fetcher(site: Site, limits: Limits, *answers: list[str]) -> tuple[Fetcher, Rerouted]:
    """Make a fetcher whose name server gives these answers, one after another."""
    left = list(answers)
    rerouted = Rerouted(site.port)
    backend = Checked(
        allow_private=limits.allow_private,
        resolve=lambda _host, _port: left.pop(0) if len(left) > 1 else left[0],
        inner=rerouted,
    )
    return Fetcher(limits, wire=Wire(limits, backend)), rerouted


@pytest.fixture
def far(near: Limits) -> Limits:
    return replace(near, allow_private=False)


@pytest.mark.parametrize(
    "numeric",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "169.254.169.254",
        "168.63.129.16",
        "::1",
        "::",
        "fe80::1%eth0",
        "fd12::1",
        "::ffff:127.0.0.1",
        "::ffff:a9fe:a9fe",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
    ],
)
def test_machines_that_are_not_public_are_not_asked(numeric: str) -> None:
    assert refusal(numeric, allow_private=False)


@pytest.mark.parametrize("numeric", [PUBLIC, "2606:2800:220:1::1", "::ffff:93.184.215.14"])
def test_public_machines_are_asked(numeric: str) -> None:
    assert refusal(numeric, allow_private=False) is None


@pytest.mark.parametrize("numeric", ["169.254.169.254", "fd00:ec2::254", "100.100.100.200"])
def test_where_clouds_keep_secrets_leave_does_not_help(numeric: str) -> None:
    assert refusal(numeric, allow_private=True)
    assert refusal("10.0.0.1", allow_private=True) is None


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_in_ipv6_is_judged_as_itself(at: ipaddress.IPv4Address) -> None:
    inside = ipaddress.IPv6Address(b"\0" * 10 + b"\xff\xff" + at.packed)
    plain, mapped = (refusal(str(one), allow_private=False) for one in (at, inside))
    assert (plain is None) == (mapped is None)


@pytest.mark.parametrize(
    "url", ["ftp://a.example/", "javascript:alert(1)", "/a", "http://", "http://a.example:x/", ""]
)
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(Refused):
        checked(url)


def test_the_connection_goes_to_the_number_that_was_checked(site: Site, far: Limits) -> None:
    site.put("/a", page("A"))
    reader, rerouted = fetcher(site, far, [PUBLIC])
    with reader:
        fetched = reader.get("http://mail.example/a")
    assert fetched.exchange.body == page("A")
    assert set(rerouted.meant) == {PUBLIC}
    assert site.asked[-1][1]["host"] == "mail.example"


def test_a_name_that_turns_private_between_two_answers_is_refused(site: Site, far: Limits) -> None:
    site.put("/a", page("A"), connection="close")
    site.refuse("/robots.txt", 404, connection="close")
    reader, rerouted = fetcher(site, far, [PUBLIC], ["127.0.0.1"])
    with reader, pytest.raises(Refused, match=r"127\.0\.0\.1"):
        reader.get("http://mail.example/a")
    assert rerouted.meant == [PUBLIC]
    assert site.paths == []


@pytest.mark.parametrize(
    "to",
    ["127.0.0.1", "169.254.169.254", "10.0.0.7", "::1", "::ffff:127.0.0.1", "::ffff:a9fe:a9fe"],
)
def test_a_redirect_to_a_private_machine_is_refused(site: Site, far: Limits, to: str) -> None:
    site.send_on("/a", f"http://[{to}]/secrets" if ":" in to else f"http://{to}/secrets")
    reader, rerouted = fetcher(site, far, [PUBLIC], [to])
    with reader, pytest.raises(Refused, match="a machine that is not asked"):
        reader.get("http://mail.example/a")
    assert set(rerouted.meant) == {PUBLIC}


def test_of_several_numbers_only_public_ones_are_asked(site: Site, far: Limits) -> None:
    site.put("/a", page("A"))
    reader, rerouted = fetcher(site, far, ["10.0.0.1", "93.184.215.99", PUBLIC])
    with reader:
        reader.get("http://mail.example/a")
    assert set(rerouted.meant) == {"93.184.215.99", PUBLIC}


@pytest.mark.parametrize(
    "url",
    [
        "http://2130706433/",
        "http://0x7f.1/",
        "http://127.1/",
        "http://0177.0.0.1/",
        "http://0/",
        "http://[::ffff:7f00:1]/",
    ],
)
def test_other_spellings_of_loopback_are_refused(far: Limits, url: str) -> None:
    with Fetcher(far) as reader, pytest.raises(Refused, match=r"not asked|no address"):
        reader.get(url)
