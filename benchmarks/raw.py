"""What the engine itself needs for one durable row: no reading, no thinking, one insert, one commit."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import count, islice
from pathlib import Path

import psycopg

from application.event_log.storage import StoredRow
from benchmarks.rounds import Timed

Row = tuple[str, int, str, bytes]
Insert = Callable[[Row], object]


@contextmanager
def on_sqlite(path: Path) -> Iterator[Insert]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(
            "CREATE TABLE event (position INTEGER PRIMARY KEY, stream TEXT, version INTEGER, topic TEXT, state BLOB,"
            " UNIQUE (stream, version))"
        )
        statement = "INSERT INTO event (stream, version, topic, state) VALUES (?, ?, ?, ?)"
        yield lambda row: connection.execute(statement, row)


@contextmanager
def on_postgres(url: str) -> Iterator[Insert]:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "CREATE TABLE event (position bigserial PRIMARY KEY, stream text, version bigint, topic text, state bytea,"
            " UNIQUE (stream, version))"
        )
        statement = "INSERT INTO event (stream, version, topic, state) VALUES (%s, %s, %s, %b)"
        yield lambda row: connection.execute(statement, row, prepare=True)


class Appends:
    """Rows of the product's own streams, under new stream names."""

    def __init__(self, insert: Insert, story: Sequence[StoredRow], batch: int) -> None:
        self._insert = insert
        self._batch = batch
        self._rows = _rows(story)

    def prepare(self) -> Timed:
        insert, rows = self._insert, list(islice(self._rows, self._batch))

        def run() -> int:
            for row in rows:
                insert(row)
            return len(rows)

        return run


def _rows(story: Sequence[StoredRow]) -> Iterator[Row]:
    for number in count(1):
        for _, stream, version, topic, state in story:
            yield f"{stream}-{number}", version, topic, state
