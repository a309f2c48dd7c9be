"""Issues and returns with their cost, and what they are told apart by."""

from domain.aggregates.parts_stock.events import StockIssued, StockReturned
from domain.aggregates.vehicle.events import VehicleRegistered
from domain.aggregates.work_order.events.opening import WorkOrderOpened
from domain.aggregates.work_order.events.quoting import JobAdded
from domain.envelope import Recorded
from projections.engine.projection import on, subscriptions
from projections.engine.rows import Rows
from projections.parts_usage.tables import BOOKS, JOB, ORDER, USE, VEHICLE
from projections.valued_stock.cells import with_more
from projections.valued_stock.handlers import MOVING, Moving, moved


def _moved(rows: Rows, recorded: Recorded[Moving]) -> None:
    movement, event, meta = moved(rows, BOOKS, recorded), recorded.event, recorded.meta
    if not isinstance(event, (StockIssued, StockReturned)):
        return
    line = event.line
    key = {
        "store": meta.store,
        "month": meta.occurred_at.date().isoformat()[:7],
        "order": line.order,
        "job": line.job,
        "line": line.line,
        "part": event.part,
    }
    # what leaves the shelf is used
    used = with_more(rows.get(USE, *key.values()), -movement.quantity, movement.worth.negative())
    rows.put(USE, {**key, **used})


def _opened(rows: Rows, recorded: Recorded[WorkOrderOpened]) -> None:
    event = recorded.event
    rows.put(
        ORDER,
        {
            "order": recorded.stream,
            "store": recorded.meta.store,
            "order_class": event.repair.order_class,
            "vehicle": event.vehicle.vehicle,
            "model": event.vehicle.model,
        },
    )


def _added(rows: Rows, recorded: Recorded[JobAdded]) -> None:
    event = recorded.event
    rows.put(
        JOB,
        {
            "order": recorded.stream,
            "job": event.job,
            "store": recorded.meta.store,
            "operation": event.operation,
        },
    )


def _registered(rows: Rows, recorded: Recorded[VehicleRegistered]) -> None:
    rows.put(
        VEHICLE,
        {
            "vehicle": recorded.stream,
            "store": recorded.meta.store,
            "make": recorded.event.make,
            "model": recorded.event.model,
        },
    )


HANDLERS = subscriptions(
    *(on(event, _moved) for event in MOVING),
    on(WorkOrderOpened, _opened),
    on(JobAdded, _added),
    on(VehicleRegistered, _registered),
)
