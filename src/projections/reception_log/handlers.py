"""Reception as the visit and its orders tell it."""

from domain.aggregates.visit.events.reception import ReceptionStarted, VehicleArrived
from domain.aggregates.visit.events.responsibility import ProcessDeviationFlagged, ReceptionProcessChecked
from domain.aggregates.work_order.events.opening import DeliveryPromised, WorkOrderOpened
from domain.aggregates.work_order.events.settling import OrderSettled, SettlementPrepared, SettlementReversed
from domain.aggregates.work_order.events.working import DiagnosisRecorded
from domain.envelope import Meta, Recorded
from projections.cells import number, text_list
from projections.engine.columns import epoch_ms, iso
from projections.engine.dbapi import Value
from projections.engine.projection import on, subscriptions
from projections.engine.rows import Rows
from projections.reception_log.tables import CHECK, DEVIATION, ORDER, VISIT

_MINUTE = 60_000


def _day(meta: Meta) -> str:
    return meta.occurred_at.date().isoformat()


def _arrived(rows: Rows, recorded: Recorded[VehicleArrived]) -> None:
    event, meta = recorded.event, recorded.meta
    rows.put(
        VISIT,
        {
            "visit": recorded.stream,
            "store": meta.store,
            "day": _day(meta),
            "arrived_at": iso(meta.occurred_at),
            "arrived_ms": epoch_ms(meta.occurred_at),
            "received_by": meta.actor.id,
            "appointed_at": None if event.appointed_at is None else iso(event.appointed_at),
        },
    )


def _received(rows: Rows, recorded: Recorded[ReceptionStarted]) -> None:
    at, visit = recorded.meta.occurred_at, rows.cells(VISIT, ("arrived_ms",), recorded.stream)
    if visit is not None:
        rows.patch(
            VISIT,
            recorded.stream,
            reception_started_at=iso(at),
            advisor=recorded.meta.actor.id,
            waited_minutes=(epoch_ms(at) - number(visit[0])) // _MINUTE,
        )


def _checked(rows: Rows, recorded: Recorded[ReceptionProcessChecked]) -> None:
    event, meta = recorded.event, recorded.meta
    rows.put(
        CHECK,
        {
            "visit": recorded.stream,
            "version": recorded.version,
            "store": meta.store,
            "day": _day(meta),
            "at": iso(meta.occurred_at),
            "advisor": event.advisor,
            "checked_by": meta.actor.id,
            "done": text_list(list(event.done)),
            "missed": text_list(list(event.missed)),
        },
    )


def _flagged(rows: Rows, recorded: Recorded[ProcessDeviationFlagged]) -> None:
    event, meta = recorded.event, recorded.meta
    rows.put(
        DEVIATION,
        {
            "visit": recorded.stream,
            "version": recorded.version,
            "store": meta.store,
            "day": _day(meta),
            "at": iso(meta.occurred_at),
            "advisor": event.advisor,
            "flagged_by": meta.actor.id,
            "step": event.step,
            "means": event.means,
            "note": event.note.commitment if event.note else None,
        },
    )


def _opened(rows: Rows, recorded: Recorded[WorkOrderOpened]) -> None:
    event, meta = recorded.event, recorded.meta
    rows.put(
        ORDER,
        {
            "order": recorded.stream,
            "store": meta.store,
            "visit": event.repair.visit,
            "advisor": event.advisor,
            "opened_at": iso(meta.occurred_at),
        },
    )


def _estimated(rows: Rows, recorded: Recorded[DeliveryPromised]) -> None:
    _change(rows, recorded.stream, estimate_fen=recorded.event.estimate.fen)


def _prepared(rows: Rows, recorded: Recorded[SettlementPrepared]) -> None:
    _change(rows, recorded.stream, prepared_fen=recorded.event.total.fen)


def _settled(rows: Rows, recorded: Recorded[OrderSettled]) -> None:
    order = rows.cells(ORDER, ("prepared_fen",), recorded.stream)
    if order is not None:
        _change(rows, recorded.stream, settled_fen=order[0], settled_day=_day(recorded.meta))


def _reversed(rows: Rows, recorded: Recorded[SettlementReversed]) -> None:
    _change(rows, recorded.stream, settled_fen=None, settled_day=None)


def _diagnosed(rows: Rows, recorded: Recorded[DiagnosisRecorded]) -> None:
    accurate, order = recorded.event.symptom_described_accurately, rows.get(ORDER, recorded.stream)
    if accurate is not None and order is not None:
        so_far = order["described_accurately"]
        _change(
            rows,
            recorded.stream,
            described_accurately=accurate and so_far is not False,
            described_day=_day(recorded.meta),
        )


def _change(rows: Rows, order: str, **changes: Value) -> None:
    rows.change(ORDER, order, **changes)


HANDLERS = subscriptions(
    on(VehicleArrived, _arrived),
    on(ReceptionStarted, _received),
    on(ReceptionProcessChecked, _checked),
    on(ProcessDeviationFlagged, _flagged),
    on(WorkOrderOpened, _opened),
    on(DeliveryPromised, _estimated),
    on(SettlementPrepared, _prepared),
    on(OrderSettled, _settled),
    on(SettlementReversed, _reversed),
    on(DiagnosisRecorded, _diagnosed),
)
