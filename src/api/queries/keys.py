"""By what lists are ordered and paged."""

from datetime import datetime

from api.queries.paging import Key
from projections.engine.columns import epoch_ms
from projections.workshop_board.views import BoardJob, BoardOrder, BoardVisit, WaitingRequest


def local(number: str) -> tuple[int, str]:
    """J2 comes before J10."""
    return len(number), number


def optional(instant: datetime | None) -> tuple[bool, int]:
    """What has no instant comes last."""
    return instant is None, 0 if instant is None else epoch_ms(instant)


def by_promise(order: BoardOrder) -> Key:
    return *optional(order.promised_at), epoch_ms(order.opened_at), order.order


def by_opening(order: BoardOrder) -> Key:
    return epoch_ms(order.opened_at), order.order


def by_age(job: BoardJob) -> Key:
    return epoch_ms(job.status_since), job.order, *local(job.job)


def by_job(job: BoardJob) -> Key:
    return job.order, *local(job.job)


def by_arrival(visit: BoardVisit) -> Key:
    return epoch_ms(visit.arrived_at), visit.visit


def by_request(request: WaitingRequest) -> Key:
    return epoch_ms(request.logged_at), request.visit, *local(request.request)
