"""Who waits for what, what has come, and what has to be decided."""

from datetime import datetime

from sqlalchemy import Select, and_, bindparam, or_, select

from domain.identifiers import StaffId, StoreId
from projections.engine.columns import epoch_ms
from projections.engine.dbapi import Row, Value
from projections.parts_shelf.tables import LINE, ORDER
from projections.parts_shelf.views import Arrival, PartsTask, Shortage
from projections.parts_shelf.words import PartsTaskKind
from projections.views import Reads

_FOR_WHOM = (ORDER.c.visit, ORDER.c.vehicle, ORDER.c.model, ORDER.c.customer, ORDER.c.advisor)
_LINES: Select[tuple[Value, ...]] = (
    select(*(column for column in LINE.c), *_FOR_WHOM)
    .select_from(LINE.join(ORDER, LINE.c.order == ORDER.c.order))
    .where(LINE.c.store == bindparam("store"))
)
_BY_NEED = (
    LINE.c.need_ms.nulls_last(),
    LINE.c.order,
    LINE.c.job,
    LINE.c.line,
    LINE.c.part,
)
_SHORT = _LINES.where(or_(LINE.c.awaited != "0", LINE.c.lapsed != "0")).order_by(*_BY_NEED)
_ARRIVED = _LINES.where(LINE.c.arrived != "0").order_by(*_BY_NEED)
_LAPSED = _LINES.where(LINE.c.lapsed != "0").order_by(*_BY_NEED)
_DUE = _LINES.where(and_(LINE.c.reserved != "0", LINE.c.expires_ms <= bindparam("until"))).order_by(*_BY_NEED)


def shortages(reads: Reads, store: StoreId) -> list[Shortage]:
    """Every line that waits, the nearest promise first."""
    return [Shortage.model_validate(row) for row in reads.rows(_SHORT, store=store)]


def arrivals(reads: Reads, store: StoreId, advisor: StaffId | None = None) -> list[Arrival]:
    """What has come and the customer's advisor has not taken note of; of one advisor or of all."""
    found = (
        Arrival.model_validate({**row, "still_awaited": row["awaited"]})
        for row in reads.rows(_ARRIVED, store=store)
    )
    return [each for each in found if advisor in (None, each.advisor)]


def tasks(reads: Reads, store: StoreId, until: datetime) -> list[PartsTask]:
    """Reservations that have lapsed and were not made anew, and those that may be ended by then."""
    lapsed = (
        _task(row, row["lapse"], row["lapsed_at"], row["lapsed"]) for row in reads.rows(_LAPSED, store=store)
    )
    return [*due(reads, store, until), *lapsed]


def due(reads: Reads, store: StoreId, until: datetime) -> list[PartsTask]:
    """Reservations whose time is over by then: the clock's command may end them."""
    rows = reads.rows(_DUE, store=store, until=epoch_ms(until))
    return [_task(row, PartsTaskKind.RESERVATION_DUE, row["expires"], row["reserved"]) for row in rows]


def _task(row: Row, kind: Value, at: Value, quantity: Value) -> PartsTask:
    return PartsTask.model_validate({**row, "kind": kind, "at": at, "quantity": quantity})
