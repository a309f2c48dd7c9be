"""Free time as the advisor sees it."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from domain.aggregates.bay_day.events import BayClosed, BayReopened
from domain.aggregates.technician_day.events import AbsenceRecorded, JobUnassigned, ShiftMoved, ShiftPlanned
from domain.aggregates.technician_day.words import Absence
from domain.reasons import ReasonCode
from domain.workforce import BayType, Grade, Qualification
from projections.workshop_load import WORKSHOP_LOAD
from projections.workshop_load.queries.days import BayDay, DayLoad, TechnicianDay, load
from projections.workshop_load.queries.earliest import Slot, earliest_finish
from projections.workshop_load.queries.plan import job_plan
from projections.workshop_load.queries.report import workshop_report
from tests.projections.histories import a_day
from tests.projections.log_builder import Log, until
from tests.projections.reading import read_model
from tests.projections.stories.people import JUNIOR_DAY, LIFT_DAY, SENIOR_DAY
from tests.support.backends import BackendUrl
from tests.support.projection_kit import check_projection
from tests.support.scenario import DAY, STORE, clock


@pytest.mark.requirement("R-027", "R-028")
def test_rows_of_the_day(backend: BackendUrl) -> None:
    shown = check_projection(WORKSHOP_LOAD, a_day(), backend.read_url)
    assert shown["shift"][0] == {
        "stream": SENIOR_DAY,
        "store": STORE,
        "day": "2026-03-02",
        "technician": "te01",
        "grade": "senior",
        "qualifications": '["air_conditioning"]',
        "starts": "2026-03-02T08:00:00+08:00",
        "starts_ms": 1_772_409_600_000,
        "ends": "2026-03-02T17:00:00+08:00",
        "ends_ms": 1_772_442_000_000,
        "started_at": "2026-03-02T08:00:00+08:00",
        "ended_at": "2026-03-02T17:00:00+08:00",
        "absence": None,
    }
    spans = [(row["order"], row["job"], span(row["start_ms"], row["end_ms"])) for row in shown["assignment"]]
    assert spans == [
        ("order-1", "J1", (clock(9), clock(12))),
        ("order-1", "J2", (clock(13, 30), clock(15, 30))),
        ("order-2", "J1", (clock(10, 10), clock(11))),
    ]
    bookings = [(row["order"], span(row["start_ms"], row["end_ms"])) for row in shown["booking"]]
    assert bookings == [("order-1", (clock(9), clock(12))), ("order-2", (clock(10, 10), clock(11)))]
    corrected = next(row for row in shown["punch"] if row["punch"] == "P5")
    assert span(corrected["start_ms"], corrected["end_ms"]) == (clock(13, 30), clock(15, 20))
    assert [(row["order"], row["job"], row["technician"], row["hours"]) for row in shown["finished"]] == [
        ("order-1", "J1", "te01", "1.2"),
        ("order-1", "J2", "te01", "2"),
        ("order-2", "J1", "te02", "0.8"),
    ]
    assert [(row["order"], row["job"]) for row in shown["job"]] == [("order-3", "J1")]


def span(start: object, end: object) -> tuple[datetime, datetime]:
    assert isinstance(start, int)
    assert isinstance(end, int)
    zone = clock(0).tzinfo
    return datetime.fromtimestamp(start / 1000, zone), datetime.fromtimestamp(end / 1000, zone)


def day_load(log: Log, backend: BackendUrl) -> DayLoad:
    with read_model(WORKSHOP_LOAD, log.events, backend) as reader:
        [found] = load(reader, STORE, DAY, DAY)
    return found


def the_day(when: datetime) -> Log:
    return Log.after(until(a_day(), when))


@pytest.mark.requirement("R-027")
def test_free_time_is_what_is_left_of_the_shifts(backend: BackendUrl) -> None:
    found = day_load(the_day(clock(17)), backend)
    minutes = [
        (each.technician, each.shift_minutes, each.planned_minutes, each.worked_minutes, each.free_minutes)
        for each in found.technicians
    ]
    assert minutes == [("te01", 540, 300, 260, 240), ("te02", 540, 50, 50, 490)]
    assert found.free_by_grade == {
        Grade.APPRENTICE: 0,
        Grade.JUNIOR: 490,
        Grade.INTERMEDIATE: 0,
        Grade.SENIOR: 240,
    }
    assert found.free_by_qualification[Qualification.AIR_CONDITIONING] == 240
    assert found.free_by_qualification[Qualification.HIGH_VOLTAGE] == 0
    assert found.free_minutes == 730


@pytest.mark.requirement("R-027")
def test_bays_are_open_while_somebody_is_on_shift(backend: BackendUrl) -> None:
    bays = [
        (each.bay, each.bay_type, each.booked_minutes, each.open_minutes)
        for each in bays_of(the_day(clock(17)), backend)
    ]
    assert bays == [("B1", BayType.LIFT, 180, 360), ("B2", BayType.EXPRESS, 50, 490)]


def bays_of(log: Log, backend: BackendUrl) -> tuple[BayDay, ...]:
    return day_load(log, backend).bays


@pytest.mark.requirement("R-027")
def test_a_closed_bay_and_an_absent_technician_have_nothing_free(backend: BackendUrl) -> None:
    log = the_day(clock(7, 30))
    log.add(LIFT_DAY, clock(7, 40), BayClosed(), reason=ReasonCode.WAITING_EQUIPMENT)
    log.add(SENIOR_DAY, clock(7, 45), AbsenceRecorded(kind=Absence.UNPLANNED))
    found = day_load(log, backend)
    assert [each.free_minutes for each in found.technicians] == [0, 540]
    assert [each.open_minutes for each in found.bays] == [0, 540]
    log.add(LIFT_DAY, clock(8), BayReopened())
    assert [each.open_minutes for each in bays_of(log, backend)] == [540, 540]


@pytest.mark.requirement("R-027")
def test_overtime_counts_and_given_up_time_is_free_again(backend: BackendUrl) -> None:
    log = the_day(clock(8, 40))
    log.add(SENIOR_DAY, clock(8, 41), JobUnassigned(order="order-1", job="J1", freed_from=clock(8, 30)))
    log.add(JUNIOR_DAY, clock(8, 42), ShiftMoved(starts=clock(8), ends=clock(19)))
    assert [each.free_minutes for each in technicians(log, backend)] == [540, 660]


def technicians(log: Log, backend: BackendUrl) -> tuple[TechnicianDay, ...]:
    return day_load(log, backend).technicians


def slot(
    backend: BackendUrl,
    hours: str,
    grade: Grade,
    not_before: datetime,
    *qualifications: Qualification,
    log: Log | None = None,
) -> Slot | None:
    history = (log or the_day(clock(16))).events
    with read_model(WORKSHOP_LOAD, history, backend) as reader:
        return earliest_finish(
            reader,
            STORE,
            hours=Decimal(hours),
            grade=grade,
            qualifications=frozenset(qualifications),
            not_before=not_before,
        )


@pytest.mark.requirement("R-027")
def test_the_earliest_finish_works_around_what_is_planned(backend: BackendUrl) -> None:
    # free: 08:00-09:00, 12:00-13:30, 15:30-17:00
    found = slot(backend, "2", Grade.INTERMEDIATE, clock(10))
    assert found == Slot(technician="te01", starts=clock(12), finishes=clock(16))


@pytest.mark.requirement("R-027")
def test_whoever_is_through_first_counts_also_below_his_grade(backend: BackendUrl) -> None:
    # te02 is free 10:00-10:10 and from 11:00, te01 from 12:00
    assert slot(backend, "2", Grade.JUNIOR, clock(10)) == Slot(
        technician="te02", starts=clock(10), finishes=clock(12, 50)
    )


@pytest.mark.requirement("R-027")
def test_qualifications_are_asked_of_one_person(backend: BackendUrl) -> None:
    found = slot(backend, "0.5", Grade.JUNIOR, clock(10), Qualification.AIR_CONDITIONING)
    assert found == Slot(technician="te01", starts=clock(12), finishes=clock(12, 30))
    both = (Qualification.AIR_CONDITIONING, Qualification.HIGH_VOLTAGE)
    assert slot(backend, "0.5", Grade.JUNIOR, clock(10), *both) is None


@pytest.mark.requirement("R-027")
def test_long_work_goes_on_the_next_day_or_finds_no_time(backend: BackendUrl) -> None:
    assert slot(backend, "4.5", Grade.SENIOR, clock(8)) is None
    log = the_day(clock(16))
    log.add(
        "technician_day-SH01-te01-2026-03-03",
        clock(16),
        ShiftPlanned(
            technician="te01",
            day=DAY + timedelta(days=1),
            starts=clock(8, days=1),
            ends=clock(17, days=1),
            grade=Grade.SENIOR,
            qualifications=(),
        ),
    )
    found = slot(backend, "4.5", Grade.SENIOR, clock(8), log=log)
    assert found == Slot(technician="te01", starts=clock(8), finishes=clock(8, 30, days=1))


@pytest.mark.requirement("R-028")
def test_the_plan_of_the_day_is_its_last_revision(backend: BackendUrl) -> None:
    with read_model(WORKSHOP_LOAD, until(a_day(), clock(8, 45)), backend) as reader:
        assert [(each.order, each.revision) for each in job_plan(reader, STORE, DAY)] == [("order-1", 1)]
    with read_model(WORKSHOP_LOAD, a_day(), backend) as reader:
        entries = job_plan(reader, STORE, DAY)
        assert job_plan(reader, STORE, DAY + timedelta(days=1)) == []
    assert [(each.order, each.job, each.technician, each.bay, each.revision) for each in entries] == [
        ("order-1", "J1", "te01", "B1", 2),
        ("order-2", "J1", "te02", "B2", 2),
    ]
    assert (entries[0].start, entries[0].end) == (clock(9), clock(10, 30))


@pytest.mark.requirement("R-040")
def test_the_workshop_report_counts_a_reworked_job_once(backend: BackendUrl) -> None:
    with read_model(WORKSHOP_LOAD, a_day(), backend) as reader:
        report = workshop_report(reader, STORE, DAY, DAY)
    lines = [
        (each.technician, each.worked_minutes, each.finished_jobs, each.finished_hours) for each in report
    ]
    assert lines == [("te01", 260, 2, Decimal("3.2")), ("te02", 50, 1, Decimal("0.8"))]


def test_a_foreign_store_sees_nothing(backend: BackendUrl) -> None:
    with read_model(WORKSHOP_LOAD, a_day(), backend) as reader:
        assert load(reader, "BJ01", DAY, DAY) == []
        assert job_plan(reader, "BJ01", DAY) == []
        assert workshop_report(reader, "BJ01", DAY, DAY) == []
        slot_there = earliest_finish(
            reader,
            "BJ01",
            hours=Decimal(1),
            grade=Grade.APPRENTICE,
            qualifications=frozenset(),
            not_before=clock(8),
        )
    assert slot_there is None
