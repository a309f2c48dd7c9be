"""Changing one job inside the order."""

from domain.aggregates.work_order.state import Job, Placement, WorkOrder
from domain.identifiers import LocalId


def with_job(state: WorkOrder, job_id: LocalId, job: Job) -> WorkOrder:
    return state._replace(jobs={**state.jobs, job_id: job})


def without_place(placement: Placement) -> Placement:
    """Nobody and no bay is kept for the job any more; if the customer wants it after all, it is dispatched anew."""
    return placement._replace(crew=(), bay=None, start=None, end=None)
