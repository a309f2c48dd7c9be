"""The order itself: opened, promised, checked for completeness, settled, gone."""

from domain.aggregates.work_order.events.delivering import VehicleDelivered
from domain.aggregates.work_order.events.opening import (
    DeliveryPromiseChanged,
    DeliveryPromised,
    ExpressLaneChosen,
    ExpressLaneLeft,
    PreliminaryDiagnosisRecorded,
    RecordCorrected,
    RecordReturnedForCorrection,
    WorkOrderCancelled,
    WorkOrderOpened,
)
from domain.aggregates.work_order.events.settling import OrderSettled, SettlementPrepared, SettlementReversed
from domain.aggregates.work_order.status import OrderStatus
from domain.envelope import Recorded
from projections.cells import number, text_set, texts
from projections.engine.columns import epoch_ms, iso
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.workshop_board.handlers.derived import change_order, move_order, since
from projections.workshop_board.tables import ORDER, VISIT


def _opened(rows: Rows, recorded: Recorded[WorkOrderOpened]) -> None:
    event, at = recorded.event, recorded.meta.occurred_at
    repair = event.repair
    owner, open_requests = rows.cells(VISIT, ("owner", "open_requests"), repair.visit) or (None, 0)
    now = since(at)
    rows.put(
        ORDER,
        {
            "order": recorded.stream,
            "store": recorded.meta.store,
            "visit": repair.visit,
            "vehicle": event.vehicle.vehicle,
            "customer": event.owner.customer,
            "model": event.vehicle.model,
            "order_class": repair.order_class,
            "advisor": event.advisor,
            "owner": owner,
            "waiting_customer": repair.waiting_customer,
            "open_requests": open_requests,
            "opened_at": now["status_since"],
            "appointment_at": None if repair.appointment_at is None else iso(repair.appointment_at),
            "express_lane": False,
            "potential_claim": False,
            "promise_changes": 0,
            "returned_sections": "[]",
            "incomplete": False,
            "settled": False,
            "delivered": False,
            "cancelled": False,
            "status": OrderStatus.RECEPTION,
            **now,
            "waiting_for": "[]",
            "departments": "[]",
            "blocked": False,
            "technicians": "[]",
            "bays": "[]",
            "rework": False,
            "additional_work": 0,
            "in_house": True,
        },
    )
    rows.touch(ORDER, recorded.stream)


def _express(rows: Rows, recorded: Recorded[ExpressLaneChosen | ExpressLaneLeft]) -> None:
    chosen = isinstance(recorded.event, ExpressLaneChosen)
    change_order(rows, recorded.stream, express_lane=chosen)


def _diagnosed(rows: Rows, recorded: Recorded[PreliminaryDiagnosisRecorded]) -> None:
    claim = recorded.event.potential_claim
    change_order(rows, recorded.stream, potential_claim=claim)


def _promised(rows: Rows, recorded: Recorded[DeliveryPromised]) -> None:
    at = recorded.event.promised_at
    change_order(rows, recorded.stream, promised_at=iso(at), promised_ms=epoch_ms(at))


def _promise_changed(rows: Rows, recorded: Recorded[DeliveryPromiseChanged]) -> None:
    order, at = rows.cells(ORDER, ("promise_changes",), recorded.stream), recorded.event.promised_at
    if order is not None:
        change_order(
            rows,
            recorded.stream,
            promised_at=iso(at),
            promised_ms=epoch_ms(at),
            promise_changes=number(order[0]) + 1,
        )


def _sections(rows: Rows, recorded: Recorded[RecordReturnedForCorrection | RecordCorrected]) -> None:
    order = rows.cells(ORDER, ("returned_sections",), recorded.stream)
    if order is None:
        return
    returned, named = set(texts(order[0])), set(recorded.event.sections)
    left = returned - named if isinstance(recorded.event, RecordCorrected) else returned | named
    change_order(
        rows,
        recorded.stream,
        returned_sections=text_set(left),
        incomplete=bool(left),
    )


def _settled(rows: Rows, recorded: Recorded[OrderSettled]) -> None:
    move_order(rows, recorded.stream, recorded.meta.occurred_at, settled=True)


def _unsettled(rows: Rows, recorded: Recorded[SettlementPrepared | SettlementReversed]) -> None:
    found = rows.cells(ORDER, ("settled",), recorded.stream)
    if found is not None and found[0]:
        move_order(rows, recorded.stream, recorded.meta.occurred_at, settled=False)


def _delivered(rows: Rows, recorded: Recorded[VehicleDelivered]) -> None:
    move_order(rows, recorded.stream, recorded.meta.occurred_at, delivered=True)


def _cancelled(rows: Rows, recorded: Recorded[WorkOrderCancelled]) -> None:
    move_order(rows, recorded.stream, recorded.meta.occurred_at, cancelled=True)


ORDER_SUBSCRIPTIONS = (
    on(WorkOrderOpened, _opened),
    on(ExpressLaneChosen, _express),
    on(ExpressLaneLeft, _express),
    on(PreliminaryDiagnosisRecorded, _diagnosed),
    on(DeliveryPromised, _promised),
    on(DeliveryPromiseChanged, _promise_changed),
    on(RecordReturnedForCorrection, _sections),
    on(RecordCorrected, _sections),
    on(OrderSettled, _settled),
    on(SettlementPrepared, _unsettled),
    on(SettlementReversed, _unsettled),
    on(VehicleDelivered, _delivered),
    on(WorkOrderCancelled, _cancelled),
)
