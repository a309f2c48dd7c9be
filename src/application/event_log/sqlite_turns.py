"""Locks that all processes on one SQLite log share: single bytes of a file beside it."""

import fcntl
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


class FileTurns:
    """The file is empty; only the locks on its bytes count, and they end with their process, however it ends.

    Within a process they exclude nobody. The file stays open until the end: closing any handle of it would free the
    locks of the whole process.
    """

    def __init__(self, log: str) -> None:
        self._path = Path(f"{log}.turns")
        self._handle: int | None = None

    @contextmanager
    def hold(self, numbers: Sequence[int]) -> Iterator[None]:
        """Waits for each in turn; callers name them in rising order, so that nobody waits in a circle."""
        if self._handle is None:
            self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        held: list[int] = []
        try:
            for number in numbers:
                fcntl.lockf(self._handle, fcntl.LOCK_EX, 1, number)
                held.append(number)
            yield
        finally:
            for number in held:
                fcntl.lockf(self._handle, fcntl.LOCK_UN, 1, number)

    def close(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
