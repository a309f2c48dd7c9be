"""Orders on the board."""

from sqlalchemy import and_, bindparam, select

from domain.identifiers import StoreId, StreamId
from projections.views import Reads
from projections.workshop_board.departments import Department
from projections.workshop_board.tables import ORDER
from projections.workshop_board.views import BoardOrder

_OF_STORE = ORDER.c.store == bindparam("store")
_BY_PROMISE = (ORDER.c.promised_ms.nulls_last(), ORDER.c.opened_at, ORDER.c.order)
_ONE = select(ORDER).where(and_(ORDER.c.order == bindparam("order"), _OF_STORE))
_IN_HOUSE = select(ORDER).where(and_(_OF_STORE, ORDER.c.in_house)).order_by(*_BY_PROMISE)
_BLOCKED = select(ORDER).where(and_(_OF_STORE, ORDER.c.in_house, ORDER.c.blocked)).order_by(*_BY_PROMISE)
_INCOMPLETE = (
    select(ORDER).where(and_(_OF_STORE, ORDER.c.incomplete)).order_by(ORDER.c.opened_at, ORDER.c.order)
)
_CLAIMS = (
    select(ORDER)
    .where(and_(_OF_STORE, ORDER.c.potential_claim, ~ORDER.c.cancelled))
    .order_by(ORDER.c.opened_at, ORDER.c.order)
)


def order(reads: Reads, store: StoreId, order: StreamId) -> BoardOrder | None:
    """One order, also when its car is gone; None when there is none or it belongs to another store."""
    row = reads.row(_ONE, order=order, store=store)
    return None if row is None else BoardOrder.model_validate(row)


def in_house(reads: Reads, store: StoreId) -> list[BoardOrder]:
    """Every order that is neither delivered nor cancelled; the nearest promise first, none last."""
    return [BoardOrder.model_validate(row) for row in reads.rows(_IN_HOUSE, store=store)]


def blocked(reads: Reads, store: StoreId, department: Department | None = None) -> list[BoardOrder]:
    """Orders of which a job waits, the same list for every department; or only what one of them can move."""
    orders = [BoardOrder.model_validate(row) for row in reads.rows(_BLOCKED, store=store)]
    return [each for each in orders if department is None or department in each.departments]


def incomplete_records(reads: Reads, store: StoreId) -> list[BoardOrder]:
    """Files sent back for correction and not corrected, whether or not the car is still here."""
    return [BoardOrder.model_validate(row) for row in reads.rows(_INCOMPLETE, store=store)]


def potential_claims(reads: Reads, store: StoreId) -> list[BoardOrder]:
    """Orders that reception marked as possible warranty claims."""
    return [BoardOrder.model_validate(row) for row in reads.rows(_CLAIMS, store=store)]
