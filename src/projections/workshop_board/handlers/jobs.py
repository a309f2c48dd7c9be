"""Jobs: their facts, where they are done, how far they are, who has checked them."""

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
from projections.workshop_board.handlers.derived import add_job, change_job, change_order
from projections.workshop_board.tables import JOB

_UNPLACED: Row = {"crew": "[]", "bay": None, "planned_start": None, "planned_end": None}
_UNCHECKED: Row = {
    "self_checked": False,
    "confirmed_by_technician": None,
    "confirmed_by_supervisor": None,
    "accepted": False,
}


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
        row = rows.get(JOB, recorded.stream, job)
        if row is not None:
            change_job(rows, row, {"issued": True}, at)


def _fact(rows: Rows, recorded: Recorded[FactEvent]) -> None:
    row = rows.get(JOB, recorded.stream, recorded.event.job)
    if row is not None:
        changes = {**fact_changes(row, recorded), **_place_or_checks(recorded.event)}
        change_job(rows, row, changes, recorded.meta.occurred_at)


def _place_or_checks(event: FactEvent) -> Row:
    match event:
        case JobDispatched() | JobReassigned():
            return {
                "crew": text_list([member.technician for member in event.crew]),
                "bay": event.bay,
                "planned_start": iso(event.planned_start),
                "planned_end": iso(event.planned_end),
            }
        case JobDeclined() | JobDeferred():
            return _UNPLACED
        case JobRejected() | InternalReworkOpened():
            return _UNCHECKED
        case _:
            return {}


def _supplied(rows: Rows, recorded: Recorded[ShortageEvent]) -> None:
    for line in lines_of(recorded.event):
        row = rows.get(JOB, line.order, line.job)
        if row is not None:
            _wait(rows, row, line_supplied(row["shortages"], recorded, line), recorded.meta.occurred_at)


def _part_issued(rows: Rows, recorded: Recorded[PartIssued]) -> None:
    row = rows.get(JOB, recorded.stream, recorded.event.job)
    if row is not None:
        _wait(rows, row, replaced(row["shortages"], recorded.event), recorded.meta.occurred_at)


def _wait(rows: Rows, row: Row, shortages: str, at: datetime) -> None:
    if shortages != row["shortages"]:
        change_job(rows, row, {"shortages": shortages}, at)


_DetailEvent = (
    SpecialProcessMarked
    | SpecialProcessReleased
    | CompletionTimeConfirmed
    | SelfCheckRecorded
    | WorkmanshipConfirmed
    | JobAccepted
)


def _detail(rows: Rows, recorded: Recorded[_DetailEvent]) -> None:
    row = rows.get(JOB, recorded.stream, recorded.event.job)
    if row is not None:
        change_job(rows, row, _detail_changes(row, recorded), recorded.meta.occurred_at)


def _detail_changes(row: Row, recorded: Recorded[_DetailEvent]) -> Row:
    who = recorded.meta.actor
    match recorded.event:
        case SpecialProcessMarked():
            return {"special_process": True, "released_by": "[]"}
        case SpecialProcessReleased():
            return {"released_by": with_text(row["released_by"], who.role)}
        case CompletionTimeConfirmed(expected_at=expected_at):
            return {"expected_at": iso(expected_at)}
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
    on(SpecialProcessReleased, _detail),
    on(CompletionTimeConfirmed, _detail),
    on(SelfCheckRecorded, _detail),
    on(WorkmanshipConfirmed, _detail),
    on(JobAccepted, _detail),
    on(ProgressReported, _progress),
)
