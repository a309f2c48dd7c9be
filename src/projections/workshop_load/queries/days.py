"""Free and kept time of technicians and bays, day by day."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from pydantic import Json

from domain.aggregates.technician_day.words import Absence
from domain.identifiers import BayId, StaffId, StoreId, StreamId
from domain.workforce import BayType, Grade, Qualification
from projections.cells import number
from projections.days import days, of_days
from projections.engine.dbapi import Row
from projections.views import Reads, View
from projections.workshop_load.spans import Span, minutes, without
from projections.workshop_load.tables import ASSIGNMENT, BAY, BOOKING, PUNCH, SHIFT

_SHIFTS, _ASSIGNMENTS, _PUNCHES = of_days(SHIFT), of_days(ASSIGNMENT), of_days(PUNCH)
_BAYS, _BOOKINGS = of_days(BAY), of_days(BOOKING)


class TechnicianDay(View):
    """Minutes of one shift. ``free_minutes`` are those for which nothing is planned; an absent person has none."""

    store: StoreId
    day: date
    technician: StaffId
    grade: Grade
    qualifications: Json[tuple[Qualification, ...]]
    absence: Absence | None
    shift_minutes: int
    planned_minutes: int
    worked_minutes: int
    free_minutes: int


class BayDay(View):
    """``open_minutes``: from the first start to the last end of the day's shifts, as far as the bay is not booked."""

    store: StoreId
    day: date
    bay: BayId
    bay_type: BayType
    closed: bool
    booked_minutes: int
    open_minutes: int


class DayLoad(View):
    """One business day, free time in minutes. A person counts for each of his qualifications."""

    day: date
    technicians: tuple[TechnicianDay, ...]
    bays: tuple[BayDay, ...]
    free_by_grade: dict[Grade, int]
    free_by_qualification: dict[Qualification, int]

    @property
    def free_minutes(self) -> int:
        return sum(self.free_by_grade.values())


def load(reads: Reads, store: StoreId, first: date, last: date) -> list[DayLoad]:
    """Both days included; a day without shifts and bays is left out."""
    period = days(store, first, last)
    kept = spans_by_stream(reads.rows(_ASSIGNMENTS, **period))
    worked = spans_by_stream(row for row in reads.rows(_PUNCHES, **period) if row["job"] and row["end_ms"])
    booked = spans_by_stream(reads.rows(_BOOKINGS, **period))
    shifts, bays = _by_day(reads.rows(_SHIFTS, **period)), _by_day(reads.rows(_BAYS, **period))
    return [
        _day(
            day,
            [_technician(row, kept[str(row["stream"])], worked[str(row["stream"])]) for row in shifts[day]],
            [_bay(row, booked[str(row["stream"])], _staffed(shifts[day])) for row in bays[day]],
        )
        for day in sorted(shifts.keys() | bays.keys())
    ]


def spans_by_stream(rows: Iterable[Row]) -> defaultdict[StreamId, list[Span]]:
    """``start_ms`` and ``end_ms`` of rows, by technician's or bay's day."""
    spans: defaultdict[StreamId, list[Span]] = defaultdict(list)
    for row in rows:
        spans[str(row["stream"])].append((number(row["start_ms"]), number(row["end_ms"])))
    return spans


def shift_span(shift: Row) -> Span:
    return number(shift["starts_ms"]), number(shift["ends_ms"])


def _by_day(rows: Iterable[Row]) -> defaultdict[str, list[Row]]:
    by_day: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_day[str(row["day"])].append(row)
    return by_day


def _technician(shift: Row, kept: list[Span], worked: list[Span]) -> TechnicianDay:
    whole = shift_span(shift)
    free = minutes(without(whole, kept))
    return TechnicianDay.model_validate(
        {
            **shift,
            "shift_minutes": minutes([whole]),
            "planned_minutes": minutes([whole]) - free,
            "worked_minutes": minutes(worked),
            "free_minutes": 0 if shift["absence"] else free,
        }
    )


def _staffed(shifts: list[Row]) -> Span:
    present = [shift_span(shift) for shift in shifts if not shift["absence"]]
    return (min(start for start, _ in present), max(end for _, end in present)) if present else (0, 0)


def _bay(bay: Row, booked: list[Span], staffed: Span) -> BayDay:
    return BayDay.model_validate(
        {
            **bay,
            "booked_minutes": minutes(booked),
            "open_minutes": 0 if bay["closed"] else minutes(without(staffed, booked)),
        }
    )


def _day(day: str, technicians: list[TechnicianDay], bays: list[BayDay]) -> DayLoad:
    by_grade = dict.fromkeys(Grade, 0)
    by_qualification = dict.fromkeys(Qualification, 0)
    for technician in technicians:
        by_grade[technician.grade] += technician.free_minutes
        for qualification in technician.qualifications:
            by_qualification[qualification] += technician.free_minutes
    return DayLoad(
        day=date.fromisoformat(day),
        technicians=tuple(technicians),
        bays=tuple(bays),
        free_by_grade=by_grade,
        free_by_qualification=by_qualification,
    )
