"""The background loop: woken by the log, it steps every projection; trouble with one does not stop the others."""

import logging
import threading
import time
from collections.abc import Callable, Sequence

from projections.engine.source import EventSource

_NAP_SECONDS = 0.5
_FIRST_PAUSE_SECONDS = 0.2
_LONGEST_PAUSE_SECONDS = 30.0

_logger = logging.getLogger(__name__)


class Pauses:
    """After an error a projection rests, each time twice as long."""

    def __init__(self) -> None:
        self._until: dict[str, float] = {}
        self._length: dict[str, float] = {}

    def failed(self, name: str, now: float) -> None:
        length = min(self._length.get(name, _FIRST_PAUSE_SECONDS / 2) * 2, _LONGEST_PAUSE_SECONDS)
        self._length[name] = length
        self._until[name] = now + length

    def worked(self, name: str) -> None:
        self._until.pop(name, None)
        self._length.pop(name, None)

    def rests(self, name: str, now: float) -> bool:
        return self._until.get(name, 0.0) > now


def run(
    names: Sequence[str], advance: Callable[[str], bool], source: EventSource, stop: threading.Event
) -> None:
    """Until ``stop`` is set. ``advance`` makes one step of a projection and says whether it is at the log's end."""
    pauses = Pauses()
    while not stop.is_set():
        try:
            head = source.head()
            waiting = True
            for name in names:
                if not stop.is_set() and not pauses.rests(name, time.monotonic()):
                    waiting &= _try(name, advance, pauses)
            if waiting:
                source.wait_for(head, _NAP_SECONDS)
        except Exception:
            _logger.exception("the event log cannot be read")
            stop.wait(_NAP_SECONDS)


def _try(name: str, advance: Callable[[str], bool], pauses: Pauses) -> bool:
    try:
        complete = advance(name)
    except Exception:
        _logger.exception("projection %s could not go on", name)
        pauses.failed(name, time.monotonic())
        return True
    pauses.worked(name)
    return complete
