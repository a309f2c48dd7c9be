"""What happened, story by story, put into the order of time at the end."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from domain.actors import Actor
from domain.aggregates.technician_day.events import (
    ClockAutoClosed,
    ClockClosed,
    ClockOpened,
    NonProductiveEnded,
    NonProductiveStarted,
    PunchCorrected,
)
from domain.aggregates.technician_day.words import NonProductive
from domain.event import Event
from domain.reasons import ReasonCode
from tests.projections.kpi.golden.house.people import WORKSHOP, technician
from tests.projections.log_builder import Log
from tests.support.scenario import STORE

_FIRST = -1
"""At one moment a clock is closed before the order says that the work is done."""


@dataclass(frozen=True)
class Punch:
    """On a job of an order, or with a non-productive ``code``. ``forgotten``: the supervisor closed it."""

    start: datetime
    end: datetime | None
    order: str = ""
    job: str = ""
    code: NonProductive | None = None
    forgotten: bool = False


class _Correction(NamedTuple):
    began: datetime
    until: datetime
    when: datetime


class _Written(NamedTuple):
    when: datetime
    place: int
    stream: str
    events: tuple[Event, ...]
    by: Actor
    reason: ReasonCode | None


class Diary:
    """Several streams in no particular order; ``log`` is one history in the order of time."""

    def __init__(self) -> None:
        self._written: list[_Written] = []
        self._punches: dict[tuple[str, str], list[Punch]] = defaultdict(list)
        self._corrections: dict[tuple[str, str], list[_Correction]] = defaultdict(list)

    def add(
        self, stream: str, when: datetime, *events: Event, by: Actor, reason: ReasonCode | None = None
    ) -> None:
        """Events of one moment stay in the order in which they were added."""
        self._written.append(_Written(when, 0, stream, events, by, reason))

    def punch(self, who: str, day: str, punch: Punch) -> None:
        """Numbered in order of the beginnings, whatever story tells of them."""
        self._punches[who, day].append(punch)

    def correct(self, who: str, began: datetime, *, until: datetime, when: datetime) -> None:
        """The punch that began then was over earlier; asked for by the technician, approved by the supervisor."""
        self._corrections[who, began.date().isoformat()].append(_Correction(began, until, when))

    def log(self) -> Log:
        written = list(self._written)
        for (who, day), punches in self._punches.items():
            written += self._day(who, day, sorted(punches, key=lambda punch: punch.start))
        log = Log(STORE)
        for each in sorted(written, key=lambda each: (each.when, each.place)):
            log.add(each.stream, each.when, *each.events, by=each.by, reason=each.reason)
        return log

    def _day(self, who: str, day: str, punches: list[Punch]) -> list[_Written]:
        stream, made = technician_day(who, day), []
        for number, punch in enumerate(punches, start=1):
            made += _clocked(stream, who, f"P{number}", punch)
            for correction in self._corrections[who, day]:
                if correction.began == punch.start:
                    made.append(_corrected(stream, who, f"P{number}", punch, correction))
        return made


def technician_day(who: str, day: str) -> str:
    """``day``: ISO, on which the shift begins."""
    return f"technician_day-{STORE}-{who}-{day}"


def _clocked(stream: str, who: str, number: str, punch: Punch) -> list[_Written]:
    opened: Event
    closed: Event
    if punch.code is not None:
        opened, closed = NonProductiveStarted(punch=number, code=punch.code), NonProductiveEnded(punch=number)
    else:
        opened = ClockOpened(punch=number, order=punch.order, job=punch.job)
        close = ClockAutoClosed if punch.forgotten else ClockClosed
        closed = close(punch=number, order=punch.order, job=punch.job)
    made = [_Written(punch.start, _FIRST, stream, (opened,), technician(who), None)]
    if punch.end is not None:
        closer = WORKSHOP if punch.forgotten else technician(who)
        reason = ReasonCode.SHIFT_END if punch.forgotten else None
        made.append(_Written(punch.end, _FIRST, stream, (closed,), closer, reason))
    return made


def _corrected(stream: str, who: str, number: str, punch: Punch, correction: _Correction) -> _Written:
    assert punch.end is not None
    event = PunchCorrected(
        punch=number,
        was_start=punch.start,
        was_end=punch.end,
        start=correction.began,
        end=correction.until,
        requested_by=who,
    )
    return _Written(correction.when, 0, stream, (event,), WORKSHOP, ReasonCode.ENTRY_MISTAKE)
