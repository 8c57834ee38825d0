"""How much is read at most, and how a stranger's server is asked."""

from dataclasses import dataclass

from twicetold.version import VERSION


@dataclass(frozen=True, slots=True)
class Limits:
    """Named settings that keep hostile or mistaken input within bounds.

    Attributes:
        largest_capture: Bytes of one page, text, line or entry after decompression; larger ones
            are refused. No article comes near it; a page of 20 MB is a dump or an attack.
        deepest_folder: Folders below a given one that are entered.
        most_files: Files that are read in one call.
        largest_feed: Bytes of a feed; feeds of newsrooms have a tenth of it.
        most_linked: Pages that are asked for because one feed or sitemap names them.
        deepest_element: XML elements or JSON values inside each other.
        most_elements: XML elements of one file.
        longest_tag: Bytes of one XML tag with its attributes.
        largest_head: Bytes of the header fields of one archived record or one answer.
        largest_skipped: Bytes of one archived record that is passed over for its size; an
            archive with a larger one is read no further.
        longest_fetch: Seconds for one answer, from the connection to the last byte.
        most_redirects: Addresses that may send on to another one.
        retries: Times that an address is asked again when it does not answer.
        backoff: Seconds before it is asked again; twice as many each time.
        longest_wait: Seconds that a server may ask us to wait; if it asks for more, it is left.
        rest: Seconds for which a host that does not answer is left alone, where it names no time.
        pause: Seconds between two requests to one host; its robots.txt may ask for more.
        most_hosts: Hosts that are asked side by side; each still gets one request at a time.
        fresh_for: Seconds for which an answer in the archive that is written to stands for the
            server's, so that an interrupted run goes on where it stopped.
        user_agent: How we name ourselves; add an address where you can be reached.
        follow_files: Go to the network for the pages that a feed or sitemap on disk names. Off,
            since who compares files does not expect it.
        allow_private: Ask private and loopback addresses too. Addresses where clouds keep their
            secrets are never asked.
    """

    largest_capture: int = 20_000_000
    deepest_folder: int = 32
    most_files: int = 1_000_000
    largest_feed: int = 5_000_000
    most_linked: int = 100
    deepest_element: int = 200
    most_elements: int = 200_000
    longest_tag: int = 8_192
    largest_head: int = 262_144
    largest_skipped: int = 4_000_000_000
    longest_fetch: float = 30.0
    most_redirects: int = 5
    retries: int = 2
    backoff: float = 1.0
    longest_wait: float = 60.0
    rest: float = 600.0
    pause: float = 1.0
    most_hosts: int = 8
    fresh_for: float = 3600.0
    user_agent: str = f"twicetold/{VERSION}"
    follow_files: bool = False
    allow_private: bool = False
