"""Ids that follow from content: the same content has the same id on every machine."""

from hashlib import sha256

_LENGTH = 16


def identity(kind: str, *parts: str) -> str:
    """Make the id of a thing from what it is made of.

    Args:
        kind: One letter or word that names the noun, for instance ``r`` for a report.
        *parts: The texts that the id follows from, in order.

    Returns:
        ``kind``, a hyphen and 16 hexadecimal digits of SHA-256.

    >>> identity("r", "a.txt", "One sentence.")
    'r-2da99e9ff1c3ad67'
    """
    digest = sha256()
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        digest.update(len(encoded).to_bytes(8, "big"))
        digest.update(encoded)
    return f"{kind}-{digest.hexdigest()[:_LENGTH]}"
