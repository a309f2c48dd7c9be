"""Issued jobs come into the queue, dispatch takes them out, rework brings them back."""

from collections.abc import Mapping

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
from domain.aggregates.work_order.events.supplying import PartIssued
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
from projections.job_facts.shortages import line_supplied, replaced
from projections.shelf_facts.shortages import SHORTAGE_EVENTS, ShortageEvent, lines_of

_OVER = ("finished", "passed", "cancelled", "turned_down", "at_sublet")
_PLACED: Mapping[type[FactEvent], Row] = {
    ClockedOn: {"placed": True},
    InternalReworkOpened: {"placed": False},
    JobDeclined: {"placed": False},
    JobDeferred: {"placed": False},
}
_NEEDED = ("issued", "placed", "open_clocks", "shortages", *_OVER)


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
    for order in rows.cells_of(ORDER, ("order",), visit=recorded.stream):
        rows.patch(ORDER, order, waiting_customer=recorded.event.waiting)


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
    job = recorded.event.job
    known = _known(rows, recorded.stream, job)
    if known is not None:
        changes = {**fact_changes(known, recorded), **_placement(recorded.event)}
        _store_job(rows, recorded.stream, job, known, changes)


def _placement(event: FactEvent) -> Row:
    match event:
        case JobDispatched() | JobReassigned():
            return {"placed": True, "last_crew": text_list([member.technician for member in event.crew])}
        case _:
            return _PLACED.get(type(event), {})


def _supplied(rows: Rows, recorded: Recorded[ShortageEvent]) -> None:
    for line in lines_of(recorded.event):
        found = rows.cells(JOB, ("shortages",), line.order, line.job)
        if found is not None:
            rows.patch(JOB, (line.order, line.job), shortages=line_supplied(found[0], recorded, line))


def _part_issued(rows: Rows, recorded: Recorded[PartIssued]) -> None:
    key = (recorded.stream, recorded.event.job)
    found = rows.cells(JOB, ("shortages",), *key)
    if found is not None:
        rows.patch(JOB, key, shortages=replaced(found[0], recorded.event))


def _marked(rows: Rows, recorded: Recorded[SpecialProcessMarked]) -> None:
    _change_job(rows, recorded.stream, recorded.event.job, special_process=True, released_by="[]")


def _released(rows: Rows, recorded: Recorded[SpecialProcessReleased]) -> None:
    job = recorded.event.job
    known = rows.cells(JOB, ("released_by",), recorded.stream, job)
    if known is not None:
        _change_job(rows, recorded.stream, job, released_by=with_text(known[0], recorded.meta.actor.role))


def _approved(rows: Rows, recorded: Recorded[PayerApprovalRecorded]) -> None:
    _change_job(rows, recorded.stream, recorded.event.job, payer_approval=True)


def _gone(rows: Rows, recorded: Recorded[VehicleDelivered | WorkOrderCancelled]) -> None:
    for key in rows.cells_of(JOB, ("order", "job"), order=recorded.stream):
        rows.delete(JOB, *key)
    rows.delete(ORDER, recorded.stream)


def _change_order(rows: Rows, order: str, **changes: Value) -> None:
    rows.change(ORDER, order, **changes)


def _change_job(rows: Rows, order: str, job: str, **changes: Value) -> None:
    known = _known(rows, order, job)
    if known is not None:
        _store_job(rows, order, job, known, changes)


def _known(rows: Rows, order: str, job: str) -> Row | None:
    """What the queue and the changes depend on."""
    found = rows.cells(JOB, _NEEDED, order, job)
    return None if found is None else dict(zip(_NEEDED, found, strict=True))


def _store_job(rows: Rows, order: str, job: str, known: Row, changes: Row) -> None:
    now = known | changes
    queued = bool(now["issued"] and not now["placed"]) and not any(now[name] for name in _OVER)
    rows.patch(JOB, (order, job), **changes, queued=queued)


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
    *(on(event_type, _supplied) for event_type in SHORTAGE_EVENTS),
    on(PartIssued, _part_issued),
    on(SpecialProcessMarked, _marked),
    on(SpecialProcessReleased, _released),
    on(PayerApprovalRecorded, _approved),
    on(VehicleDelivered, _gone),
    on(WorkOrderCancelled, _gone),
)
