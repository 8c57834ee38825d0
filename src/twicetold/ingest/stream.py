"""A file of records read forwards, plain or gzip, with bounds on what a line may hold."""

import zlib
from typing import BinaryIO

from twicetold.model import TooLarge, Unreadable

_BLOCK = 65_536
_GZIP = b"\x1f\x8b"
_GZIP_ONLY = 31


class CutShort(Unreadable):
    """An archive ends within a compressed record, as one does whose writing was interrupted.

    Attributes:
        place: The byte at which that record begins.
    """

    def __init__(self, place: int) -> None:
        """Say so."""
        super().__init__(f"ends within the compressed record at byte {place}")
        self.place = place


class Stream:
    """Bytes of an archive, decompressed member by member; memory stays one block.

    ``member`` is the place in the file where the gzip member begins that is being read; in a
    plain file, ``tell`` is the place itself.
    """

    def __init__(self, file: BinaryIO, largest_head: int) -> None:
        """Begin to read.

        Args:
            file: The file, at its beginning.
            largest_head: Bytes that all lines of one record may have together.
        """
        self._file = file
        self._largest = largest_head
        self._left = largest_head
        self._raw = b""
        self._read = 0
        self._plain = b""
        self._at = 0
        self._told = 0
        self._inflate: zlib._Decompress | None = None
        self._packed: bool | None = None
        self.member = 0

    @property
    def packed(self) -> bool:
        """Tell whether the file is gzip."""
        return self._packed is True

    def tell(self) -> int:
        """Give how many plain bytes have been read."""
        return self._told

    def read(self, length: int = -1) -> bytes:
        """Read some bytes, no more than ``length``; ``b""`` at the end.

        Raises:
            Unreadable: The compression is damaged or ends too early.
        """
        if self._at >= len(self._plain):
            self._fill()
        end = len(self._plain) if length < 0 else self._at + length
        found = self._plain[self._at : end]
        self._at += len(found)
        self._told += len(found)
        return found

    def begin(self) -> None:
        """Begin a record: its lines may be as many bytes again as a head may have."""
        self._left = self._largest

    def readline(self, length: int = -1) -> bytes:
        """Read a line with its end.

        Raises:
            TooLarge: The lines since ``begin`` are longer than a head may be.
            Unreadable: The compression is damaged or ends too early.
        """
        pieces: list[bytes] = []
        wanted = self._left + 1 if length < 0 else min(length, self._left + 1)
        while wanted > 0:
            if self._at >= len(self._plain):
                self._fill()
            end = self._plain.find(b"\n", self._at, self._at + wanted) + 1
            piece = self.read(end - self._at if end else wanted)
            pieces.append(piece)
            self._left -= len(piece)
            wanted -= len(piece)
            if self._left < 0:
                raise TooLarge(f"has a head larger than the limit largest_head={self._largest}")
            if end or not piece:
                break
        return b"".join(pieces)

    def _fill(self) -> None:
        """Put the next plain bytes in place; none at the end of the file."""
        self._plain, self._at = b"", 0
        while not self._plain:
            if not self._raw:
                self._raw = self._file.read(_BLOCK)
                self._read += len(self._raw)
            if self._packed is None:
                self._packed = self._raw.startswith(_GZIP)
            if not self._raw:
                if self._inflate is not None:
                    raise CutShort(self.member)
                return
            if self._packed:
                self._unpack()
            else:
                self._plain, self._raw = self._raw, b""

    def _unpack(self) -> None:
        if self._inflate is None:
            self._inflate = zlib.decompressobj(_GZIP_ONLY)
            self.member = self._read - len(self._raw)
        try:
            self._plain = self._inflate.decompress(self._raw, 4 * _BLOCK)
        except zlib.error as error:
            raise Unreadable(f"is damaged gzip at byte {self.member} ({error})") from None
        if self._inflate.eof:
            self._raw = self._inflate.unused_data
            self._inflate = None
        else:
            self._raw = self._inflate.unconsumed_tail
