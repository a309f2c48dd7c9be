"""News of commits: readers that wait are woken by the commit itself, listeners are called after it."""

import logging
import threading
import time
from collections.abc import Callable
from functools import partial

from projections.engine.reader import Reader
from projections.engine.status import Committed

_OTHER_PROCESS_SECONDS = 0.02
"""How often a waiting reader looks for commits of processes that tell nobody; any other wakes it at once."""

_logger = logging.getLogger(__name__)


class Board:
    """Where this process posts its commits."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._changed = threading.Condition()
        self._commits = 0
        self._listeners: list[Callable[[Committed], None]] = []

    def listen(self, listener: Callable[[Committed], None]) -> None:
        self._listeners.append(listener)

    def post(self, news: Committed) -> None:
        """Wake who waits, then tell the listeners; what a listener raises is logged and changes nothing."""
        self.poke()
        for listener in self._listeners:
            try:
                listener(news)
            except Exception:
                _logger.exception("a listener to commits of %s failed", news.name)

    def poke(self) -> None:
        """Another process says that it has committed: whoever waits looks at once."""
        with self._changed:
            self._commits += 1
            self._changed.notify_all()

    def wait_for(self, name: str | None, position: int, timeout: float) -> bool:
        """See :meth:`Engine.wait_for`."""
        deadline = time.monotonic() + timeout
        while True:
            # counted before looking, so that a commit between looking and waiting is not slept over
            commits = self._commits
            standings = self._reader.standings() if name is None else [self._reader.standing(name)]
            behind = [standing for standing in standings if standing.position < position]
            if not behind:
                return True
            left = deadline - time.monotonic()
            if left <= 0 or not all(standing.status.runs for standing in behind):
                return False
            with self._changed:
                self._changed.wait_for(partial(self._moved_on, commits), min(left, _OTHER_PROCESS_SECONDS))

    def _moved_on(self, commits: int) -> bool:
        return self._commits != commits
