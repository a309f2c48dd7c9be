"""An order from opening to delivery, and what was promised."""

from domain.aggregates.work_order.events.delivering import VehicleDelivered
from domain.aggregates.work_order.events.opening import (
    DeliveryPromiseChanged,
    DeliveryPromised,
    DispatchOrderIssued,
    SymptomRecorded,
    WorkOrderCancelled,
    WorkOrderOpened,
)
from domain.envelope import Recorded
from projections.cells import number
from projections.engine.columns import epoch_ms
from projections.engine.dbapi import Row
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.kpi.handlers.changing import change_order
from projections.kpi.tables import ORDER


def _opened(rows: Rows, recorded: Recorded[WorkOrderOpened]) -> None:
    event, meta = recorded.event, recorded.meta
    row: Row = {
        "order": recorded.stream,
        "visit": event.repair.visit,
        "store": meta.store,
        "advisor": event.advisor,
        "order_class": event.repair.order_class,
        "opened_ms": epoch_ms(meta.occurred_at),
        "odometer_in": event.vehicle.odometer,
        "symptoms": 0,
        "promise_changes": 0,
        "late_promise_changes": 0,
        "work_started": False,
        "discounts": "{}",
        "original": None,
    }
    rows.put(ORDER, row)
    rows.touch(ORDER, recorded.stream)


def _symptom(rows: Rows, recorded: Recorded[SymptomRecorded]) -> None:
    found = rows.cells(ORDER, ("symptoms",), recorded.stream)
    if found is not None:
        change_order(rows, recorded.stream, symptoms=number(found[0]) + 1)


def _promised(rows: Rows, recorded: Recorded[DeliveryPromised]) -> None:
    event = recorded.event
    promise = epoch_ms(event.promised_at)
    change_order(
        rows,
        recorded.stream,
        estimate_fen=event.estimate.fen,
        first_promise_ms=promise,
        promise_ms=promise,
    )


def _promise_changed(rows: Rows, recorded: Recorded[DeliveryPromiseChanged]) -> None:
    event, order = recorded.event, rows.get(ORDER, recorded.stream)
    if order is None:
        return
    counts = event.customer_agreed and not event.after_expiry
    change_order(
        rows,
        recorded.stream,
        promise_ms=epoch_ms(event.promised_at) if counts else order["promise_ms"],
        promise_changes=number(order["promise_changes"]) + 1,
        late_promise_changes=number(order["late_promise_changes"]) + event.after_expiry,
    )


def _issued(rows: Rows, recorded: Recorded[DispatchOrderIssued]) -> None:
    if rows.cells(ORDER, ("issued_ms",), recorded.stream) == (None,):
        change_order(rows, recorded.stream, issued_ms=epoch_ms(recorded.meta.occurred_at))


def _delivered(rows: Rows, recorded: Recorded[VehicleDelivered]) -> None:
    change_order(
        rows,
        recorded.stream,
        delivered_ms=epoch_ms(recorded.meta.occurred_at),
        odometer_out=recorded.event.odometer_out,
    )


def _cancelled(rows: Rows, recorded: Recorded[WorkOrderCancelled]) -> None:
    change_order(
        rows,
        recorded.stream,
        cancelled_ms=epoch_ms(recorded.meta.occurred_at),
        work_started=recorded.event.work_started,
    )


ORDER_SUBSCRIPTIONS = (
    on(WorkOrderOpened, _opened),
    on(SymptomRecorded, _symptom),
    on(DeliveryPromised, _promised),
    on(DeliveryPromiseChanged, _promise_changed),
    on(DispatchOrderIssued, _issued),
    on(VehicleDelivered, _delivered),
    on(WorkOrderCancelled, _cancelled),
)
