"""For whom parts are kept, and when a job needs nothing any more."""

from domain.aggregates.work_order.events.delivering import VehicleDelivered
from domain.aggregates.work_order.events.dispatching import JobDispatched, JobReassigned
from domain.aggregates.work_order.events.opening import WorkOrderCancelled, WorkOrderOpened
from domain.aggregates.work_order.events.quoting import (
    AuthorisationReset,
    JobAdded,
    JobDeclined,
    JobDeferred,
    JobQuoted,
)
from domain.aggregates.work_order.events.supplying import PartIssued
from domain.aggregates.work_order.events.working import JobCancelled, JobFinished
from domain.envelope import Recorded
from projections.cells import text_list
from projections.engine.dbapi import Row
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.parts_shelf.handlers.lines import (
    change_lines,
    forget_if_done,
    shortage_of,
    store_line,
    with_shortage,
)
from projections.parts_shelf.tables import JOB, LINE, ORDER
from projections.shelf_facts.shortages import given_up


def _opened(rows: Rows, recorded: Recorded[WorkOrderOpened]) -> None:
    event = recorded.event
    rows.put(
        ORDER,
        {
            "order": recorded.stream,
            "store": recorded.meta.store,
            "visit": event.repair.visit,
            "vehicle": event.vehicle.vehicle,
            "customer": event.owner.customer,
            "model": event.vehicle.model,
            "advisor": event.advisor,
            "open": True,
        },
    )


def _added(rows: Rows, recorded: Recorded[JobAdded]) -> None:
    rows.put(
        JOB,
        {
            "order": recorded.stream,
            "job": recorded.event.job,
            "store": recorded.meta.store,
            "operation": recorded.event.operation,
            "crew": "[]",
        },
    )


def _placed(rows: Rows, recorded: Recorded[JobDispatched | JobReassigned]) -> None:
    event = recorded.event
    _change_crew(rows, recorded.stream, event.job, [member.technician for member in event.crew])


def _given_up(
    rows: Rows, recorded: Recorded[JobQuoted | AuthorisationReset | JobCancelled | JobFinished]
) -> None:
    change_lines(rows, recorded.stream, recorded.event.job, _without_lapsed)


def _turned_down(rows: Rows, recorded: Recorded[JobDeclined | JobDeferred]) -> None:
    change_lines(rows, recorded.stream, recorded.event.job, _without_lapsed)
    _change_crew(rows, recorded.stream, recorded.event.job, [])


def _issued(rows: Rows, recorded: Recorded[PartIssued]) -> None:
    """After a part that takes another's place the rest is reserved anew, whatever had lapsed."""
    event = recorded.event
    if event.part != event.quoted_part:
        for row in rows.select(LINE, order=recorded.stream, job=event.job, line=event.line):
            store_line(rows, _without_lapsed(row))


def _ended(rows: Rows, recorded: Recorded[VehicleDelivered | WorkOrderCancelled]) -> None:
    if rows.change(ORDER, recorded.stream, open=False):
        change_lines(rows, recorded.stream, None, _without_lapsed)
        forget_if_done(rows, recorded.stream)


def _without_lapsed(row: Row) -> Row:
    return with_shortage(row, given_up(shortage_of(row)))


def _change_crew(rows: Rows, order: str, job: str, crew: list[str]) -> None:
    rows.change(JOB, (order, job), crew=text_list(crew))


ORDER_SUBSCRIPTIONS = (
    on(WorkOrderOpened, _opened),
    on(JobAdded, _added),
    on(JobDispatched, _placed),
    on(JobReassigned, _placed),
    on(JobQuoted, _given_up),
    on(AuthorisationReset, _given_up),
    on(JobCancelled, _given_up),
    on(JobFinished, _given_up),
    on(JobDeclined, _turned_down),
    on(JobDeferred, _turned_down),
    on(PartIssued, _issued),
    on(VehicleDelivered, _ended),
    on(WorkOrderCancelled, _ended),
)
