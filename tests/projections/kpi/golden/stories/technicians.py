"""Who was in, and what they did beside the jobs."""

from __future__ import annotations

from datetime import datetime

from domain.aggregates.technician_day.events import AbsenceRecorded, ShiftEnded, ShiftPlanned, ShiftStarted
from domain.aggregates.technician_day.words import Absence, NonProductive
from domain.workforce import Grade, Qualification
from tests.projections.kpi.golden.house.diary import Diary, Punch, technician_day
from tests.projections.kpi.golden.house.moments import Clock, april, march
from tests.projections.kpi.golden.house.people import WORKSHOP, technician

_SKILLS = {"te03": (Qualification.BODY,), "te04": (Qualification.PAINT,)}


def tell(diary: Diary) -> None:
    for day in (2, 3, 5, 6, 9, 11, 13, 17, 26, 31):
        usual_day(diary, "te01", march(day))
    for day in (4, 5, 9, 10, 13, 16, 18, 27):
        usual_day(diary, "te02", march(day))
    for who, day in (("te03", 16), ("te03", 18), ("te04", 19)):
        usual_day(diary, who, march(day))
    for who in ("te01", "te02"):
        usual_day(diary, who, april(1))
    other_days(diary)
    beside_the_jobs(diary)


def usual_day(diary: Diary, who: str, at: Clock) -> None:
    """From eight to five with an hour's break: eight hours attended."""
    _shift(diary, who, (at("8:00"), at("17:00")), (at("8:00"), at("17:00")))
    _beside(diary, who, NonProductive.BREAK, at("12:00"), at("13:00"))


def other_days(diary: Diary) -> None:
    # te01 came a quarter of an hour late on the 12th, and went home at noon on the 18th
    at = march(12)
    _shift(diary, "te01", (at("8:00"), at("17:00")), (at("8:15"), at("17:00")))
    _beside(diary, "te01", NonProductive.BREAK, at("12:00"), at("13:00"))
    at = march(18)
    _shift(diary, "te01", (at("8:00"), at("17:00")), (at("8:00"), at("12:00")))
    # te02 ate ten minutes late on the 17th
    at = march(17)
    _shift(diary, "te02", (at("8:00"), at("17:00")), (at("8:00"), at("17:00")))
    _beside(diary, "te02", NonProductive.BREAK, at("12:10"), at("13:10"))
    # te02 had the night of the 11th, and the day after it off
    night, morning = march(11), march(12)
    _shift(diary, "te02", (night("20:00"), morning("4:00")), (night("20:00"), morning("4:00")))
    pause = Punch(morning("1:00"), morning("2:00"), code=NonProductive.BREAK)
    diary.punch("te02", night("20:00").date().isoformat(), pause)
    _absent(diary, "te02", march(12))
    # te03 was planned for the 12th and did not come, and forgot to end the shift of the 13th
    at = march(12)
    _shift(diary, "te03", (at("8:00"), at("17:00")), (None, None))
    at = march(13)
    _shift(diary, "te03", (at("8:00"), at("17:00")), (at("8:00"), None))
    # te01 is at work on 3 April
    at = april(3)
    _shift(diary, "te01", (at("8:00"), at("17:00")), (at("8:00"), None))


def beside_the_jobs(diary: Diary) -> None:
    _beside(diary, "te01", NonProductive.MEETING, march(3)("8:05"), march(3)("8:35"))
    _beside(diary, "te01", NonProductive.TRAINING, march(3)("14:00"), march(3)("16:00"))
    _beside(diary, "te01", NonProductive.CLEANING, march(9)("16:00"), march(9)("17:00"))
    _beside(diary, "te02", NonProductive.IDLE, march(16)("11:00"), march(16)("12:00"))


def _shift(
    diary: Diary,
    who: str,
    planned: tuple[datetime, datetime],
    attended: tuple[datetime | None, datetime | None],
) -> None:
    (starts, ends), (started, ended) = planned, attended
    stream = technician_day(who, starts.date().isoformat())
    _plan(diary, who, starts, ends)
    if started is not None:
        diary.add(stream, started, ShiftStarted(), by=technician(who))
    if ended is not None:
        diary.add(stream, ended, ShiftEnded(), by=technician(who))


def _absent(diary: Diary, who: str, at: Clock) -> None:
    stream = technician_day(who, at("8:00").date().isoformat())
    _plan(diary, who, at("8:00"), at("17:00"))
    diary.add(stream, at("7:30"), AbsenceRecorded(kind=Absence.PLANNED), by=WORKSHOP)


def _plan(diary: Diary, who: str, starts: datetime, ends: datetime) -> None:
    planned = ShiftPlanned(
        technician=who,
        day=starts.date(),
        starts=starts,
        ends=ends,
        grade=Grade.SENIOR,
        qualifications=_SKILLS.get(who, ()),
    )
    stream = technician_day(who, starts.date().isoformat())
    diary.add(stream, starts.replace(hour=7, minute=0), planned, by=WORKSHOP)


def _beside(diary: Diary, who: str, code: NonProductive, start: datetime, end: datetime) -> None:
    diary.punch(who, start.date().isoformat(), Punch(start, end, code=code))
