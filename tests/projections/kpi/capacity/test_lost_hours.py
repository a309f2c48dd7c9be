"""C04: where the attendance went that went into no job."""

from __future__ import annotations

from datetime import datetime

from domain.aggregates.technician_day.events import (
    NonProductiveEnded,
    NonProductiveStarted,
    ShiftEnded,
    ShiftStarted,
)
from domain.aggregates.technician_day.words import NonProductive
from projections.kpi.words import Dimension
from tests.projections.kpi.reading import kpi_reader, placed, value, value_by
from tests.projections.kpi.workshop import comes, day_of, job, planned, works
from tests.projections.log_builder import Log
from tests.support.scenario import DAY, clock


def other(log: Log, punch: str, code: NonProductive, start: datetime, end: datetime) -> Log:
    log.add(day_of("te01"), start, NonProductiveStarted(punch=punch, code=code))
    return log.add(day_of("te01"), end, NonProductiveEnded(punch=punch))


def begun() -> Log:
    """Two hours on a job, an hour of training, a quarter of cleaning and another, an hour of rest."""
    log = job(comes(Log(), 1, clock(8)), 1, clock(8))
    planned(log, "te01", clock(8), clock(17))
    log.add(day_of("te01"), clock(8), ShiftStarted())
    works(log, "te01", 1, clock(8), clock(10))
    other(log, "P2", NonProductive.TRAINING, clock(10), clock(11))
    other(log, "P3", NonProductive.CLEANING, clock(11), clock(11, 15))
    other(log, "P4", NonProductive.BREAK, clock(12), clock(13))
    return other(log, "P5", NonProductive.CLEANING, clock(13), clock(13, 15))


def minutes(log: Log) -> dict[str, float]:
    with kpi_reader(log) as reader:
        by_reason = value_by(reader, "C04", Dimension.REASON, DAY, DAY)
    return {reason: found.numerator / 60e6 for reason, found in by_reason.items()}


def test_by_code_and_what_nobody_clocked() -> None:
    log = begun().add(day_of("te01"), clock(17), ShiftEnded())
    assert minutes(log) == {"training": 60, "cleaning": 30, "unrecorded": 270}
    with kpi_reader(log) as reader:
        assert value(reader, "C04", DAY, DAY).value == 6
        assert value_by(reader, "C04", Dimension.TECHNICIAN, DAY, DAY)["te01"].value == 6


def test_more_clocked_than_attended_leaves_nothing_unrecorded() -> None:
    log = begun().add(day_of("te01"), clock(11), ShiftEnded())
    assert minutes(log)["unrecorded"] == 0


def test_of_an_open_shift_nothing_counts_yet() -> None:
    with kpi_reader(begun()) as reader:
        rules = {each.entry.rule for each in placed(reader, "C04", DAY, DAY)}
        assert value(reader, "C04", DAY, DAY).value == 0
    assert rules == {"definition.shift_open"}
