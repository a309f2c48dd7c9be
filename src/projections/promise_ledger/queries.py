"""Open, kept and broken promises; late deliveries."""

from datetime import date, datetime

from sqlalchemy import and_, bindparam, or_, select

from domain.actors import Role
from domain.identifiers import LocalId, StaffId, StoreId, StreamId
from domain.trade import OrderClass
from projections.engine.columns import epoch_ms
from projections.promise_ledger.tables import ORDER, PROMISE
from projections.promise_ledger.words import PromiseState
from projections.views import Reads, View

_BY_DUE = (PROMISE.c.due_ms, PROMISE.c.order, PROMISE.c.promise)
_STATE = and_(PROMISE.c.store == bindparam("store"), PROMISE.c.state == bindparam("state"))
_LEDGER = select(PROMISE).where(_STATE).order_by(*_BY_DUE)
_OVERDUE = select(PROMISE).where(and_(_STATE, PROMISE.c.due_ms < bindparam("now"))).order_by(*_BY_DUE)
_OF_ORDER = select(ORDER).where(
    and_(ORDER.c.order == bindparam("order"), ORDER.c.store == bindparam("store"))
)
_LATE = (
    select(ORDER)
    .where(
        and_(
            ORDER.c.store == bindparam("store"),
            or_(
                and_(
                    ORDER.c.delivered_day >= bindparam("first"),
                    ORDER.c.delivered_day <= bindparam("last"),
                    ORDER.c.late_minutes > 0,
                ),
                and_(ORDER.c.open, ORDER.c.promised_ms < bindparam("now")),
            ),
        )
    )
    .order_by(ORDER.c.promised_ms, ORDER.c.order)
)


class Promise(View):
    """``words`` is the vault's reference; the words belong to ``customer``."""

    store: StoreId
    order: StreamId
    promise: LocalId
    customer: StreamId | None
    advisor: StaffId | None
    made_by: StaffId
    made_at: datetime
    due: datetime
    words: str | None
    state: PromiseState
    escalated_to: Role | None
    closed_at: datetime | None


class DeliveryPromise(View):
    """Minutes late count against the last promise; None while the car is here or where nothing was promised."""

    store: StoreId
    order: StreamId
    customer: StreamId
    advisor: StaffId
    order_class: OrderClass
    first_promised_at: datetime | None
    promised_at: datetime | None
    changes: int
    changes_agreed: int
    changes_after_expiry: int
    delivered_at: datetime | None
    late_minutes: int | None


def ledger(reads: Reads, store: StoreId, state: PromiseState = PromiseState.OPEN) -> list[Promise]:
    """Promises in this state, the nearest due first."""
    return [Promise.model_validate(row) for row in reads.rows(_LEDGER, store=store, state=state.value)]


def overdue(reads: Reads, store: StoreId, now: datetime) -> list[Promise]:
    """Open promises whose time has passed."""
    rows = reads.rows(_OVERDUE, store=store, state=PromiseState.OPEN.value, now=epoch_ms(now))
    return [Promise.model_validate(row) for row in rows]


def delivery_promise(reads: Reads, store: StoreId, order: StreamId) -> DeliveryPromise | None:
    row = reads.row(_OF_ORDER, order=order, store=store)
    return None if row is None else DeliveryPromise.model_validate(row)


def late_deliveries(
    reads: Reads, store: StoreId, first: date, last: date, now: datetime
) -> list[DeliveryPromise]:
    """Orders delivered late on these days (both included), and those still here past their promise."""
    days = {"first": first.isoformat(), "last": last.isoformat()}
    rows = reads.rows(_LATE, store=store, now=epoch_ms(now), **days)
    return [DeliveryPromise.model_validate(row) for row in rows]
