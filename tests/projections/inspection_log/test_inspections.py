"""Every inspection with its record, every failed one with its rework."""

from __future__ import annotations

import pytest

from domain.aggregates.work_order.events.delivering import VehicleDelivered
from domain.aggregates.work_order.events.inspecting import (
    FinalInspectionAudited,
    FinalInspectionFailed,
    FinalInspectionPassed,
    InternalReworkOpened,
    JobRejected,
    RatedItem,
    SelfCheckRecorded,
)
from domain.aggregates.work_order.events.reworking import ReworkInspected
from domain.aggregates.work_order.words import Cause
from domain.personal import Personal, PersonalKind
from domain.reasons import ReasonCode
from projections.inspection_log import INSPECTION_LOG
from projections.inspection_log.queries.inspections import (
    FinalInspectionDay,
    Missing,
    Violation,
    final_inspection_report,
    inspections,
    inspections_of,
    violations,
)
from projections.inspection_log.words import InspectionKind
from tests.projections.histories import a_day
from tests.projections.log_builder import Log, sealed
from tests.projections.reading import read_model
from tests.projections.stories.people import TECHNICAL_SUPERVISOR
from tests.projections.stories.plain_order import issued_order
from tests.support.backends import BackendUrl
from tests.support.projection_kit import check_projection
from tests.support.scenario import DAY, INSPECTOR, STORE, TECHNICIAN, WORKSHOP_SUPERVISOR, clock

ITEMS = (RatedItem(item="brakes", passed=False),)


def failed(record: Personal) -> FinalInspectionFailed:
    return FinalInspectionFailed(job="J1", items=ITEMS, record=record, cause=Cause.PART)


def found(log: Log, backend: BackendUrl) -> list[Violation]:
    with read_model(INSPECTION_LOG, log.events, backend) as reader:
        return violations(reader, STORE)


@pytest.mark.requirement("R-038")
def test_rows_of_the_day(backend: BackendUrl) -> None:
    shown = check_projection(INSPECTION_LOG, a_day(), backend.read_url)
    rows = [row for row in shown["inspection"] if row["order"] == "order-1" and row["job"] == "J1"]
    assert [(row["kind"], row["inspector"], row["passed"], row["rework_round"]) for row in rows] == [
        ("in_process", "qi01", True, 0),
        ("self", "te01", None, 0),
        ("joint", "te01", None, 0),
        ("joint", "ws01", None, 0),
        ("acceptance", "ws01", True, 0),
        ("final", "qi01", False, 0),
        ("self", "te01", None, 1),
        ("joint", "te01", None, 1),
        ("joint", "ws01", None, 1),
        ("acceptance", "ws01", True, 1),
        ("final", "qi01", True, 1),
    ]
    failure = dict(rows[5])
    assert isinstance(failure.pop("version"), int)
    assert failure == {
        "order": "order-1",
        "store": STORE,
        "day": "2026-03-02",
        "at": "2026-03-02T12:30:00+08:00",
        "job": "J1",
        "kind": "final",
        "inspector": "qi01",
        "role": "quality_inspector",
        "passed": False,
        "cause": "workmanship",
        "responsible": "te01",
        "reason": None,
        "rework_round": 0,
        "attempt": 1,
        "record": sealed("customer-1", "still squeals").commitment,
        "record_missing": False,
    }


@pytest.mark.requirement("R-038")
def test_an_inspection_without_a_record_is_a_violation(backend: BackendUrl) -> None:
    log = issued_order(Log(), "order-1", clock(8))
    unrecorded = Personal(kind=PersonalKind.NOTE, subject="customer-1")
    log.add("order-1", clock(9), SelfCheckRecorded(job="J1", record=unrecorded), by=TECHNICIAN)
    assert found(log, backend) == [Violation(store=STORE, order="order-1", job="J1", missing=Missing.RECORD)]


@pytest.mark.requirement("R-038")
def test_a_failed_inspection_without_a_rework_is_a_violation(backend: BackendUrl) -> None:
    log = issued_order(Log(), "order-1", clock(8))
    log.add("order-1", clock(9), failed(sealed("customer-1", "loose")), by=INSPECTOR)
    assert found(log, backend) == [Violation(store=STORE, order="order-1", job="J1", missing=Missing.REWORK)]
    log.add("order-1", clock(9), InternalReworkOpened(job="J1", round=1), by=INSPECTOR)
    assert found(log, backend) == []


