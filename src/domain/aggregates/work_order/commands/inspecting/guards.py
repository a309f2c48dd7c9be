from domain.aggregates.work_order.lookups import active_job
from domain.aggregates.work_order.refusals import inspecting as refusals
from domain.aggregates.work_order.state import Job, WorkOrder
from domain.errors import Refused
from domain.identifiers import LocalId, StaffId


def job_to_check(state: WorkOrder, job_id: LocalId) -> Job:
    """A finished job that no final inspection has passed yet."""
    job = active_job(state, job_id)
    if not job.work.finished:
        raise Refused(refusals.NOT_FINISHED, job=job_id)
    if job.checks.passed:
        raise Refused(refusals.PASSED, job=job_id)
    return job


def refuse_doer(job_id: LocalId, job: Job, person: StaffId) -> None:
    """Whoever ever worked on a job, in any round, checks it in none."""
    if person in job.work.worked_by:
        raise Refused(refusals.DOER_CHECKS, job=job_id, person=person)


def refuse_stranger(job_id: LocalId, job: Job, person: StaffId) -> None:
    if person not in job.work.worked_by:
        raise Refused(refusals.NOT_THE_DOER, job=job_id, person=person)


def jointly_confirmed(job: Job) -> bool:
    checks = job.checks
    return checks.confirmed_by_technician is not None and checks.confirmed_by_supervisor is not None
