"""S07, S08 and S08a: parts orders, and whether they are there in time."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from domain.aggregates.purchase_order.events import OrderClosed
from domain.parts import PurchaseKind
from projections.kpi.queries.values import ValueState
from tests.projections.kpi.golden.house.diary import Diary
from tests.projections.kpi.golden.house.moments import Clock, march
from tests.projections.kpi.golden.house.people import PARTS_SUPERVISOR
from tests.projections.kpi.golden.house.storeroom import Purchase
from tests.projections.kpi.parts.storeroom import seen, seen_on
from tests.projections.kpi.placing import FIRST, LAST, left_out, made_of
from tests.projections.kpi.reading import kpi_reader

DUE = date(2026, 3, 10)
SUBJECT = "purchase_order-P1/L1"


def ordered(kind: PurchaseKind = PurchaseKind.STOCK) -> tuple[Diary, Purchase]:
    """Four pads, on the 2nd, promised for the 10th."""
    diary = Diary()
    order = Purchase(diary, "P1", march(2)("9:00"), kind, ("BP", 4))
    return diary, order.confirmed(march(3)("9:00"), DUE)


@pytest.mark.parametrize(
    ("comes", "in_time"),
    [
        ([(10, 4)], 1),
        ([(9, 2), (10, 2)], 1),
        ([(9, 2), (11, 2)], 0),
        ([(9, 3)], 0),
        ([], 0),
    ],
)
def test_received_in_full_by_the_day(comes: list[tuple[int, int]], in_time: int) -> None:
    diary, order = ordered()
    for day, quantity in comes:
        order.came(march(day)("23:00"), 1, quantity)
    with kpi_reader(diary.log()) as reader:
        assert made_of(reader, "S08") == [(SUBJECT, "counted", "", in_time, 1)]
    found = seen(diary, "S08", DUE, DUE)
    assert (found.numerator, found.denominator) == (in_time, 1)


@pytest.mark.parametrize(("said", "due"), [(march(10), 12), (march(11), 10)])
def test_a_new_promise_counts_until_the_old_one_is_over(said: Clock, due: int) -> None:
    diary, order = ordered()
    order.confirmed(said("8:00"), date(2026, 3, 12))
    day = date(2026, 3, due)
    assert seen(diary, "S08", day, day).denominator == 1
    assert seen(diary, "S08", FIRST, LAST).denominator == 1


def test_until_its_day_it_may_still_come() -> None:
    diary, _ = ordered()
    assert seen(diary, "S08", FIRST, LAST, today=DUE).provisional
    assert not seen(diary, "S08", FIRST, LAST, today=date(2026, 3, 11)).provisional


@pytest.mark.parametrize(("day", "excluded"), [(9, True), (10, False), (11, False)])
def test_cancelled_before_it_was_due(day: int, excluded: bool) -> None:
    diary, order = ordered()
    order.cancelled(march(day)("9:00"))
    with kpi_reader(diary.log()) as reader:
        assert left_out(reader, "S08") == ({SUBJECT: "definition.cancelled"} if excluded else {})
        assert left_out(reader, "S07") == {SUBJECT: "definition.cancelled"}


def test_nothing_is_due_that_nobody_promised() -> None:
    diary = Diary()
    Purchase(diary, "P1", march(2)("9:00"), PurchaseKind.STOCK, ("BP", 4))
    assert seen(diary, "S08", FIRST, LAST).state is ValueState.NULL


@pytest.mark.parametrize(
    ("kind", "urgent"),
    [
        (PurchaseKind.VOR, 1),
        (PurchaseKind.EMERGENCY, 1),
        (PurchaseKind.STOCK, 0),
        (PurchaseKind.BULK, 0),
        (PurchaseKind.WARRANTY, 0),
    ],
)
def test_what_is_ordered_in_a_hurry(kind: PurchaseKind, urgent: int) -> None:
    diary, _ = ordered(kind)
    with kpi_reader(diary.log()) as reader:
        assert made_of(reader, "S07") == [(SUBJECT, "counted", "", urgent, 1)]


def test_the_age_of_what_cars_off_the_road_wait_for() -> None:
    diary, order = ordered(PurchaseKind.VOR)
    Purchase(diary, "P2", march(5)("9:00"), PurchaseKind.VOR, ("OF", 1))
    order.came(march(8)("9:00"), 1, 3)

    order.came(march(9)("9:00"), 1, 1)
    diary.add("purchase_order-P2", march(20)("9:00"), OrderClosed(outstanding=("L1",)), by=PARTS_SUPERVISOR)
    ages = {
        1: None,
        4: Decimal(2),
        7: Decimal("3.5"),  # five days and two
        9: Decimal(4),
        19: Decimal(14),
        20: None,
    }
    assert seen_on(diary, "S08a", *(date(2026, 3, day) for day in ages)) == list(ages.values())


def test_only_cars_off_the_road_are_looked_at() -> None:
    diary, _ = ordered(PurchaseKind.EMERGENCY)
    assert seen(diary, "S08a", FIRST, LAST).value is None
