"""The library's projection over the first events of the same log, kept by the library in its own way."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import groupby
from threading import Event as Signal

import psycopg
from eventsourcing.persistence import InfrastructureFactory, Tracking
from eventsourcing.projection import ProjectionRunner
from psycopg.conninfo import make_conninfo

from benchmarks.library import Thing, Things, facts_of
from benchmarks.rebuild.library_views import LastFacts, PostgresView, SQLiteView
from benchmarks.rebuild.places import Place
from benchmarks.rounds import Timed

_PAGE = 1_000
_LOOK_SECONDS = 1


def fill(place: Place, events: int) -> None:
    """The library's log: stream after stream, each stored at once."""
    with place.log() as log:
        found = log.read_all(after=0, limit=events)
    app = Things(place.library)
    for _, stream in groupby(sorted(found, key=lambda one: one.stream), key=lambda one: one.stream):
        first, *others = stream
        thing = Thing.begin(first)
        for recorded in others:
            thing.trigger_event(Thing.Happened, **facts_of(recorded))
        app.save(thing)
    app.close()


def project(place: Place) -> Timed:
    _forget(place)
    return _by_runner(place) if place.on_postgres else _pulled(place)


def _by_runner(place: Place) -> Timed:
    with _head(place) as (_, head):
        end = head
    arrived = Signal()

    class Watched(LastFacts):
        name = LastFacts.name

        def process_event(self, domain_event: object, tracking: Tracking) -> None:
            super().process_event(domain_event, tracking)
            # the library's own wait() looks every tenth of a second or less often
            if tracking.notification_id == end:
                arrived.set()

    def run() -> int:
        with ProjectionRunner(
            application_class=Things, projection_class=Watched, view_class=PostgresView, env=place.library
        ) as runner:
            while not arrived.wait(_LOOK_SECONDS):
                runner.run_forever(timeout=0)  # raises what went wrong in its thread
        return end

    return run


def _pulled(place: Place) -> Timed:
    """SQLite has no subscription in the library: the projection is fed by hand."""

    def run() -> int:
        with _head(place) as (app, end):
            factory = InfrastructureFactory[SQLiteView].construct(app.env)
            projection = LastFacts(factory.tracking_recorder(SQLiteView))
            after = 0
            while after < end:
                for found in app.recorder.select_notifications(after + 1, _PAGE):
                    after = found.id
                    projection.process_event(app.mapper.to_domain_event(found), Tracking(app.name, after))
            factory.close()
        return end

    return run


@contextmanager
def _head(place: Place) -> Iterator[tuple[Things, int]]:
    with closing(Things(place.library)) as app:
        yield app, app.recorder.max_notification_id() or 0


def _forget(place: Place) -> None:
    if place.on_postgres:
        with psycopg.connect(_conninfo(place.library), autocommit=True) as connection:
            connection.execute("DROP TABLE IF EXISTS last_fact, last_facts_tracking")
    else:
        with closing(sqlite3.connect(place.library["SQLITE_DBNAME"])) as connection:
            connection.execute("DROP TABLE IF EXISTS last_fact")
            connection.execute("DROP TABLE IF EXISTS tracking")
            connection.commit()


def _conninfo(library: dict[str, str]) -> str:
    names = ("dbname", "host", "port", "user", "password")
    known = {name: value for name in names if (value := library[f"POSTGRES_{name.upper()}"])}
    return make_conninfo("", **known)
