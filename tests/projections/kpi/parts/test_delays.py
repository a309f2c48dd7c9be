"""S03: cars that had to wait for parts."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from domain.aggregates.parts_stock.events import BackorderCancelled
from domain.aggregates.parts_stock.words import ReleaseCause
from domain.reasons import ReasonCode
from domain.trade import OrderClass
from tests.projections.kpi.golden.house.car import Car
from tests.projections.kpi.golden.house.diary import Diary
from tests.projections.kpi.golden.house.moments import march
from tests.projections.kpi.golden.house.order import Order
from tests.projections.kpi.golden.house.people import PARTS, SA1
from tests.projections.kpi.golden.house.storeroom import Shelf, line_of
from tests.projections.kpi.parts.storeroom import seen
from tests.projections.kpi.placing import FIRST, LAST

AT = march(2)
LINE = "01/J1/L2"


def taken_in() -> tuple[Diary, Order]:
    """Promised for four o'clock."""
    diary = Diary()
    car = Car(diary, "01", SA1).arrives(AT("8:00"))
    order = car.order(AT("8:05"), OrderClass.REPAIR, symptoms=1)
    order.asks(AT("8:10"), "BR-PAD", parts=500)
    order.promises(AT("8:15"), until=AT("16:00"), estimate=860)
    order.agreed(AT("8:20"))
    return diary, order


def delayed(diary: Diary) -> int:
    found = seen(diary, "S03", FIRST, LAST)
    assert found.denominator == 1
    return found.numerator


@pytest.mark.parametrize(
    ("came", "late"), [(AT("15:59"), 0), (AT("16:00"), 0), (AT("16:01"), 1), (march(9)("9:00"), 1)]
)
def test_the_part_comes_before_or_after_the_promise(came: datetime, late: int) -> None:
    diary, _ = taken_in()
    shelf = Shelf(diary, "BP")
    shelf.lacks(AT("8:20"), LINE)
    shelf.bought(came, 1, 10, (LINE, march(20)("12:00")))
    assert delayed(diary) == late


def test_a_promise_that_the_customer_agreed_to_in_time_counts() -> None:
    diary, order = taken_in()
    shelf = Shelf(diary, "BP")
    shelf.lacks(AT("8:20"), LINE)
    order.changes_promise(AT("12:00"), until=march(3)("12:00"), reason=ReasonCode.WAITING_PARTS)
    shelf.bought(march(3)("9:00"), 1, 10, (LINE, march(20)("12:00")))
    assert delayed(diary) == 0


def test_what_is_still_awaited_may_come_in_time() -> None:
    diary, _ = taken_in()
    Shelf(diary, "BP").lacks(AT("8:20"), LINE)
    assert seen(diary, "S03", FIRST, LAST, today=date(2026, 3, 2)).provisional
    assert not seen(diary, "S03", FIRST, LAST, today=date(2026, 3, 3)).provisional
    assert delayed(diary) == 1


def test_a_wait_that_was_given_up_in_time_delayed_nothing() -> None:
    diary, _ = taken_in()
    shelf = Shelf(diary, "BP")
    shelf.lacks(AT("8:20"), LINE)
    given_up = BackorderCancelled(
        part="BP", line=line_of(LINE), quantity=Decimal(1), cause=ReleaseCause.JOB_DROPPED
    )
    diary.add(shelf.stream, AT("9:00"), given_up, by=PARTS)
    assert delayed(diary) == 0


@pytest.mark.parametrize(
    ("reason", "late"), [(ReasonCode.WAITING_PARTS, 1), (ReasonCode.WAITING_CUSTOMER, 0)]
)
@pytest.mark.parametrize("until", [AT("11:00"), None])
def test_work_that_stood_for_want_of_parts(reason: ReasonCode, late: int, until: datetime | None) -> None:
    """Whether or not the shelf keeps account of the part."""
    diary, order = taken_in()
    order.shop.given(AT("9:00"), {"te01": "100"})
    order.shop.paused(AT("10:00"), until, reason)
    assert delayed(diary) == late
    assert not seen(diary, "S03", FIRST, LAST, today=date(2026, 3, 2)).provisional


def test_parts_without_a_promise_delay_nothing() -> None:
    diary = Diary()
    car = Car(diary, "01", SA1).arrives(AT("8:00"))
    car.order(AT("8:05"), OrderClass.REPAIR, symptoms=1)
    Shelf(diary, "BP").lacks(AT("8:20"), LINE)
    assert delayed(diary) == 0
