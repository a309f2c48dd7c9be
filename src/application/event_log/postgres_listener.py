"""Hears of appends by other processes: a connection of its own that listens, and comes back when it was cut."""

from collections.abc import Callable, Mapping
from threading import Event, Thread
from typing import Any, Final

import psycopg

_LOOK_UP_SECONDS: Final = 0.1  # how long closing may take
_RECONNECT_SECONDS: Final = 1.0


class Listener:
    """Calls ``heard`` after each notification and after each (re)connection. Starts with the first :meth:`start`."""

    def __init__(self, connect: Mapping[str, Any], heard: Callable[[], None]) -> None:
        self._connect = connect
        self._heard = heard
        self._stopped = Event()
        self._thread = Thread(target=self._run, name="event-log-listener", daemon=True)

    def start(self) -> None:
        """May be called by several threads, many times."""
        if not self._thread.is_alive() and not self._stopped.is_set():
            self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while not self._stopped.is_set():
            try:
                self._listen()
            except psycopg.Error:
                # waiting readers poll meanwhile; whoever reads or writes reports the trouble
                self._stopped.wait(_RECONNECT_SECONDS)

    def _listen(self) -> None:
        with psycopg.connect(**self._connect, autocommit=True) as connection:
            connection.execute("LISTEN event_log")
            self._heard()  # for what was appended before
            while not self._stopped.is_set():
                for _ in connection.notifies(timeout=_LOOK_UP_SECONDS, stop_after=1):
                    self._heard()
