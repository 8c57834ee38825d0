"""What can be set where a store is served, and the bounds that it keeps."""

from dataclasses import dataclass
from pathlib import Path

LOOPBACK = ("localhost", "127.0.0.1", "::1")
"""The names by which a machine calls itself."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set.

    Attributes:
        store: The place of the store: a path, or the address of a database.
        accounts: The file of accounts.
        open: Whether nobody needs to log in as long as there is no account; for a server that
            only its own machine reaches.
        local: Who acts where nobody logs in.
        hosts: Names by which the server may be called; any when empty.
        secure: Whether it is reached by https, so that cookies are sent by https only.
        allow_private: Whether pages may be asked from machines of the own network.
        early: Whether the process that draws pages begins with the server, not with the first page.
        largest_body: Bytes of a request; more are refused.
        largest_paste: Signs of a pasted text.
        session_hours: Hours after which a login ends.
        tries: Wrong passwords from one address, or for one name, before both must wait.
        wait: Seconds for which they wait.
        page_size: Stories on one page of the list.
        most_filtered: Stories, the latest, among which filters look.
        stale_after: Seconds that a reader waits for a page that has to be drawn anew before the
            one drawn earlier is shown.
        kept_pages: Drawn pages and files that are kept in memory.
        kept_work: Finished pieces of work that are remembered.
        waiting_work: Pieces of work that may wait; more are refused.
    """

    store: str
    accounts: Path
    open: bool = False
    local: str = "local"
    hosts: tuple[str, ...] = LOOPBACK
    secure: bool = False
    allow_private: bool = False
    early: bool = True
    largest_body: int = 20_000_000
    largest_paste: int = 1_000_000
    session_hours: int = 12
    tries: int = 5
    wait: int = 300
    page_size: int = 50
    most_filtered: int = 2_000
    stale_after: float = 0.3
    kept_pages: int = 64
    kept_work: int = 200
    waiting_work: int = 50
