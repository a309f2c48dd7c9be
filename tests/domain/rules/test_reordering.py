"""How much to order, of what, and from which months that follows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from domain.rules.parts import ReorderDays
from domain.rules.reordering import (
    Pool,
    Proposal,
    Succession,
    There,
    months_before,
    pooled,
    pools,
    propose,
)

DAYS = ReorderDays(safety_days=7, order_cycle_days=30, lead_days=14)


def demand(*months: int | None) -> list[Decimal | None]:
    return [None if month is None else Decimal(month) for month in months]


def there(available: int = 0, on_order: int = 0, awaited: int = 0) -> There:
    return There(Decimal(available), Decimal(on_order), Decimal(awaited))


def test_months_are_whole_ones_before_the_day() -> None:
    assert months_before(date(2026, 2, 28), 3) == ["2025-11", "2025-12", "2026-01"]
    assert months_before(date(2026, 12, 1), 1) == ["2026-11"]


def test_the_formula_of_the_parts_manual() -> None:
    proposal = propose(demand(10, 20, 30), DAYS, there(available=5))
    assert proposal == Proposal(average=Decimal(20), minimum=Decimal(14), maximum=Decimal(34), quantity=29)


@pytest.mark.parametrize(
    ("has", "quantity"),
    [
        (there(available=15), 0),
        (there(available=14), 20),
        (there(available=2, on_order=13), 0),
        (there(available=20, awaited=7), 21),
        (there(awaited=1), 35),
    ],
)
def test_it_is_filled_up_when_it_has_fallen_to_the_minimum(has: There, quantity: int) -> None:
    assert propose(demand(20), DAYS, has).quantity == quantity


def test_blanks_are_no_months_and_noughts_are() -> None:
    assert propose(demand(None, None, 6), DAYS, there()).average == Decimal(6)
    assert propose(demand(0, 0, 6), DAYS, there()).average == Decimal(2)


def test_without_a_known_month_only_what_is_awaited_is_ordered() -> None:
    nothing = propose(demand(None, None), DAYS, there())
    assert nothing == Proposal(average=None, minimum=Decimal(0), maximum=Decimal(0), quantity=0)
    assert propose(demand(None, None), DAYS, there(awaited=3, on_order=1)).quantity == 2


def test_whole_units_without_an_error_of_thirds() -> None:
    """Two thirds a month for ninety days are two pieces, not a hair more."""
    ninety = ReorderDays(safety_days=30, order_cycle_days=30, lead_days=30)
    assert propose(demand(0, 1, 1), ninety, there()).quantity == 2
    assert propose(demand(0, 1, 1), DAYS, there()).quantity == 2
    assert propose(demand(0, 1, 1), DAYS, there()).average == Decimal("0.667")


def test_negative_demand_orders_nothing() -> None:
    assert propose(demand(-3), DAYS, there(available=1)).quantity == 0


def test_a_replacement_takes_over_demand_and_not_stock() -> None:
    assert pools(["OLD", "NEW", "OTHER"], {"OLD": Succession("NEW", both_ways=False)}) == [
        Pool("NEW", ("NEW", "OLD"), ("NEW",)),
        Pool("OTHER", ("OTHER",), ("OTHER",)),
    ]


def test_interchangeable_parts_are_one_all_along_the_chain() -> None:
    chain = {"A": Succession("B", both_ways=True), "B": Succession("C", both_ways=True)}
    assert pools(["A"], chain) == [Pool("C", ("A", "B", "C"), ("A", "B", "C"))]


def test_one_way_anywhere_on_the_way_keeps_stock_apart() -> None:
    chain = {"A": Succession("B", both_ways=True), "B": Succession("C", both_ways=False)}
    assert pools(["A", "B", "C"], chain) == [Pool("C", ("A", "B", "C"), ("C",))]
    chain = {"A": Succession("B", both_ways=False), "B": Succession("C", both_ways=True)}
    assert pools(["A", "B", "C"], chain) == [Pool("C", ("A", "B", "C"), ("B", "C"))]


def test_a_circle_of_parts_comes_to_an_end() -> None:
    circle = {"A": Succession("B", both_ways=True), "B": Succession("A", both_ways=True)}
    assert sorted(part for pool in pools(["A", "B"], circle) for part in pool.demand_of) == ["A", "B"]


def test_a_pool_knows_what_any_of_its_parts_knows() -> None:
    assert pooled([demand(None, 4, 0), demand(None, None, 3)]) == demand(None, 4, 3)
