"""A log full of events, and room for read models beside it, on either engine."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from application.event_log import StoredEventLog, open_event_log
from application.event_log.sqlite_schema import INSERT_EVENT
from application.event_log.storage import EventRow
from benchmarks import library
from benchmarks.rebuild.shop import rows
from domain.catalogue import REGISTRY
from runtime.settings import Settings
from tests.support.postgres import fresh_database


@dataclass(frozen=True)
class Place:
    """``library`` says where the library keeps its own log and its own rows."""

    engine: str
    settings: Settings
    library: dict[str, str]

    @property
    def on_postgres(self) -> bool:
        return self.settings.database_url is not None

    @property
    def log_file(self) -> Path:
        return Path(self.settings.log_url.removeprefix("sqlite:///"))

    @contextmanager
    def log(self) -> Iterator[StoredEventLog]:
        with closing(open_event_log(self.settings.log_url, REGISTRY)) as log:
            yield log

    def forget_read_models(self) -> None:
        """The next engine finds nothing."""
        if self.settings.database_url is not None:
            with psycopg.connect(self.settings.database_url, autocommit=True) as connection:
                connection.execute("DROP SCHEMA IF EXISTS read_models CASCADE")
        else:
            for file in self.settings.data_dir.glob("read-models.db*"):
                file.unlink()


@contextmanager
def on_sqlite(directory: Path, events: int) -> Iterator[Place]:
    settings = Settings(data_dir=directory)
    place = Place("SQLite", settings, library.sqlite_environment(directory / "library.db"))
    with place.log():
        pass  # makes the tables
    with closing(sqlite3.connect(place.log_file)) as connection:
        connection.execute("PRAGMA synchronous = OFF")  # what is lost here can be made again
        connection.executemany(INSERT_EVENT, rows(events))
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    yield place


@contextmanager
def on_postgres(server: str, directory: Path, events: int) -> Iterator[Place]:
    with fresh_database(server) as url, fresh_database(server) as other:
        settings = Settings(data_dir=directory, database_url=url)
        place = Place("PostgreSQL", settings, library.postgres_environment(other))
        with place.log():
            pass
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("SET synchronous_commit = off")
            _copy(connection, rows(events))
            connection.execute("VACUUM ANALYZE event_log.stored_events")
        yield place


def _copy(connection: psycopg.Connection, events: Iterator[EventRow]) -> None:
    statement = "COPY event_log.stored_events (originator_id, originator_version, topic, state) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for event in events:
            copy.write_row(event)
