"""Time kept for jobs."""

from collections.abc import Sequence
from typing import assert_never

from pydantic import AwareDatetime

from domain.aggregates.technician_day import refusals
from domain.aggregates.technician_day.events import JobAssigned, JobUnassigned, TechnicianDayEvent
from domain.aggregates.technician_day.state import TechnicianDay
from domain.command import Command
from domain.decider import Frame
from domain.errors import Invalid, Refused
from domain.identifiers import LocalId, StreamId
from domain.reasons import ReasonInput
from domain.workforce import Shift


class AssignJob(Command, name="technician_day.assign_job"):
    """Keeps the technician's time from ``start`` until, but not including, ``end``; a double booking needs a reason."""

    order: StreamId
    job: LocalId
    start: AwareDatetime
    end: AwareDatetime
    reason: ReasonInput | None = None


class UnassignJob(Command, name="technician_day.unassign_job"):
    """Gives up the rest of the job's time from the business time of the command on."""

    order: StreamId
    job: LocalId


def decide_assigning(
    state: TechnicianDay, shift: Shift, command: AssignJob | UnassignJob, frame: Frame
) -> Sequence[TechnicianDayEvent]:
    match command:
        case AssignJob():
            return _assign(state, shift, command)
        case UnassignJob(order=order, job=job):
            if not any(a.job == (order, job) and a.end > frame.at for a in state.assignments):
                raise Refused(refusals.NOT_ASSIGNED, order=order, job=job)
            return [JobUnassigned(order=order, job=job, freed_from=frame.at)]
        case _:
            assert_never(command)


def _assign(state: TechnicianDay, shift: Shift, command: AssignJob) -> Sequence[TechnicianDayEvent]:
    if state.absent:
        raise Refused(refusals.ABSENT)
    if command.end <= command.start:
        raise Invalid(refusals.BAD_TIMES)
    if shift.ended is not None:
        raise Refused(refusals.ALREADY_ENDED)
    if not shift.covers(command.start, command.end):
        raise Refused(refusals.OUTSIDE_SHIFT)
    other = next((a for a in state.assignments if a.start < command.end and command.start < a.end), None)
    if other is not None and command.reason is None:
        raise Refused(refusals.DOUBLE_BOOKED, order=other.job.order, job=other.job.job)
    return [
        JobAssigned(
            order=command.order,
            job=command.job,
            start=command.start,
            end=command.end,
            overlapping=other is not None,
        )
    ]
