"""How much is read at most."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Named settings that keep hostile or mistaken input within bounds.

    Attributes:
        largest_capture: Bytes of one page, text or JSON line; larger ones are refused. No
            article comes near it; a page of 20 MB is a dump or an attack.
        deepest_folder: Folders below a given one that are entered.
        most_files: Files that are read in one call.
    """

    largest_capture: int = 20_000_000
    deepest_folder: int = 32
    most_files: int = 1_000_000
