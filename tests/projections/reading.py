"""Queries on what a projection makes of a history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from domain.envelope import Recorded
from domain.event import Event
from projections.engine import Engine, Projection, Reader
from tests.support.backends import BackendUrl
from tests.support.default_rules import SHIPPED_TIMETABLE
from tests.support.list_source import ListSource
from tests.support.projection_kit import fresh_read_database, with_positions


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
