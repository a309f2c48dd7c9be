"""What every projection must stand: any batch size, repeated delivery, live or rebuilt, the same rows."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from zlib import crc32

from sqlalchemy import make_url, select, text

from domain.envelope import Recorded
from domain.event import Event
from domain.rules.timetable import RuleTimetable
from projections.engine import (
    Engine,
    EventSource,
    Projection,
    ReadDatabase,
    Row,
    ShardBy,
    open_read_database,
)
from projections.engine.database import SCHEMA
from projections.engine.rebuilding.cut import Share
from projections.engine.rebuilding.fold import fold
from projections.engine.rebuilding.units import Unit
from projections.engine.table_sql import Key
from tests.support.default_rules import SHIPPED_TIMETABLE
from tests.support.list_source import ListSource

Shown = dict[str, list[Row]]
"""Rows in order of their keys, by declared table name."""


def check_projection(
    projection: Projection,
    history: Sequence[Recorded[Event]],
    url: str,
    rules: RuleTimetable = SHIPPED_TIMETABLE,
) -> Shown:
    """Rows after this history. Fails when they depend on batch size, repetition, being live or rebuilt, or on shards.

    ``url`` is a database for this alone; the fixture ``backend`` gives one as ``backend.read_url``. Positions are
    numbered from 1 where the history has none. ``rules`` are those from which rows are derived.
    """
    numbered = with_positions(history)
    reference = _built(projection, ListSource(numbered), url, None, rules)
    for limit in (1, 7):
        assert _built(projection, ListSource(numbered), url, limit, rules) == reference, f"batches of {limit}"
    twice = ListSource(numbered, deliveries=2)
    assert _built(projection, twice, url, None, rules) == reference, "each event twice"
    assert _in_shards(projection, numbered, rules) == reference, "each shard by itself"
    assert _lived(projection, numbered, url, rules) == reference, (
        "one event after another, live; then rebuilt"
    )
    return reference


def with_positions(history: Sequence[Recorded[Event]]) -> list[Recorded[Event]]:
    """The history as a log would give it; untouched where every event has a position already."""
    if all(recorded.position for recorded in history):
        return list(history)
    return [replace(recorded, position=i) for i, recorded in enumerate(history, start=1)]


def shown(engine: Engine, projection: Projection) -> Shown:
    """Everything the read model holds."""
    return {
        table.name: engine.reader.rows(select(table).order_by(*table.primary_key.columns))
        for table in projection.tables
    }


@contextmanager
def fresh_read_database(url: str) -> Iterator[ReadDatabase]:
    """The database, emptied of read models."""
    wipe(url)
    database = open_read_database(url)
    try:
        yield database
    finally:
        database.close()


def wipe(url: str) -> None:
    """Remove every read model of a database that nobody has open."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        for suffix in ("", "-wal", "-shm"):
            Path(f"{parsed.database}{suffix}").unlink(missing_ok=True)
        return
    database = open_read_database(url)
    with database.writer.begin() as connection:
        connection.execute(text(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE"))
    database.close()


def _built(
    projection: Projection, source: EventSource, url: str, limit: int | None, rules: RuleTimetable
) -> Shown:
    with fresh_read_database(url) as database:
        engine = Engine([projection], source, database, rules=lambda: rules)
        while not engine.advance(projection.name, limit).complete:
            pass
        return shown(engine, projection)


def _in_shards(projection: Projection, history: Sequence[Recorded[Event]], rules: RuleTimetable) -> Shown:
    """What shards that know nothing of each other make, taken together; they may not make the same row."""
    count = 1 if projection.shard_by is ShardBy.NOTHING else 5
    until = history[-1].position if history else 0
    made: dict[str, dict[Key, Row]] = {table.name: {} for table in projection.tables}
    for index in range(count):
        share = Share(array("q", _shard(projection.shard_by, history, index, count)), {})
        unit = Unit((projection.name,), index, until, page=7, share=share, rules=rules)
        folded = fold([projection], ListSource(history), unit)[projection.name]
        assert folded.failures == ()
        assert not folded.underivable
        for table, records in zip(projection.tables, folded.tables, strict=True):
            names = [column.name for column in table.columns]
            for record in records:
                row = dict(zip(names, record, strict=True))
                key = tuple(row[column.name] for column in table.primary_key.columns)
                assert key not in made[table.name], f"two shards made {table.name} {key}"
                made[table.name][key] = row
    return {name: [rows[key] for key in sorted(rows)] for name, rows in made.items()}


def _shard(by: ShardBy, history: Sequence[Recorded[Event]], index: int, count: int) -> Iterator[int]:
    """Positions of the events whose stream or store has this hash: streams of one store are in many shards."""
    for recorded in history:
        key = recorded.stream if by is ShardBy.STREAM else recorded.meta.store
        if count == 1 or crc32(key.encode()) % count == index:
            yield recorded.position


def _lived(
    projection: Projection, history: Sequence[Recorded[Event]], url: str, rules: RuleTimetable
) -> Shown:
    source = ListSource()
    with fresh_read_database(url) as database:
        engine = Engine([projection], source, database, rules=lambda: rules)
        engine.run_until_caught_up()
        for recorded in history:
            source.append(recorded)
            engine.step()
        assert engine.parked(projection.name) == [], "no event of a history is parked"
        live = shown(engine, projection)
        engine.rebuild(projection.name)
        assert shown(engine, projection) == live, "rebuilt from what was live"
        return live
