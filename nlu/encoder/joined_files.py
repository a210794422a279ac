"""Several files read as one, without holding any of them in memory."""

import io
from collections.abc import Sequence
from pathlib import Path


class JoinedFiles(io.RawIOBase):
    """The bytes of files, one after the other; can be searched."""

    def __init__(self, paths: Sequence[Path]) -> None:
        """Creates a reader at the first byte of the first file.

        Raises:
            OSError: A file is not there.
        """
        self._spans: list[tuple[Path, int, int]] = []
        self._size = self._position = 0
        for path in paths:
            begin, self._size = self._size, self._size + path.stat().st_size
            self._spans.append((path, begin, self._size))

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def seekable(self) -> bool:
        """Return that it can be searched."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Goes to a byte; returns its place."""
        origin = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self._size}[whence]
        self._position = max(0, origin + offset)
        return self._position

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Reads what fits into a buffer, of one file at most; returns how much, 0 at the end."""
        for path, begin, end in self._spans:
            if begin <= self._position < end:
                with path.open("rb") as file:
                    file.seek(self._position - begin)
                    count = file.readinto(buffer)
                self._position += count
                return count
        return 0
