"""What can happen in a technician's day. Punches are numbered ``P1``, ``P2`` ... whatever was worked on."""

from datetime import date

from pydantic import AwareDatetime

from domain.aggregates.technician_day.words import Absence, NonProductive
from domain.event import Event
from domain.identifiers import LocalId, StaffId, StreamId
from domain.workforce import Grade, Qualification


class ShiftPlanned(Event, name="technician_day.shift_planned"):
    """``day`` is the local date on which the shift starts, even if it ends on the next."""

    technician: StaffId
    day: date
    starts: AwareDatetime
    ends: AwareDatetime
    grade: Grade
    qualifications: tuple[Qualification, ...]


class ShiftMoved(Event, name="technician_day.shift_moved"):
    """Other hours for the same shift, such as overtime; the envelope says why."""

    starts: AwareDatetime
    ends: AwareDatetime


class ShiftStarted(Event, name="technician_day.shift_started"):
    pass


class ShiftEnded(Event, name="technician_day.shift_ended"):
    pass


class AbsenceRecorded(Event, name="technician_day.absence_recorded"):
    kind: Absence


class ClockOpened(Event, name="technician_day.clock_opened"):
    punch: LocalId
    order: StreamId
    job: LocalId


class ClockClosed(Event, name="technician_day.clock_closed"):
    punch: LocalId
    order: StreamId
    job: LocalId


class ClockAutoClosed(Event, name="technician_day.clock_auto_closed"):
    """A forgotten clock closed by somebody else, or by the end of the day; the envelope says why."""

    punch: LocalId
    order: StreamId
    job: LocalId


class NonProductiveStarted(Event, name="technician_day.non_productive_started"):
    punch: LocalId
    code: NonProductive


class NonProductiveEnded(Event, name="technician_day.non_productive_ended"):
    punch: LocalId


class PunchCorrectionRequested(Event, name="technician_day.punch_correction_requested"):
    """A wish to change a closed punch; nothing has changed yet. A later wish for the same punch replaces it."""

    punch: LocalId
    start: AwareDatetime
    end: AwareDatetime


class PunchCorrected(Event, name="technician_day.punch_corrected"):
    """The actor of the envelope approved what ``requested_by`` asked for."""

    punch: LocalId
    was_start: AwareDatetime
    was_end: AwareDatetime
    start: AwareDatetime
    end: AwareDatetime
    requested_by: StaffId


class JobAssigned(Event, name="technician_day.job_assigned"):
    """Time kept for a job. ``overlapping`` marks a knowing double booking; then the envelope says why."""

    order: StreamId
    job: LocalId
    start: AwareDatetime
    end: AwareDatetime
    overlapping: bool


class JobUnassigned(Event, name="technician_day.job_unassigned"):
    """The rest of the job's time is given up; what lies before ``freed_from`` stays used."""

    order: StreamId
    job: LocalId
    freed_from: AwareDatetime


TechnicianDayEvent = (
    ClockOpened
    | ClockClosed
    | ClockAutoClosed
    | JobAssigned
    | JobUnassigned
    | ShiftPlanned
    | ShiftMoved
    | ShiftStarted
    | ShiftEnded
    | AbsenceRecorded
    | NonProductiveStarted
    | NonProductiveEnded
    | PunchCorrectionRequested
    | PunchCorrected
)
