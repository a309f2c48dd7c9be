"""Locks that all processes on one SQLite log share: empty files in a directory beside it."""

import fcntl
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


class FileTurns:
    """Only the locks on the files count; they end with their process, however it ends.

    One file for each number, because locks on bytes of one file belong to the process: threads that wait for each
    other's bytes look like a deadlock to the system, and closing any handle frees all of them.
    """

    def __init__(self, log: str) -> None:
        self._directory = Path(f"{log}.turns")
        self._handles: dict[int, int] = {}

    @contextmanager
    def hold(self, numbers: Sequence[int]) -> Iterator[None]:
        """Waits for each in turn; callers name them in rising order, so that nobody waits in a circle."""
        held: list[int] = []
        try:
            for number in numbers:
                handle = self._handle(number)
                fcntl.flock(handle, fcntl.LOCK_EX)
                held.append(handle)
            yield
        finally:
            for handle in held:
                fcntl.flock(handle, fcntl.LOCK_UN)

    def close(self) -> None:
        while self._handles:
            os.close(self._handles.popitem()[1])

    def _handle(self, number: int) -> int:
        handle = self._handles.get(number)
        if handle is None:
            self._directory.mkdir(mode=0o700, exist_ok=True)
            handle = os.open(self._directory / f"{number:03d}", os.O_RDWR | os.O_CREAT, 0o600)
            self._handles[number] = handle
        return handle
