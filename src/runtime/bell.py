"""A bell between two processes: it says that something has changed, not what."""

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection

_RING = b"!"
_MANY = 4096


class Bell:
    """The end that is rung, by any thread. It never waits and never raises.

    Where the line is full there is a ring to be heard already, and where the other end is gone nobody is there to hear.
    """

    def __init__(self, line: Connection) -> None:
        os.set_blocking(line.fileno(), False)
        self._line = line
        # a number of a closed line may be some other file's by the time that it is written to
        self._held = threading.Lock()

    def ring(self) -> None:
        with self._held, suppress(OSError):
            os.write(self._line.fileno(), _RING)

    def close(self) -> None:
        """The other end hears that this one is gone."""
        with self._held:
            self._line.close()


def hear(line: Connection, on_ring: Callable[[], None]) -> None:
    """Until the other end is closed, by whatever ends its process too. Several rings may be heard as one."""
    while _heard(line):
        on_ring()


def _heard(line: Connection) -> bool:
    try:
        return bool(os.read(line.fileno(), _MANY))
    except OSError:
        return False
