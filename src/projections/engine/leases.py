"""Connections for reading, used by one thread at a time and kept open for the next."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from projections.engine.dbapi import Connection


class Leases:
    """As many connections as were ever needed at once; the one returned last is handed out first."""

    def __init__(self, connect: Callable[[], Connection]) -> None:
        self._connect = connect
        self._idle: list[Connection] = []
        self._lock = threading.Lock()
        self._closed = False

    @contextmanager
    def lease(self) -> Iterator[Connection]:
        """A connection of one's own; after an error it is closed, since nobody knows its state."""
        try:
            # pop and append of a list are atomic; the lock is for closing only
            connection = self._idle.pop()
        except IndexError:
            connection = self._connect()
        try:
            yield connection
        except BaseException:
            connection.close()
            raise
        if self._closed:
            connection.close()
        else:
            self._idle.append(connection)

    def forget(self) -> None:
        """Close what is idle: after a restart of the server all of them are dead at once."""
        with self._lock:
            while self._idle:
                self._idle.pop().close()

    def close(self) -> None:
        self._closed = True
        self.forget()
