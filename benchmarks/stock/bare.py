"""The least that an engine does for an issue: one durable conditional update, no history, no order, no check of who."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import cycle, islice
from pathlib import Path

import psycopg

from benchmarks.rounds import Timed

Take = Callable[[str], int]
"""Takes one piece of a part; how many rows had one to give."""

_TABLE = "CREATE TABLE shelf (part TEXT PRIMARY KEY, quantity INTEGER NOT NULL)"


@contextmanager
def on_sqlite(path: Path, parts: Sequence[str]) -> Iterator[Take]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(_TABLE)
        connection.executemany("INSERT INTO shelf VALUES (?, 100000000)", [(part,) for part in parts])
        statement = "UPDATE shelf SET quantity = quantity - 1 WHERE part = ? AND quantity >= 1"
        yield lambda part: connection.execute(statement, (part,)).rowcount


@contextmanager
def on_postgres(url: str, parts: Sequence[str]) -> Iterator[Take]:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(_TABLE)
        with connection.cursor() as cursor:
            cursor.executemany("INSERT INTO shelf VALUES (%s, 100000000)", [(part,) for part in parts])
        statement = "UPDATE shelf SET quantity = quantity - 1 WHERE part = %s AND quantity >= 1"
        yield lambda part: connection.execute(statement, (part,), prepare=True).rowcount


class Updates:
    def __init__(self, take: Take, parts: Sequence[str], batch: int) -> None:
        self._take = take
        self._batch = batch
        self._parts = cycle(parts)

    def prepare(self) -> Timed:
        take, parts = self._take, list(islice(self._parts, self._batch))

        def run() -> int:
            return sum(take(part) for part in parts)

        return run
