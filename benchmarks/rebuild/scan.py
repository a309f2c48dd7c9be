"""What any reader of the log needs at least: every row in order, and its JSON as plain values, unchecked."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing

import psycopg
from pydantic_core import from_json

from application.event_log.storage import StoredRow
from benchmarks.rebuild.places import Place
from benchmarks.rounds import Timed

_PAGE = 10_000


def scan(place: Place) -> Timed:
    return _postgres(place.settings.log_url) if place.on_postgres else _sqlite(place)


def _sqlite(place: Place) -> Timed:
    def run() -> int:
        with closing(sqlite3.connect(place.log_file)) as connection:
            return _decoded(
                connection.execute(
                    "SELECT rowid, originator_id, originator_version, topic, state FROM stored_events ORDER BY rowid"
                )
            )

    return run


def _postgres(url: str) -> Timed:
    def run() -> int:
        with psycopg.connect(url) as connection, connection.cursor("scan", binary=True) as cursor:
            cursor.itersize = _PAGE
            cursor.execute(
                "SELECT notification_id, originator_id, originator_version, topic, state"
                " FROM event_log.stored_events ORDER BY notification_id"
            )
            return _decoded(cursor)

    return run


def _decoded(rows: Iterable[StoredRow]) -> int:
    count = 0
    for count, (_, _, _, _, state) in enumerate(rows, start=1):  # noqa: B007  # the last one is the answer
        event = from_json(state)
        event["m"]["occurred_at"], event["m"]["store"], event["m"]["actor"]["id"], event["d"]
    return count
