"""Two bays, of which a few days are recorded."""

from __future__ import annotations

from datetime import datetime

from domain.aggregates.bay_day.events import BayBooked, BayClosed, BayOpened, BayReleased, BayReopened
from domain.reasons import ReasonCode
from domain.workforce import BayType
from tests.projections.kpi.golden.house.diary import Diary
from tests.projections.kpi.golden.house.moments import Clock, april, march
from tests.projections.kpi.golden.house.people import DISPATCHER, WORKSHOP
from tests.support.scenario import STORE


def tell(diary: Diary) -> None:
    # the 2nd: B1 from 8:30 to 9:30, and from 10 to 15 in two bookings that overlap: six hours; B2 stays empty
    at, lift = march(2), _opened(diary, "B1", march(2))
    _booked(diary, lift, "work_order-01", "J1", (at("8:25"), at("8:30"), at("9:30")))
    _booked(diary, lift, "work_order-02", "J1", (at("9:40"), at("10:00"), at("12:00")))
    _booked(diary, lift, "work_order-02", "J2", (at("11:20"), at("11:30"), at("15:00")))
    _opened(diary, "B2", march(2))
    # the 3rd: B1 booked for two hours and released after one; B2 out of use
    at, lift = march(3), _opened(diary, "B1", march(3))
    _booked(diary, lift, "work_order-04", "J1", (at("10:25"), at("10:30"), at("12:30")))
    released = BayReleased(order="work_order-04", job="J1", freed_from=at("11:30"))
    diary.add(lift, at("11:30"), released, by=DISPATCHER)
    _closed(diary, _opened(diary, "B2", march(3)), at("8:00"))
    # the 4th: B1 3 h 10 and 3 h; B2 out of use for an hour, then in use again, but empty
    at, lift = march(4), _opened(diary, "B1", march(4))
    _booked(diary, lift, "work_order-05", "J1", (at("8:15"), at("8:20"), at("11:30")))
    _booked(diary, lift, "work_order-06", "J1", (at("13:26"), at("13:30"), at("16:30")))
    floor = _opened(diary, "B2", march(4))
    _closed(diary, floor, at("8:00"))
    diary.add(floor, at("9:00"), BayReopened(), by=WORKSHOP)
    # Sunday the 8th: opened by mistake, the store is closed
    _opened(diary, "B1", march(8))
    # 1 April: 8:20 to 9:20 and 9:00 to 11:00, together 2 h 40
    at, lift = april(1), _opened(diary, "B1", april(1))
    _booked(diary, lift, "work_order-42", "J1", (at("8:15"), at("8:20"), at("9:20")))
    _booked(diary, lift, "work_order-30", "J1", (at("8:50"), at("9:00"), at("11:00")))


def _opened(diary: Diary, bay: str, at: Clock) -> str:
    day = at("7:30").date()
    stream = f"bay_day-{STORE}-{bay}-{day}"
    diary.add(stream, at("7:30"), BayOpened(bay=bay, day=day, bay_type=BayType.LIFT), by=WORKSHOP)
    return stream


def _booked(
    diary: Diary, bay_day: str, order: str, job: str, times: tuple[datetime, datetime, datetime]
) -> None:
    """``times``: when it was booked, from, and to."""
    when, start, end = times
    booked = BayBooked(order=order, job=job, start=start, end=end)
    diary.add(bay_day, when, booked, by=DISPATCHER)


def _closed(diary: Diary, bay_day: str, when: datetime) -> None:
    diary.add(bay_day, when, BayClosed(), by=WORKSHOP, reason=ReasonCode.WAITING_EQUIPMENT)
