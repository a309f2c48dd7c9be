"""The background loop: woken by the log, it steps the projections; trouble with one does not stop the others."""

import logging
import threading
import time
from collections.abc import Callable, Collection, Mapping, Sequence

from projections.engine.batch import Outcome
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


AdvanceTogether = Callable[[Collection[str]], Mapping[str, Outcome]]
"""One step for those of these projections that can take it together; what came of it, by name."""
Advance = Callable[[str], Outcome]


def run(
    names: Sequence[str],
    together: AdvanceTogether,
    alone: Advance,
    source: EventSource,
    stop: threading.Event,
) -> None:
    """Until ``stop`` is set: each round steps those together that can, and every other one alone."""
    pauses = Pauses()
    while not stop.is_set():
        try:
            head = source.head()
            awake = [name for name in names if not pauses.rests(name, time.monotonic())]
            moved = _try_together(awake, together)
            waiting = all(outcome.complete for outcome in moved.values())
            for name in awake:
                if name not in moved and not stop.is_set():
                    waiting &= _try(name, alone, pauses)
            if waiting:
                source.wait_for(head, _NAP_SECONDS)
        except Exception:
            _logger.exception("the event log cannot be read")
            stop.wait(_NAP_SECONDS)


def _try_together(names: Sequence[str], together: AdvanceTogether) -> Mapping[str, Outcome]:
    try:
        return together(names)
    except Exception:
        # whose fault it is shows when each goes alone
        _logger.exception("the projections could not go on together")
        return {}


def _try(name: str, alone: Advance, pauses: Pauses) -> bool:
    try:
        outcome = alone(name)
    except Exception:
        _logger.exception("projection %s could not go on", name)
        pauses.failed(name, time.monotonic())
        return True
    pauses.worked(name)
    return outcome.complete
