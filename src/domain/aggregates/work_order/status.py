"""What an order is called, derived from its jobs and never stored.

The same function serves decisions, the board and the replay: it takes plain facts, so that a read model can feed it
rows.
"""

from collections.abc import Iterable, Set
from typing import NamedTuple

from domain.aggregates.work_order.state import Job, WorkOrder
from domain.labels import Word
from domain.reasons import ReasonCode


class JobStatus(Word):
    PROPOSED = "proposed", "待前台确认", "Waiting for reception"
    TO_QUOTE = "to_quote", "待报价", "To be quoted"
    WAITING_CUSTOMER = "waiting_customer", "待客户确认", "Waiting for the customer"
    WAITING_PARTS = "waiting_parts", "待料", "Waiting for parts"
    TO_ISSUE = "to_issue", "待开派工单", "Dispatch order to be issued"
    QUEUED = "queued", "待派工", "Queued"
    DISPATCHED = "dispatched", "已派工", "Dispatched"
    IN_PROGRESS = "in_progress", "施工中", "In progress"
    PAUSED = "paused", "暂停", "Paused"
    AT_SUBLET = "at_sublet", "待外协", "At an outside shop"
    TO_INSPECT = "to_inspect", "待质检", "To be inspected"
    PASSED = "passed", "质检合格", "Passed"
    TURNED_DOWN = "turned_down", "客户不做", "Turned down"
    CANCELLED = "cancelled", "已取消", "Cancelled"


class OrderStatus(Word):
    """In rising order of progress; an order shows its most urgent job first (see ``derive_order_status``)."""

    CANCELLED = "cancelled", "已取消", "Cancelled"
    RECEPTION = "reception", "接待中", "In reception"
    WAITING_CUSTOMER = "waiting_customer", "待客户确认", "Waiting for the customer"
    WAITING_PARTS = "waiting_parts", "待料", "Waiting for parts"
    WAITING_INSURER = "waiting_insurer", "待定损", "Waiting for the insurer"
    WAITING_SUBLET = "waiting_sublet", "待外协", "Waiting for an outside shop"
    WAITING_OTHER = "waiting_other", "等待中", "Waiting"
    REWORK = "rework", "返工中", "In rework"
    IN_PROGRESS = "in_progress", "施工中", "In progress"
    TO_INSPECT = "to_inspect", "待质检", "To be inspected"
    TO_DISPATCH = "to_dispatch", "待派工", "To be dispatched"
    TO_SETTLE = "to_settle", "待结算", "To be settled"
    TO_DELIVER = "to_deliver", "待交车", "To be delivered"
    DELIVERED = "delivered", "已交车", "Delivered"


class JobFacts(NamedTuple):
    """What the derivation needs of one job; ``paused_for`` is the pause's reason code.

    ``parts_short`` only the shelves know: to the order itself no part is missing.
    """

    found_by_technician: bool
    acknowledged: bool
    quoted: bool
    authorised: bool
    turned_down: bool
    cancelled: bool
    issued: bool
    dispatched: bool
    started: bool
    clock_open: bool
    paused_for: ReasonCode | None
    at_sublet: bool
    finished: bool
    passed: bool
    rework_round: int
    parts_short: bool = False


class JobShown(NamedTuple):
    """What an order's status needs of one job."""

    status: JobStatus
    paused_for: ReasonCode | None
    rework_round: int


class OrderFacts(NamedTuple):
    cancelled: bool
    delivered: bool
    settled: bool


_WAITING = {
    ReasonCode.WAITING_PARTS: OrderStatus.WAITING_PARTS,
    ReasonCode.WAITING_CUSTOMER: OrderStatus.WAITING_CUSTOMER,
    ReasonCode.WAITING_INSURER: OrderStatus.WAITING_INSURER,
    ReasonCode.WAITING_SUBLET: OrderStatus.WAITING_SUBLET,
}
WAITING_REASONS = frozenset(
    {
        ReasonCode.WAITING_PARTS,
        ReasonCode.WAITING_CUSTOMER,
        ReasonCode.WAITING_INSURER,
        ReasonCode.WAITING_BAY,
        ReasonCode.WAITING_EQUIPMENT,
        ReasonCode.WAITING_SUBLET,
        ReasonCode.WAITING_ESCALATION,
    }
)
"""Pauses in which the job waits for somebody; a break or the end of a shift is no waiting."""


def derive_job_status(job: JobFacts) -> JobStatus:
    """The first line that fits."""
    if job.cancelled:
        return JobStatus.CANCELLED
    if job.turned_down:
        return JobStatus.TURNED_DOWN
    if job.passed:
        return JobStatus.PASSED
    if job.finished:
        return JobStatus.TO_INSPECT
    if job.found_by_technician and not job.acknowledged:
        return JobStatus.PROPOSED
    if not job.quoted:
        return JobStatus.TO_QUOTE
    if not job.authorised:
        return JobStatus.WAITING_CUSTOMER
    if job.at_sublet:
        return JobStatus.AT_SUBLET
    if job.clock_open:
        return JobStatus.IN_PROGRESS
    if job.paused_for in WAITING_REASONS:
        return JobStatus.PAUSED
    if job.parts_short:
        return JobStatus.WAITING_PARTS
    if job.paused_for is not None:
        return JobStatus.PAUSED
    if job.started:
        return JobStatus.IN_PROGRESS
    if job.dispatched:
        return JobStatus.DISPATCHED
    return JobStatus.QUEUED if job.issued else JobStatus.TO_ISSUE


