"""What the jobs of an order need from the shelf, and what they have."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from domain.aggregates.work_order.lines import MaterialLine
from domain.aggregates.work_order.state import Job, WorkOrder
from domain.identifiers import LocalId, PartNumber

NOTHING = Decimal(0)


class LineNeed(NamedTuple):
    part: PartNumber
    quantity: Decimal


def material_lines(job: Job) -> Iterator[MaterialLine]:
    return (line for line in job.offer.lines if isinstance(line, MaterialLine))


def quoted_line(job: Job, line_id: LocalId) -> MaterialLine | None:
    return next((line for line in material_lines(job) if line.line == line_id), None)


def quoted_part(order: WorkOrder, job_id: LocalId, line_id: LocalId) -> PartNumber | None:
    job = order.jobs.get(job_id)
    line = None if job is None else quoted_line(job, line_id)
    return None if line is None else line.part


def quoted_of(job: Job, part: PartNumber) -> Decimal:
    return sum((line.quantity for line in material_lines(job) if line.part == part), NOTHING)


def issued_of(order: WorkOrder, job_id: LocalId, part: PartNumber) -> Decimal:
    """What the job holds for a quoted part, whichever revision of the quote it was issued under."""
    return sum(
        (
            issued.quantity
            for issued in order.issued.values()
            if issued.job == job_id and issued.quoted_part == part
        ),
        NOTHING,
    )


def needs_of(order: WorkOrder) -> Mapping[tuple[LocalId, LocalId], LineNeed]:
    """By job and line: what jobs that are agreed to, not given up and not finished still have to get."""
    if order.closed:
        return {}
    return {
        (job_id, line_id): need
        for job_id, job in order.jobs.items()
        if job.active and job.offer.authorised and not job.work.finished
        for line_id, need in _needs_of_job(order, job_id, job)
    }


def _needs_of_job(order: WorkOrder, job_id: LocalId, job: Job) -> Iterator[tuple[LocalId, LineNeed]]:
    had: dict[PartNumber, Decimal] = {}
    for line in material_lines(job):
        if line.part not in had:
            had[line.part] = issued_of(order, job_id, line.part)
        covered = min(had[line.part], line.quantity)
        had[line.part] -= covered
        if line.quantity > covered:
            yield line.line, LineNeed(line.part, line.quantity - covered)