@pytest.mark.requirement("R-037b", "R-038")
def test_an_audit_that_does_not_uphold_needs_a_rework_too(backend: BackendUrl) -> None:
    log = issued_order(Log(), "order-1", clock(8))
    passed = FinalInspectionPassed(job="J1", items=ITEMS, record=sealed("customer-1", "fine"))
    audited = FinalInspectionAudited(job="J1", upheld=False, finding=sealed("customer-1", "not fine"))
    log.add("order-1", clock(9), passed, by=INSPECTOR)
    log.add("order-1", clock(10), audited, by=TECHNICAL_SUPERVISOR)
    assert [each.missing for each in found(log, backend)] == [Missing.REWORK]


@pytest.mark.requirement("R-037b")
def test_an_audit_of_a_delivered_car_is_on_record_and_asks_for_no_rework(backend: BackendUrl) -> None:
    log = issued_order(Log(), "order-1", clock(8))
    passed = FinalInspectionPassed(job="J1", items=ITEMS, record=sealed("customer-1", "fine"))
    audited = FinalInspectionAudited(job="J1", upheld=False, finding=sealed("customer-1", "not fine"))
    log.add("order-1", clock(9), passed, by=INSPECTOR)
    log.add("order-1", clock(10), VehicleDelivered(odometer_out=48_210))
    log.add("order-1", clock(11), audited, by=TECHNICAL_SUPERVISOR)
    assert found(log, backend) == []
    with read_model(INSPECTION_LOG, log.events, backend) as reader:
        [audit] = inspections(reader, STORE, DAY, DAY, InspectionKind.AUDIT)
    assert (audit.job, audit.passed) == ("J1", False)


def test_the_day_has_no_violation(backend: BackendUrl) -> None:
    with read_model(INSPECTION_LOG, a_day(), backend) as reader:
        assert violations(reader, STORE) == []


@pytest.mark.requirement("R-041", "R-037b")
def test_checks_during_work_and_audits_are_lists_of_their_own(backend: BackendUrl) -> None:
    with read_model(INSPECTION_LOG, a_day(), backend) as reader:
        [check] = inspections(reader, STORE, DAY, DAY, InspectionKind.IN_PROCESS)
        [audit] = inspections(reader, STORE, DAY, DAY, InspectionKind.AUDIT)
    assert (check.job, check.passed, check.at) == ("J1", True, clock(11, 20))
    assert (audit.job, audit.passed, audit.inspector) == ("J2", True, "ts01")


@pytest.mark.requirement("R-039a")
def test_a_rejection_is_logged_with_its_reason(backend: BackendUrl) -> None:
    log = issued_order(Log(), "order-1", clock(8))
    rejected = JobRejected(job="J1")
    log.add("order-1", clock(9), rejected, by=WORKSHOP_SUPERVISOR, reason=ReasonCode.WORKMANSHIP_DEFECT)
    with read_model(INSPECTION_LOG, log.events, backend) as reader:
        [entry] = inspections_of(reader, STORE, "order-1")
    assert (entry.kind, entry.passed, entry.reason) == (
        InspectionKind.ACCEPTANCE,
        False,
        ReasonCode.WORKMANSHIP_DEFECT,
    )


@pytest.mark.requirement("R-045a")
def test_the_inspection_of_a_comeback_is_logged_on_the_comeback(backend: BackendUrl) -> None:
    log = Log.after(a_day())
    record = sealed("customer-3", "quiet")
    log.add("order-3", clock(16, 50), ReworkInspected(passed=True, record=record), by=INSPECTOR)
    with read_model(INSPECTION_LOG, log.events, backend) as reader:
        [entry] = inspections_of(reader, STORE, "order-3")
    assert (entry.kind, entry.job, entry.passed) == (InspectionKind.REWORK, None, True)
    assert entry.record == record.commitment


@pytest.mark.requirement("R-040")
def test_the_final_inspection_report_tells_first_passes_from_later_ones(backend: BackendUrl) -> None:
    with read_model(INSPECTION_LOG, a_day(), backend) as reader:
        report = final_inspection_report(reader, STORE, DAY, DAY)
    assert report == [FinalInspectionDay(day=DAY, inspected=4, passed_first_time=2, passed_later=1, failed=1)]


def test_a_foreign_store_sees_nothing(backend: BackendUrl) -> None:
    with read_model(INSPECTION_LOG, a_day(), backend) as reader:
        assert inspections(reader, "BJ01", DAY, DAY) == []
        assert inspections_of(reader, "BJ01", "order-1") == []
        assert final_inspection_report(reader, "BJ01", DAY, DAY) == []
    log = issued_order(Log(), "order-1", clock(8))
    log.add("order-1", clock(9), failed(sealed("customer-1", "loose")), by=INSPECTOR)
    with read_model(INSPECTION_LOG, log.events, backend) as reader:
        assert violations(reader, "BJ01") == []
