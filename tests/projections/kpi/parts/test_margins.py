"""V17: what is left of parts when their cost is paid."""

from __future__ import annotations

import pytest

from domain.trade import OrderClass
from tests.projections.kpi.golden.house.car import Car
from tests.projections.kpi.golden.house.diary import Diary
from tests.projections.kpi.golden.house.moments import Clock, april, march
from tests.projections.kpi.golden.house.order import Order
from tests.projections.kpi.golden.house.people import SA1
from tests.projections.kpi.golden.house.storeroom import Shelf
from tests.projections.kpi.parts.storeroom import seen, with_parts
from tests.projections.kpi.placing import FIRST, LAST, NEXT_FIRST, NEXT_LAST, left_out
from tests.projections.kpi.reading import kpi_reader

AT = march(2)
LINE = "01/J1/L2"
SALE = 100_000
"""1130 yuan with 13 % tax."""


def sold() -> tuple[Diary, Order, Shelf]:
    """Two pieces at 200 and 300 yuan lie there, one was issued for 1130 yuan with tax, and settled on the 2nd."""
    diary = Diary()
    car = Car(diary, "01", SA1).arrives(AT("8:00"))
    order = car.order(AT("8:05"), OrderClass.REPAIR, symptoms=1)
    order.asks(AT("8:10"), "BR-PAD", parts=1130)
    order.agreed(AT("8:20"))
    shelf = Shelf(diary, "BP").filled(march(1)("8:00"), 1, 200).filled(march(1)("9:00"), 1, 300)
    shelf.issues(AT("9:00"), LINE)
    order.bill.settles(AT("10:00"))
    return diary, order, shelf


@pytest.mark.parametrize(("costing", "cost"), [("moving_average", 25_000), ("fifo", 20_000)])
def test_cost_by_the_rule(costing: str, cost: int) -> None:
    found = seen(sold()[0], "V17", FIRST, LAST, rules=with_parts(costing=costing))
    assert (found.numerator, found.denominator) == (SALE - cost, SALE)


def test_tax_by_the_rule() -> None:
    found = seen(sold()[0], "V17", FIRST, LAST, rules=with_parts(vat_percent="0"))
    assert (found.numerator, found.denominator) == (113_000 - 25_000, 113_000)


def test_labour_and_lines_for_which_nothing_was_issued() -> None:
    diary, order, _ = sold()
    order.asks(AT("11:00"), "SUS-ARM", parts=900, job="J2")
    order.agreed(AT("11:05"), "J2")
    order.bill.settles(AT("12:00"))
    with kpi_reader(diary.log()) as reader:
        assert left_out(reader, "V17") == {"work_order-01/J2/L4": "definition.no_cost"}


def test_a_bill_that_is_taken_back_takes_back_the_margin_it_had() -> None:
    """Whatever became of the part afterwards."""
    diary, order, shelf = sold()
    at: Clock = april(2)
    order.bill.reverses(at("9:00"))
    shelf.takes_back(at("10:00"), LINE)
    found = seen(diary, "V17", FIRST, LAST), seen(diary, "V17", NEXT_FIRST, NEXT_LAST)
    assert [(each.numerator, each.denominator) for each in found] == [(75_000, SALE), (-75_000, -SALE)]


def test_what_comes_back_while_the_bill_stands_costs_nothing() -> None:
    diary, _, shelf = sold()
    shelf.takes_back(AT("12:00"), LINE)
    found = seen(diary, "V17", FIRST, LAST)
    assert (found.numerator, found.denominator) == (SALE, SALE)


def test_a_line_that_two_shelves_supplied() -> None:
    diary, _, _ = sold()
    Shelf(diary, "BQ").filled(march(1)("8:00"), 1, 100).issues(AT("9:30"), LINE)
    assert seen(diary, "V17", FIRST, LAST).numerator == SALE - 25_000 - 10_000
