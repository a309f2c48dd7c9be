"""Figures of a history."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from tempfile import TemporaryDirectory

from pydantic import JsonValue

from domain.envelope import Recorded
from domain.event import Event
from domain.rules.layers import canonical
from domain.rules.timetable import Activation, RuleTimetable
from projections.engine import Engine, Reader
from projections.kpi import KPI
from projections.kpi.catalogue import BY_ID
from projections.kpi.queries.entries import Placed
from projections.kpi.queries.figures import broken_down, figures, members
from projections.kpi.queries.values import FigureValue
from projections.kpi.words import Dimension
from projections.views import Reads
from tests.projections.log_builder import Log
from tests.support.default_rules import DEFAULT_RULES, SHIPPED_TIMETABLE
from tests.support.list_source import ListSource
from tests.support.projection_kit import fresh_read_database, with_positions
from tests.support.scenario import STORE, clock

LONG_AGO = clock(0, days=-365)
LATER = date(2027, 1, 1)
"""A day on which everything has had its time."""


@contextmanager
def kpi_reader(
    log: Log | Sequence[Recorded[Event]], rules: RuleTimetable = SHIPPED_TIMETABLE
) -> Iterator[Reader]:
    """A reader of the figures after this history."""
    history = log.events if isinstance(log, Log) else log
    with (
        TemporaryDirectory() as directory,
        fresh_read_database(f"sqlite:///{directory}/read.db") as database,
    ):
        engine = Engine([KPI], ListSource(with_positions(history)), database, rules=lambda: rules)
        engine.run_until_caught_up()
        assert engine.parked(KPI.name) == []
        yield engine.reader


def other_rules(changes: Mapping[str, JsonValue], since: datetime = LONG_AGO) -> RuleTimetable:
    """The store has decided these sections, or entries of sections, differently."""
    return RuleTimetable(DEFAULT_RULES, {STORE: (Activation("R1", since, canonical(dict(changes))),)})


def value(reads: Reads, kpi: str, first: date, last: date, today: date = LATER) -> FigureValue:
    """One figure of these business days, both included."""
    return figures(reads, STORE, first, last, today=today, kpis=[BY_ID[kpi]])[0]


def placed(reads: Reads, kpi: str, first: date, last: date) -> list[Placed]:
    """What the figure is made of."""
    return list(members(reads, STORE, first, last, [BY_ID[kpi]]).get(kpi, []))


def value_by(
    reads: Reads, kpi: str, dimension: Dimension, first: date, last: date
) -> Mapping[str, FigureValue]:
    """One figure, broken down."""
    assert dimension in BY_ID[kpi].dimensions
    return broken_down(BY_ID[kpi], placed(reads, kpi, first, last), dimension, last, LATER)
