"""A bay's day: opened, booked without overlap, released, closed."""

from datetime import timedelta

import pytest

from domain.aggregates.bay_day import BAY_DAY
from domain.aggregates.bay_day.commands import (
    BayDayCommand,
    BookBay,
    CloseBay,
    OpenBay,
    ReleaseBay,
    ReopenBay,
    bay_day_id,
)
from domain.aggregates.bay_day.events import (
    BayBooked,
    BayClosed,
    BayDayEvent,
    BayOpened,
    BayReleased,
    BayReopened,
)
from domain.aggregates.bay_day.state import BayDay
from domain.reasons import ReasonCode
from domain.workforce import BayType
from tests.support.scenario import DAY, DISPATCHER, STORE, Scenario, because, clock

BAY = "B01"
OPENED = BayOpened(bay=BAY, day=DAY, bay_type=BayType.LIFT)
OPEN = OpenBay(bay=BAY, day=DAY, bay_type=BayType.LIFT)
BOOKED = BayBooked(order="work_order-1", job="J1", start=clock(9), end=clock(11))
CLOSE = CloseBay(reason=because(ReasonCode.WAITING_EQUIPMENT))


def book(start: int, end: int, *, order: str = "work_order-2", job: str = "J1") -> BookBay:
    return BookBay(order=order, job=job, start=clock(start), end=clock(end))


def day(*events: BayDayEvent) -> Scenario[BayDay, BayDayCommand, BayDayEvent]:
    return Scenario(BAY_DAY, bay_day_id(STORE, BAY, DAY)).given(*events, by=DISPATCHER)


def test_opening() -> None:
    day().when(OPEN, by=DISPATCHER).then(OPENED)


def test_opening_twice() -> None:
    day(OPENED).when(OPEN).then_refused("BAY-OPEN-002")


def test_opening_under_another_id() -> None:
    Scenario(BAY_DAY, "bay_day-SH01-B02-2026-03-02").when(OPEN).then_refused("BAY-OPEN-001")


def test_booking_right_after_another() -> None:
    day(OPENED, BOOKED).when(book(11, 12)).then(
        BayBooked(order="work_order-2", job="J1", start=clock(11), end=clock(12))
    )


@pytest.mark.parametrize(("start", "end"), [(8, 10), (10, 12), (9, 11), (8, 12), (10, 11)])
def test_overlapping_bookings(start: int, end: int) -> None:
    day(OPENED, BOOKED).when(book(start, end)).then_refused("BAY-BOOK-003")


def test_booking_that_ends_before_it_starts() -> None:
    day(OPENED).when(book(11, 9)).then_refused("BAY-BOOK-001")


def test_booking_beyond_the_day() -> None:
    late = BookBay(order="work_order-2", job="J1", start=clock(23), end=clock(23) + timedelta(hours=2))
    day(OPENED).when(late).then_refused("BAY-BOOK-002")


def test_booking_until_midnight() -> None:
    until_midnight = BookBay(order="work_order-2", job="J1", start=clock(23), end=clock(0, days=1))
    day(OPENED).when(until_midnight).then(
        BayBooked(order="work_order-2", job="J1", start=clock(23), end=clock(0, days=1))
    )


def test_booking_a_bay_that_is_not_open() -> None:
    day().when(book(9, 10)).then_refused("BAY-OPEN-003")
    day(OPENED, BayClosed()).when(book(9, 10)).then_refused("BAY-OPEN-003")


def test_releasing_frees_what_is_left() -> None:
    released = BayReleased(order="work_order-1", job="J1", freed_from=clock(10))
    scenario = (
        day(OPENED, BOOKED).when(ReleaseBay(order="work_order-1", job="J1"), at=clock(10)).then(released)
    )
    scenario.when(book(9, 10)).then_refused("BAY-BOOK-003")
    scenario.when(book(10, 11)).then(
        BayBooked(order="work_order-2", job="J1", start=clock(10), end=clock(11))
    )


def test_releasing_before_the_start_frees_everything() -> None:
    scenario = day(OPENED, BOOKED).when(ReleaseBay(order="work_order-1", job="J1"), at=clock(8))
    scenario.then(BayReleased(order="work_order-1", job="J1", freed_from=clock(8)))
    assert scenario.state.bookings == ()


def test_releasing_what_is_not_booked() -> None:
    day(OPENED, BOOKED).when(ReleaseBay(order="work_order-1", job="J2")).then_refused("BAY-RELEASE-001")
    day(OPENED, BOOKED).when(ReleaseBay(order="work_order-1", job="J1"), at=clock(11)).then_refused(
        "BAY-RELEASE-001"
    )


def test_closing_and_reopening() -> None:
    scenario = day(OPENED, BOOKED).when(CLOSE, at=clock(11)).then(BayClosed())
    scenario.when(ReopenBay()).then(BayReopened())
    scenario.when(book(12, 13)).then(
        BayBooked(order="work_order-2", job="J1", start=clock(12), end=clock(13))
    )


def test_closing_a_booked_bay() -> None:
    day(OPENED, BOOKED).when(CLOSE, at=clock(10)).then_refused("BAY-CLOSE-001")


def test_closing_twice() -> None:
    day(OPENED, BayClosed()).when(CLOSE).then_refused("BAY-OPEN-003")


def test_reopening_an_open_bay() -> None:
    day(OPENED).when(ReopenBay()).then_refused("BAY-CLOSE-002")
