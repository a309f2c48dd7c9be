"""The event sourcing library used the way its manual shows: aggregate, repository, save."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any, Self
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate
from eventsourcing.persistence import JSONTranscoder, Transcoding
from psycopg.conninfo import conninfo_to_dict
from pydantic import JsonValue

from benchmarks.rounds import Timed
from domain.catalogue import REGISTRY
from domain.envelope import Recorded
from domain.event import Event

Command = tuple[Recorded[Event], ...]
"""The events that one command of the product left, in all the streams it touched."""


def commands_of(events: Iterable[Recorded[Event]]) -> list[Command]:
    return [tuple(command) for _, command in groupby(events, lambda event: event.meta.command_id)]


class Thing(Aggregate):
    """An order, a visit, a technician's day or a bay's: remembers the latest facts of every kind."""

    class Begun(Aggregate.Created):
        facts: Event
        occurred_at: datetime
        actor: str
        store: str
        command: str

    class Happened(Aggregate.Event):
        facts: Event
        occurred_at: datetime
        actor: str
        store: str
        command: str

        def apply(self, aggregate: "Thing") -> None:
            aggregate.known[type(self.facts)] = self.facts

    def __init__(self, facts: Event, occurred_at: datetime, actor: str, store: str, command: str) -> None:
        self.known: dict[type[Event], Event] = {type(facts): facts}
        self.touched = (occurred_at, actor, store, command)

    @classmethod
    def begin(cls, first: Recorded[Event]) -> Self:
        return cls._create(cls.Begun, id=None, **facts_of(first))


class _Facts(Transcoding):
    """The library's way to store values of a type it does not know, here the product's own event models."""

    def __init__(self, event_type: type[Event]) -> None:
        self.type = self._model = event_type
        self.name = event_type.type_name

    def encode(self, obj: Event) -> dict[str, JsonValue]:
        return obj.model_dump(mode="json")

    def decode(self, data: dict[str, JsonValue]) -> Event:
        return self._model.model_validate(data)


class Things(Application[UUID]):
    name = "things"

    def register_transcodings(self, transcoder: JSONTranscoder) -> None:
        super().register_transcodings(transcoder)
        for event_type in REGISTRY.types.values():
            transcoder.register(_Facts(event_type))


def sqlite_environment(path: Path) -> dict[str, str]:
    """The library leaves SQLite's durability at its default, which is full."""
    return {"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": str(path)}


def postgres_environment(url: str) -> dict[str, str]:
    connect = conninfo_to_dict(url)
    return {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "POSTGRES_DBNAME": str(connect.get("dbname", "")),
        "POSTGRES_HOST": str(connect.get("host", "")),
        "POSTGRES_PORT": str(connect.get("port", "")),
        "POSTGRES_USER": str(connect.get("user", "")),
        "POSTGRES_PASSWORD": str(connect.get("password", "")),
    }


@contextmanager
def on_sqlite(path: Path) -> Iterator[Things]:
    yield from _opened(sqlite_environment(path))


@contextmanager
def on_postgres(url: str) -> Iterator[Things]:
    yield from _opened(postgres_environment(url))


class Loop:
    """For every command: get what it touches, trigger, save together. Interleaved like the product's commands.

    ``before`` is played outside the measured time, ``commands`` within; ``order`` names the stream to be replayed.
    """

    def __init__(
        self, app: Things, before: Sequence[Command], commands: Sequence[Command], order: str, batch: int
    ) -> None:
        self.done: list[UUID] = []
        """Orders that have all their events."""
        self._app = app
        self._before = before
        self._commands = commands
        self._order = order
        self._batch = batch

    def prepare(self) -> Timed:
        app, commands = self._app, self._commands
        stories: list[dict[str, UUID]] = [{} for _ in range(self._batch)]
        for ids in stories:
            for command in self._before:
                _carry_out(app, ids, command)

        def run() -> int:
            for command in commands:
                for ids in stories:
                    _carry_out(app, ids, command)
            self.done = [ids[self._order] for ids in stories]
            return len(commands) * len(stories)

        return run


def replay(app: Things, orders: Callable[[], list[UUID]]) -> Timed:
    wanted, get = orders(), app.repository.get

    def run() -> int:
        for order in wanted:
            get(order)
        return len(wanted)

    return run


def _opened(env: dict[str, str]) -> Iterator[Things]:
    app = Things(env)
    try:
        yield app
    finally:
        app.close()


def _carry_out(app: Things, ids: dict[str, UUID], command: Command) -> None:
    touched: dict[str, Thing] = {}
    for event in command:
        thing = touched.get(event.stream)
        if thing is None and event.stream in ids:
            thing = app.repository.get(ids[event.stream])
        if thing is None:
            thing = Thing.begin(event)
            ids[event.stream] = thing.id
        else:
            thing.trigger_event(Thing.Happened, **facts_of(event))
        touched[event.stream] = thing
    app.save(*touched.values())


def facts_of(recorded: Recorded[Event]) -> dict[str, Any]:
    """What the library keeps of an event beside what it adds itself: id, version, recording time."""
    meta = recorded.meta
    return {
        "facts": recorded.event,
        "occurred_at": meta.occurred_at,
        "actor": meta.actor.id,
        "store": meta.store,
        "command": meta.command_id,
    }
