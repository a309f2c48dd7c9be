"""Jobs: their facts, where they are done, how far they are, who has checked them."""

from collections.abc import Mapping
from datetime import datetime

from domain.aggregates.work_order.events.dispatching import (
    JobDispatched,
    JobReassigned,
    SpecialProcessMarked,
    SpecialProcessReleased,
)
from domain.aggregates.work_order.events.inspecting import (
    InternalReworkOpened,
    JobAccepted,
    JobRejected,
    SelfCheckRecorded,
    WorkmanshipConfirmed,
)
from domain.aggregates.work_order.events.opening import DispatchOrderIssued
from domain.aggregates.work_order.events.quoting import JobAdded, JobDeclined, JobDeferred
from domain.aggregates.work_order.events.supplying import PartIssued
from domain.aggregates.work_order.events.working import CompletionTimeConfirmed, ProgressReported
from domain.aggregates.work_order.words import ConfirmingSide
from domain.envelope import Recorded
from domain.trade import JobSource
from projections.cells import text_list, with_text
from projections.engine.columns import decimal_text, iso
from projections.engine.dbapi import Row
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.job_facts.columns import first_facts
from projections.job_facts.handlers import FACT_EVENTS, FactEvent, fact_changes
from projections.job_facts.shortages import line_supplied, replaced
from projections.shelf_facts.shortages import SHORTAGE_EVENTS, ShortageEvent, lines_of
from projections.workshop_board.handlers.derived import JobKey, add_job, change_job, change_order, known_of
from projections.workshop_board.tables import JOB, ORDER

_UNPLACED: Row = {"crew": "[]", "bay": None, "planned_start": None, "planned_end": None}
_UNCHECKED: Row = {
    "self_checked": False,
    "confirmed_by_technician": None,
    "confirmed_by_supervisor": None,
    "accepted": False,
}
_LOST: Mapping[type[FactEvent], Row] = {
    JobDeclined: _UNPLACED,
    JobDeferred: _UNPLACED,
    JobRejected: _UNCHECKED,
    InternalReworkOpened: _UNCHECKED,
}
"""What a job loses beside its facts."""


def _added(rows: Rows, recorded: Recorded[JobAdded]) -> None:
    event, at = recorded.event, recorded.meta.occurred_at
    row: Row = {
        "order": recorded.stream,
        "job": event.job,
        "store": recorded.meta.store,
        "operation": event.operation,
        "source": event.source,
        "payer": event.payer,
        "standard_hours": decimal_text(event.requirement.standard_hours),
        "added_at": iso(at),
        "crew": "[]",
        "special_process": False,
        "released_by": "[]",
        **_UNCHECKED,
        **first_facts(found_by_technician=event.source is JobSource.TECHNICIAN),
    }
    add_job(rows, row, at)


def _issued(rows: Rows, recorded: Recorded[DispatchOrderIssued]) -> None:
    at = recorded.meta.occurred_at
    for job in recorded.event.jobs:
        known = known_of(rows, recorded.stream, job)
        if known is not None:
            change_job(rows, (recorded.stream, job), known, {"issued": True}, at)


def _fact(rows: Rows, recorded: Recorded[FactEvent]) -> None:
    job = recorded.event.job
    known = known_of(rows, recorded.stream, job)
    if known is not None:
        changes = {**fact_changes(known, recorded), **_place_or_checks(recorded.event)}
        change_job(rows, (recorded.stream, job), known, changes, recorded.meta.occurred_at)


def _place_or_checks(event: FactEvent) -> Row:
    match event:
        case JobDispatched() | JobReassigned():
            return {
                "crew": text_list([member.technician for member in event.crew]),
                "bay": event.bay,
                "planned_start": iso(event.planned_start),
                "planned_end": iso(event.planned_end),
            }
        case _:
            return _LOST.get(type(event), {})


def _supplied(rows: Rows, recorded: Recorded[ShortageEvent]) -> None:
    for line in lines_of(recorded.event):
        known = known_of(rows, line.order, line.job)
        if known is not None:
            shortages = line_supplied(known["shortages"], recorded, line)
            _wait(rows, (line.order, line.job), known, shortages, recorded.meta.occurred_at)


def _part_issued(rows: Rows, recorded: Recorded[PartIssued]) -> None:
    job = recorded.event.job
    known = known_of(rows, recorded.stream, job)
    if known is not None:
        shortages = replaced(known["shortages"], recorded.event)
        _wait(rows, (recorded.stream, job), known, shortages, recorded.meta.occurred_at)


def _wait(rows: Rows, key: JobKey, known: Row, shortages: str, at: datetime) -> None:
    if shortages != known["shortages"]:
        change_job(rows, key, known, {"shortages": shortages}, at)


def _released(rows: Rows, recorded: Recorded[SpecialProcessReleased]) -> None:
    key = (recorded.stream, recorded.event.job)
    found = rows.cells(JOB, ("released_by",), *key)
    if found is not None:
        rows.patch(JOB, key, released_by=with_text(found[0], recorded.meta.actor.role))


def _expected(rows: Rows, recorded: Recorded[CompletionTimeConfirmed]) -> None:
    order, event = recorded.stream, recorded.event
    if rows.change(JOB, (order, event.job), expected_at=iso(event.expected_at)):
        rows.touch(ORDER, order)


_DetailEvent = SpecialProcessMarked | SelfCheckRecorded | WorkmanshipConfirmed | JobAccepted


def _detail(rows: Rows, recorded: Recorded[_DetailEvent]) -> None:
    """Nothing that a status depends on."""
    rows.change(JOB, (recorded.stream, recorded.event.job), **_detail_changes(recorded))


def _detail_changes(recorded: Recorded[_DetailEvent]) -> Row:
    who = recorded.meta.actor
    match recorded.event:
        case SpecialProcessMarked():
            return {"special_process": True, "released_by": "[]"}
        case SelfCheckRecorded():
            return {"self_checked": True}
        case WorkmanshipConfirmed(side=ConfirmingSide.TECHNICIAN):
            return {"confirmed_by_technician": who.id}
        case WorkmanshipConfirmed():
            return {"confirmed_by_supervisor": who.id}
        case JobAccepted():
            return {"accepted": True}


def _progress(rows: Rows, recorded: Recorded[ProgressReported]) -> None:
    percent, at = recorded.event.percent, recorded.meta.occurred_at
    if rows.change(JOB, (recorded.stream, recorded.event.job), progress_percent=percent):
        change_order(rows, recorded.stream, progress_percent=percent, progress_at=iso(at))


JOB_SUBSCRIPTIONS = (
    on(JobAdded, _added),
    on(DispatchOrderIssued, _issued),
    *(on(event_type, _fact) for event_type in FACT_EVENTS),
    *(on(event_type, _supplied) for event_type in SHORTAGE_EVENTS),
    on(PartIssued, _part_issued),
    on(SpecialProcessMarked, _detail),
    on(SpecialProcessReleased, _released),
    on(CompletionTimeConfirmed, _expected),
    on(SelfCheckRecorded, _detail),
    on(WorkmanshipConfirmed, _detail),
    on(JobAccepted, _detail),
    on(ProgressReported, _progress),
)
