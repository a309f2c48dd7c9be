"""Guards that dispatch, work and inspection share."""

from domain.aggregates.work_order.lookups import active_job
from domain.aggregates.work_order.refusals.working import CLOCK_OPEN, FINISHED
from domain.aggregates.work_order.state import Job, WorkOrder
from domain.errors import Refused
from domain.identifiers import LocalId


def unfinished_job(state: WorkOrder, job_id: LocalId) -> Job:
    """An active job that the workshop has not reported finished."""
    job = active_job(state, job_id)
    if job.work.finished:
        raise Refused(FINISHED, job=job_id)
    return job


def refuse_open_clock(job_id: LocalId, job: Job) -> None:
    for technician in sorted(job.work.clocks):
        raise Refused(CLOCK_OPEN, job=job_id, technician=technician)
