"""Queries on what a projection makes of a history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from domain.envelope import Recorded
from domain.event import Event
from projections.engine import Engine, Projection, Reader
from projections.engine.rebuilding.fold import fold
from projections.engine.rebuilding.units import Unit
from tests.support.backends import BackendUrl
from tests.support.default_rules import SHIPPED_TIMETABLE
from tests.support.list_source import ListSource
from tests.support.projection_kit import Shown, fresh_read_database, with_positions


@contextmanager
def read_model(
    projection: Projection, history: Sequence[Recorded[Event]], backend: BackendUrl
) -> Iterator[Reader]:
    """A reader of the rows after this history."""
    with fresh_read_database(backend.read_url) as database:
        source = ListSource(with_positions(history))
        engine = Engine([projection], source, database, rules=lambda: SHIPPED_TIMETABLE)
        engine.run_until_caught_up()
        yield engine.reader


def rows_after(projection: Projection, history: Sequence[Recorded[Event]]) -> Shown:
    """The rows after this history, made in memory: for what handlers do, not for how it is stored."""
    events = with_positions(history)
    unit = Unit((projection.name,), 0, events[-1].position, page=len(events), rules=SHIPPED_TIMETABLE)
    folded = fold([projection], ListSource(events), unit)[projection.name]
    assert folded.failures == ()
    return {
        table.name: [
            dict(zip([column.name for column in table.columns], record, strict=True)) for record in records
        ]
        for table, records in zip(projection.tables, folded.tables, strict=True)
    }
