"""Folded states of the streams used last. A state kept here may be behind the log, never beside it."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from threading import Lock


@dataclass(frozen=True, slots=True)
class Folded:
    """A stream's state after ``version`` events, and when the last of them was recorded (None before the first)."""

    state: object
    version: int = 0
    recorded_at: datetime | None = None


class StateCache:
    """The least recently used state leaves when there are more than ``size``."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._states: OrderedDict[str, Folded] = OrderedDict()
        self._lock = Lock()

    def get(self, stream: str) -> Folded | None:
        with self._lock:
            folded = self._states.get(stream)
            if folded is not None:
                self._states.move_to_end(stream)
            return folded

    def put(self, stream: str, folded: Folded) -> None:
        """Keep a state that the log holds; a later one already here stays."""
        with self._lock:
            known = self._states.get(stream)
            if known is None or known.version < folded.version:
                self._states[stream] = folded
                self._states.move_to_end(stream)
                if len(self._states) > self._size:
                    self._states.popitem(last=False)
