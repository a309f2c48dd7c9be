"""Following the work: progress, the time it will be done, references used, supervision of juniors."""

from domain.aggregates.work_order.commands.working.models import (
    CiteWorkStandard,
    ConfirmCompletionTime,
    ReportProgress,
    SuperviseJob,
)
from domain.aggregates.work_order.events import WorkOrderEvent
from domain.aggregates.work_order.events.working import (
    CompletionTimeConfirmed,
    JobSupervised,
    ProgressReported,
    WorkStandardCited,
)
from domain.aggregates.work_order.lookups import open_order
from domain.aggregates.work_order.notes import note_of
from domain.aggregates.work_order.refusals import working as refusals
from domain.aggregates.work_order.shop_floor import unfinished_job
from domain.aggregates.work_order.state import WorkOrder
from domain.decider import Frame
from domain.errors import Invalid, Refused
from domain.identifiers import StaffId
from domain.workforce import Grade


def report_progress(state: WorkOrder, command: ReportProgress) -> list[WorkOrderEvent]:
    if not unfinished_job(state, command.job).work.started:
        raise Refused(refusals.NOT_STARTED, job=command.job)
    remark = note_of(open_order(state), command.remark)
    return [ProgressReported(job=command.job, percent=command.percent, remark=remark)]


def confirm_completion(
    state: WorkOrder, command: ConfirmCompletionTime, frame: Frame
) -> list[WorkOrderEvent]:
    unfinished_job(state, command.job)
    if command.expected_at <= frame.at:
        raise Invalid(refusals.COMPLETION_PAST)
    return [CompletionTimeConfirmed(job=command.job, expected_at=command.expected_at)]


def cite(state: WorkOrder, command: CiteWorkStandard) -> list[WorkOrderEvent]:
    unfinished_job(state, command.job)
    return [WorkStandardCited(job=command.job, manual=command.manual, reference=command.reference)]


def supervise(state: WorkOrder, command: SuperviseJob, frame: Frame) -> list[WorkOrderEvent]:
    job = unfinished_job(state, command.job)
    senior = frame.actor.id
    if command.junior not in job.placement.technicians | job.work.worked_by:
        raise Refused(refusals.JUNIOR_ELSEWHERE, job=command.job, technician=command.junior)
    if _grade(frame, senior).rank <= _grade(frame, command.junior).rank:
        raise Refused(refusals.NOT_SENIOR, senior=senior, junior=command.junior)
    return [JobSupervised(job=command.job, senior=senior, junior=command.junior, act=command.act)]


def _grade(frame: Frame, technician: StaffId) -> Grade:
    shift = frame.shifts.get(technician)
    if shift is None:
        raise Refused(refusals.GRADE_UNKNOWN, technician=technician)
    return shift.grade
