"""Correcting a punch takes two people: one asks, another approves."""

from collections.abc import Sequence
from datetime import datetime
from typing import assert_never

from pydantic import AwareDatetime

from domain.aggregates.technician_day import refusals
from domain.aggregates.technician_day.events import (
    PunchCorrected,
    PunchCorrectionRequested,
    TechnicianDayEvent,
)
from domain.aggregates.technician_day.state import TechnicianDay
from domain.command import Command
from domain.decider import Frame
from domain.errors import Invalid, Refused
from domain.identifiers import LocalId
from domain.reasons import ReasonInput
from domain.workforce import Shift


class RequestPunchCorrection(Command, name="technician_day.request_punch_correction"):
    punch: LocalId
    start: AwareDatetime
    end: AwareDatetime
    reason: ReasonInput


class CorrectPunch(Command, name="technician_day.correct_punch"):
    """Approves the standing request for this punch."""

    punch: LocalId


def decide_correcting(
    state: TechnicianDay, shift: Shift, command: RequestPunchCorrection | CorrectPunch, frame: Frame
) -> Sequence[TechnicianDayEvent]:
    match command:
        case RequestPunchCorrection(punch=punch, start=start, end=end):
            _check(state, punch, start, end, frame)
            return [PunchCorrectionRequested(punch=punch, start=start, end=end)]
        case CorrectPunch(punch=punch):
            return _approve(state, shift, punch, frame)
        case _:
            assert_never(command)


def _check(
    state: TechnicianDay, punch: LocalId, start: datetime, end: datetime, frame: Frame
) -> tuple[datetime, datetime]:
    """The punch's present start and end, if it may be changed to the new ones."""
    if end < start:
        raise Invalid(refusals.TIMES_REVERSED)
    if end > frame.at:
        raise Refused(refusals.IN_THE_FUTURE)
    present = next((p for p in state.punches if p.id == punch), None)
    if present is None:
        raise Refused(refusals.UNKNOWN_PUNCH, punch=punch)
    if present.end is None:
        raise Refused(refusals.PUNCH_RUNNING, punch=punch)
    for other in state.punches:
        if other.id != punch and other.overlaps(start, end):
            raise Refused(refusals.OVERLAPS_PUNCH, punch=other.id)
    return present.start, present.end


def _approve(
    state: TechnicianDay, shift: Shift, punch: LocalId, frame: Frame
) -> Sequence[TechnicianDayEvent]:
    wish = state.wishes.get(punch)
    if wish is None:
        raise Refused(refusals.NOT_REQUESTED, punch=punch)
    if frame.actor.id in (wish.by, shift.technician):
        raise Refused(refusals.SAME_PERSON)
    was_start, was_end = _check(state, punch, wish.start, wish.end, frame)
    return [
        PunchCorrected(
            punch=punch,
            was_start=was_start,
            was_end=was_end,
            start=wish.start,
            end=wish.end,
            requested_by=wish.by,
        )
    ]
