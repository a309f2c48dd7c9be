"""Waking readers when the log grows: at once for appends of this process, by poll or notification for others."""

from collections.abc import Callable
from threading import Condition
from time import monotonic

from application.event_log.records import StorageUnavailable


class Wakeup:
    """``head`` asks the storage how far it is; it is asked at least every ``poll_seconds`` while somebody waits.

    A notification is only ever a reason to ask earlier: a lost one costs a poll, never an event. ``listen``: to every
    append of this process, in the thread that made it.
    """

    def __init__(self, head: Callable[[], int], poll_seconds: float) -> None:
        self._head = head
        self._poll_seconds = poll_seconds
        self._changed = Condition()
        self._seen = 0
        self._pokes = 0
        self._closed = False
        self._listeners: list[Callable[[], None]] = []

    def listen(self, listener: Callable[[], None]) -> None:
        """It must not raise, and whoever appended waits for it."""
        self._listeners.append(listener)

    def advanced(self, position: int) -> None:
        """An append of this process reached ``position``."""
        with self._changed:
            self._seen = max(self._seen, position)
            self._changed.notify_all()
        for listener in self._listeners:
            listener()

    def poke(self) -> None:
        """Somebody says that the log has grown."""
        with self._changed:
            self._pokes += 1
            self._changed.notify_all()

    def close(self) -> None:
        """Let everybody go who still waits."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def wait_for(self, position: int, timeout: float) -> bool:
        """True as soon as something lies after ``position``; False after ``timeout`` seconds or when closed."""
        deadline = monotonic() + timeout
        while not self._closed:
            # counted before asking, so that a poke between asking and waiting is not slept over
            pokes = self._pokes
            if self._seen > position or self._ask() > position:
                return True
            remaining = deadline - monotonic()
            if remaining <= 0:
                return False
            with self._changed:
                if self._pokes == pokes and self._seen <= position and not self._closed:
                    self._changed.wait(min(self._poll_seconds, remaining))
        return False

    def _ask(self) -> int:
        try:
            head = self._head()
        except StorageUnavailable:
            return 0  # a waiter outlives a break of the connection; whoever reads next meets the error
        with self._changed:
            self._seen = max(self._seen, head)
        return head
