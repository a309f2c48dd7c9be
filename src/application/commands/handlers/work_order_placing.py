"""Dispatch: the order, the crew's days and the bay's day agree in one transaction."""

from collections.abc import Mapping

from application.commands.handlers.parts_supply import parts_short
from application.commands.handlers.rosters import (
    bay_of,
    day_of_technician,
    shifts_of,
    tell_bay,
    tell_technician,
)
from application.commands.handling import Handler
from application.commands.work import Work
from domain.aggregates.bay_day import BAY_DAY
from domain.aggregates.bay_day.commands import BookBay, ReleaseBay
from domain.aggregates.technician_day import TECHNICIAN_DAY
from domain.aggregates.technician_day.commands.assigning import AssignJob, UnassignJob
from domain.aggregates.technician_day.state import JobRef
from domain.aggregates.work_order import WORK_ORDER
from domain.aggregates.work_order.commands.dispatching.models import DispatchJob, ReassignJob
from domain.aggregates.work_order.commands.quoting.models import DeclineJob, DeferJob
from domain.aggregates.work_order.commands.working.models import SuperviseJob
from domain.aggregates.work_order.state import Job
from domain.command import Command
from domain.decider import Frame
from domain.identifiers import LocalId


def dispatch(work: Work, command: DispatchJob | ReassignJob, frame: Frame) -> None:
    order = work.load(WORK_ORDER, frame.stream)
    before = order.jobs.get(command.job)
    bay_day = bay_of(frame, command.bay, command.planned_start)
    crew = [member.technician for member in command.crew]
    bay_type = work.load(BAY_DAY, bay_day).bay_type
    short = parts_short(work, frame, order, command.job)
    facts = work.frame(
        shifts=shifts_of(work, frame, crew, command.planned_start),
        **({"bay_type": bay_type.value} if bay_type else {}),
        **({"parts_short": ",".join(short)} if short else {}),
    )
    work.record(WORK_ORDER, frame.stream, WORK_ORDER.decide(order, command, facts))
    if before is not None:
        give_back(work, frame, command.job, before)
    for technician in crew:
        assignment = AssignJob(
            order=frame.stream,
            job=command.job,
            start=command.planned_start,
            end=command.planned_end,
            reason=command.reason,
        )
        tell_technician(work, day_of_technician(work, frame, technician, command.planned_start), assignment)
    booking = BookBay(
        order=frame.stream, job=command.job, start=command.planned_start, end=command.planned_end
    )
    tell_bay(work, bay_day, booking)


def give_back(work: Work, frame: Frame, job_id: LocalId, job: Job) -> None:
    """The rest of the time that the crew and the bay had kept for the job."""
    placement = job.placement
    if placement.start is None or placement.bay is None:
        return
    reference = JobRef(frame.stream, job_id)
    for technician in sorted(placement.technicians):
        day = day_of_technician(work, frame, technician, placement.start)
        assignments = work.load(TECHNICIAN_DAY, day).assignments
        if any(kept.job == reference and kept.end > frame.at for kept in assignments):
            tell_technician(work, day, UnassignJob(order=frame.stream, job=job_id))
    bay_day = bay_of(frame, placement.bay, placement.start)
    bookings = work.load(BAY_DAY, bay_day).bookings
    if any(kept.is_for(frame.stream, job_id) and kept.end > frame.at for kept in bookings):
        tell_bay(work, bay_day, ReleaseBay(order=frame.stream, job=job_id))


def turn_down(work: Work, command: DeclineJob | DeferJob, frame: Frame) -> None:
    """A job that was dispatched and is not done after all keeps nobody waiting."""
    order = work.load(WORK_ORDER, frame.stream)
    work.record(WORK_ORDER, frame.stream, WORK_ORDER.decide(order, command, frame))
    give_back(work, frame, command.job, order.jobs[command.job])


def supervise(work: Work, command: SuperviseJob, frame: Frame) -> None:
    shifts = shifts_of(work, frame, (frame.actor.id, command.junior), frame.at)
    order = work.load(WORK_ORDER, frame.stream)
    work.record(WORK_ORDER, frame.stream, WORK_ORDER.decide(order, command, work.frame(shifts=shifts)))


HANDLERS: Mapping[type[Command], Handler] = {
    DispatchJob: dispatch,
    ReassignJob: dispatch,
    DeclineJob: turn_down,
    DeferJob: turn_down,
    SuperviseJob: supervise,
}
