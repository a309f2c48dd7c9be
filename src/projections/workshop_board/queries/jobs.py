"""Jobs of the cars in the house, and the lists of those that wait for a certain step."""

from collections.abc import Callable

from sqlalchemy import and_, bindparam, select

from domain.aggregates.work_order.status import JobStatus
from domain.identifiers import StoreId, StreamId
from domain.rules.rule_set import RuleSet
from domain.trade import JobSource
from projections.views import Reads
from projections.workshop_board.tables import JOB, ORDER
from projections.workshop_board.views import BoardJob

_OF_ORDER = (
    select(JOB)
    .where(and_(JOB.c.order == bindparam("order"), JOB.c.store == bindparam("store")))
    .order_by(JOB.c.added_at, JOB.c.job)
)
_WITH_STATUS = (
    select(JOB)
    .select_from(JOB.join(ORDER, JOB.c.order == ORDER.c.order))
    .where(and_(JOB.c.store == bindparam("store"), JOB.c.status == bindparam("status"), ORDER.c.in_house))
    .order_by(JOB.c.status_ms, JOB.c.order, JOB.c.job)
)
_IN_HOUSE = (
    select(JOB)
    .select_from(ORDER.join(JOB, JOB.c.order == ORDER.c.order))
    .where(and_(ORDER.c.store == bindparam("store"), ORDER.c.in_house))
    .order_by(JOB.c.order, JOB.c.job)
)


def jobs_of(reads: Reads, store: StoreId, order: StreamId) -> list[BoardJob]:
    """The jobs of one order, also when its car is gone."""
    return [BoardJob.model_validate(row) for row in reads.rows(_OF_ORDER, order=order, store=store)]


def jobs_in_house(reads: Reads, store: StoreId) -> list[BoardJob]:
    return [BoardJob.model_validate(row) for row in reads.rows(_IN_HOUSE, store=store)]


def additional_work(reads: Reads, store: StoreId) -> list[BoardJob]:
    """What technicians found and reception has not yet taken up; the oldest first."""
    return _with_status(reads, store, JobStatus.PROPOSED, lambda job: job.source is JobSource.TECHNICIAN)


def awaiting_customer(reads: Reads, store: StoreId) -> list[BoardJob]:
    """Quoted, and the customer has not decided; the oldest first."""
    return _with_status(reads, store, JobStatus.WAITING_CUSTOMER)


def awaiting_confirmation(reads: Reads, store: StoreId) -> list[BoardJob]:
    """Finished, and one side or both have not confirmed the workmanship."""
    return _with_status(reads, store, JobStatus.TO_INSPECT, lambda job: not job.jointly_confirmed)


def awaiting_acceptance(reads: Reads, store: StoreId) -> list[BoardJob]:
    """Jointly confirmed, and not yet accepted by the workshop supervisor."""
    return _with_status(
        reads, store, JobStatus.TO_INSPECT, lambda job: job.jointly_confirmed and not job.accepted
    )


def awaiting_final_inspection(reads: Reads, store: StoreId) -> list[BoardJob]:
    """Jointly confirmed and accepted: the inspector's turn."""
    return _with_status(
        reads, store, JobStatus.TO_INSPECT, lambda job: job.jointly_confirmed and job.accepted
    )


def unreleased_special_processes(reads: Reads, store: StoreId, rules: RuleSet) -> list[BoardJob]:
    """Jobs that may not begin before every role of the rules has released them."""
    return [
        job
        for job in jobs_in_house(reads, store)
        if job.special_process and not set(rules.special_process_release) <= set(job.released_by)
    ]


def _with_status(
    reads: Reads, store: StoreId, status: JobStatus, wanted: Callable[[BoardJob], bool] = lambda _: True
) -> list[BoardJob]:
    jobs = [
        BoardJob.model_validate(row) for row in reads.rows(_WITH_STATUS, store=store, status=status.value)
    ]
    return [job for job in jobs if wanted(job)]
