"""Read models that step together: of the same events, of some of them, and one that the database may refuse rows of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Index, MetaData, Table

from domain.envelope import Recorded
from domain.event import Event
from projections.engine import Engine, Projection, Rows, on, open_read_database, subscriptions
from projections.engine.columns import key_text
from projections.engine.columns import text as text_column
from tests.projections.engine.sample import ACCOUNTS, Closed, Noted, Opened, accounts
from tests.support.list_source import ListSource

CLOSING = Table("closing", MetaData(), key_text("id"))
HOLDER = Table(
    "holder", MetaData(), key_text("id"), text_column("owner"), Index("once", "owner", unique=True)
)


def _closed(rows: Rows, recorded: Recorded[Closed]) -> None:
    rows.put(CLOSING, {"id": recorded.stream})


def _noted(rows: Rows, recorded: Recorded[Noted]) -> None:
    rows.put(HOLDER, {"id": recorded.stream, "owner": recorded.stream.partition(":")[0]})


CLOSINGS = Projection("closings", 1, (CLOSING,), subscriptions(on(Closed, _closed)))
HOLDERS = Projection("holders", 1, (HOLDER,), subscriptions(on(Noted, _noted)))
"""Two streams ``x:...`` are refused."""
OPENINGS = replace(accounts(name="openings"), handlers={Opened: ACCOUNTS.handlers[Opened]})
ALL = (ACCOUNTS, CLOSINGS, HOLDERS, OPENINGS)
NAMES = tuple(each.name for each in ALL)


def round_of(engine: Engine, limit: int | None = None) -> tuple[set[str], int]:
    """As the background loop does it: who stepped together, and how many events were handled in all."""
    moved = engine.advance_together(NAMES, limit)
    alone = [engine.advance(name, limit) for name in NAMES if name not in moved]
    return set(moved), sum(outcome.handled for outcome in (*moved.values(), *alone))


def follow(engine: Engine, source: ListSource, limit: int | None = None) -> None:
    """Rounds until everybody is at the end of the log."""
    rounds = 0
    while any(engine.reader.position(name) < source.head() for name in NAMES):
        round_of(engine, limit)
        rounds += 1
        assert rounds < 1_000, "it does not end"


def digests(engine: Engine) -> dict[str, str]:
    return {name: engine.digest(name) for name in NAMES}


def stepped_alone(events: Iterable[Recorded[Event]], directory: Path) -> dict[str, str]:
    """The digests of live models that took one event after the other, each alone; equal on every database."""
    database = open_read_database(f"sqlite:///{directory / 'alone.db'}")
    source = ListSource()
    engine = Engine(ALL, source, database)
    engine.run_until_caught_up()
    source.append(*events)
    while engine.step(limit=1) or any(line.lag for line in engine.status(count_rows=False)):
        pass
    found = digests(engine)
    database.close()
    return found
