"""What a technician's day remembers."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import NamedTuple, assert_never

from domain.aggregates.technician_day.events import (
    AbsenceRecorded,
    ClockAutoClosed,
    ClockClosed,
    ClockOpened,
    JobAssigned,
    JobUnassigned,
    NonProductiveEnded,
    NonProductiveStarted,
    PunchCorrected,
    PunchCorrectionRequested,
    ShiftEnded,
    ShiftMoved,
    ShiftPlanned,
    ShiftStarted,
    TechnicianDayEvent,
)
from domain.aggregates.technician_day.words import NonProductive
from domain.envelope import Recorded
from domain.identifiers import LocalId, StaffId, StoreId, StreamId
from domain.workforce import Shift


class JobRef(NamedTuple):
    order: StreamId
    job: LocalId


@dataclass(frozen=True, slots=True)
class Punch:
    """Time spent on a job, or on something else; ``end`` is None while it runs."""

    id: LocalId
    work: JobRef | NonProductive
    start: datetime
    end: datetime | None = None

    def overlaps(self, start: datetime, end: datetime) -> bool:
        return self.start < end and (self.end is None or start < self.end)


class Assignment(NamedTuple):
    job: JobRef
    start: datetime
    end: datetime


class Wish(NamedTuple):
    """A correction asked for and not yet approved."""

    start: datetime
    end: datetime
    by: StaffId


@dataclass(frozen=True, slots=True)
class TechnicianDay:
    store: StoreId | None = None
    day: date | None = None
    shift: Shift | None = None
    absent: bool = False
    punches: tuple[Punch, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    wishes: Mapping[LocalId, Wish] = field(default_factory=dict)

    @property
    def open_punch(self) -> Punch | None:
        last = self.punches[-1] if self.punches else None
        return last if last is not None and last.end is None else None


def shift_of(state: TechnicianDay) -> Shift | None:
    """The shift that dispatching may count on; None when nothing is planned or the technician is absent."""
    return None if state.absent else state.shift


def evolve(state: TechnicianDay, recorded: Recorded[TechnicianDayEvent]) -> TechnicianDay:
    at = recorded.meta.occurred_at
    match recorded.event:
        case ClockOpened(punch=punch, order=order, job=job):
            return replace(state, punches=(*state.punches, Punch(punch, JobRef(order, job), at)))
        case NonProductiveStarted(punch=punch, code=code):
            return replace(state, punches=(*state.punches, Punch(punch, code, at)))
        case ClockClosed(punch=punch) | ClockAutoClosed(punch=punch) | NonProductiveEnded(punch=punch):
            return replace(state, punches=_with(state.punches, punch, end=at))
        case JobAssigned(order=order, job=job, start=start, end=end):
            added = Assignment(JobRef(order, job), start, end)
            return replace(state, assignments=(*state.assignments, added))
        case JobUnassigned() as event:
            cut = (_cut(assignment, event) for assignment in state.assignments)
            return replace(state, assignments=tuple(a for a in cut if a.start < a.end))
        case PunchCorrectionRequested(punch=punch, start=start, end=end):
            return replace(state, wishes={**state.wishes, punch: Wish(start, end, recorded.meta.actor.id)})
        case PunchCorrected(punch=punch, start=start, end=end):
            wishes = {id_: wish for id_, wish in state.wishes.items() if id_ != punch}
            return replace(state, punches=_with(state.punches, punch, start=start, end=end), wishes=wishes)
        case ShiftPlanned() | ShiftMoved() | ShiftStarted() | ShiftEnded() | AbsenceRecorded() as event:
            return _attend(state, event, at, recorded.meta.store)
        case _ as never:
            assert_never(never)


def _attend(
    state: TechnicianDay,
    event: ShiftPlanned | ShiftMoved | ShiftStarted | ShiftEnded | AbsenceRecorded,
    at: datetime,
    store: StoreId,
) -> TechnicianDay:
    if isinstance(event, ShiftPlanned):
        shift = Shift(
            event.technician, event.grade, frozenset(event.qualifications), event.starts, event.ends
        )
        return TechnicianDay(store=store, day=event.day, shift=shift)
    if state.shift is None:
        return state
    match event:
        case ShiftMoved(starts=starts, ends=ends):
            return replace(state, shift=replace(state.shift, starts=starts, ends=ends))
        case ShiftStarted():
            return replace(state, shift=replace(state.shift, started=at))
        case ShiftEnded():
            return replace(state, shift=replace(state.shift, ended=at))
        case AbsenceRecorded():
            return replace(state, absent=True)
        case _ as never:
            assert_never(never)


def _with(
    punches: tuple[Punch, ...], punch: LocalId, *, end: datetime, start: datetime | None = None
) -> tuple[Punch, ...]:
    return tuple(replace(p, start=start or p.start, end=end) if p.id == punch else p for p in punches)


def _cut(assignment: Assignment, event: JobUnassigned) -> Assignment:
    if assignment.job != (event.order, event.job):
        return assignment
    return assignment._replace(end=min(assignment.end, event.freed_from))
