"""Finding things in the state, refusing when they are not there. Shared by the decisions of all phases."""

from domain.aggregates.work_order.refusals.common import (
    JOB_NOT_ACTIVE,
    NO_ORDER,
    NO_SUCH_JOB,
    ORDER_CANCELLED,
    ORDER_CLOSED,
    SETTLEMENT_UNDER_WAY,
)
from domain.aggregates.work_order.state import Job, Opening, WorkOrder
from domain.errors import Refused
from domain.identifiers import LocalId


def open_order(state: WorkOrder) -> Opening:
    """The opening of an order that is neither delivered nor cancelled."""
    if state.opening is None or state.closed:
        raise Refused(ORDER_CLOSED)
    return state.opening


def opened_order(state: WorkOrder) -> Opening:
    """The opening of any order: accidents are dealt with whatever became of it."""
    if state.opening is None:
        raise Refused(NO_ORDER)
    return state.opening


def standing_order(state: WorkOrder) -> Opening:
    """The opening of an order that is not cancelled: what goes on after delivery needs no open order."""
    opening = opened_order(state)
    if state.cancelled:
        raise Refused(ORDER_CANCELLED)
    return opening


def job_of(state: WorkOrder, job_id: LocalId) -> Job:
    job = state.jobs.get(job_id)
    if job is None:
        raise Refused(NO_SUCH_JOB, job=job_id)
    return job


def active_job(state: WorkOrder, job_id: LocalId) -> Job:
    """A job of an open order that still has to be done."""
    open_order(state)
    return wanted_job(state, job_id)


def wanted_job(state: WorkOrder, job_id: LocalId) -> Job:
    """A job that was neither cancelled nor turned down, whatever became of the order."""
    job = job_of(state, job_id)
    if not job.active:
        raise Refused(JOB_NOT_ACTIVE, job=job_id)
    return job


def refuse_while_settling(state: WorkOrder) -> None:
    """Jobs and prices stand still while a bill is being prepared or is in force."""
    if state.bill.number is not None:
        raise Refused(SETTLEMENT_UNDER_WAY, settlement=state.bill.number)


def numbered(prefix: str, taken: int) -> LocalId:
    """The next local id: ``J1`` after none, ``J3`` after two."""
    return f"{prefix}{taken + 1}"
