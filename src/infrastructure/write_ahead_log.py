"""Switching a SQLite file to its write-ahead log while other processes open it."""

import sqlite3
import time
from typing import Final

_BUSY: Final = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_PRIMARY_CODE: Final = 0xFF  # an extended result code carries its primary code in the lowest byte
_PAUSE_SECONDS: Final = 0.005


def use_write_ahead_log(connection: sqlite3.Connection, timeout: float) -> None:
    """The file is in WAL mode afterwards; sqlite3.OperationalError when it stays locked for ``timeout`` seconds.

    The switch needs the file for itself, and SQLite gives up at once where its busy handler would wait elsewhere
    (https://sqlite.org/c3ref/busy_handler.html), so the waiting is done here.
    """
    give_up = time.monotonic() + timeout
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL").close()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & _PRIMARY_CODE not in _BUSY or time.monotonic() > give_up:
                raise
            time.sleep(_PAUSE_SECONDS)
        else:
            return
