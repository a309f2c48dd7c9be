"""S01, S01a, S02, S10 and S11: lines at the shelves, from the first request to what comes back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from domain.aggregates.parts_stock.events import (
    BackorderCreated,
    ReservationReleased,
    ReservationTransferred,
    StockReserved,
)
from domain.aggregates.parts_stock.words import ReleaseCause
from domain.event import Event
from domain.parts import PurchaseKind, UsageClass
from projections.kpi.queries.values import ValueState
from tests.projections.kpi.golden.house.diary import Diary
from tests.projections.kpi.golden.house.moments import Clock, march
from tests.projections.kpi.golden.house.people import PARTS
from tests.projections.kpi.golden.house.storeroom import Purchase, Shelf, line_of
from tests.projections.kpi.parts.storeroom import seen, seen_on
from tests.projections.kpi.placing import FIRST, LAST, left_out, made_of
from tests.projections.kpi.reading import kpi_reader

NOON = "12:00"
EXPIRES = march(20)(NOON)
LINE = "01/J1/L2"
SUBJECT = f"work_order-{LINE}"


def kept(quantity: str, line: str = LINE) -> StockReserved:
    return StockReserved(
        part="BP",
        line=line_of(line),
        quantity=Decimal(quantity),
        need_by=None,
        expires=EXPIRES,
        from_backorder=False,
    )


def missing(quantity: str) -> BackorderCreated:
    return BackorderCreated(
        part="BP", line=line_of(LINE), quantity=Decimal(quantity), need_by=None, vor=False
    )


def asked(*events: Event) -> tuple[Diary, Shelf]:
    """By one command, on the 2nd, of a common part."""
    diary = Diary()
    shelf = Shelf(diary, "BP").stocked_as(march(1)("8:00"), UsageClass.COMMON)
    if events:
        diary.add(shelf.stream, march(2)(NOON), *events, by=PARTS)
    return diary, shelf


@pytest.mark.parametrize(
    ("events", "served", "quantity"),
    [
        ([kept("4.5")], 1, 4500),
        ([missing("4.5")], 0, 4500),
        # half of it is not enough
        ([kept("2"), missing("2.5")], 0, 4500),
    ],
)
def test_served_in_full_at_the_first_request(events: list[Event], served: int, quantity: int) -> None:
    diary, _ = asked(*events)
    with kpi_reader(diary.log()) as reader:
        assert made_of(reader, "S01") == [(SUBJECT, "counted", "", served, 1)]
        assert made_of(reader, "S02") == [(SUBJECT, "counted", "", quantity, quantity)]


def test_only_the_first_request_is_the_demand() -> None:
    diary, shelf = asked(missing("1"))
    shelf.bought(march(3)(NOON), 5, 10, (LINE, EXPIRES))
    released = ReservationReleased(
        part="BP", line=line_of(LINE), quantity=Decimal(1), cause=ReleaseCause.JOB_CHANGED
    )
    diary.add(shelf.stream, march(4)("9:00"), released, by=PARTS)
    diary.add(shelf.stream, march(4)(NOON), kept("2"), by=PARTS)
    with kpi_reader(diary.log()) as reader:
        assert made_of(reader, "S01") == [(SUBJECT, "counted", "", 0, 1)]
        assert made_of(reader, "S02") == [(SUBJECT, "counted", "", 1000, 1000)]


def test_what_was_handed_over_is_asked_for_and_served() -> None:
    diary, shelf = asked(kept("1"))
    handed = ReservationTransferred(
        part="BP",
        line=line_of(LINE),
        to=line_of("02/J1/L2"),
        quantity=Decimal(1),
        need_by=None,
        expires=EXPIRES,
    )
    # the first line waits now, but it was served when it asked
    diary.add(shelf.stream, march(3)(NOON), handed, missing("1"), by=PARTS)
    assert seen(diary, "S01", FIRST, LAST).numerator == 2
    assert seen(diary, "S01", FIRST, LAST).denominator == 2


def test_issued_without_having_been_kept() -> None:
    diary, shelf = asked()
    shelf.filled(march(2)("9:00"), 2, 10).issues(march(2)(NOON), LINE)
    assert seen(diary, "S01", FIRST, LAST).value == 100
    assert seen(diary, "S10", FIRST, LAST).denominator == 1


def test_a_part_that_took_anothers_place_is_not_asked_for_again() -> None:
    diary, shelf = asked(missing("1"))
    shelf.sends_on(march(3)(NOON), LINE, "BQ")
    other = Shelf(diary, "BQ")
    other.lacks(march(3)(NOON), LINE)
    other.bought(march(4)(NOON), 1, 10, (LINE, EXPIRES))
    other.issues(march(4)("13:00"), LINE)
    with kpi_reader(diary.log()) as reader:
        assert made_of(reader, "S01a") == [(SUBJECT, "counted", "", 0, 1)]
        assert made_of(reader, "S10") == [(SUBJECT, "counted", "", 0, 1)]


def test_a_class_holds_for_its_year_whenever_it_is_given() -> None:
    diary = Diary()
    shelf = Shelf(diary, "BP").stocked_as(march(1)("8:00"), UsageClass.ACCIDENT)
    shelf.lacks(march(2)(NOON), LINE)
    with kpi_reader(diary.log()) as reader:
        assert left_out(reader, "S01") == {SUBJECT: "definition.not_stocked"}
    shelf.stocked_as(march(30)(NOON), UsageClass.CONSUMABLE)
    assert seen(diary, "S01", FIRST, LAST).value == 0


def test_lost_sales_and_urgent_purchases_lower_the_service_level() -> None:
    diary, shelf = asked(kept("4"))
    shelf.loses_sale(march(3)(NOON), 1)
    for number, kind in enumerate((PurchaseKind.VOR, PurchaseKind.EMERGENCY, PurchaseKind.STOCK)):
        Purchase(diary, f"P{number}", march(4)(NOON), kind, ("BP", 1))
    # 5 - 1 - 2 of 5
    assert seen(diary, "S02", FIRST, LAST).value == 40


def test_a_line_that_is_issued_twice_and_comes_back_twice_counts_once() -> None:
    diary, shelf = asked(kept("2"))
    shelf.filled(march(1)("9:00"), 5, 10)
    for day in (3, 4):
        shelf.issues(march(day)(NOON), LINE)
        shelf.takes_back(march(day)("13:00"), LINE)
    with kpi_reader(diary.log()) as reader:
        assert made_of(reader, "S10") == [
            (SUBJECT, "counted", "", 0, 1),
            (SUBJECT, "counted", "", 1, 0),
        ]
    assert seen(diary, "S10", date(2026, 3, 4), date(2026, 3, 4)).state is ValueState.NULL


@pytest.mark.parametrize(
    ("fetched", "standing"),
    [
        # on the day of expiry; a day late; not at all
        (march(20), {19: 0, 20: 0, 21: 0}),
        (march(21), {19: 0, 20: 1, 21: 0}),
        (None, {19: 0, 20: 1, 21: 1, 31: 1}),
    ],
)
def test_reservations_past_their_time(fetched: Clock | None, standing: dict[int, int]) -> None:
    diary, shelf = asked(kept("1"))
    shelf.filled(march(1)("9:00"), 5, 10)
    if fetched:
        shelf.issues(fetched("15:00"), LINE)
    days = [date(2026, 3, day) for day in standing]
    assert seen_on(diary, "S11", *days) == list(standing.values())
    assert seen(diary, "S11a", FIRST, LAST).value == 0


def test_on_a_day_to_come_nobody_knows_what_will_still_be_kept() -> None:
    diary, shelf = asked(kept("1"))
    shelf.filled(march(1)("9:00"), 5, 10)
    assert seen(diary, "S11", FIRST, LAST, today=date(2026, 3, 19)).value == 0
    assert seen(diary, "S11", FIRST, LAST, today=date(2026, 3, 20)).value == 1


def test_a_reservation_is_over_when_all_of_it_is() -> None:
    diary, shelf = asked(kept("2"))
    shelf.filled(march(1)("9:00"), 5, 10).issues(march(3)(NOON), LINE)
    assert seen(diary, "S11", FIRST, LAST).value == 1
    shelf.ends_reservation(march(22)(NOON), LINE)
    assert seen(diary, "S11", FIRST, LAST).value == 0
    assert seen(diary, "S11a", FIRST, LAST).value == 1
