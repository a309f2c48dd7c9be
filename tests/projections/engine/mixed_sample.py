"""A history in which streams move from store to store, and a read model of each kind over it."""

from __future__ import annotations

import random
from collections.abc import Sequence

from sqlalchemy import MetaData, Table

from domain.envelope import Recorded
from domain.event import Event
from projections.engine import Projection, Rows, ShardBy, on, subscriptions
from projections.engine.columns import big_integer, key_text, text
from tests.projections.engine.sample import Closed, Credited, Noted, Opened, recorded_at

STORES = tuple(f"S{i}" for i in range(1, 7))


def _summed(table: Table, key: str, rows: Rows, recorded: Recorded[Credited]) -> None:
    """The order of the events shows in the row."""
    row = rows.get(table, key)
    seen = f"{row['seen']} {recorded.position}" if row else str(recorded.position)
    rows.put(table, {"id": key, "count": len(seen.split()), "seen": seen})


def _table(name: str) -> Table:
    return Table(name, MetaData(), key_text("id"), big_integer("count"), text("seen"))


OF_STREAM, OF_STORE, OF_ALL = _table("of_stream"), _table("of_store"), _table("of_all")


def _by_stream(rows: Rows, recorded: Recorded[Credited]) -> None:
    _summed(OF_STREAM, recorded.stream, rows, recorded)


def _by_store(rows: Rows, recorded: Recorded[Credited]) -> None:
    _summed(OF_STORE, recorded.meta.store, rows, recorded)


def _by_nothing(rows: Rows, recorded: Recorded[Credited]) -> None:
    _summed(OF_ALL, "all", rows, recorded)


MIXED = (
    Projection(
        "of_streams", 1, (OF_STREAM,), subscriptions(on(Credited, _by_stream)), shard_by=ShardBy.STREAM
    ),
    Projection("of_stores", 1, (OF_STORE,), subscriptions(on(Credited, _by_store)), shard_by=ShardBy.STORE),
    Projection(
        "of_everything", 1, (OF_ALL,), subscriptions(on(Credited, _by_nothing)), shard_by=ShardBy.NOTHING
    ),
)


def mixed() -> Sequence[Projection]:
    """What travels to a worker."""
    return MIXED


def moving_history(events: int, seed: int, *, large: float = 0.0) -> list[Recorded[Event]]:
    """Every third event of a stream is of any store; ``large`` is the share of events that the first store has."""
    chance = random.Random(seed)
    homes: dict[str, str] = {}
    versions: dict[str, int] = {}
    made: list[Recorded[Event]] = []
    for position in range(1, events + 1):
        stream = f"account-{chance.randrange(events // 5)}"
        anywhere = STORES[0] if chance.random() < large else chance.choice(STORES)
        home = homes.setdefault(stream, anywhere)
        store = anywhere if chance.random() < 1 / 3 else home
        version = versions[stream] = versions.get(stream, 0) + 1
        event = (
            Opened(owner="a")
            if version == 1
            else chance.choice([Credited(fen=1), Credited(fen=2), Noted(), Closed()])
        )
        made.append(recorded_at(position, stream, version, event, store=store))
    return made
