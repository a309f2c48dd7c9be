"""Cars and customers in the house."""

from sqlalchemy import and_, bindparam, select

from domain.identifiers import StaffId, StoreId
from projections.views import Reads
from projections.workshop_board.tables import REQUEST, VISIT
from projections.workshop_board.views import BoardVisit, WaitingRequest

_PRESENT = and_(VISIT.c.store == bindparam("store"), VISIT.c.in_house)
_BY_ARRIVAL = (VISIT.c.arrived_ms, VISIT.c.visit)
_IN_RECEPTION = select(VISIT).where(and_(_PRESENT, VISIT.c.orders == 0)).order_by(*_BY_ARRIVAL)
_WAITING = select(VISIT).where(and_(_PRESENT, VISIT.c.waiting_customer)).order_by(*_BY_ARRIVAL)
_OF_OWNER = select(VISIT).where(and_(_PRESENT, VISIT.c.owner == bindparam("owner"))).order_by(*_BY_ARRIVAL)
_REQUESTS = (
    select(REQUEST)
    .select_from(REQUEST.join(VISIT, REQUEST.c.visit == VISIT.c.visit))
    .where(and_(REQUEST.c.store == bindparam("store"), REQUEST.c.open, VISIT.c.in_house))
    .order_by(REQUEST.c.logged_ms, REQUEST.c.visit, REQUEST.c.request)
)


def in_reception(reads: Reads, store: StoreId) -> list[BoardVisit]:
    """Cars for which no order is open yet, in the order of arrival."""
    return [BoardVisit.model_validate(row) for row in reads.rows(_IN_RECEPTION, store=store)]


def waiting_customers(reads: Reads, store: StoreId) -> list[BoardVisit]:
    """Customers who wait in the house, in the order of arrival."""
    return [BoardVisit.model_validate(row) for row in reads.rows(_WAITING, store=store)]


def open_matters(reads: Reads, store: StoreId, owner: StaffId) -> list[BoardVisit]:
    """Customers in the house for whom this person answers."""
    return [BoardVisit.model_validate(row) for row in reads.rows(_OF_OWNER, store=store, owner=owner)]


def open_requests(reads: Reads, store: StoreId) -> list[WaitingRequest]:
    """What waiting customers have asked for and not yet got, the oldest first."""
    return [WaitingRequest.model_validate(row) for row in reads.rows(_REQUESTS, store=store)]
