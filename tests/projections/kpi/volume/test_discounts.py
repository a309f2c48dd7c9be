"""V18: what was let off, and by whom."""

from __future__ import annotations

from decimal import Decimal

from domain.trade import OrderClass
from projections.kpi.queries.values import ValueState
from projections.kpi.words import Dimension
from tests.projections.kpi.billing import billed, labour_line, let_off, material_line, reversed_bill
from tests.projections.kpi.placing import FIRST, LAST, NEXT_FIRST, NEXT_LAST, made_of, shares
from tests.projections.kpi.reading import kpi_reader, value, value_by
from tests.projections.kpi.workshop import comes
from tests.projections.log_builder import Log
from tests.support.scenario import ADVISOR, SERVICE_MANAGER, clock


def a_generous_bill(log: Log, number: int, order_class: OrderClass = OrderClass.REPAIR) -> Log:
    """Two lines let off by two people, one at full price, and one of which nobody knows who let it off."""
    comes(log, number, clock(9), order_class=order_class)
    let_off(log, number, clock(10), {"L1": 5_000, "L2": 1_000}, by=ADVISOR)
    let_off(log, number, clock(11), {"L2": 2_000, "L3": 500}, by=SERVICE_MANAGER)
    let_off(log, number, clock(12), {"L3": 0}, by=ADVISOR)
    return billed(
        log,
        number,
        clock(17),
        labour_line("L1", 45_000, discount=5_000),
        material_line("L2", 8_000, discount=2_000),
        material_line("L3", 30_000),
        material_line("L4", 9_900, discount=100, job=None),
    )


def test_discount_by_gross_amount_and_authoriser() -> None:
    with kpi_reader(a_generous_bill(Log(), 1)) as reads:
        found = value(reads, "V18", FIRST, LAST)
        assert (found.numerator, found.denominator, found.value) == (7_100, 100_000, Decimal("7.1"))
        assert shares(reads, "V18", "advisor", "authoriser") == [
            ("sa01", "", 100, 40_000),
            ("sa01", "sa01", 5_000, 50_000),
            ("sa01", "sm01", 2_000, 10_000),
        ]
        assert value_by(reads, "V18", Dimension.AUTHORISER, FIRST, LAST)["sm01"].value == 20


def test_a_reversal_takes_the_discount_back_in_its_month() -> None:
    log = reversed_bill(a_generous_bill(Log(), 1), 1, clock(9, days=31), 92_900)
    with kpi_reader(log) as reads:
        found = value(reads, "V18", NEXT_FIRST, NEXT_LAST)
        assert (found.numerator, found.denominator) == (-7_100, -100_000)
        assert value(reads, "V18", FIRST, LAST).value == Decimal("7.1")


def test_orders_that_bring_no_revenue_let_nothing_off() -> None:
    with kpi_reader(a_generous_bill(Log(), 1, OrderClass.REWORK_OUT)) as reads:
        assert {entry[:3] for entry in made_of(reads, "V18")} == {
            ("work_order-1", "excluded", "kpi_inclusion.rework_out.revenue")
        }
        assert value(reads, "V18", FIRST, LAST).state is ValueState.NULL
