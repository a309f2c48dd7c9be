"""Promises made, changed, kept and broken."""

from domain.aggregates.work_order.events.delivering import VehicleDelivered
from domain.aggregates.work_order.events.opening import (
    DeliveryPromiseChanged,
    DeliveryPromised,
    PromiseBroken,
    PromiseEscalated,
    PromiseKept,
    PromiseMade,
    WorkOrderCancelled,
    WorkOrderOpened,
)
from domain.envelope import Recorded
from projections.cells import number
from projections.engine.columns import epoch_ms, iso
from projections.engine.projection import on, subscriptions
from projections.engine.rows import Rows
from projections.promise_ledger.tables import ORDER, PROMISE
from projections.promise_ledger.words import PromiseState

_MINUTE = 60_000


def _opened(rows: Rows, recorded: Recorded[WorkOrderOpened]) -> None:
    event = recorded.event
    rows.put(
        ORDER,
        {
            "order": recorded.stream,
            "store": recorded.meta.store,
            "customer": event.owner.customer,
            "advisor": event.advisor,
            "order_class": event.repair.order_class,
            "changes": 0,
            "changes_agreed": 0,
            "changes_after_expiry": 0,
            "cancelled": False,
            "open": False,
        },
    )


def _promised(rows: Rows, recorded: Recorded[DeliveryPromised]) -> None:
    event = recorded.event
    rows.change(
        ORDER,
        recorded.stream,
        estimate_fen=event.estimate.fen,
        first_promised_at=iso(event.promised_at),
        promised_at=iso(event.promised_at),
        promised_ms=epoch_ms(event.promised_at),
        open=True,
    )


def _changed(rows: Rows, recorded: Recorded[DeliveryPromiseChanged]) -> None:
    event, order = recorded.event, rows.get(ORDER, recorded.stream)
    if order is not None:
        rows.patch(
            ORDER,
            recorded.stream,
            promised_at=iso(event.promised_at),
            promised_ms=epoch_ms(event.promised_at),
            changes=number(order["changes"]) + 1,
            changes_agreed=number(order["changes_agreed"]) + event.customer_agreed,
            changes_after_expiry=number(order["changes_after_expiry"]) + event.after_expiry,
        )


def _delivered(rows: Rows, recorded: Recorded[VehicleDelivered]) -> None:
    at, order = recorded.meta.occurred_at, rows.cells(ORDER, ("promised_ms",), recorded.stream)
    if order is None:
        return
    (promised,) = order
    late = None if promised is None else max(0, epoch_ms(at) - number(promised)) // _MINUTE
    rows.patch(
        ORDER,
        recorded.stream,
        delivered_at=iso(at),
        delivered_day=at.date().isoformat(),
        late_minutes=late,
        open=False,
    )


def _cancelled(rows: Rows, recorded: Recorded[WorkOrderCancelled]) -> None:
    rows.change(ORDER, recorded.stream, cancelled=True, open=False)


def _made(rows: Rows, recorded: Recorded[PromiseMade]) -> None:
    event, meta = recorded.event, recorded.meta
    order = rows.get(ORDER, recorded.stream)
    rows.put(
        PROMISE,
        {
            "order": recorded.stream,
            "promise": event.promise,
            "store": meta.store,
            "customer": order["customer"] if order else None,
            "advisor": order["advisor"] if order else None,
            "made_by": meta.actor.id,
            "made_at": iso(meta.occurred_at),
            "due": iso(event.due),
            "due_ms": epoch_ms(event.due),
            "words": event.words.commitment,
            "state": PromiseState.OPEN,
        },
    )


def _closed(rows: Rows, recorded: Recorded[PromiseKept | PromiseBroken]) -> None:
    key = (recorded.stream, recorded.event.promise)
    state = PromiseState.KEPT if isinstance(recorded.event, PromiseKept) else PromiseState.BROKEN
    rows.change(PROMISE, key, state=state, closed_at=iso(recorded.meta.occurred_at))


def _escalated(rows: Rows, recorded: Recorded[PromiseEscalated]) -> None:
    key = (recorded.stream, recorded.event.promise)
    rows.change(PROMISE, key, escalated_to=recorded.event.to_role)


HANDLERS = subscriptions(
    on(WorkOrderOpened, _opened),
    on(DeliveryPromised, _promised),
    on(DeliveryPromiseChanged, _changed),
    on(VehicleDelivered, _delivered),
    on(WorkOrderCancelled, _cancelled),
    on(PromiseMade, _made),
    on(PromiseKept, _closed),
    on(PromiseBroken, _closed),
    on(PromiseEscalated, _escalated),
)
