"""Issued jobs come into the queue, dispatch takes them out, rework brings them back."""

from domain.aggregates.visit.events.presence import WaitingCustomerChanged
from domain.aggregates.work_order.events.delivering import VehicleDelivered
from domain.aggregates.work_order.events.dispatching import (
    JobDispatched,
    JobReassigned,
    SpecialProcessMarked,
    SpecialProcessReleased,
)
from domain.aggregates.work_order.events.inspecting import InternalReworkOpened
from domain.aggregates.work_order.events.opening import (
    DeliveryPromiseChanged,
    DeliveryPromised,
    DispatchOrderIssued,
    ExpressLaneChosen,
    ExpressLaneLeft,
    WorkOrderCancelled,
    WorkOrderOpened,
)
from domain.aggregates.work_order.events.quoting import (
    JobAdded,
    JobDeclined,
    JobDeferred,
    PayerApprovalRecorded,
)
from domain.aggregates.work_order.events.working import ClockedOn
from domain.envelope import Recorded
from domain.trade import JobSource
from projections.cells import text_list, with_text
from projections.dispatch_queue.tables import JOB, ORDER
from projections.engine.columns import decimal_text, epoch_ms, iso
from projections.engine.dbapi import Row, Value
from projections.engine.projection import on, subscriptions
from projections.engine.rows import Rows
from projections.job_facts.columns import first_facts
from projections.job_facts.handlers import FACT_EVENTS, FactEvent, fact_changes

_OVER = ("finished", "passed", "cancelled", "turned_down", "at_sublet")


def _opened(rows: Rows, recorded: Recorded[WorkOrderOpened]) -> None:
    event = recorded.event
    repair = event.repair
    rows.put(
        ORDER,
        {
            "order": recorded.stream,
            "store": recorded.meta.store,
            "visit": repair.visit,
            "vehicle": event.vehicle.vehicle,
            "customer": event.owner.customer,
            "advisor": event.advisor,
            "order_class": repair.order_class,
            "waiting_customer": repair.waiting_customer,
            "appointment_at": None if repair.appointment_at is None else iso(repair.appointment_at),
            "express_lane": False,
        },
    )


def _waiting_changed(rows: Rows, recorded: Recorded[WaitingCustomerChanged]) -> None:
    for order in rows.select(ORDER, visit=recorded.stream):
        rows.patch(ORDER, order["order"], waiting_customer=recorded.event.waiting)


def _promised(rows: Rows, recorded: Recorded[DeliveryPromised | DeliveryPromiseChanged]) -> None:
    at = recorded.event.promised_at
    _change_order(rows, recorded.stream, promised_at=iso(at), promised_ms=epoch_ms(at))


def _express(rows: Rows, recorded: Recorded[ExpressLaneChosen | ExpressLaneLeft]) -> None:
    _change_order(rows, recorded.stream, express_lane=isinstance(recorded.event, ExpressLaneChosen))


def _added(rows: Rows, recorded: Recorded[JobAdded]) -> None:
    event, needs = recorded.event, recorded.event.requirement
    rows.put(
        JOB,
        {
            "order": recorded.stream,
            "job": event.job,
            "store": recorded.meta.store,
            "operation": event.operation,
            "standard_hours": decimal_text(needs.standard_hours),
            "grade": needs.grade,
            "qualifications": text_list(list(needs.qualifications)),
            "bay_types": text_list(list(needs.bay_types)),
            "payer": event.payer,
            "payer_approval": False,
            "special_process": False,
            "released_by": "[]",
            "last_crew": "[]",
            "placed": False,
            "queued": False,
            **first_facts(found_by_technician=event.source is JobSource.TECHNICIAN),
        },
    )


def _issued(rows: Rows, recorded: Recorded[DispatchOrderIssued]) -> None:
    for job in recorded.event.jobs:
        _change_job(rows, recorded.stream, job, issued=True, issued_at=iso(recorded.meta.occurred_at))


def _fact(rows: Rows, recorded: Recorded[FactEvent]) -> None:
    row = rows.get(JOB, recorded.stream, recorded.event.job)
    if row is not None:
        _store_job(rows, {**row, **fact_changes(row, recorded), **_placement(recorded.event)})


def _placement(event: FactEvent) -> Row:
    match event:
        case JobDispatched() | JobReassigned():
            return {"placed": True, "last_crew": text_list([member.technician for member in event.crew])}
        case ClockedOn():
            return {"placed": True}
        case InternalReworkOpened() | JobDeclined() | JobDeferred():
            return {"placed": False}
        case _:
            return {}


def _marked(rows: Rows, recorded: Recorded[SpecialProcessMarked]) -> None:
    _change_job(rows, recorded.stream, recorded.event.job, special_process=True, released_by="[]")


def _released(rows: Rows, recorded: Recorded[SpecialProcessReleased]) -> None:
    row = rows.get(JOB, recorded.stream, recorded.event.job)
    if row is not None:
        released = with_text(row["released_by"], recorded.meta.actor.role)
        _store_job(rows, {**row, "released_by": released})


def _approved(rows: Rows, recorded: Recorded[PayerApprovalRecorded]) -> None:
    _change_job(rows, recorded.stream, recorded.event.job, payer_approval=True)


def _gone(rows: Rows, recorded: Recorded[VehicleDelivered | WorkOrderCancelled]) -> None:
    for job in rows.select(JOB, order=recorded.stream):
        rows.delete(JOB, recorded.stream, job["job"])
    rows.delete(ORDER, recorded.stream)


def _change_order(rows: Rows, order: str, **changes: Value) -> None:
    if rows.get(ORDER, order) is not None:
        rows.patch(ORDER, order, **changes)


def _change_job(rows: Rows, order: str, job: str, **changes: Value) -> None:
    row = rows.get(JOB, order, job)
    if row is not None:
        _store_job(rows, {**row, **changes})


def _store_job(rows: Rows, row: Row) -> None:
    over = any(row[name] for name in _OVER)
    rows.put(JOB, {**row, "queued": bool(row["issued"]) and not row["placed"] and not over})


HANDLERS = subscriptions(
    on(WorkOrderOpened, _opened),
    on(WaitingCustomerChanged, _waiting_changed),
    on(DeliveryPromised, _promised),
    on(DeliveryPromiseChanged, _promised),
    on(ExpressLaneChosen, _express),
    on(ExpressLaneLeft, _express),
    on(JobAdded, _added),
    on(DispatchOrderIssued, _issued),
    *(on(event_type, _fact) for event_type in FACT_EVENTS),
    on(SpecialProcessMarked, _marked),
    on(SpecialProcessReleased, _released),
    on(PayerApprovalRecorded, _approved),
    on(VehicleDelivered, _gone),
    on(WorkOrderCancelled, _gone),
)