def derive_order_status(order: OrderFacts, jobs: Iterable[JobFacts]) -> OrderStatus:
    """See :func:`order_status`."""
    return order_status(
        order, [JobShown(derive_job_status(job), job.paused_for, job.rework_round) for job in jobs]
    )


def order_status(order: OrderFacts, jobs: Iterable[JobShown]) -> OrderStatus:
    """See :func:`most_urgent`."""
    return most_urgent(order, {shown_on_order(job) for job in jobs})


def most_urgent(order: OrderFacts, of_jobs: Set[OrderStatus | None]) -> OrderStatus:
    """The most urgent job decides: waiting, then rework, work, inspection, dispatch, settlement, delivery.

    ``of_jobs`` are what :func:`shown_on_order` says of each job.
    """
    if order.cancelled:
        return OrderStatus.CANCELLED
    if order.delivered:
        return OrderStatus.DELIVERED
    shown = of_jobs - {None}
    for status in _URGENCY:
        if status in shown:
            return status
    if not shown:
        return OrderStatus.TO_DELIVER if order.settled else OrderStatus.RECEPTION
    return OrderStatus.TO_DELIVER if order.settled else OrderStatus.TO_SETTLE


_URGENCY = (
    OrderStatus.WAITING_CUSTOMER,
    OrderStatus.WAITING_PARTS,
    OrderStatus.WAITING_INSURER,
    OrderStatus.WAITING_SUBLET,
    OrderStatus.WAITING_OTHER,
    OrderStatus.REWORK,
    OrderStatus.IN_PROGRESS,
    OrderStatus.TO_INSPECT,
    OrderStatus.TO_DISPATCH,
    OrderStatus.RECEPTION,
)


_NOT_DONE = (JobStatus.CANCELLED, JobStatus.TURNED_DOWN)
_SHOWN_AS = {
    JobStatus.PROPOSED: OrderStatus.RECEPTION,
    JobStatus.TO_QUOTE: OrderStatus.RECEPTION,
    JobStatus.WAITING_CUSTOMER: OrderStatus.WAITING_CUSTOMER,
    JobStatus.WAITING_PARTS: OrderStatus.WAITING_PARTS,
    JobStatus.TO_ISSUE: OrderStatus.RECEPTION,
    JobStatus.QUEUED: OrderStatus.TO_DISPATCH,
    JobStatus.DISPATCHED: OrderStatus.IN_PROGRESS,
    JobStatus.IN_PROGRESS: OrderStatus.IN_PROGRESS,
    JobStatus.PAUSED: OrderStatus.IN_PROGRESS,
    JobStatus.AT_SUBLET: OrderStatus.WAITING_SUBLET,
    JobStatus.TO_INSPECT: OrderStatus.TO_INSPECT,
}


def shown_on_order(job: JobShown) -> OrderStatus | None:
    """What an order shows of one job; None of a job that is not done."""
    status = job.status
    if status in _NOT_DONE:
        return None
    if status is JobStatus.PASSED:
        return OrderStatus.TO_SETTLE
    if job.paused_for in WAITING_REASONS and status is JobStatus.PAUSED:
        return _WAITING.get(job.paused_for, OrderStatus.WAITING_OTHER)
    if job.rework_round and status in (JobStatus.DISPATCHED, JobStatus.IN_PROGRESS, JobStatus.PAUSED):
        return OrderStatus.REWORK
    return _SHOWN_AS[status]


def facts_of_job(job: Job) -> JobFacts:
    """The facts of one job as the aggregate remembers them."""
    return JobFacts(
        found_by_technician=job.found_by_technician,
        acknowledged=job.offer.acknowledged,
        quoted=job.offer.revision > 0,
        authorised=job.offer.authorised,
        turned_down=job.offer.turned_down,
        cancelled=job.cancelled,
        issued=job.placement.issued,
        dispatched=bool(job.placement.crew),
        started=job.work.started,
        clock_open=bool(job.work.clocks),
        paused_for=job.work.paused,
        at_sublet=job.work.at_sublet,
        finished=job.work.finished,
        passed=job.checks.passed,
        rework_round=job.checks.rework_round,
    )


def status_of_job(job: Job) -> JobStatus:
    return derive_job_status(facts_of_job(job))


def status_of_order(state: WorkOrder) -> OrderStatus:
    order = OrderFacts(
        cancelled=state.cancelled,
        delivered=state.handover.delivered,
        settled=state.bill.settled,
    )
    return derive_order_status(order, [facts_of_job(job) for job in state.jobs.values()])
