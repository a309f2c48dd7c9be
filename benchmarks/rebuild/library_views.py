"""A read model as the event sourcing library's manual shows it: per event one upsert and the tracking of its position.

The row says of each aggregate what happened to it last.
"""

from typing import Any, ClassVar

from eventsourcing.dispatch import singledispatchmethod
from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import Tracking, TrackingRecorder
from eventsourcing.postgres import PostgresDatastore, PostgresTrackingRecorder
from eventsourcing.projection import Projection
from eventsourcing.sqlite import SQLiteDatastore, SQLiteTrackingRecorder
from psycopg.sql import SQL

LastFact = tuple[str, int, str, str, str]
"""Aggregate, version, type, time, store."""

_TABLE = (
    "CREATE TABLE IF NOT EXISTS last_fact"
    " (aggregate text PRIMARY KEY, version bigint, type text, at text, store text)"
)
_UPSERT = (
    "INSERT INTO last_fact VALUES ({places}) ON CONFLICT (aggregate) DO UPDATE SET version = excluded.version,"
    " type = excluded.type, at = excluded.at, store = excluded.store"
)


class View(TrackingRecorder):
    def upsert(self, fact: LastFact, tracking: Tracking) -> None:
        """Both in one transaction."""
        raise NotImplementedError


class SQLiteView(SQLiteTrackingRecorder, View):
    _upsert: ClassVar = _UPSERT.format(places="?, ?, ?, ?, ?")

    def __init__(self, datastore: SQLiteDatastore, **kwargs: Any) -> None:
        super().__init__(datastore, **kwargs)
        self.create_table_statements.append(_TABLE)

    def upsert(self, fact: LastFact, tracking: Tracking) -> None:
        with self.datastore.transaction(commit=True) as cursor:
            cursor.execute(self._upsert, fact)
            self._insert_tracking(cursor, tracking)


class PostgresView(PostgresTrackingRecorder, View):
    _upsert: ClassVar = SQL(_UPSERT.format(places="%s, %s, %s, %s, %s"))

    def __init__(self, datastore: PostgresDatastore, **kwargs: Any) -> None:
        super().__init__(datastore, **kwargs)
        self.sql_create_statements.append(SQL(_TABLE).format())

    def upsert(self, fact: LastFact, tracking: Tracking) -> None:
        with self.datastore.transaction(commit=True) as cursor:
            cursor.execute(self._upsert, fact, prepare=True)
            self._insert_tracking(cursor, tracking)


class LastFacts(Projection[View]):
    name = "last_facts"

    @singledispatchmethod
    def process_event(self, domain_event: Any, tracking: Tracking) -> None:
        self.view.upsert(_last_fact(domain_event), tracking)


def _last_fact(event: DomainEventProtocol[Any]) -> LastFact:
    known: Any = event
    return (
        str(event.originator_id),
        event.originator_version,
        known.facts.type_name,
        known.occurred_at.isoformat(),
        known.store,
    )
