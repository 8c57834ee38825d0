"""Which feeds and pages the user wants watched."""

from collections.abc import Sequence
from pathlib import Path

from twicetold.ingest import Limits
from twicetold.ingest.defused import tree
from twicetold.model import Unreadable


def addresses(named: Sequence[str], limits: Limits | None = None) -> tuple[str, ...]:
    """Give the addresses that the user names, those in OPML files too, each once.

    Args:
        named: Addresses and paths of OPML files.
        limits: Bounds for the files.

    Raises:
        Unreadable: A file cannot be read as OPML or names no feed.
    """
    found: list[str] = []
    for one in named:
        found += [one] if "://" in one else _listed(Path(one), limits or Limits())
    return tuple(dict.fromkeys(found))


def _listed(path: Path, limits: Limits) -> list[str]:
    try:
        root = tree(path.read_bytes(), limits)
    except OSError as error:
        raise Unreadable(f"{path}: {error.strerror}; give an OPML file or an address") from None
    except Unreadable as error:
        raise Unreadable(f"{path} {error}") from None
    feeds = [outline.get("xmlUrl") or outline.get("xmlurl") for outline in root.iter("outline")]
    found = [feed.strip() for feed in feeds if feed]
    if not found:
        raise Unreadable(f"{path} names no feed; an OPML file has <outline xmlUrl=…> for each")
    return found
